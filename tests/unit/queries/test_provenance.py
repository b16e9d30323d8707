"""What the facts rest on, and where they are disputed."""

from typing import Any

import pytest

from cisdash.queries.filters import Filters
from cisdash.queries.provenance import concerns, conflicts, sources
from tests.build import (
    a_body,
    a_conflict,
    a_meeting,
    a_membership,
    a_source,
    a_state,
    a_term,
    an_act,
    frames_of,
)

TWICE = [{"source": "herald", "at": "page 1"}, {"source": "herald", "at": "page 2"}]


def test_a_source_is_counted_by_places_and_by_records_most_cited_first() -> None:
    herald, almanac = a_source("herald"), a_source("almanac")
    frames = frames_of(
        herald, almanac, a_state("TJ", cites=TWICE), a_state("KG"), a_state("AM", cites=TWICE[:1])
    )
    table = sources(frames, Filters())
    assert list(zip(table["id"], table["facts"], table["records"], strict=True)) == [
        ("herald", 3, 2),
        ("gazette", 1, 1),
        ("almanac", 0, 0),
    ]


@pytest.mark.parametrize(
    ("published", "is_kept"),
    [("2011-10-18", True), ("2011", True), ("2010-12-31", False), (None, False)],
    ids=["that day", "that year", "the year before", "undated"],
)
def test_sources_are_narrowed_by_the_year_of_publication(published: str | None, is_kept: bool) -> None:
    frames = frames_of(a_source("herald", published=published))
    assert ("herald" in set(sources(frames, Filters(since=2011, until=2011))["id"])) == is_kept


WORLD = frames_of(
    a_body("chs", parent="cis"),
    a_state("UA", "Ukraine"),
    a_meeting("2025-10-10", host="TJ", body="chs"),
    a_term(2014, "BY", co_chairs=["RU"]),
    a_membership(id="ua-cis", body="cis", state="UA", start="1993"),
    an_act(parties=["KG", "AM"], signed_on="2011-10-18"),
)


@pytest.mark.parametrize(
    ("record", "filters", "expected"),
    [
        (("meetings", "chs-2025-10-10"), Filters(), True),
        (("meetings", "chs-2025-10-10"), Filters(states=("TJ",)), True),
        (("meetings", "chs-2025-10-10"), Filters(states=("RU",)), False),
        (("meetings", "chs-2025-10-10"), Filters(bodies=("chs",)), True),
        (("meetings", "chs-2025-10-10"), Filters(bodies=("cfm",)), False),
        (("meetings", "chs-2025-10-10"), Filters(since=2025, until=2025), True),
        (("meetings", "chs-2025-10-10"), Filters(since=2026), False),
        (("chairmanships", "chair-2014"), Filters(states=("BY",)), True),
        (("chairmanships", "chair-2014"), Filters(states=("RU",)), True),
        (("memberships", "ua-cis"), Filters(states=("UA",), bodies=("cis",)), True),
        (("memberships", "ua-cis"), Filters(until=1992), False),
        (("agreements", "treaty-2011"), Filters(states=("AM", "UZ")), True),
        (("states", "UA"), Filters(states=("UA",)), True),
        (("states", "UA"), Filters(since=1991, until=1991), False),
        (("bodies", "chs"), Filters(bodies=("cis",)), True),
        (("meetings", "not-there"), Filters(states=("TJ",)), False),
    ],
    ids=lambda value: "-".join(value) if isinstance(value, tuple) else None,
)
def test_a_record_concerns_its_states_bodies_and_years(
    record: tuple[str, str], filters: Filters, expected: bool
) -> None:
    assert concerns(WORLD, *record, filters) == expected


def test_a_conflict_knows_what_it_is_about() -> None:
    frames = frames_of(a_meeting(), a_conflict("meetings/chs-2025-10-10.attendance.3.level"))
    found = conflicts(frames, Filters()).iloc[0]
    assert (found["subject_kind"], found["subject"], found["field"]) == (
        "meetings",
        "chs-2025-10-10",
        "attendance.3.level",
    )


def test_conflicts_are_narrowed_by_what_they_are_about() -> None:
    about: dict[str, Any] = {"ua": "states/UA.independence", "tj": "meetings/chs-2025-10-10.city"}
    frames = frames_of(
        a_state("UA", "Ukraine"), a_meeting(host="TJ"), *(a_conflict(at, id=key) for key, at in about.items())
    )
    assert conflicts(frames, Filters(states=("UA",)))["id"].tolist() == ["ua"]
    assert conflicts(frames, Filters(bodies=("chs",)))["id"].tolist() == ["tj"]
    assert conflicts(frames, Filters(since=2025))["id"].tolist() == ["tj"]
    assert conflicts(frames, Filters())["id"].tolist() == ["tj", "ua"]


def test_no_conflicts_give_an_empty_register() -> None:
    assert conflicts(frames_of(), Filters(states=("UA",), since=2014)).empty
