"""Initiatives, offices, figures, honours and events are narrowed by the same filters as all else."""

import pytest

from cisdash.queries.filters import Filters
from cisdash.queries.record import KINDS_ON_RECORD, on_record
from tests.build import real


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
