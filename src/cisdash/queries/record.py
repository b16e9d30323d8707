"""What is on record beside meetings, acts and chairs: initiatives, offices, designations, figures, events."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from types import MappingProxyType

import pandas as pd

from cisdash.frames.build import Frames
from cisdash.queries.filters import KEPT, Filters, in_years, of_bodies, of_states


@dataclass(frozen=True, slots=True)
class _Columns:
    """Where a kind says when, and whom it concerns; whether a row without a date is kept under any years."""

    when: str
    states: tuple[str, ...]
    undated: bool
    end: str | None = None
    runs_on: bool = False  # without an end it is still so


_COLUMNS: Mapping[str, _Columns] = MappingProxyType(
    {
        "initiatives": _Columns("proposed_on", ("proposed_by",), undated=True),
        "representations": _Columns("since", ("sender", "host"), undated=True),
        "terms": _Columns("start", ("state",), undated=True, end="end", runs_on=True),
        "designations": _Columns("start", ("states",), undated=False, end="end"),
        "figures": _Columns("start", ("state",), undated=True, end="end"),
        "awards": _Columns("on", (), undated=False),
        "events": _Columns("on", ("states",), undated=False, end="end"),
    }
)
KINDS_ON_RECORD = tuple(_COLUMNS)


@lru_cache(maxsize=KEPT * len(_COLUMNS))
def on_record(frames: Frames, kind: str, filters: Filters) -> pd.DataFrame:
    """Rows of one of these kinds under the filters, oldest first, undated ones last.

    An initiative belongs to every year in which something became of it, a term of office to every year in
    which it ran; without an end it still runs.
    """
    frame, columns = frames[kind], _COLUMNS[kind]
    keep = in_years(frame, filters, start=columns.when, end=columns.end)
    if columns.runs_on:
        keep |= _still_running(frame, filters)
    if columns.undated:
        keep |= frame[columns.when].isna() & _not_over(frame, columns, filters)
    if kind == "initiatives":
        steps = frames["initiatives.steps"]
        keep |= frame["id"].isin(steps.loc[in_years(steps, filters, start="on"), "of"])
    keep &= of_states([frame[name] for name in columns.states] + _implied(frames, kind), filters, frame.index)
    if "body" in frame:
        keep &= of_bodies(frame["body"], filters)
    return frame.loc[keep].sort_values([f"{columns.when}_first", "id"], ignore_index=True)


def _still_running(frame: pd.DataFrame, filters: Filters) -> pd.Series:
    """Which rows began before the years were over and have no end."""
    last = pd.Timestamp(date(filters.until or 9999, 12, 31))
    return (frame["start_first"] <= last).fillna(value=False) & frame["end"].isna()


def _not_over(frame: pd.DataFrame, columns: _Columns, filters: Filters) -> pd.Series:
    """Which rows had not ended before the years began, as far as an end is known."""
    if columns.end is None or filters.since is None:
        return pd.Series(data=True, index=frame.index)
    first = pd.Timestamp(date(filters.since, 1, 1))
    return frame[f"{columns.end}_last"].isna() | (frame[f"{columns.end}_last"] >= first).fillna(value=False)


def _implied(frames: Frames, kind: str) -> list[pd.Series]:
    """States that a record concerns without naming them: that of the city, that of the person's office."""
    frame = frames[kind]
    found = []
    if "city" in frame:
        cities = frames["cities"].set_index("id")["state"]
        found.append(frame["city"].map(cities).astype("object"))
    if kind == "awards":
        offices = frames["terms"].dropna(subset="state").groupby("person")["state"].agg(tuple)
        found.append(frame["person"].map(offices).astype("object"))
    return found


def newest_first(frame: pd.DataFrame, kind: str) -> pd.DataFrame:
    """The same rows, newest first; undated ones stay last."""
    when = f"{_COLUMNS[kind].when}_first"
    return frame.sort_values([when, "id"], ascending=[False, True], na_position="last", ignore_index=True)
