"""Dates are as precise as their source, and never more."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cisdash.dates import PartialDate, Precision

DATES = st.one_of(
    st.dates().map(lambda day: day.isoformat()),
    st.dates().map(lambda day: day.isoformat()[:7]),
    st.dates().map(lambda day: day.isoformat()[:4]),
)


@pytest.mark.parametrize(
    ("text", "first", "last", "precision"),
    [
        ("1991", date(1991, 1, 1), date(1991, 12, 31), Precision.YEAR),
        ("1991-12", date(1991, 12, 1), date(1991, 12, 31), Precision.MONTH),
        ("1992-02", date(1992, 2, 1), date(1992, 2, 29), Precision.MONTH),
        ("1991-12-08", date(1991, 12, 8), date(1991, 12, 8), Precision.DAY),
        (" 1991 ", date(1991, 1, 1), date(1991, 12, 31), Precision.YEAR),
    ],
    ids=["a year", "a month", "a leap month", "a day", "blanks around it"],
)
def test_a_date_means_all_days_it_can_mean(text: str, first: date, last: date, precision: Precision) -> None:
    read = PartialDate.parse(text)
    assert (read.first, read.last, read.precision) == (first, last, precision)


@given(DATES)
def test_what_is_read_is_written_the_same(text: str) -> None:
    assert str(PartialDate.parse(text)) == text


@pytest.mark.parametrize(
    "text", ["", "91", "1991-1", "1991/12", "8.12.1991", "1991-12-8", "19911208", "1991-12-08T00"]
)
def test_other_forms_are_refused(text: str) -> None:
    with pytest.raises(ValueError, match="is not a date: write 1991, 1991-12 or 1991-12-08"):
        PartialDate.parse(text)


@pytest.mark.parametrize("text", ["0000", "1991-00", "1991-13", "1991-02-29", "1991-12-00", "1991-12-32"])
def test_days_that_no_calendar_has_are_refused(text: str) -> None:
    with pytest.raises(ValueError, match="is not in the calendar"):
        PartialDate.parse(text)


def test_digits_of_other_scripts_do_not_make_a_second_spelling() -> None:
    with pytest.raises(ValueError, match="is not a date"):
        PartialDate.parse("١٩٩١")


def test_dates_stand_in_order_of_their_first_day_the_exact_one_first() -> None:
    texts = ["1991-12-08", "1991-12", "1991", "1991-01-01", "1991-01", "1992"]
    assert [str(d) for d in sorted(map(PartialDate.parse, texts))] == [
        "1991-01-01",
        "1991-01",
        "1991",
        "1991-12",
        "1991-12-08",
        "1992",
    ]


@given(DATES, DATES)
def test_of_two_dates_one_is_earlier_or_they_are_the_same(one: str, other: str) -> None:
    a, b = PartialDate.parse(one), PartialDate.parse(other)
    assert (a < b) + (b < a) + (a == b) == 1


def test_a_day_of_the_calendar_is_an_exact_date() -> None:
    assert PartialDate.of_day(date(2025, 10, 10)) == PartialDate.parse("2025-10-10")
