"""The dataset in memory: frozen records by kind, and where each stands in its file."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any, TypeVar

from pydantic import BaseModel

from cisdash.loading.problems import Problem
from cisdash.loading.reader import Sheet, Step
from cisdash.records import KINDS
from cisdash.records.base import Identified
from cisdash.records.expectations import Expectations

R = TypeVar("R", bound=Identified)


@dataclass(frozen=True, slots=True)
class Entry:
    """A record and its place: the sheet it was read from and the row in it."""

    kind: str
    record: Identified
    sheet: Sheet
    row: int

    def problem(self, steps: tuple[Step, ...], code: str, message: str, hint: str) -> Problem:
        """A problem at a field of this record."""
        field = ".".join(map(str, steps))
        line = self.sheet.line(self.row, steps)
        return Problem(self.sheet.path, line, self.record.id, field, code, message, hint)


@dataclass(frozen=True, slots=True)
class Expected:
    """data/expectations.yaml, and the sheet to find its lines by."""

    record: Expectations
    sheet: Sheet

    def problem(self, steps: tuple[Step, ...], code: str, message: str, hint: str) -> Problem:
        """A problem at a line of the expectations."""
        return Problem(
            self.sheet.path, self.sheet.line(0, steps), "", ".".join(map(str, steps)), code, message, hint
        )


@dataclass(frozen=True, slots=True)
class Refused:
    """A record that stands in a file but could not be taken in: wrong, yet not missing.

    ``row`` is None where a whole file was lost, so that nobody knows what stood in it.
    """

    kind: str
    row: Mapping[str, Any] | None


@dataclass(frozen=True, slots=True)
class Draft:
    """All entries that could be read one by one, before the checks that look across records."""

    entries: tuple[Entry, ...]
    expected: Expected | None
    refused: tuple[Refused, ...] = ()

    def of(self, kind: str) -> list[Entry]:
        """The entries of one kind, in the order of the files."""
        return [entry for entry in self.entries if entry.kind == kind]

    def ids(self) -> Mapping[str, Mapping[str, Entry]]:
        """Kind → id → entry."""
        found: dict[str, dict[str, Entry]] = {kind: {} for kind in KINDS}
        for entry in self.entries:
            found[entry.kind].setdefault(entry.record.id, entry)
        return found

    def whole(self, kind: str) -> bool:
        """Whether every record of a kind was taken in: only then can one say what is missing."""
        return all(one.kind != kind for one in self.refused)

    def hidden(self) -> "Hidden":
        """What must not be called missing, because it stands in what was refused."""
        return Hidden(self.refused)


class Hidden:
    """Ids and words inside refused records: one mistake in a record must not make a hundred elsewhere."""

    def __init__(self, refused: tuple[Refused, ...]) -> None:
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
    """A dataset without problems. Records are frozen; mappings are read-only."""

    records: Mapping[str, Mapping[str, Identified]]

    def all(self, kind: str, model: type[R]) -> tuple[R, ...]:
        """All records of a kind, as their own class."""
        return tuple(r for r in self.records[kind].values() if isinstance(r, model))

    def counts(self) -> dict[str, int]:
        """How many records of each kind."""
        return {kind: len(found) for kind, found in self.records.items()}


def freeze(entries: tuple[Entry, ...]) -> Dataset:
    """The dataset of checked entries."""
    found: dict[str, dict[str, Identified]] = {kind: {} for kind in KINDS}
    for entry in entries:
        found[entry.kind][entry.record.id] = entry.record
    return Dataset(MappingProxyType({kind: MappingProxyType(rows) for kind, rows in found.items()}))


def parts_of(value: Any, steps: tuple[Step, ...] = ()) -> Iterator[tuple[BaseModel, tuple[Step, ...]]]:
    """A record and every piece inside it, each with the path that leads there."""
    if isinstance(value, BaseModel):
        yield value, steps
        for name in type(value).model_fields:
            yield from parts_of(getattr(value, name), (*steps, name))
    elif isinstance(value, tuple):
        for index, item in enumerate(value):
            if isinstance(item, BaseModel):
                yield from parts_of(item, (*steps, index))
