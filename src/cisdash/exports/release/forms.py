"""The form of each table of a release: its columns, their types and constraints, its keys.

All of it follows from the classes of the records, as the frames do; nothing is written down twice.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from types import MappingProxyType, NoneType
from typing import Any, get_args

from cisdash.frames.build import dtypes
from cisdash.frames.roles import PIECE, pieces, roles
from cisdash.records import KINDS
from cisdash.records.base import Citation, Part, Ref, leaves

CITATIONS = "citations"


class Sort(StrEnum):
    """What the values of a column are."""

    TEXT = "text"
    VAGUE_DATE = "vague_date"  # as written: a year, a month or a day
    DAY = "day"
    WHOLE = "whole"
    NUMBER = "number"
    YES_NO = "yes_no"
    LIST = "list"  # of texts, empty if none


@dataclass(frozen=True, slots=True)
class Column:
    """One column.

    ``field`` is the field of the record that it comes from, and ``part`` what of it: ``start``, ``first`` for
    ``start_first``. ``refers`` is the table whose ids it holds, ``among`` the closed list of its values.
    """

    name: str
    field: str
    part: str
    sort: Sort
    required: bool = True
    among: tuple[str, ...] = ()
    refers: str = ""
    pattern: str = ""
    least: float | None = None
    most: float | None = None


@dataclass(frozen=True, slots=True)
class Form:
    """One table: its name, its columns in order, and the columns that tell its rows apart."""

    name: str
    columns: tuple[Column, ...]
    key: tuple[str, ...]

    @property
    def references(self) -> tuple[tuple[str, str], ...]:
        """Column and table of each column that holds one id of another table, or of this one."""
        return tuple((one.name, one.refers) for one in self.columns if one.refers and one.sort is Sort.TEXT)


@cache
def forms() -> Mapping[str, Form]:
    """The form of every table, by name, in the order of the frames."""
    kinds = [Form(kind, tuple(_columns(kind, model)), ("id",)) for kind, model in KINDS.items()]
    inner = [_piece(kind, name, piece) for kind, model in KINDS.items() for name, piece in pieces(model)]
    return MappingProxyType({form.name: form for form in (*kinds, *inner, _citations())})


def _piece(kind: str, field: str, piece: type[Part]) -> Form:
    name = f"{kind}.{field}"
    of, at = (column for column, _ in PIECE)
    before = (Column(of, of, "", Sort.TEXT, refers=kind), Column(at, at, "", Sort.WHOLE, least=0))
    return Form(name, (*before, *_columns(name, piece)), (of, at))


def _citations() -> Form:
    """The frame has no key of its own: ``at`` is the place of a citation among those of its record."""
    source = next(note.kind for note in _notes(Citation.model_fields["source"]) if isinstance(note, Ref))
    columns = (
        Column("kind", "kind", "", Sort.TEXT, among=tuple(KINDS)),
        Column("record", "record", "", Sort.TEXT),
        Column("at", "at", "", Sort.WHOLE, least=0),
        Column("path", "path", "", Sort.TEXT, required=False),
        Column("fields", "fields", "list", Sort.LIST),
        Column("source", "source", "", Sort.TEXT, refers=source),
        Column("place", "place", "", Sort.TEXT),
    )
    return Form(CITATIONS, columns, ("kind", "record", "at"))


_SORTS: Mapping[str, Sort] = MappingProxyType(
    {
        "bool": Sort.YES_NO,
        "Int64": Sort.WHOLE,
        "Float64": Sort.NUMBER,
        "list": Sort.LIST,
    }  # all else is text
)


def _columns(table: str, model: type[Part]) -> Iterator[Column]:
    for name, role in roles(model):
        field = model.model_fields[name]
        required = NoneType not in get_args(field.annotation)
        if role == "wording":
            yield from _wordings(name, field, required=required)
        elif role == "date":
            yield Column(name, name, "date", Sort.VAGUE_DATE, required)
            yield Column(f"{name}_first", name, "first", Sort.DAY, required)
            yield Column(f"{name}_last", name, "last", Sort.DAY, required)
        else:
            part = "list" if role == "list" else ""
            among = tuple(dtypes(table)[name].categories) if role == "choice" else ()
            yield Column(name, name, part, _SORTS.get(role, Sort.TEXT), required, among, **_limits(field))


def _wordings(name: str, field: Any, *, required: bool) -> Iterator[Column]:
    """A Title may lack its Russian wording, a Bilingual never does."""
    wording: Any = next(leaves(field.annotation))
    has_both = wording.model_fields["ru"].is_required()
    yield Column(f"{name}_en", name, "en", Sort.TEXT, required)
    yield Column(f"{name}_ru", name, "ru" if has_both else "ru_found", Sort.TEXT, required and has_both)


def _limits(field: Any) -> dict[str, Any]:
    """What the class of a record says of a field's values."""
    found: dict[str, Any] = {}
    for note in _notes(field):
        if isinstance(note, Ref):
            found["refers"] = note.kind
        for ours, theirs in (("least", "ge"), ("most", "le"), ("pattern", "pattern")):
            if (value := getattr(note, theirs, None)) is not None:
                found[ours] = value
    return found


def _notes(field: Any) -> Iterator[Any]:
    """All that stands in the annotation of a field beside its type, however deep."""
    for note in (*field.metadata, *_inner(field.annotation)):
        yield note
        yield from getattr(note, "metadata", ())


def _inner(annotation: Any) -> Iterator[Any]:
    for inside in get_args(annotation):
        yield from getattr(inside, "__metadata__", ())
        yield from _inner(inside)
