"""Rows of an older dataset with the ids of today, so that a new id is not told as a new fact."""

from collections.abc import Iterator, Mapping
from functools import cache
from types import MappingProxyType
from typing import Any, get_args

from pydantic import BaseModel

from cisdash.records import KINDS
from cisdash.records.base import Ref

Moved = Mapping[str, Mapping[str, str]]  # kind → the id a record had → the id it has


def under_new_ids(row: Mapping[str, Any], moved: Moved) -> Mapping[str, Any]:
    """A row in which every field that names a moved record names it by its new id."""
    return {name: _renamed(name, value, moved) for name, value in row.items()} if moved else row


def _renamed(name: str, value: Any, moved: Moved) -> Any:
    if isinstance(value, Mapping):
        return under_new_ids(value, moved)
    if isinstance(value, list):
        return [_renamed(name, item, moved) for item in value]
    if name == "about" and isinstance(value, str):
        return _about(value, moved)
    if not isinstance(value, str):
        return value
    found = (moved.get(kind, {}).get(value) for kind in _kinds_named().get(name, ()))
    return next((new for new in found if new), value)


def _about(address: str, moved: Moved) -> str:
    """The address of a fact, ``meetings/chs-2025.city``, under the new id of its record."""
    kind, slash, rest = address.partition("/")
    record, dot, field = rest.partition(".")
    return f"{kind}{slash}{moved.get(kind, {}).get(record, record)}{dot}{field}"


@cache
def _kinds_named() -> Mapping[str, tuple[str, ...]]:
    """Field → the kinds that it names records of: ``proposed_by`` is a state here and a body there."""
    found: dict[str, set[str]] = {}
    for model in KINDS.values():
        for name, kind in _references(model):
            found.setdefault(name, set()).add(kind)
    return MappingProxyType({name: tuple(sorted(kinds)) for name, kinds in found.items()})


def _references(model: type[BaseModel]) -> Iterator[tuple[str, str]]:
    """Field and kind of all references in a class and in its pieces."""
    for name, info in model.model_fields.items():
        for inner in (*info.metadata, *_inside(info.annotation)):
            if isinstance(inner, Ref):
                yield name, inner.kind
            elif isinstance(inner, type) and issubclass(inner, BaseModel):
                yield from _references(inner)


def _inside(annotation: object) -> Iterator[object]:
    """The classes and marks of which an annotation is made."""
    yield annotation
    yield from getattr(annotation, "__metadata__", ())
    for inner in get_args(annotation):
        yield from _inside(inner)
