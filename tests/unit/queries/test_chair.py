"""Who held the chair when."""

from datetime import date

import pytest

from cisdash.queries.chair import around, terms
from cisdash.queries.filters import Filters
from tests.build import a_term, frames_of

OCTOBER = a_term(2014, "UA", id="chair-2014-ua", status="declined")
TERMS = frames_of(
    a_term(2024, "RU", co_chairs=["KG", "TJ"]),
    a_term(2023, "KG"),
    a_term(1993, "BY", start="1993", end="1993"),
    a_term(1996, "RU", start="1996-01-19", end=None),
    a_term(2026, "TM", status="decided"),
    OCTOBER,
)


@pytest.mark.parametrize(
    ("filters", "expected"),
    [
        (Filters(since=2024, until=2024), ["chair-2024"]),
        (Filters(since=2023, until=2024), ["chair-2023", "chair-2024"]),
        (Filters(since=1993, until=1993), ["chair-1993"]),
        (Filters(since=2020, until=2021), []),
        (Filters(since=2024), ["chair-2024", "chair-2026"]),
        (Filters(until=1995), ["chair-1993"]),
        (Filters(states=("RU",)), ["chair-1996", "chair-2024"]),
        (Filters(states=("KG",)), ["chair-2023", "chair-2024"]),
        (Filters(states=("KG",), since=2024, until=2024), ["chair-2024"]),
        (Filters(states=("AM",)), []),
    ],
    ids=[
        "a calendar year picks one term",
        "two years pick both terms at the handover",
        "a term known to the year counts for that year",
        "no term, no rows",
        "an open span reaches to the last term",
        "an open span reaches to the first term",
        "a state that chaired",
        "a state beside the chair counts as well",
        "state and year narrow together",
        "a state that never chaired",
    ],
)
def test_terms_under_filters_stand_oldest_first(filters: Filters, expected: list[str]) -> None:
    assert terms(TERMS, filters)["id"].tolist() == expected


@pytest.mark.parametrize(
    ("day", "before", "now", "after"),
    [
        (date(2024, 6, 1), "chair-2023", "chair-2024", "chair-2026"),
        (date(2023, 12, 31), "chair-1996", "chair-2023", "chair-2024"),
        (date(2024, 1, 1), "chair-2023", "chair-2024", "chair-2026"),
        (date(2025, 6, 1), "chair-2024", None, "chair-2026"),
        (date(2014, 6, 1), "chair-1996", None, "chair-2023"),
        (date(1993, 7, 1), None, "chair-1993", "chair-1996"),
        (date(2030, 1, 1), "chair-2026", None, None),
    ],
    ids=[
        "in the middle of a term",
        "the last day belongs to the old chair",
        "the first day belongs to the new chair",
        "a year with no chair on record has none",
        "a term that was declined does not count",
        "a chair known to the year holds it all year",
        "after the last term nothing is made up",
    ],
)
def test_before_now_and_next(day: date, before: str | None, now: str | None, after: str | None) -> None:
    assert around(TERMS, day) == (before, now, after)


def test_with_no_terms_on_record_nobody_chairs() -> None:
    assert around(frames_of(), date(2025, 1, 1)) == (None, None, None)
    assert terms(frames_of(), Filters(states=("TJ",), since=2025)).empty
