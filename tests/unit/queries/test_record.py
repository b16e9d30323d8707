"""Initiatives, offices, figures, honours and events are narrowed by the same filters as all else."""

import pytest

from cisdash.queries.filters import Filters
from cisdash.queries.record import KINDS_ON_RECORD, newest_first, on_record
from cisdash.records.chronicle import Event, Initiative
from cisdash.records.people import Term
from tests.build import GAZETTE, a_city, a_state, frames_of, named, real


@pytest.mark.parametrize("kind", KINDS_ON_RECORD)
def test_without_filters_everything_is_shown(kind: str) -> None:
    assert set(on_record(real(), kind, Filters())["id"]) == set(real().rows[kind])


def test_an_event_of_another_year_is_not_shown() -> None:
    shown = on_record(real(), "events", Filters(since=2025, until=2025))
    assert len(shown)
    assert set(shown["on"].str[:4]) == {"2025"}


def test_an_initiative_belongs_to_the_state_that_proposed_it() -> None:
    shown = on_record(real(), "initiatives", Filters(states=("TJ",)))
    assert "security-belt" in set(shown["id"])
    assert "cis-plus" not in set(shown["id"])


def test_a_figure_without_dates_is_shown_under_any_years() -> None:
    undated = {row["id"] for row in real().rows["figures"].values() if row["start"] is None}
    assert undated
    assert undated <= set(on_record(real(), "figures", Filters(since=1995, until=1995))["id"])


def test_an_event_in_a_city_concerns_its_state() -> None:
    event = {"id": "dinner", "kind": "reception", "title": named("Dinner"), "on": "2025", "cites": GAZETTE}
    frames = frames_of(a_state(), a_city(), Event.model_validate({**event, "city": "dushanbe"}))
    assert on_record(frames, "events", Filters(states=("TJ",)))["id"].tolist() == ["dinner"]
    assert on_record(frames, "events", Filters(states=("KG",))).empty


def test_an_honour_concerns_the_state_in_whose_office_the_person_is() -> None:
    shown = on_record(real(), "awards", Filters(states=("TJ",)))
    assert shown["person"].tolist() == ["emomali-rahmon"]
    assert on_record(real(), "awards", Filters(states=("UA",))).empty


def test_an_initiative_belongs_to_every_year_in_which_something_became_of_it() -> None:
    step = {"on": "2025-01-01", "what": named("It was named again"), "cites": GAZETTE}
    given = {
        "id": "belt",
        "title": named("Belt"),
        "status": "proposed",
        "proposed_on": "2021",
        "cites": GAZETTE,
    }
    frames = frames_of(Initiative.model_validate({**given, "steps": [step]}))
    found = {
        year: len(on_record(frames, "initiatives", Filters(since=year, until=year)))
        for year in (2021, 2023, 2025)
    }
    assert found == {2021: 1, 2023: 0, 2025: 1}


def test_what_is_newest_stands_first_and_what_has_no_date_last() -> None:
    frame = newest_first(on_record(real(), "figures", Filters()), "figures")
    days = frame["start_first"].dropna().tolist()
    assert days == sorted(days, reverse=True)
    assert frame["start_first"].isna().tolist() == sorted(frame["start_first"].isna())


TERM = {"person": "somebody", "office": named("Premier"), "role": "head_of_government", "cites": GAZETTE}


@pytest.mark.parametrize(
    ("dates", "shown"),
    [
        ({"start": "2003", "end": "2018"}, True),
        ({"start": "2003", "end": "2009"}, False),
        ({"start": "2003"}, True),
        ({"start": "2013"}, False),
        ({"end": "1999"}, False),
        ({"end": "2011"}, True),
        ({}, True),
    ],
    ids=[
        "it ran through the years",
        "it was over",
        "it has no end, so it still ran",
        "it had not begun",
        "it began nobody knows when, and was over",
        "it began nobody knows when, and ended in them",
        "nothing is known of when",
    ],
)
def test_a_term_of_office_belongs_to_the_years_in_which_it_ran(dates: dict[str, str], shown: bool) -> None:
    frames = frames_of(Term.model_validate({"id": "premier", **TERM, **dates}))
    assert len(on_record(frames, "terms", Filters(since=2010, until=2012))) == int(shown)
