"""The dataset in memory: frozen records by kind, and where each stands in its file."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache, cached_property
from types import MappingProxyType
from typing import Any, NamedTuple, TypeVar

from pydantic import BaseModel

from cisdash.loading.problems import Problem
from cisdash.loading.reader import Lines, Sheet, Step
from cisdash.records import KINDS
from cisdash.records.base import Identified, leaves
from cisdash.records.expectations import Expectations
from cisdash.records.redirects import Redirects

R = TypeVar("R", bound=Identified)


class Place(NamedTuple):
    """Where a record stands: light enough to keep for every record."""

    lines: Lines
    row: int

    def problem(self, record: str, steps: tuple[Step, ...], code: str, message: str, hint: str) -> Problem:
        """A problem at a field of the record that stands here."""
        line = self.lines.line(self.row, steps)
        return Problem(self.lines.path, line, record, ".".join(map(str, steps)), code, message, hint)


@dataclass(frozen=True)
class Entry:
    """A record and its place."""

    kind: str
    record: Identified
    place: Place

    @cached_property
    def parts(self) -> tuple[tuple[BaseModel, tuple[Step, ...]], ...]:
        """The record and every piece inside it, each with the path that leads there."""
        return tuple(parts_of(self.record))

    def problem(self, steps: tuple[Step, ...], code: str, message: str, hint: str) -> Problem:
        """A problem at a field of this record."""
        return self.place.problem(self.record.id, steps, code, message, hint)


@dataclass(frozen=True, slots=True)
class Settings:
    """One of the two files beside the records, and the sheet to find its lines by."""

    sheet: Sheet

    def problem(self, steps: tuple[Step, ...], code: str, message: str, hint: str) -> Problem:
        """A problem at a line of the file."""
        line = self.sheet.line(0, steps)
        return Problem(self.sheet.path, line, "", ".".join(map(str, steps)), code, message, hint)


@dataclass(frozen=True, slots=True)
class Expected(Settings):
    """data/expectations.yaml."""

    record: Expectations


@dataclass(frozen=True, slots=True)
class Moved(Settings):
    """data/redirects.yaml."""

    record: Redirects


@dataclass(frozen=True, slots=True)
class Refused:
    """A record that stands in a file but could not be taken in: wrong, yet not missing.

    ``row`` is None where a whole file was lost, so that nobody knows what stood in it.
    """

    kind: str
    row: Mapping[str, Any] | None


@dataclass(slots=True)
class Draft:
    """What is known of a dataset while it is read: who is there, not what they say.

    Records pass by one at a time, conflicts first and then in the order of ``KINDS``, so that a dataset a
    hundred times the size needs room for its ids and not for its records.
    """

    expected: Expected | None = None
    moved: Moved | None = None
    ids: Mapping[str, dict[str, Place]] = field(default_factory=lambda: {kind: {} for kind in KINDS})
    refused: list[Refused] = field(default_factory=list)
    taken: dict[str, int] = field(default_factory=lambda: dict.fromkeys(KINDS, 0))

    def take(self, entry: Entry) -> Place:
        """Count a record; the answer is the place of the first one of its kind and id."""
        self.taken[entry.kind] += 1
        return self.ids[entry.kind].setdefault(entry.record.id, entry.place)

    def whole(self, kind: str) -> bool:
        """Whether every record of a kind was taken in: only then can one say what is missing."""
        return all(one.kind != kind for one in self.refused)

    def hidden(self) -> "Hidden":
        """What must not be called missing, because it stands in what was refused."""
        return Hidden(self.refused)


class Hidden:
    """Ids and words inside refused records: one mistake in a record must not make a hundred elsewhere."""

    def __init__(self, refused: list[Refused]) -> None:
        self._lost = {one.kind for one in refused if one.row is None}
        self._ids = {(one.kind, str(one.row.get("id"))) for one in refused if one.row is not None}
        self._words = {word for one in refused for word in _words(one.row)}

    def record(self, kind: str, name: str) -> bool:
        """Whether this record may exist in a file or row that could not be read."""
        return kind in self._lost or (kind, name) in self._ids

    def mention(self, name: str) -> bool:
        """Whether something that could not be read may name this id."""
        return bool(self._lost) or name in self._words


def _words(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, Mapping | list):
        for inner in value.values() if isinstance(value, Mapping) else value:
            yield from _words(inner)


@dataclass(frozen=True, slots=True)
class Dataset:
    """A dataset without problems. Records are frozen; mappings are read-only.

    ``moved`` leads from each id that a record once had to the one it has now; ``expected`` is what the
    dataset is measured by.
    """

    records: Mapping[str, Mapping[str, Identified]]
    moved: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    expected: Expectations = field(default_factory=Expectations)

    def all(self, kind: str, model: type[R]) -> tuple[R, ...]:
        """All records of a kind, as their own class."""
        return tuple(r for r in self.records[kind].values() if isinstance(r, model))

    def counts(self) -> dict[str, int]:
        """How many records of each kind."""
        return {kind: len(found) for kind, found in self.records.items()}


def parts_of(value: BaseModel, steps: tuple[Step, ...] = ()) -> Iterator[tuple[BaseModel, tuple[Step, ...]]]:
    """A record and every piece inside it, each with the path that leads there."""
    yield value, steps
    for name in _with_parts(type(value)):
        inner = getattr(value, name)
        if isinstance(inner, BaseModel):
            yield from parts_of(inner, (*steps, name))
        elif isinstance(inner, tuple):
            for index, item in enumerate(inner):
                yield from parts_of(item, (*steps, name, index))


@cache
def _with_parts(model: type[BaseModel]) -> tuple[str, ...]:
    """The fields of a class that can hold pieces; most cannot, and are not looked into."""
    return tuple(
        name
        for name, info in model.model_fields.items()
        if any(issubclass(kind, BaseModel) for kind in leaves(info.annotation))
    )
