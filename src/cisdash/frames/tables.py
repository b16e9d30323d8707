"""Records as columns of plain values: what a frame is typed from, and what a single row is read from.

A dataset is read record by record, and nothing of a record is kept but these columns: they take a tenth of
the room, so that a hundred times the data still fits. A row is made anew, as a mapping, whenever it is asked.

====================  =============================================  ==========================
in the record         in a row                                       value
====================  =============================================  ==========================
text, id              ``name``                                       str, None where not known
one of a closed list  ``name``                                       StrEnum
Bilingual, Title      ``name_en``, ``name_ru``                       str
date                  ``name``, ``name_first``, ``name_last``        str as written; bounds as dates
whole number          ``name``                                       int
decimal, coordinate   ``name``                                       Decimal, float
yes or no             ``name``                                       bool
list of ids           ``name``                                       tuple, empty if none
====================  =============================================  ==========================
"""

from collections.abc import Iterable, Iterator, Mapping
from itertools import groupby
from sys import intern
from types import MappingProxyType
from typing import Any

from cisdash.frames.roles import CITATIONS, PIECE, Roles, cited_fields, pieces, roles
from cisdash.frames.text_column import TextColumn
from cisdash.records import KINDS
from cisdash.records.base import Citation, Identified, Part

Row = dict[str, Any]
Column = list[Any] | TextColumn

_TEXT = {"text", "wording"}  # roles of columns whose texts are kept in Arrow


class Table:
    """Columns of equal length. ``roles`` says what each field of a row is."""

    def __init__(self, roles: Roles) -> None:
        self.roles = roles
        names = [(column, role) for name, role in roles for column in _stored(name, role)]
        self.columns: dict[str, Column] = {
            name: TextColumn() if role in _TEXT else [] for name, role in names
        }
        self.length = 0
        self._sort_out()

    def add(self, part: Part | None, *before: Any) -> None:
        """One row: the given values first, then the fields of the part."""
        given = len(before)
        for value, (name, role) in zip(before, self.roles, strict=False):
            self.columns[name].append(intern(value) if role == "str" else value)
        for name, role in self.roles[given:]:
            value = getattr(part, name)
            if role == "wording":
                self.columns[f"{name}_en"].append(value.en if value else None)
                self.columns[f"{name}_ru"].append(value.ru if value else None)
            else:  # an id stands in many rows: one object for all of them
                self.columns[name].append(intern(value) if role == "str" and value is not None else value)
        self.length += 1

    def fill(self, columns: Mapping[str, Column]) -> None:
        """Take over whole columns, those of a table of the same roles."""
        if list(columns) != list(self.columns):
            raise ValueError("columns of another table")
        self.columns = dict(columns)
        self.length = len(next(iter(columns.values()), []))
        self._sort_out()

    def row(self, place: int) -> Row:
        """One row as a mapping."""
        row: Row = {name: column[place] for name, column in self._plain}
        for name, column in self._dated:
            value: Any = column[place]
            row[name] = str(value) if value else None
            row[f"{name}_first"] = value.first if value else None
            row[f"{name}_last"] = value.last if value else None
        return row

    def _sort_out(self) -> None:
        """Tell the columns that a row shows as they are from those that it shows as three."""
        dated = [name for name, role in self.roles if role == "date"]
        self._dated = [(name, self.columns[name]) for name in dated]
        self._plain = [(name, column) for name, column in self.columns.items() if name not in dated]


def _stored(name: str, role: str) -> tuple[str, ...]:
    return (f"{name}_en", f"{name}_ru") if role == "wording" else (name,)


class RowsById(Mapping[str, Row]):
    """The rows of a kind by the id of the record."""

    def __init__(self, table: Table) -> None:
        self.table = table
        self.places: dict[str, int] = {}

    def __getitem__(self, record: str) -> Row:
        return self.table.row(self.places[record])

    def __iter__(self) -> Iterator[str]:
        return iter(self.places)

    def __len__(self) -> int:
        return len(self.places)

    def __contains__(self, record: object) -> bool:
        return record in self.places


class RowsOfRecord(Mapping[str, tuple[Row, ...]]):
    """The rows of the pieces of a record, by its id. The pieces of one record stand together."""

    def __init__(self, table: Table) -> None:
        self.table = table
        self.spans: dict[str, range] = {}

    def __getitem__(self, record: str) -> tuple[Row, ...]:
        return tuple(self.table.row(place) for place in self.spans[record])

    def __iter__(self) -> Iterator[str]:
        return iter(self.spans)

    def __len__(self) -> int:
        return len(self.spans)

    def __contains__(self, record: object) -> bool:
        return record in self.spans


