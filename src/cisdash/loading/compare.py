"""Every fact in which two datasets differ. Rows go in as they were written: an older form compares too.

A list of plain values is one fact, a set. Pieces of other lists are found by what identifies them and not by
where they stand: ``meetings/chs-2025-10-10.attendance.AM.level``.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Any, NamedTuple

from cisdash.loading.difference import (
    Cite,
    CiteChange,
    Difference,
    FactChange,
    Path,
    Renamed,
    Value,
    Whole,
    in_order,
)
from cisdash.loading.pairing import Pair, at, pairs
from cisdash.loading.renaming import Moved, under_new_ids

Row = Mapping[str, Any]
Rows = Mapping[str, Mapping[str, Row]]  # kind → id → what stands in the file

_NAMES = ("title", "name", "question", "indicator", "office", "authority")
_NOTHING_MOVED: Moved = MappingProxyType({})


def compare(old: Rows, new: Rows, moved: Moved = _NOTHING_MOVED) -> Difference:
    """What differs from the old rows to the new; ``moved`` holds the redirects of the new dataset."""
    found = _Found()
    for kind in in_order((old, new)):
        _compare_kind(found, kind, (old.get(kind, {}), new.get(kind, {})), moved)
    return Difference(
        added=tuple(found.added),
        removed=tuple(found.removed),
        renamed=tuple(found.renamed),
        facts=tuple(found.facts),
        cites=tuple(found.cites),
    )


@dataclass(slots=True)
class _Found:
    added: list[Whole] = field(default_factory=list)
    removed: list[Whole] = field(default_factory=list)
    renamed: list[Renamed] = field(default_factory=list)
    facts: list[FactChange] = field(default_factory=list)
    cites: list[CiteChange] = field(default_factory=list)


def _compare_kind(
    found: _Found, kind: str, rows: tuple[Mapping[str, Row], Mapping[str, Row]], moved: Moved
) -> None:
    was, now = rows
    led = moved.get(kind, {})
    former = _former(was, now, led)
    for name in sorted(was.keys() - now.keys() - set(former.values())):
        found.removed.append(Whole(kind=kind, id=name, name=_name(was[name]), into=led.get(name)))
    for name in sorted(now):
        before = former.get(name, name)
        if before not in was:
            found.added.append(Whole(kind=kind, id=name, name=_name(now[name])))
            continue
        if before != name:
            found.renamed.append(Renamed(kind=kind, old=before, new=name, name=_name(now[name])))
        walk = _Walk(kind, name)
        walk.record(under_new_ids(was[before], moved), now[name])
        found.facts += walk.facts
        found.cites += walk.left()


def _former(was: Mapping[str, Row], now: Mapping[str, Row], led: Mapping[str, str]) -> dict[str, str]:
    """New id → old id of each record that was renamed, and did not become part of one that was there."""
    former: dict[str, str] = {}
    for old, new in sorted(led.items()):
        if old in was and old not in now and new in now and new not in was:
            former.setdefault(new, old)
    return former


class _Ground(NamedTuple):
    """What the facts of a piece rest on, as it was and as it is."""

    old: tuple[Cite, ...]
    new: tuple[Cite, ...]


@dataclass(slots=True)
class _Walk:
    """Goes through a record as it was and as it is, side by side, and keeps what differs."""

    kind: str
    id: str
    facts: list[FactChange] = field(default_factory=list)
    cites: list[CiteChange] = field(default_factory=list)

    def record(self, old: Row, new: Row) -> None:
        self._piece((), _without(old, ("id",)), _without(new, ("id",)), _Ground((), ()))

    def left(self) -> Iterator[CiteChange]:
        """The citations that changed and are not told together with a fact that changed."""
        for change in self.cites:
            size = len(change.path)
            told = {
                cite
                for fact in self.facts
                if fact.path[:size] == change.path
                for cite in (*fact.old_cites, *fact.new_cites)
            }
            untold = {cite.source for cite in (*change.removed, *change.added) if cite not in told}
            if untold:  # a source is told with its old and its new places, or not at all
                removed = tuple(cite for cite in change.removed if cite.source in untold)
                added = tuple(cite for cite in change.added if cite.source in untold)
                yield CiteChange(kind=self.kind, id=self.id, path=change.path, removed=removed, added=added)

    def _piece(self, path: Path, old: Row, new: Row, ground: _Ground) -> None:
        if old == new:
            return
        own = _Ground(_cites(old), _cites(new))
        removed, added = _not_in(own.old, own.new), _not_in(own.new, own.old)
        if removed or added:
            self.cites.append(CiteChange(kind=self.kind, id=self.id, path=path, removed=removed, added=added))
        rests = _Ground(own.old or ground.old, own.new or ground.new)
        for name in sorted({*old, *new} - {"cites"}):
            self._value((*path, name), old.get(name), new.get(name), rests)

    def _value(self, path: Path, old: Any, new: Any, ground: _Ground) -> None:
        """Two values in one place. Where they are of two sorts, one went and the other came."""
        if isinstance(old, Mapping) or isinstance(new, Mapping):
            self._piece(path, _mapping(old), _mapping(new), ground)
        for pair in pairs(path[-1], _pieces(old), _pieces(new)):
            self._pair((*path, *pair.label), pair, ground)
        self._leaf(path, _leaf(old), _leaf(new), ground)

    def _pair(self, path: Path, pair: Pair, ground: _Ground) -> None:
        if pair.old is None or pair.new is None:
            self._came_or_went(path, pair, ground)
        else:
            self._value(path, pair.old, pair.new, ground)

    def _came_or_went(self, path: Path, pair: Pair, ground: _Ground) -> None:
        """A piece on one side only: its facts less those that its address says, or else itself."""
        before = len(self.facts)
        old, new = _without(pair.old, pair.named_by), _without(pair.new, pair.named_by)
        self._value(path, old, new, ground)
        if len(self.facts) == before and pair.name:
            rests = _Ground(_cites(_mapping(old)) or ground.old, _cites(_mapping(new)) or ground.new)
            was, now = (None if piece is None else pair.name for piece in (pair.old, pair.new))
            self._leaf(path, was, now, rests)

    def _leaf(self, path: Path, old: Value, new: Value, ground: _Ground) -> None:
        if _words(old) == _words(new):
            return
        self.facts.append(
            FactChange(
                kind=self.kind,
                id=self.id,
                path=path,
                old=old,
                new=new,
                old_cites=() if old is None else _about(path, ground.old),
                new_cites=() if new is None else _about(path, ground.new),
            )
        )


def _about(path: Path, cites: tuple[Cite, ...]) -> tuple[Cite, ...]:
    """The citations that support a field of the record: ``for`` names no others."""
    return tuple(cite for cite in cites if not cite.supports or path[0] in cite.supports)


def _cites(piece: Row) -> tuple[Cite, ...]:
    """The citations of a piece, each once, by source and place. Anything else under that name is none."""
    items = piece.get("cites")
    found = [item if isinstance(item, Mapping) else {"source": item} for item in _list(items)]
    cites = {
        Cite(at(one, "source") or "", at(one, "at") or "", _words(_leaf(one.get("for")))) for one in found
    }
    return tuple(sorted(cites))


def _not_in(some: tuple[Cite, ...], others: tuple[Cite, ...]) -> tuple[Cite, ...]:
    return tuple(cite for cite in some if cite not in others)


def _mapping(value: Any) -> Row:
    return value if isinstance(value, Mapping) else {}


def _list(value: Any) -> Sequence[Any]:
    return value if isinstance(value, list) else ()


def _pieces(value: Any) -> Sequence[Any]:
    """The items of a list that is no set of plain values."""
    return () if all(isinstance(item, str) for item in _list(value)) else _list(value)


def _leaf(value: Any) -> Value:
    """A text, or a list of texts as a sorted set; None for whatever else, and for nothing."""
    if isinstance(value, str):
        return value.strip() or None
    if _pieces(value):
        return None
    return tuple(sorted({text for item in _list(value) if (text := item.strip())})) or None


def _words(value: Value) -> tuple[str, ...]:
    return (value,) if isinstance(value, str) else value or ()


def _without(piece: Any, paths: tuple[str, ...]) -> Any:
    """A piece less the fields at some dotted paths."""
    if not isinstance(piece, Mapping):
        return piece
    left = dict(piece)
    for path in paths:
        first, _, rest = path.partition(".")
        if rest:
            left[first] = _without(left.get(first), (rest,))
        else:
            left.pop(first, None)
    return left


def _name(row: Row) -> str | None:
    """What a record is called, in English where it is called so."""
    return next((text for name in _NAMES for path in (name, f"{name}.en") if (text := at(row, path))), None)
