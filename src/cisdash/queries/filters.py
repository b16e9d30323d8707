"""The filters that every view answers, and how rows are kept by them."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

import pandas as pd


@dataclass(frozen=True, slots=True)
class Filters:
    """What a reader narrowed the views to. Empty means: everything."""

    states: tuple[str, ...] = ()
    bodies: tuple[str, ...] = ()
    since: int | None = None  # first year, inclusive
    until: int | None = None  # last year, inclusive

    @property
    def is_empty(self) -> bool:
        """Whether nothing is narrowed."""
        return self == Filters()


KEPT = 16  # answers that a query keeps: readers ask the same few questions, and frames are never written into


def in_years(
    frame: pd.DataFrame, filters: Filters, start: str = "start", end: str | None = None
) -> pd.Series:
    """Which rows touch the years asked for; a boolean for each row.

    A date known to the year counts for that year. A row without a date is kept only if no years are
    asked for. A row without an end counts for its start alone: meetings rarely state one.
    """
    keep = pd.Series(data=True, index=frame.index)
    last = frame[f"{end}_last"].fillna(frame[f"{start}_last"]) if end else frame[f"{start}_last"]
    if filters.since is not None:
        keep &= (last >= pd.Timestamp(date(filters.since, 1, 1))).fillna(value=False)
    if filters.until is not None:
        keep &= (frame[f"{start}_first"] <= pd.Timestamp(date(filters.until, 12, 31))).fillna(value=False)
    return keep


def of_states(columns: Iterable[pd.Series], filters: Filters, index: pd.Index) -> pd.Series:
    """Which rows name one of the states asked for in one of the columns (codes, or tuples of codes)."""
    if not filters.states:
        return pd.Series(data=True, index=index)
    wanted = set(filters.states)
    keep = pd.Series(data=False, index=index)
    for column in columns:
        keep |= column.map(lambda value: _names_one(value, wanted)).astype(bool)
    return keep


def of_bodies(column: pd.Series, filters: Filters) -> pd.Series:
    """Which rows belong to one of the bodies asked for."""
    return column.isin(filters.bodies) if filters.bodies else pd.Series(data=True, index=column.index)


def _names_one(value: object, wanted: set[str]) -> bool:
    return not wanted.isdisjoint(value) if isinstance(value, tuple) else value in wanted
