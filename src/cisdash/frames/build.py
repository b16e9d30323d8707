"""Tables to typed frames, by one rule for every kind.

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

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from types import MappingProxyType
from typing import Any

import numpy as np
import pandas as pd

from cisdash.frames.roles import CITATIONS, PIECE, Roles, pieces, roles
from cisdash.frames.tables import Column, Row, RowsOfKind, Table, Tables
from cisdash.frames.text_column import TextColumn
from cisdash.loading.dataset import Dataset
from cisdash.records import KINDS
from cisdash.records.base import Part, leaves
from cisdash.records.expectations import Expectations


@dataclass(frozen=True, slots=True, eq=False)
class Frames:
    """All frames of one dataset, by name, and the same rows by id.

    Shared by every session: never write into one.

    ``rows[kind][id]`` is a record's row as a mapping, None where not known. ``pieces[kind.field][id]`` are
    the rows of the pieces of a record. ``cited[kind, id]`` are the rows of ``citations`` for a record, and
    ``disputed[kind, id]`` those of ``conflicts`` about it. ``moved`` leads from an id that a record once had
    to the one it has; ``expected`` is what the dataset is measured by.
    """

    by_name: Mapping[str, pd.DataFrame]
    rows: Mapping[str, Mapping[str, Row]]
    pieces: Mapping[str, Mapping[str, tuple[Row, ...]]]
    cited: RowsOfKind
    disputed: RowsOfKind
    moved: Mapping[str, str]
    expected: Expectations

    def __getitem__(self, name: str) -> pd.DataFrame:
        return self.by_name[name]


def build(dataset: Dataset) -> Frames:
    """The frames of a dataset."""
    tables = Tables()
    for kind, records in dataset.records.items():
        for record in records.values():
            tables.take(kind, record)
    return frames(tables, typed(tables), dataset.moved, dataset.expected)


def frames(
    tables: Tables, by_name: Mapping[str, pd.DataFrame], moved: Mapping[str, str], expected: Expectations
) -> Frames:
    """Tables, and the frames typed from them, as one."""
    return Frames(
        by_name=MappingProxyType(dict(by_name)),
        rows=MappingProxyType(tables.rows),
        pieces=MappingProxyType(tables.pieces),
        cited=tables.cited,
        disputed=tables.disputed,
        moved=MappingProxyType(dict(moved)),
        expected=expected,
    )


def typed(tables: Tables) -> dict[str, pd.DataFrame]:
    """A frame for each table, every column of the type that its class asks for."""
    return {name: _frame(table, dtypes(name)) for name, table in tables.all().items()}


@cache
def dtypes(name: str) -> Mapping[str, Any]:
    """Column names and dtypes of the frame of this name."""
    if name == "citations":
        kinds = pd.CategoricalDtype(list(KINDS))
        return MappingProxyType({**_dtypes(CITATIONS, Part), "kind": kinds})
    kind, _, field = name.partition(".")
    if not field:
        return columns(KINDS[kind])
    piece = dict(pieces(KINDS[kind]))[field]
    return MappingProxyType({**_dtypes(PIECE, piece), **columns(piece)})


@cache
def columns(model: type[Part]) -> Mapping[str, Any]:
    """Column names and dtypes of the frame of a class of record."""
    return MappingProxyType(_dtypes(roles(model), model))


def _dtypes(fields: Roles, model: type[Part]) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for name, role in fields:
        if role == "wording":
            found |= {f"{name}_en": "str", f"{name}_ru": "str"}
        elif role == "date":
            found |= {name: "str", f"{name}_first": "datetime64[us]", f"{name}_last": "datetime64[us]"}
        elif role == "list":
            found[name] = "object"
        elif role == "text":
            found[name] = "str"
        elif role == "choice":
            found[name] = pd.CategoricalDtype([str(value) for value in _choice(model, name)])
        else:
            found[name] = role
    return found


def _choice(model: type[Part], name: str) -> type[StrEnum]:
    found = leaves(model.model_fields[name].annotation)
    return next(kind for kind in found if issubclass(kind, StrEnum))


def _frame(table: Table, types: Mapping[str, Any]) -> pd.DataFrame:
    found: dict[str, Any] = {}
    for name, role in table.roles:
        if role == "date":
            found |= _dates(name, list(table.columns[name]))
        elif role == "wording":
            found |= {column: _text(table.columns[column]) for column in (f"{name}_en", f"{name}_ru")}
        elif role == "text":
            found[name] = _text(table.columns[name])
        else:
            found[name] = _typed(list(table.columns[name]), role, types[name])
    return pd.DataFrame(found)


def _text(column: Column) -> Any:
    return column.as_array() if isinstance(column, TextColumn) else pd.array(column, dtype="str")


def _dates(name: str, values: list[Any]) -> dict[str, Any]:
    return {
        name: pd.array([str(value) if value else None for value in values], dtype="str"),
        f"{name}_first": _days([value.first if value else None for value in values]),
        f"{name}_last": _days([value.last if value else None for value in values]),
    }


def _days(values: list[Any]) -> Any:
    return np.array(values, dtype="datetime64[D]").astype("datetime64[us]")


def _typed(values: list[Any], role: str, dtype: Any) -> Any:
    if role == "list":
        return pd.Series(values, dtype="object")
    if role == "Float64":
        return pd.array([None if value is None else float(value) for value in values], dtype="Float64")
    if role == "choice" or isinstance(dtype, pd.CategoricalDtype):
        return _category(values, dtype)
    return pd.array(values, dtype=dtype)


def _category(values: list[Any], dtype: pd.CategoricalDtype) -> pd.Categorical:
    places = {value: place for place, value in enumerate(dtype.categories)}
    codes = np.fromiter((places.get(value, -1) for value in values), dtype="int32", count=len(values))
    return pd.Categorical.from_codes(codes, dtype=dtype)
