"""Acts: which were adopted, by whom, until when."""

from typing import Any

import pytest

from cisdash.queries.agreements import agreements, involved, of_meeting
from cisdash.queries.filters import Filters
from tests.build import GAZETTE, a_meeting, an_act, frames_of


def did(state: str, kind: str) -> dict[str, Any]:
    return {"state": state, "kind": kind, "cites": GAZETTE}


def test_acts_stand_newest_first_and_undated_ones_last() -> None:
    frames = frames_of(an_act("old", signed_on="1993"), an_act("none"), an_act("new", signed_on="2025-10-10"))
    assert agreements(frames, Filters())["id"].tolist() == ["new", "old", "none"]


@pytest.mark.parametrize(
    ("fields", "is_involved"),
    [
        ({"parties": ["KG", "TJ"]}, True),
        ({"actions": [did("KG", "signed")]}, True),
        ({"actions": [did("KG", "withdrawn")]}, True),
        ({"actions": [did("KG", "not_signed")]}, False),
        ({"meeting": "chs-2025-10-10"}, True),
        ({"meeting": "chs-2024-10-08"}, False),
        ({"parties": ["TJ"]}, False),
        ({}, False),
    ],
    ids=[
        "a party",
        "it signed",
        "it withdrew, so it had been in",
        "it did not sign",
        "it was at the meeting that adopted it",
        "it was not at that meeting",
        "another state's treaty",
        "nothing is on record",
    ],
)
def test_a_state_is_involved_if_it_is_a_party_acted_or_was_there(
    fields: dict[str, Any], is_involved: bool
) -> None:
    there = a_meeting("2025-10-10", attendance=[{"state": "KG"}])
    frames = frames_of(there, a_meeting("2024-10-08", attendance=[{"state": "TJ"}]), an_act(**fields))
    assert len(agreements(frames, Filters(states=("KG",)))) == is_involved


def test_a_state_that_stayed_away_from_the_meeting_is_not_involved_in_its_acts() -> None:
    away = a_meeting("2025-10-10", attendance=[{"state": "KG", "presence": "absent"}, {"state": "TJ"}])
    frames = frames_of(away, an_act(meeting="chs-2025-10-10"))
    assert len(agreements(frames, Filters(states=("TJ",)))) == 1
    assert agreements(frames, Filters(states=("KG",))).empty


def test_the_states_of_an_act_are_its_parties_and_those_who_acted() -> None:
    act = an_act(
        parties=["TJ"], actions=[did("KG", "signed"), did("UA", "not_signed"), did("TJ", "ratified")]
    )
    assert involved(frames_of(act, an_act("empty"))).tolist() == [("KG", "TJ"), ()]


def test_an_act_known_to_the_year_counts_for_that_year_and_an_undated_one_for_none() -> None:
    frames = frames_of(an_act("dated", signed_on="1993"), an_act("undated"))
    assert agreements(frames, Filters(since=1993, until=1993))["id"].tolist() == ["dated"]
    assert agreements(frames, Filters(since=1994)).empty


def test_a_body_narrows_to_what_it_adopted() -> None:
    frames = frames_of(an_act("by-chs", body="chs"), an_act("by-nobody"))
    assert agreements(frames, Filters(bodies=("chs",)))["id"].tolist() == ["by-chs"]


def test_the_acts_of_a_meeting_are_its_own_by_kind() -> None:
    here = {"meeting": "chs-2025-10-10"}
    frames = frames_of(
        an_act("b", kind="statement", **here), an_act("a", kind="programme", **here), an_act("elsewhere")
    )
    assert set(of_meeting(frames, "chs-2025-10-10")["id"]) == {"a", "b"}
    assert of_meeting(frames, "chs-1991-12-21").empty


def test_a_state_in_the_chair_was_at_the_meeting_that_adopted_the_act() -> None:
    frames = frames_of(a_meeting("2025-06-05", chair="TJ"), an_act("plan", meeting="chs-2025-06-05"))
    assert agreements(frames, Filters(states=("TJ",)))["id"].tolist() == ["plan"]
    assert agreements(frames, Filters(states=("KG",))).empty
