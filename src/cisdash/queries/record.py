"""What is on record beside meetings, acts and chairs: initiatives, offices, designations, figures, events."""

from collections.abc import Mapping
from dataclasses import dataclass
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


_COLUMNS: Mapping[str, _Columns] = MappingProxyType(
    {
        "initiatives": _Columns("proposed_on", ("proposed_by",), undated=True),
        "representations": _Columns("since", ("sender", "host"), undated=True),
        "terms": _Columns("start", ("state",), undated=True),
        "designations": _Columns("start", ("states",), undated=False),
        "figures": _Columns("start", ("state",), undated=True),
        "awards": _Columns("on", (), undated=False),
        "events": _Columns("on", ("states",), undated=False),
    }
)
KINDS_ON_RECORD = tuple(_COLUMNS)


@lru_cache(maxsize=KEPT * len(_COLUMNS))
def on_record(frames: Frames, kind: str, filters: Filters) -> pd.DataFrame:
    """Rows of one of these kinds under the filters, oldest first, undated ones last.

    An initiative belongs to every year in which something became of it.
    """
    frame, columns = frames[kind], _COLUMNS[kind]
    keep = in_years(frame, filters, start=columns.when)
    if columns.undated:
        keep |= frame[columns.when].isna()
    if kind == "initiatives":
        steps = frames["initiatives.steps"]
        keep |= frame["id"].isin(steps.loc[in_years(steps, filters, start="on"), "of"])
    keep &= of_states([frame[name] for name in columns.states] + _implied(frames, kind), filters, frame.index)
    if "body" in frame:
        keep &= of_bodies(frame["body"], filters)
    return frame.loc[keep].sort_values([f"{columns.when}_first", "id"], ignore_index=True)


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