class RowsOfKind(Mapping[tuple[str, str], tuple[Row, ...]]):
    """Rows that belong to a record of any kind, by its kind and id."""

    def __init__(self, table: Table) -> None:
        self.table = table
        self.places: dict[str, dict[str, Iterable[int]]] = {}

    def put(self, kind: str, record: str, places: Iterable[int]) -> None:
        """Say where the rows of a record stand."""
        self.places.setdefault(kind, {})[record] = places

    def __getitem__(self, key: tuple[str, str]) -> tuple[Row, ...]:
        kind, record = key
        return tuple(self.table.row(place) for place in self.places[kind][record])

    def column_of(self, key: tuple[str, str], column: str) -> list[Any]:
        """One column of the rows of a record, without making the rows; empty if it has none."""
        kind, record = key
        values = self.table.columns[column]
        return [values[place] for place in self.places.get(kind, {}).get(record, ())]

    def __iter__(self) -> Iterator[tuple[str, str]]:
        return ((kind, record) for kind, records in self.places.items() for record in records)

    def __len__(self) -> int:
        return sum(map(len, self.places.values()))

    def __contains__(self, key: object) -> bool:
        return isinstance(key, tuple) and key[1] in self.places.get(key[0], ())


class Tables:
    """All tables of a dataset, filled by :meth:`take`."""

    def __init__(self) -> None:
        self.rows = {kind: RowsById(Table(roles(model))) for kind, model in KINDS.items()}
        self.pieces = {
            f"{kind}.{name}": RowsOfRecord(Table((*PIECE, *roles(piece))))
            for kind, model in KINDS.items()
            for name, piece in pieces(model)
        }
        self.cited = RowsOfKind(Table(CITATIONS))
        self.disputed = RowsOfKind(self.rows["conflicts"].table)

    def take(self, kind: str, record: Identified) -> None:
        """Put a record, its pieces and its citations into their tables."""
        rows = self.rows[kind]
        if kind == "conflicts":
            self._dispute(getattr(record, "about", ""), rows.table.length)
        name = intern(record.id)
        rows.places[name] = rows.table.length
        rows.table.add(record)
        for field, _ in pieces(type(record)):
            if found := getattr(record, field):
                inner = self.pieces[f"{kind}.{field}"]
                inner.spans[name] = range(inner.table.length, inner.table.length + len(found))
                for at, piece in enumerate(found):
                    inner.table.add(piece, name, at)
        self._cite(kind, record)

    def index(self) -> None:
        """Find anew where the rows of each record stand, after the tables were filled with whole columns."""
        for rows in self.rows.values():
            rows.places = {record: place for place, record in enumerate(rows.table.columns["id"])}
        for inner in self.pieces.values():
            inner.spans = dict(_spans(inner.table.columns["of"]))
        for place, about in enumerate(self.disputed.table.columns["about"]):
            self._dispute(str(about), place)
        cited = self.cited.table.columns
        for (kind, record), span in _spans(zip(cited["kind"], cited["record"], strict=True)):
            self.cited.put(kind, record, span)

    def all(self) -> Mapping[str, Table]:
        """Every table by the name of its frame."""
        found = {kind: rows.table for kind, rows in self.rows.items()}
        found |= {name: rows.table for name, rows in self.pieces.items()}
        return MappingProxyType({**found, "citations": self.cited.table})

    def _dispute(self, about: str, place: int) -> None:
        """The subject of ``meetings/chs-2024-12-25.city`` is a meeting."""
        kind, _, rest = about.partition("/")
        record = rest.partition(".")[0]
        before = self.disputed.places.get(kind, {}).get(record, ())
        self.disputed.put(kind, record, (*before, place))

    def _cite(self, kind: str, record: Identified) -> None:
        table = self.cited.table
        start = table.length
        for path, citation in _citations(record, ""):
            table.add(None, kind, record.id, path, citation.supports, citation.source, citation.at)
        if table.length > start:
            self.cited.put(kind, intern(record.id), range(start, table.length))


def _spans(values: Iterable[Any]) -> Iterator[tuple[Any, range]]:
    """Each value with the places of its run; equal values stand together."""
    start = 0
    for value, run in groupby(values):
        length = sum(1 for _ in run)
        yield value, range(start, start + length)
        start += length


def _citations(part: Part, path: str) -> Iterator[tuple[str, Citation]]:
    """The citations of a part, then of its pieces; ``attendance.3`` for one that hangs there."""
    for name in cited_fields(type(part)):
        yield from ((path, citation) for citation in getattr(part, name))
    for name, _ in pieces(type(part)):
        for at, piece in enumerate(getattr(part, name)):
            yield from _citations(piece, f"{path}.{name}.{at}" if path else f"{name}.{at}")
