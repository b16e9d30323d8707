"""What each field of a record becomes in a table: its role."""

from collections.abc import Iterator
from decimal import Decimal
from enum import StrEnum
from functools import cache
from typing import Any

from cisdash.dates import PartialDate
from cisdash.records.base import Bilingual, Citation, Part, Title, leaves

Roles = tuple[tuple[str, str], ...]

_WORDINGS = (Bilingual, Title)
_ROLES: tuple[tuple[Any, str], ...] = (
    (_WORDINGS, "wording"),
    (PartialDate, "date"),
    (StrEnum, "choice"),
    (bool, "bool"),
    (int, "Int64"),
    ((float, Decimal), "Float64"),
)
CITATIONS: Roles = (
    ("kind", "str"),
    ("record", "str"),
    ("path", "str"),
    ("fields", "list"),
    ("source", "str"),
    ("place", "text"),
)
_LONG = {"title", "publisher", "url", "about", "shown", "value"}  # texts that few records share
PIECE: Roles = (("of", "str"), ("at", "int64"))  # the record, and the place in its list


@cache
def roles(model: type[Part]) -> Roles:
    """What each plain field of a class is; lists of pieces are not among them."""
    found = ((name, _role(field.annotation)) for name, field in model.model_fields.items())
    return tuple(
        (name, "text" if role == "str" and name in _LONG else role)
        for name, role in found
        if role != "pieces"
    )


@cache
def pieces(model: type[Part]) -> tuple[tuple[str, type[Part]], ...]:
    """The fields of a class that hold lists of pieces, citations left out, and the class of the pieces."""
    return tuple((name, piece) for name, piece in _lists(model) if piece is not Citation)


@cache
def cited_fields(model: type[Part]) -> tuple[str, ...]:
    """The fields of a class that hold citations."""
    return tuple(name for name, piece in _lists(model) if piece is Citation)


def _lists(model: type[Part]) -> Iterator[tuple[str, type[Part]]]:
    for name, field in model.model_fields.items():
        if _role(field.annotation) == "pieces":
            yield name, next(kind for kind in leaves(field.annotation) if issubclass(kind, Part))


def _role(annotation: Any) -> str:
    kinds = set(leaves(annotation))
    if "tuple" in str(annotation):
        is_piece = any(issubclass(kind, Part) for kind in kinds)
        return "pieces" if is_piece else "list"
    for base, role in _ROLES:
        if any(issubclass(kind, base) for kind in kinds):
            return role
    return "str"
