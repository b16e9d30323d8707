"""The address says every choice in codes, and what it says wrongly is ignored."""

from datetime import date, timedelta
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cisdash.queries.record import KINDS_ON_RECORD
from cisdash.web.address import MOST_CHARACTERS, Place, link, query_of
from cisdash.web.controls import (
    ASOF,
    BODY,
    BORDER,
    BORDERS,
    FIRST_DAY,
    LANG,
    OPEN,
    PART,
    PLACES,
    SHOW,
    STATE,
    YEARS,
)
from cisdash.words.translate import LANGUAGES

CODES = st.lists(st.from_regex(r"[a-z0-9]+(-[a-z0-9]+)*|[A-Z]{2}", fullmatch=True), unique=True, max_size=12)
VALUES: dict[Place, st.SearchStrategy[Any]] = {
    LANG: st.sampled_from(list(LANGUAGES)),
    STATE: CODES,
    BODY: CODES,
    YEARS: st.tuples(st.integers(1991, 2100), st.integers(0, 50)).map(
        lambda p: (p[0], min(p[0] + p[1], 2100))
    ),
    ASOF: st.integers(0, 20_000).map(lambda days: FIRST_DAY + timedelta(days=days)),
    OPEN: st.from_regex(r"[a-z0-9]+(-[a-z0-9]+)*", fullmatch=True),
    SHOW: st.sampled_from(KINDS_ON_RECORD),
    PART: st.integers(1, 9999),
    BORDER: st.sampled_from(BORDERS),
}
GARBAGE = (
    "x" * 10_000,
    "9" * 10_000,
    "<script>alert(1)</script>",
    "'; DROP TABLE states; --",
    "../../etc/passwd",
    "%00",
    "\x00",
    "\ud7ff🏔",
    "-",
    "--",
    "-1991",
    "²-³",
    "2025-2024",
    "0-99999",
    "1e9",
    "NaN",
    "None",
    "\n",
    " ",
)


def test_each_choice_is_tried_here() -> None:
    assert set(VALUES) == set(PLACES)


@given(st.fixed_dictionaries(VALUES))
def test_an_address_brings_the_same_choices_back(values: dict[Place, Any]) -> None:
    address = link("chair", query_of(values))
    query = parse_qs(urlsplit(address).query)
    for place, value in values.items():
        texts = query.get(place.name)
        assert (place.read(texts) if texts else place.default) == value


def test_what_was_not_chosen_is_not_in_the_address() -> None:
    assert link("chair", query_of({place: place.default for place in PLACES})) == "chair"


@pytest.mark.parametrize("place", PLACES, ids=lambda place: place.name)
@pytest.mark.parametrize("text", ["", *GARBAGE], ids=ascii)
def test_garbage_is_read_as_nothing_or_as_a_code_that_does_no_harm(place: Place, text: str) -> None:
    cut = text[:MOST_CHARACTERS]  # as on arrival
    value = place.read([cut])
    if place in {STATE, BODY}:
        assert value in (None, [cut])
        assert value is None or cut.replace("-", "").isalnum()
    elif place is OPEN:
        assert value in (None, cut)
    else:
        assert value is None


@given(place=st.sampled_from(PLACES), texts=st.lists(st.text(max_size=300), min_size=1, max_size=20))
def test_no_text_whatever_raises(place: Place, texts: list[str]) -> None:
    value = place.read(texts)
    if value is not None:
        assert place.read(place.write(value)) == value


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2025-2025", (2025, 2025)),
        ("1991-2026", (1991, 2026)),
        ("2025", (2025, 2025)),
        ("1990-1995", None),
        ("2025-2101", None),
        ("2026-2025", None),
        ("2025-", (2025, 2025)),
        ("-2025", None),
        ("2025-10-10", None),
    ],
)
def test_years_are_read_within_the_time_of_the_commonwealth(
    text: str, expected: tuple[int, int] | None
) -> None:
    assert YEARS.read([text]) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("1991-12-08", date(1991, 12, 8)),
        ("1991-12-07", None),
        ("2026-02-30", None),
        ("2026", None),
        ("heute", None),
    ],
)
def test_a_day_is_read_from_the_first_day_on(text: str, expected: date | None) -> None:
    assert ASOF.read([text]) == expected


def test_a_code_given_twice_counts_once_and_keeps_its_place() -> None:
    assert STATE.read(["TJ", "KG", "TJ"]) == ["TJ", "KG"]


def test_text_in_a_link_is_quoted() -> None:
    assert link("meetings", {"open": ["a&b=c#d e"]}) == "meetings?open=a%26b%3Dc%23d+e"
