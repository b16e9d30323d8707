"""Which meetings there were, which are announced, and which were announced and never reported."""

from datetime import date
from typing import Any

import pytest

from cisdash.frames.build import Frames
from cisdash.queries.filters import Filters
from cisdash.queries.meetings import attending, coming, held, meetings, unreported
from tests.build import a_city, a_meeting, frames_of

TODAY = date(2026, 3, 1)


def world(*found: Any) -> Frames:
    return frames_of(a_city("dushanbe", "TJ"), a_city("minsk", "BY"), *found)


@pytest.mark.parametrize(
    ("start", "end", "day", "is_over"),
    [
        ("2026-02-28", None, TODAY, True),
        ("2026-03-01", None, TODAY, False),
        ("2026-10-09", None, TODAY, False),
        ("2026-02-27", "2026-03-01", TODAY, False),
        ("2026-02", None, TODAY, True),
        ("2026-03", None, date(2026, 3, 31), False),
        ("2026", None, date(2026, 12, 31), False),
        ("2026", None, date(2027, 1, 1), True),
    ],
    ids=[
        "yesterday is over",
        "today is still to come",
        "autumn is to come",
        "its last day is today",
        "last month is over",
        "a month is over only with its last day",
        "a year is over only with its last day",
        "the day after the year",
    ],
)
def test_what_was_announced_is_to_come_or_unreported_and_never_held(
    start: str, end: str | None, day: date, is_over: bool
) -> None:
    frames = world(a_meeting(start, end=end, status="planned"))
    found = meetings(frames, Filters())
    assert len(unreported(found, day)) == is_over
    assert len(coming(found, day)) == (not is_over)
    assert held(found).empty


@pytest.mark.parametrize("status", ["moved", "cancelled"])
def test_a_meeting_that_was_called_off_is_neither_held_nor_awaited(status: str) -> None:
    frames = world(a_meeting("2026-02-01", status=status), a_meeting("2026-10-09", status=status))
    found = meetings(frames, Filters())
    assert len(found) == 2
    assert held(found).empty
    assert coming(found, TODAY).empty
    assert unreported(found, TODAY).empty


def test_lists_of_the_past_start_with_the_newest_and_of_the_future_with_the_soonest() -> None:
    frames = world(
        *(
            a_meeting(day, status="planned")
            for day in ("2026-05-01", "2026-01-01", "2026-04-01", "2025-01-01")
        ),
        *(a_meeting(day) for day in ("2024-01-01", "2025-06-01", "1991-12-21")),
    )
    found = meetings(frames, Filters())
    assert coming(found, TODAY)["start"].tolist() == ["2026-04-01", "2026-05-01"]
    assert unreported(found, TODAY)["start"].tolist() == ["2026-01-01", "2025-01-01"]
    assert held(found)["start"].tolist() == ["2025-06-01", "2024-01-01", "1991-12-21"]


@pytest.mark.parametrize(
    ("fields", "is_involved"),
    [
        ({"host": "KG"}, True),
        ({"chair": "KG"}, True),
        ({"attendance": [{"state": "KG"}]}, True),
        ({"attendance": [{"state": "KG", "presence": "online"}]}, True),
        ({"attendance": [{"state": "KG", "presence": "absent"}]}, False),
        ({"attendance": [{"state": "KG", "presence": "expected"}]}, False),
        ({"attendance": [{"body": "cis"}]}, False),
        ({"city": "dushanbe"}, False),
        ({}, False),
    ],
    ids=[
        "it hosted",
        "it chaired",
        "it was there",
        "it was there by video",
        "it stayed away",
        "it was only expected",
        "somebody else was there",
        "the city is another state's",
        "nothing is on record",
    ],
)
def test_a_state_is_involved_if_it_hosted_chaired_or_came(fields: dict[str, Any], is_involved: bool) -> None:
    frames = world(a_meeting(**fields))
    assert len(meetings(frames, Filters(states=("KG",)))) == is_involved


def test_a_state_hosts_what_takes_place_in_its_city() -> None:
    frames = world(a_meeting("2025-10-10", city="minsk"), a_meeting("2024-10-08", city="dushanbe"))
    assert meetings(frames, Filters(states=("BY",)))["city"].tolist() == ["minsk"]


def test_any_of_several_states_is_enough() -> None:
    frames = world(
        a_meeting("2025-10-10", host="TJ"), a_meeting("2024-10-08", chair="RU"), a_meeting("2023-10-13")
    )
    assert len(meetings(frames, Filters(states=("TJ", "RU")))) == 2


@pytest.mark.parametrize(
    ("start", "end", "since", "until", "is_kept"),
    [
        ("1993", None, 1993, 1993, True),
        ("1993", None, 1994, 1994, False),
        ("1993-12", None, 1993, 1993, True),
        ("1993-12-31", None, 1994, None, False),
        ("1994-01-01", None, None, 1993, False),
        ("1993-12-31", "1994-01-01", 1994, 1994, True),
        ("1993-12-31", "1994-01-01", 1993, 1993, True),
        ("1993-06-01", None, None, None, True),
    ],
    ids=[
        "a year is that year",
        "and no other",
        "a month counts for its year",
        "New Year's Eve is the old year",
        "New Year's Day is the new year",
        "a meeting over New Year counts for the new year",
        "and for the old one",
        "no years asked for, all kept",
    ],
)
def test_a_meeting_belongs_to_the_years_it_touches(
    start: str, end: str | None, since: int | None, until: int | None, is_kept: bool
) -> None:
    frames = world(a_meeting(start, end=end))
    assert len(meetings(frames, Filters(since=since, until=until))) == is_kept


def test_a_body_narrows_to_its_own_meetings() -> None:
    frames = world(a_meeting("2025-10-10", body="chs"), a_meeting("2025-10-09", body="cfm"))
    assert meetings(frames, Filters(bodies=("cfm",)))["id"].tolist() == ["cfm-2025-10-09"]
    assert len(meetings(frames, Filters(bodies=("chs", "cfm")))) == 2


def test_those_who_came_are_listed_once_and_in_order() -> None:
    twice = [{"state": "TJ"}, {"state": "AM", "presence": "online"}, {"state": "TJ", "level": "minister"}]
    stayed_away = [{"state": "MD", "presence": "absent"}, {"body": "cis"}]
    frames = world(a_meeting("2025-10-10", attendance=[*twice, *stayed_away]), a_meeting("2024-10-08"))
    assert attending(frames).tolist() == [("AM", "TJ"), ()]


def test_no_meetings_on_record_give_an_empty_list() -> None:
    found = meetings(frames_of(), Filters(("TJ",), ("chs",), 1991, 2026))
    assert found.empty
    assert coming(found, TODAY).empty
    assert unreported(found, TODAY).empty
