"""datapackage.json: what a Frictionless reader needs to know of the CSV files."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any

from cisdash.exports.release.edition import Edition
from cisdash.exports.release.forms import Column, Form, Sort
from cisdash.words.describe import Descriptions

VAGUE_DATE = "^[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?$"
LICENCE = MappingProxyType(
    {
        "name": "CC-BY-4.0",
        "title": "Creative Commons Attribution 4.0 International",
        "path": "https://creativecommons.org/licenses/by/4.0/",
    }
)
AUTHOR = "cisdash contributors"
_TYPES: Mapping[Sort, str] = MappingProxyType(
    {
        Sort.TEXT: "string",
        Sort.VAGUE_DATE: "string",
        Sort.DAY: "date",
        Sort.WHOLE: "integer",
        Sort.NUMBER: "number",
        Sort.YES_NO: "boolean",
        Sort.LIST: "array",
    }
)


@dataclass(frozen=True, slots=True)
class Written:
    """A file of the release: its path inside it, its size in bytes and its SHA-256."""

    path: str
    size: int
    sha256: str


def package_json(
    edition: Edition, files: Iterable[tuple[Form, Written]], english: Descriptions, russian: Descriptions
) -> bytes:
    """The descriptor of the CSV files, each given with the form of its table."""
    package = {
        "profile": "tabular-data-package",
        "name": "cisdash",
        "title": english.dataset("title"),
        "title_ru": russian.dataset("title"),
        "description": english.dataset("description"),
        "description_ru": russian.dataset("description"),
        "version": edition.version,
        "created": f"{edition.day.isoformat()}T00:00:00Z",
        "keywords": english.dataset("keywords").split(", "),
        "licenses": [dict(LICENCE)],
        "contributors": [{"title": AUTHOR, "role": "author"}],
        "sources": [{"title": english.dataset("sources"), "path": "csv/sources.csv"}],
        "resources": [_resource(form, file, english, russian) for form, file in files],
    }
    return (json.dumps(package, ensure_ascii=False, indent=2) + "\n").encode()


def _resource(form: Form, file: Written, english: Descriptions, russian: Descriptions) -> dict[str, Any]:
    return {
        "profile": "tabular-data-resource",
        "name": form.name,
        "path": file.path,
        "description": english.table(form.name),
        "description_ru": russian.table(form.name),
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "bytes": file.size,
        "hash": f"sha256:{file.sha256}",
        "dialect": {"delimiter": ",", "lineTerminator": "\n", "quoteChar": '"', "doubleQuote": True},
        "schema": {
            "fields": [_field(form, column, english, russian) for column in form.columns],
            "missingValues": [""],
            "primaryKey": list(form.key),
            "foreignKeys": [_foreign_key(form, name, table) for name, table in form.references],
        },
    }


def _field(form: Form, column: Column, english: Descriptions, russian: Descriptions) -> dict[str, Any]:
    asked = (form.name, column.field, column.part)
    field: dict[str, Any] = {
        "name": column.name,
        "type": _TYPES[column.sort],
        "description": english.column(*asked),
        "description_ru": russian.column(*asked),
    }
    if constraints := dict(_constraints(form, column)):
        field["constraints"] = constraints
    return field


def _constraints(form: Form, column: Column) -> Iterable[tuple[str, Any]]:
    if column.required:
        yield "required", True
    if form.key == (column.name,):
        yield "unique", True
    if column.among:
        yield "enum", list(column.among)
    if pattern := VAGUE_DATE if column.sort is Sort.VAGUE_DATE else column.pattern:
        yield "pattern", pattern
    if column.least is not None:
        yield "minimum", column.least
    if column.most is not None:
        yield "maximum", column.most


def _foreign_key(form: Form, column: str, table: str) -> dict[str, Any]:
    """The standard's own word for "this table" is the empty name."""
    there = "" if table == form.name else table
    return {"fields": [column], "reference": {"resource": there, "fields": ["id"]}}
