"""All tables as one SQLite database, with keys, references and indexes.

Dates are ISO text, yes and no are 1 and 0, lists are JSON arrays (``json_each`` takes them apart). The same
tables give the same bytes, as long as it is the same SQLite that writes them.
"""

import sqlite3
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import closing
from datetime import date
from types import MappingProxyType

from cisdash.exports.release.cells import Cell, Sheet, listed
from cisdash.exports.release.edition import Edition
from cisdash.exports.release.forms import Column, Form, Sort

_TYPES: Mapping[Sort, str] = MappingProxyType(
    {Sort.WHOLE: "INTEGER", Sort.YES_NO: "INTEGER", Sort.NUMBER: "REAL"}  # all else is text
)


def sqlite_bytes(sheets: Iterable[Sheet], edition: Edition, describe: Callable[[Form, Column], str]) -> bytes:
    """The file's content; what ``describe`` answers stands beside each column in the schema.

    It is made in memory: one that grows on disk would fail there, and leave its own side files.
    """
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as base:
        base.execute("PRAGMA page_size = 4096")
        base.execute("PRAGMA encoding = 'UTF-8'")
        base.execute(f"PRAGMA user_version = {edition.day:%Y%m%d}")
        base.execute("BEGIN")
        for one in sheets:
            for statement in schema(one.form, describe):
                base.execute(statement)
            base.executemany(_insert(one.form), (_values(row) for row in one.rows))
        base.execute("COMMIT")
        base.execute("VACUUM")
        return base.serialize()


def table_name(name: str) -> str:
    """``meetings_attendance`` for ``meetings.attendance``: a dot would have to be quoted in every query."""
    return name.replace(".", "_")


def schema(form: Form, describe: Callable[[Form, Column], str]) -> Iterator[str]:
    """The statements that make a table and the indexes of its references."""
    table = table_name(form.name)
    key = f"  PRIMARY KEY ({', '.join(map(_quoted, form.key))})"
    lines = [f"  {_definition(column)}, -- {describe(form, column)}" for column in form.columns]
    yield f"CREATE TABLE {_quoted(table)} (\n" + "\n".join([*lines, key]) + "\n)"
    for column, _ in form.references:
        if column != form.key[0]:
            index = _quoted(f"{table}_by_{column}")
            yield f"CREATE INDEX {index} ON {_quoted(table)} ({_quoted(column)})"


def _definition(column: Column) -> str:
    parts = [_quoted(column.name), _TYPES.get(column.sort, "TEXT")]
    if column.required or column.name == "path":  # an empty path is not a missing one
        parts.append("NOT NULL")
    if column.sort is Sort.YES_NO:
        parts.append(f"CHECK ({_quoted(column.name)} IN (0, 1))")
    elif column.among:
        words = ", ".join(f"'{word}'" for word in column.among)
        parts.append(f"CHECK ({_quoted(column.name)} IN ({words}))")
    elif column.refers and column.sort is Sort.TEXT:
        parts.append(f'REFERENCES {_quoted(table_name(column.refers))} ("id")')
    return " ".join(parts)


def _insert(form: Form) -> str:
    holes = ", ".join("?" for _ in form.columns)
    return f"INSERT INTO {_quoted(table_name(form.name))} VALUES ({holes})"  # noqa: S608 - our own names


def _values(row: Sequence[Cell]) -> list[str | int | float | None]:
    return [_value(cell) for cell in row]


def _value(cell: Cell) -> str | int | float | None:
    if isinstance(cell, tuple):
        return listed(cell)
    return cell.isoformat() if isinstance(cell, date) else cell


def _quoted(name: str) -> str:
    """``to`` and ``on`` are words of SQL too."""
    return f'"{name}"'
