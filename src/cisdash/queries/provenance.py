"""Sources and conflicts: what all facts rest on, and where they disagree."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

import pandas as pd

from cisdash.frames.build import Frames
from cisdash.queries.filters import KEPT, Filters, in_years


@lru_cache(maxsize=KEPT)
def sources(frames: Frames, filters: Filters) -> pd.DataFrame:
    """Rows of ``sources`` published in the years asked for, most cited first.

    Columns added: ``facts`` int64, places in which it is cited; ``records`` int64, records that cite it.
    """
    frame, cited = frames["sources"], frames["citations"]
    facts = cited.groupby("source").size()
    records = cited.drop_duplicates(["source", "kind", "record"]).groupby("source").size()
    frame = frame.assign(
        facts=frame["id"].map(facts).fillna(0).astype("int64"),
        records=frame["id"].map(records).fillna(0).astype("int64"),
    )
    keep = in_years(frame, filters, start="published")
    return frame.loc[keep].sort_values(["facts", "id"], ascending=[False, True], ignore_index=True)


@lru_cache(maxsize=KEPT)
def conflicts(frames: Frames, filters: Filters) -> pd.DataFrame:
    """Rows of ``conflicts`` about facts of the states, bodies and years asked for, by kind and id.

    Columns added: ``subject_kind`` str, ``subject`` str (id of the record), ``field`` str.
    """
    frame = frames["conflicts"]
    parts = frame["about"].str.extract(r"^(?P<subject_kind>[a-z]+)/(?P<subject>[^.]+)\.(?P<field>.+)$")
    frame = frame.join(parts)
    keep = [
        concerns(frames, kind, subject, filters)
        for kind, subject in zip(frame["subject_kind"], frame["subject"], strict=True)
    ]
    return frame.loc[pd.Series(keep, index=frame.index, dtype=bool)].sort_values(
        ["kind", "id"], ignore_index=True
    )


@dataclass(frozen=True, slots=True)
class Basis:
    """What a set of records rests on: how many sources, how many conflicts about them, the newest source."""

    sources: int
    conflicts: int
    newest: date | None


def basis(frames: Frames, records: Iterable[tuple[str, str]]) -> Basis:
    """What these records (kind, id) rest on."""
    keys = set(records)
    found = {source for key in keys for source in frames.cited.column_of(key, "source")}
    conflicts = sum(len(frames.disputed.column_of(key, "id")) for key in keys)
    return Basis(len(found), conflicts, _newest(frames, found))


@lru_cache(maxsize=1)
def whole_basis(frames: Frames) -> Basis:
    """What the whole dataset rests on."""
    return basis(frames, frames.cited)


def _newest(frames: Frames, sources: Iterable[str]) -> date | None:
    known = _published(frames)
    return max((day for source in sources if (day := known.get(source))), default=None)


@lru_cache(maxsize=1)
def _published(frames: Frames) -> Mapping[str, date]:
    """The day of each source that has one: of a source of '2026' nobody knows how new it is."""
    frame = frames["sources"].dropna(subset="published")
    frame = frame.loc[frame["published_first"] == frame["published_last"]]
    return dict(zip(frame["id"], frame["published_first"].dt.date, strict=True))


def concerns(frames: Frames, kind: str, subject: str, filters: Filters) -> bool:
    """Whether a record has to do with what the filters ask for."""
    row = frames.rows[kind].get(subject, {})
    return (
        _touches(
            row,
            filters.states,
            ("id", "state", "chair", "host", "sender"),
            ("co_chairs", "states", "parties", "proposed_by"),
        )
        and _touches(row, filters.bodies, ("id", "body", "parent"), ())
        and _in_span(row, filters)
    )


def _touches(
    row: dict[str, object], wanted: tuple[str, ...], single: tuple[str, ...], many: tuple[str, ...]
) -> bool:
    if not wanted:
        return True
    named = {row.get(name) for name in single}
    for name in many:
        value = row.get(name)
        named |= set(value) if isinstance(value, tuple) else set()
    return not named.isdisjoint(wanted)


def _in_span(row: dict[str, object], filters: Filters) -> bool:
    """Whether one of its dates, or the time between its start and its end, touches the years."""
    if filters.since is None and filters.until is None:
        return True
    first, last = filters.since or 0, filters.until or 9999
    started, ended = row.get("start_first"), row.get("end_last")
    if isinstance(started, date) and isinstance(ended, date):
        return started.year <= last and ended.year >= first
    years = [value.year for name, value in row.items() if name.endswith("_first") and isinstance(value, date)]
    return any(first <= year <= last for year in years)
