"""A frame as plain values: what every file of a release is written from, so that no two can differ."""

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType
from typing import Any

import pandas as pd

from cisdash.exports.release.forms import CITATIONS, Form, Sort

Cell = str | date | int | float | bool | tuple[str, ...] | None

_PLAIN: Mapping[Sort, Callable[[Any], Cell]] = MappingProxyType(
    {
        Sort.TEXT: str,
        Sort.VAGUE_DATE: str,
        Sort.DAY: lambda moment: moment.date(),
        Sort.WHOLE: int,
        Sort.NUMBER: float,
        Sort.YES_NO: bool,
        Sort.LIST: tuple,
    }
)


@dataclass(frozen=True, slots=True)
class Sheet:
    """One table: its form, and the values of each column in the order of the form. None is missing."""

    form: Form
    columns: tuple[list[Cell], ...]

    @property
    def rows(self) -> list[tuple[Cell, ...]]:
        """The same values, row by row."""
        return list(zip(*self.columns, strict=True))

    @property
    def length(self) -> int:
        """How many rows."""
        return len(self.columns[0])


def sheet(frame: pd.DataFrame, form: Form) -> Sheet:
    """The values of a frame in the order of a form."""
    whole = _numbered(frame) if form.name == CITATIONS else frame
    if {*whole.columns} != {column.name for column in form.columns}:
        raise ValueError(f"the frame {form.name} has other columns than its form")
    return Sheet(form, tuple(_values(whole[column.name], column.sort) for column in form.columns))


def _numbered(citations: pd.DataFrame) -> pd.DataFrame:
    """Each citation with its place among those of its record, from 0.

    By kind, in the order of the tables: which kind was read first is nothing that a release should show.
    """
    found = citations.assign(at=citations.groupby(["kind", "record"], observed=True).cumcount())
    return found.sort_values("kind", kind="stable")


def _values(column: "pd.Series[Any]", sort: Sort) -> list[Cell]:
    plain = _PLAIN[sort]
    return [None if lost else plain(value) for value, lost in zip(column, column.isna(), strict=True)]


def number(value: float) -> float:
    """Whole numbers without a point: a source that says 57 does not say 57.0."""
    return int(value) if value.is_integer() else value


def listed(values: tuple[str, ...]) -> str:
    """A list as a JSON array."""
    return json.dumps(values, ensure_ascii=False)
