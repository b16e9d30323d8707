"""Who belonged to what on a day."""

from datetime import date
from typing import Any

import pytest

from cisdash.queries.membership import Standing, memberships_by_pair, standing
from tests.build import a_body, a_membership, a_source, frames_of

FOUNDED = date(1991, 12, 21)
Row = dict[str, Any]


def on(day: str, *rows: Row) -> Standing:
    """The standing of Tajikistan in the council of heads of state; each row is one membership."""
    records = [a_membership(**{"id": f"tj-{number}", **row}) for number, row in enumerate(rows)]
    frames = frames_of(a_body(), a_source("dated", published="2004-05-06"), *records)
    mine = memberships_by_pair(frames).get(("chs", "TJ"), [])
    return standing(frames, mine, FOUNDED, date.fromisoformat(day))


@pytest.mark.parametrize(
    ("day", "rows", "mark"),
    [
        ("1991-12-20", [{"start": "1991-12-21"}], "not_applicable"),
        ("1991-12-21", [{"start": "1991-12-21", "status": "founding"}], "founding"),
        ("1993-09-23", [{"start": "1993-09-24"}], "not_member"),
        ("1993-09-24", [{"start": "1993-09-24"}], "member"),
        ("1993-01-01", [{"start": "1993"}], "member"),
        ("1992-12-31", [{"start": "1993"}], "not_member"),
        ("2009-08-18", [{"start": "1993", "end": "2009-08-18"}], "member"),
        ("2009-08-19", [{"start": "1993", "end": "2009-08-18"}], "left"),
        ("2009-12-31", [{"start": "1993", "end": "2009"}], "member"),
        ("2010-01-01", [{"start": "1993", "end": "2009"}], "left"),
        ("2099-01-01", [{"start": "1993"}], "member"),
        ("2005-01-01", [{"status": "observer", "start": "2002"}], "observer"),
        ("2005-01-01", [{"start": "1993"}, {"status": "suspended", "start": "2004-02-01"}], "suspended"),
        ("2003-01-01", [{"start": "1993"}, {"status": "suspended", "start": "2004-02-01"}], "member"),
        (
            "2006-01-01",
            [{"start": "1993"}, {"status": "suspended", "start": "2004", "end": "2005"}],
            "member",
        ),
        ("2005-01-01", [], "not_known"),
        ("2005-01-01", [{"status": "not_member", "seen_on": "2004-01-01"}], "not_member"),
        ("2005-01-01", [{"status": "non_participating", "start": "2018"}], "not_known"),
        ("2005-01-01", [{"status": "observer", "seen_on": "2016"}, {"start": "2024"}], "not_known"),
        ("1995-01-01", [{"end": "2009-08-18"}], "not_known"),
        ("2010-01-01", [{"end": "2001", "seen_on": "2003"}], "left"),
        ("1995-01-01", [{}], "not_known"),
    ],
    ids=[
        "before the body was founded",
        "a founder on the day of founding",
        "the day before joining",
        "the day of joining",
        "joined in a year: from its first day",
        "the day before that year",
        "the day of leaving still counts",
        "the day after leaving",
        "left in a year: to its last day",
        "the day after that year",
        "an open end stays open",
        "an observer is an observer",
        "the newer standing holds",
        "the older one held before it",
        "after a suspension it is a member again",
        "nothing on record is not known, not no",
        "a source that says it is none",
        "who ended its part had one, since a day not known",
        "who was seen as an observer before it joined was no stranger",
        "left on a known day, in since an unknown one",
        "left before the day of the source that says so",
        "without any date it is not known to be so from the beginning",
    ],
)
def test_standing_on_a_day(day: str, rows: list[Row], mark: str) -> None:
    assert on(day, *rows).mark == mark


def test_the_order_of_the_records_does_not_matter() -> None:
    rows: list[Row] = [{"start": "1993"}, {"status": "associate", "start": "2005-08-26"}]
    assert on("2006-01-01", *rows).mark == on("2006-01-01", *reversed(rows)).mark == "associate"


def test_a_standing_seen_by_a_source_counts_from_that_day_and_not_before() -> None:
    seen: Row = {"seen_on": "2004-05-06"}
    assert on("2004-05-06", seen) == Standing("member", "tj-0", None, None, "2004-05-06")
    assert on("2004-05-05", seen).mark == "not_known"


def test_without_any_date_a_standing_counts_from_its_oldest_dated_source() -> None:
    cited: Row = {"cites": [{"source": "gazette", "at": "page 1"}, {"source": "dated", "at": "page 2"}]}
    assert on("2004-05-06", cited).seen == "2004-05-06"
    assert on("2004-05-05", cited).mark == "not_known"


def test_a_later_report_that_it_is_no_member_ends_a_membership_without_end() -> None:
    rows: list[Row] = [{"start": "1993"}, {"status": "not_member", "seen_on": "2009-09-01"}]
    assert on("2009-08-31", *rows).mark == "member"
    assert on("2009-09-01", *rows).mark == "not_member"


def test_a_state_can_leave_and_come_back() -> None:
    rows: list[Row] = [{"start": "1993", "end": "1999"}, {"start": "2006"}]
    assert [on(day, *rows).mark for day in ("1995-01-01", "2002-01-01", "2007-01-01")] == [
        "member",
        "left",
        "member",
    ]


def test_one_that_was_never_in_cannot_leave() -> None:
    assert on("2005-01-01", {"status": "not_member", "start": "1993", "end": "1999"}).mark == "not_known"


def test_a_standing_names_its_record_and_its_dates_as_written() -> None:
    left = on("2015-01-01", {"start": "1993-12", "end": "2009-08-18"})
    assert left == Standing("left", "tj-0", "1993-12", "2009-08-18", None)
    assert on("1992-01-01", {"start": "1993-12"}).since == "1993-12"


def test_memberships_are_kept_apart_by_body_and_state() -> None:
    frames = frames_of(
        a_membership(id="a"),
        a_membership(id="b", state="KG"),
        a_membership(id="c", body="cfm"),
        a_membership(id="d"),
    )
    found = {pair: [row["id"] for row in rows] for pair, rows in memberships_by_pair(frames).items()}
    assert found == {("chs", "TJ"): ["a", "d"], ("chs", "KG"): ["b"], ("cfm", "TJ"): ["c"]}


def test_nobody_belongs_to_a_body_that_is_no_more() -> None:
    frames = frames_of(a_body(), a_membership(start="1992"))
    mine = memberships_by_pair(frames)[("chs", "TJ")]
    gone = date(2005, 10, 6)
    marks = [standing(frames, mine, FOUNDED, day, gone).mark for day in (gone, date(2005, 10, 7))]
    assert marks == ["member", "not_applicable"]
