"""Records to typed frames, by one rule for every kind.

Each kind gives a frame of its own name, one row a record; each list of pieces inside it gives a frame named
``kind.field`` whose ``of`` column holds the id of the record and ``at`` the place in the list. Columns follow
from the class of the record:

====================  =============================================  ====================================
in the record         columns                                        dtype
====================  =============================================  ====================================
text, id              ``name``                                       str, missing where not known
one of a closed list  ``name``                                       category, all its values
Bilingual, Title      ``name_en``, ``name_ru``                       str
date                  ``name``, ``name_first``, ``name_last``        str as written; datetime64[us] bounds
whole number          ``name``                                       Int64
decimal, coordinate   ``name``                                       Float64
yes or no             ``name``                                       bool
list of ids           ``name``                                       object: a tuple, empty if none
====================  =============================================  ====================================

The frame ``citations`` holds every place in every source: ``kind``, ``record``, ``path`` (dotted; empty for
the record as a whole), ``fields`` (tuple: what it supports), ``source``, ``place``.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from functools import cache
from types import MappingProxyType
from typing import Any, get_args

import pandas as pd

from cisdash.dates import PartialDate
from cisdash.loading.dataset import Dataset, parts_of
from cisdash.records import KINDS
from cisdash.records.base import Bilingual, Citation, Part, Title

_WORDINGS = (Bilingual, Title)
Row = dict[str, Any]


@dataclass(frozen=True, slots=True, eq=False)
class Frames:
    """All frames of one dataset, by name, and the same rows by id.

    Shared by every session: never write into one.

    ``rows[kind][id]`` is a record's row as a mapping, None where not known. ``pieces[kind.field][id]`` are
    the rows of the pieces of a record. ``cited[kind, id]`` are the rows of ``citations`` for a record, and
    ``disputed[kind, id]`` those of ``conflicts`` about it.
    """

    by_name: Mapping[str, pd.DataFrame]
    rows: Mapping[str, Mapping[str, Row]]
    pieces: Mapping[str, Mapping[str, tuple[Row, ...]]]
    cited: Mapping[tuple[str, str], tuple[Row, ...]]
    disputed: Mapping[tuple[str, str], tuple[Row, ...]]

    def __getitem__(self, name: str) -> pd.DataFrame:
        return self.by_name[name]


def build(dataset: Dataset) -> Frames:
    """The frames of a dataset."""
    found: dict[str, pd.DataFrame] = {}
    rows: dict[str, dict[str, Row]] = {}
    pieces: dict[str, dict[str, tuple[Row, ...]]] = {}
    for kind, model in KINDS.items():
        records = list(dataset.records[kind].values())
        rows[kind] = {record.id: _row(record) for record in records}
        found[kind] = _frame(model, rows[kind].values())
        for name, piece in _pieces(model):
            table = f"{kind}.{name}"
            pieces[table] = {r.id: _piece_rows(r, name) for r in records if getattr(r, name)}
            inner = [row for group in pieces[table].values() for row in group]
            found[table] = _frame(piece, inner, {"of": "str", "at": "int64"})
    citations = _citation_rows(dataset)
    found["citations"] = _citations(citations)
    return Frames(
        by_name=MappingProxyType(found),
        rows=MappingProxyType(rows),
        pieces=MappingProxyType(pieces),
        cited=_grouped((row["kind"], row["record"], row) for row in citations),
        disputed=_grouped((*_subject(row["about"]), row) for row in rows["conflicts"].values()),
    )


def _subject(about: str) -> tuple[str, str]:
    """Kind and id in the address of a fact, ``meetings/chs-2024-12-25.city``."""
    kind, _, rest = about.partition("/")
    return kind, rest.partition(".")[0]


def _piece_rows(record: Any, name: str) -> tuple[Row, ...]:
    return tuple(_row(piece, of=record.id, at=place) for place, piece in enumerate(getattr(record, name)))


def _row(part: Part, **extra: Any) -> Row:
    row: Row = dict(extra)
    for name, role in _roles(type(part)):
        value = getattr(part, name)
        if role == "wording":
            row[f"{name}_en"] = value.en if value else None
            row[f"{name}_ru"] = value.ru if value else None
        elif role == "date":
            row[name] = str(value) if value else None
            row[f"{name}_first"] = value.first if value else None
            row[f"{name}_last"] = value.last if value else None
        elif role != "pieces":
            row[name] = value
    return row


def _frame(model: type[Part], rows: Iterable[Row], extra: Mapping[str, str] | None = None) -> pd.DataFrame:
    dtypes = {**(extra or {}), **columns(model)}
    frame = pd.DataFrame(list(rows), columns=list(dtypes))
    for name, dtype in dtypes.items():
        if dtype != "object":
            frame[name] = _typed(frame[name], dtype)
    return frame


def _typed(column: pd.Series, dtype: Any) -> pd.Series:
    if dtype == "datetime64[us]":
        return pd.to_datetime(column).astype("datetime64[us]")
    if dtype == "Float64":
        return pd.to_numeric(column.map(_number)).astype("Float64")
    return column.astype(dtype)


def _number(value: Any) -> float | None:
    return None if value is None else float(value)


@cache
def columns(model: type[Part]) -> Mapping[str, Any]:
    """Column names and dtypes of the frame of a class of record."""
    found: dict[str, Any] = {}
    for name, role in _roles(model):
        if role == "wording":
            found |= {f"{name}_en": "str", f"{name}_ru": "str"}
        elif role == "date":
            found |= {name: "str", f"{name}_first": "datetime64[us]", f"{name}_last": "datetime64[us]"}
        elif role == "list":
            found[name] = "object"
        elif role == "choice":
            found[name] = pd.CategoricalDtype([str(value) for value in _choice(model, name)])
        elif role != "pieces":
            found[name] = role
    return MappingProxyType(found)


@cache
def _roles(model: type[Part]) -> tuple[tuple[str, str], ...]:
    return tuple((name, _role(field.annotation)) for name, field in model.model_fields.items())


def _role(annotation: Any) -> str:
    kinds = set(_leaves(annotation))
    if "tuple" in str(annotation):
        is_piece = any(issubclass(kind, Part) for kind in kinds)
        return "pieces" if is_piece else "list"
    for base, role in _ROLES:
        if any(issubclass(kind, base) for kind in kinds):
            return role
    return "str"


_ROLES: tuple[tuple[Any, str], ...] = (
    (_WORDINGS, "wording"),
    (PartialDate, "date"),
    (StrEnum, "choice"),
    (bool, "bool"),
    (int, "Int64"),
    ((float, Decimal), "Float64"),
)


def _leaves(annotation: Any) -> Iterator[type]:
    """The classes an annotation is made of, without None."""
    if isinstance(annotation, type) and not get_args(annotation):
        if annotation is not type(None):
            yield annotation
        return
    for inner in get_args(annotation):
        yield from _leaves(inner)


def _choice(model: type[Part], name: str) -> type[StrEnum]:
    found = _leaves(model.model_fields[name].annotation)
    return next(kind for kind in found if issubclass(kind, StrEnum))


def _pieces(model: type[Part]) -> Iterator[tuple[str, type[Part]]]:
    for name, role in _roles(model):
        if role == "pieces":
            piece = next(k for k in _leaves(model.model_fields[name].annotation) if issubclass(k, Part))
            if piece is not Citation:
                yield name, piece


def _citation_rows(dataset: Dataset) -> list[Row]:
    return [
        {
            "kind": kind,
            "record": record.id,
            "path": _path(steps),
            "fields": part.supports,
            "source": part.source,
            "place": part.at,
        }
        for kind, records in dataset.records.items()
        for record in records.values()
        for part, steps in parts_of(record)
        if isinstance(part, Citation)
    ]


def _citations(rows: list[Row]) -> pd.DataFrame:
    frame = pd.DataFrame(rows, columns=["kind", "record", "path", "fields", "source", "place"])
    return frame.astype({"kind": "category", "record": "str", "path": "str", "source": "str", "place": "str"})


def _grouped(rows: Iterable[tuple[str, str, Row]]) -> Mapping[tuple[str, str], tuple[Row, ...]]:
    found: dict[tuple[str, str], list[Row]] = {}
    for kind, record, row in rows:
        found.setdefault((kind, record), []).append(row)
    return MappingProxyType({key: tuple(group) for key, group in found.items()})


def _path(steps: tuple[str | int, ...]) -> str:
    """``attendance.3`` for a citation under ``attendance.3.cites.0``; empty for one of the record itself."""
    return ".".join(map(str, steps[:-2]))
