"""What differs between two datasets: records that came, went or were renamed, facts, and sources alone."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from typing import NamedTuple

from cisdash.records import KINDS

Value = str | tuple[str, ...] | None  # None: not known
Path = tuple[str, ...]


class Cite(NamedTuple):
    """A place in a source, and the fields that it supports; none named: all of them."""

    source: str
    place: str
    supports: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Whole:
    """A record that came or went; ``into`` is the record that a redirect of the new dataset leads to."""

    kind: str
    id: str
    name: str | None
    into: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Renamed:
    """A record under another id."""

    kind: str
    old: str
    new: str
    name: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class _Change:
    kind: str
    id: str
    path: Path

    @property
    def address(self) -> str:
        """``kind/id.field``, the id the new one."""
        return ".".join((f"{self.kind}/{self.id}", *self.path))


@dataclass(frozen=True, slots=True, kw_only=True)
class FactChange(_Change):
    """A fact that is another now, and what it rests on; not known rests on nothing."""

    old: Value
    new: Value
    old_cites: tuple[Cite, ...]
    new_cites: tuple[Cite, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class CiteChange(_Change):
    """A record, or a piece of one, that rests on other sources though no fact says so by having changed."""

    removed: tuple[Cite, ...]
    added: tuple[Cite, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Tally:
    """How much differs in one kind. ``changed`` counts the records that ``facts`` stand in."""

    kind: str
    added: int
    removed: int
    renamed: int
    changed: int
    facts: int
    sources: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """All that differs, in the order of the kinds, then by id and place."""

    added: tuple[Whole, ...]
    removed: tuple[Whole, ...]
    renamed: tuple[Renamed, ...]
    facts: tuple[FactChange, ...]
    cites: tuple[CiteChange, ...]

    def tallies(self) -> tuple[Tally, ...]:
        """Counts of each kind in which something differs."""
        added, removed, renamed = _by_kind(self.added), _by_kind(self.removed), _by_kind(self.renamed)
        facts, cites = _by_kind(self.facts), _by_kind(self.cites)
        changed = Counter(kind for kind, _ in {(fact.kind, fact.id) for fact in self.facts})
        return tuple(
            Tally(
                kind=kind,
                added=added[kind],
                removed=removed[kind],
                renamed=renamed[kind],
                changed=changed[kind],
                facts=facts[kind],
                sources=cites[kind],
            )
            for kind in in_order((added, removed, renamed, facts, cites))
        )


def in_order(groups: Iterable[Iterable[str]]) -> list[str]:
    """The kinds in any of the groups: those of today in their order, then those that are no more."""
    kinds = {kind for group in groups for kind in group}
    return [*(kind for kind in KINDS if kind in kinds), *sorted(kinds - KINDS.keys())]


def _by_kind(changes: Iterable[Whole | Renamed | FactChange | CiteChange]) -> Counter[str]:
    return Counter(change.kind for change in changes)
