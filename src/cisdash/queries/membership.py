"""Memberships: who belonged to what on a day."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Any

from cisdash.frames.build import Frames
from cisdash.queries.provenance import whole_basis

Row = Mapping[str, Any]
_LENGTH_OF_A_DAY = len("1991-12-08")
BELONGING = ("founding", "member", "associate", "observer", "participating")


@dataclass(frozen=True, slots=True)
class Standing:
    """A state's standing in a body on a day.

    ``mark`` is a status of the vocabulary, or ``left``, ``not_known``, ``not_applicable``. ``membership`` is
    the id of the record it rests on; ``since`` and ``until`` are its dates as written, ``seen`` the day of
    the source where no start is known.
    """

    mark: str
    membership: str | None = None
    since: str | None = None
    until: str | None = None
    seen: str | None = None


def standing(
    frames: Frames, rows: Iterable[Row], founded: date | None, day: date, dissolved: date | None = None
) -> Standing:
    """The standing that the rows of one state in one body give for a day.

    A membership counts from the first day its start can mean to the last day its end can mean. Where no start
    is known it counts from the day of the source that states it, or from the newest source of all if that one
    has no day: then it is known to be so, not since when. Before a known start it is not yet a member, unless
    an earlier standing without a known start is on record. Outside the life of the body nobody belongs to it.
    """
    if (founded and day < founded) or (dissolved and day > dissolved):
        return Standing("not_applicable")
    found = sorted(rows, key=lambda row: _begins(frames, row))
    current = [row for row in found if _covers(frames, row, day)]
    if current:
        return _as_standing(frames, current[-1], str(current[-1]["status"]))
    ended = [row for row in found if row["end_last"] and row["end_last"] < day and row["status"] in BELONGING]
    if ended:
        return _as_standing(frames, ended[-1], "left")
    if any(row["status"] in BELONGING and not row["start"] for row in found):
        return Standing("not_known")  # it belonged since a day that no source gives
    later = [row for row in found if row["start_first"] and row["start_first"] > day]
    if later and later[0]["status"] in BELONGING:
        return _as_standing(frames, later[0], "not_member")
    return Standing("not_known")


@lru_cache(maxsize=1)
def memberships_by_pair(frames: Frames) -> Mapping[tuple[str, str], list[Row]]:
    """Membership rows by body and state."""
    found: dict[tuple[str, str], list[Row]] = {}
    for row in frames.rows["memberships"].values():
        found.setdefault((row["body"], row["state"]), []).append(row)
    return found


def _as_standing(frames: Frames, row: Row, mark: str) -> Standing:
    seen = None if row["start"] else row["seen_on"] or _oldest_source(frames, row)
    return Standing(mark, row["id"], row["start"], row["end"], seen)


def _covers(frames: Frames, row: Row, day: date) -> bool:
    return _begins(frames, row) <= day and (row["end_last"] is None or day <= row["end_last"])


def _begins(frames: Frames, row: Row) -> date:
    """The first day for which the standing is known."""
    if row["start_first"]:
        return row["start_first"]  # type: ignore[no-any-return]
    oldest = _oldest_source(frames, row)
    seen = row["seen_on_first"] or (date.fromisoformat(oldest) if oldest else None)
    last = row["end_last"] or date.max
    return min(seen or whole_basis(frames).newest or date.max, last)


def _oldest_source(frames: Frames, row: Row) -> str | None:
    """The day of the earliest dated source of a membership without dates of its own."""
    cited = frames.cited.get(("memberships", row["id"]), ())
    dates = [frames.rows["sources"][item["source"]]["published"] for item in cited]
    return min((when for when in dates if when and len(when) == _LENGTH_OF_A_DAY), default=None)
