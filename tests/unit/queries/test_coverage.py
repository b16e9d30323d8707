"""What the dataset knows of itself."""

from dataclasses import replace
from datetime import date

import pytest

from cisdash.queries import coverage
from cisdash.queries.provenance import whole_basis
from cisdash.records.expectations import Expectations, Measure
from tests.build import (
    GAZETTE,
    a_body,
    a_city,
    a_meeting,
    a_membership,
    a_source,
    a_state,
    a_term,
    an_act,
    frames_of,
    real,
)


def cites(*sources: str) -> list[dict[str, str]]:
    return [{"source": source, "at": "page 1"} for source in sources]


def test_sources_of_one_publisher_are_one_witness() -> None:
    frames = frames_of(
        a_source("a", publisher="One"),
        a_source("b", publisher="One"),
        a_source("c", publisher="Two", kind="weak"),
        a_meeting("2001", cites=cites("a", "b")),
        a_meeting("2002", cites=cites("a", "c")),
        a_meeting("2003", cites=cites("c")),
        a_meeting("2004", cites=cites("gazette", "a", "c")),
    )
    (row,) = coverage.support(frames).query("kind == 'meetings'").to_dict("records")
    assert row == {
        "kind": "meetings", "records": 4, "one": 2, "two": 1, "more": 1, "weak": 1, "disputed": 0,
    }  # fmt: skip


def action(state: str, kind: str, on: str | None = None, **more: object) -> dict[str, object]:
    given = {"state": state, "kind": kind, "cites": GAZETTE, **more}
    return given if on is None else {**given, "on": on}


def test_a_state_is_bound_by_its_consent_and_what_is_undated_is_missing() -> None:
    act = an_act(
        actions=[
            action("AM", "signed", "2011-10-18"),
            action("BY", "ratified", "2012"),
            action("BY", "in_force", "2012-09-20"),
            action("KZ", "deposited", "2012-11-08"),
            action("KZ", "in_force", "2012-12-08", by_rule=True),
            action("TJ", "consented"),
            action("UA", "in_force"),
        ]
    )
    frames = frames_of(act)
    frames = replace(frames, expected=Expectations(best_known=("treaty-2011",)))
    assert coverage.ratification(frames).to_dict("records") == [
        {"id": "treaty-2011", "bound": 4, "consent": 2, "in_force": 2, "by_rule": 1}
    ]


def test_a_treaty_of_which_nothing_is_known_is_a_hole() -> None:
    frames = frames_of(an_act(actions=[action("AM", "signed", "2011-10-18")]))
    frames = replace(frames, expected=Expectations(best_known=("treaty-2011",)))
    found = {hole.name: len(hole.missing) for hole in coverage.holes(frames)}
    assert (found["best_in_force"], found["best_consent"]) == (1, 1)


def test_a_source_of_a_year_is_not_the_newest_because_the_year_has_not_ended() -> None:
    frames = frames_of(
        a_source("a", published="2026"),
        a_source("b", published="2026-08-22"),
        a_meeting("2001", cites=cites("a", "b")),
    )
    assert whole_basis(frames).newest == date(2026, 8, 22)


def test_every_year_that_a_term_touches_has_a_chair_unless_it_was_declined() -> None:
    frames = frames_of(a_term(2012), a_term(2014, status="declined"), a_term(2015, end="2016-05-01"))
    assert coverage.chair_years(frames) == (2012, 2015, 2016)


def test_holes_name_the_records_that_lack_something() -> None:
    frames = frames_of(
        a_state(), a_city(), a_body(), a_meeting("2001", city="dushanbe"), a_meeting("2002"), a_membership()
    )
    found = {hole.name: hole for hole in coverage.holes(frames)}
    assert found["summit_city"].missing == (("meetings", "chs-2002"),)
    assert found["summit_city"].of == 2
    assert found["membership_start"].missing == (("memberships", "tj-chs"),)


def test_fields_that_may_be_empty_are_counted() -> None:
    frames = frames_of(a_body(), a_meeting("2001", number=5), a_meeting("2002", kind="regular"))
    rows = coverage.completeness(frames).to_dict("records")
    found = {row["field"]: (row["known"], row["records"]) for row in rows if row["kind"] == "meetings"}
    assert found["number"] == (1, 2)
    assert found["kind"] == (1, 2), "what is not stated is not known"
    assert "status" not in found, "a field that every record has says nothing"


def test_the_floors_of_our_own_dataset_are_reached() -> None:
    sizes, floors = coverage.measures(real()), real().expected.floors
    assert set(floors) == set(Measure), "every measure has its floor"
    assert {measure: sizes[measure] for measure, floor in floors.items() if sizes[measure] < floor} == {}


def test_our_share_of_the_known_whole_is_counted_up_to_the_same_day() -> None:
    wholes = coverage.of_wholes(real())
    assert len(wholes) >= 3
    assert all(whole.ours > 0 for whole in wholes)


@pytest.mark.parametrize(("known", "of", "per_cent"), [(0, 0, 100.0), (1, 4, 25.0), (3, 3, 100.0)])
def test_a_share_of_nothing_is_whole(known: int, of: int, per_cent: float) -> None:
    assert coverage.Share(known, of).per_cent == per_cent
