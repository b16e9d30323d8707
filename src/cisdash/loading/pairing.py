"""Which piece of a list is which: two lists of pieces side by side, by what identifies them.

The order of a list says nothing in this dataset, so a piece that has moved is the same piece.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any

# The fields that tell the pieces of a list apart; of several in one place, the first that has a value.
_IDENTITY: Mapping[str, tuple[tuple[str, ...], ...]] = MappingProxyType(
    {
        "attendance": (("state", "body"),),
        "actions": (("state",), ("kind",)),
        "links": (("kind",), ("to",)),
        "names_then": (("name.en", "name"),),
        "capitals": (("city",),),
        "claims": (("value",),),
        "steps": (("on",),),
    }
)
# What tells those apart that the identity does not.
_SECOND: Mapping[str, str] = MappingProxyType({"attendance": "person"})

_Couple = tuple[Any, Any]


@dataclass(frozen=True, slots=True)
class Pair:
    """A piece as it was and as it is, None where there is none; ``label`` is its part of an address.

    ``named_by`` holds the fields that identify it, which its label already says, and ``name`` their values.
    """

    label: tuple[str, ...]
    old: Any
    new: Any
    named_by: tuple[str, ...]
    name: str


def pairs(field: str, old: Sequence[Any], new: Sequence[Any]) -> Iterator[Pair]:
    """The pieces of two lists that stand in one field, each of them once, in a fixed order."""
    groups: dict[tuple[tuple[str, str], ...], tuple[list[Any], list[Any]]] = {}
    for side, items in enumerate((old, new)):
        for item in items:
            groups.setdefault(_identity(field, item), ([], []))[side].append(item)
    for identity, (was, now) in sorted(groups.items()):
        key = tuple(value for _, value in identity)
        couples = list(_couples(field, was, now))
        for label, couple in zip(_labels(field, key, couples), couples, strict=True):
            yield Pair(label, *couple, tuple(path for path, _ in identity), " ".join(key))


def at(item: Any, path: str) -> str | None:
    """The text that stands at a dotted path in a piece, if one does."""
    for step in path.split("."):
        item = item.get(step) if isinstance(item, Mapping) else None
    return item.strip() or None if isinstance(item, str) else None


def _identity(field: str, item: Any) -> tuple[tuple[str, str], ...]:
    """Path and value of each field that identifies a piece; empty if one of them is not there."""
    choices = _IDENTITY.get(field, ())
    parts = [next(((path, text) for path in paths if (text := at(item, path))), None) for paths in choices]
    return tuple(part for part in parts if part) if all(parts) else ()


def _couples(field: str, was: Sequence[Any], now: Sequence[Any]) -> Iterator[_Couple]:
    """Pieces of one identity, the most alike together: first those that are, then those that only were."""
    ranked = sorted(
        (_unlikeness(field, before, after), place, index)
        for index, before in enumerate(was)
        for place, after in enumerate(now)
    )
    taken: dict[int, int] = {}
    left = dict(enumerate(was))
    for _, place, index in ranked:
        if place not in taken and index in left:
            taken[place] = index
            del left[index]
    for place, after in enumerate(now):
        yield (was[taken[place]] if place in taken else None), after
    for before in left.values():
        yield before, None


def _unlikeness(field: str, old: Any, new: Any) -> tuple[int, int, int]:
    """Smaller is more alike: the same second name, then most fields the same, then fewest that differ."""
    if not (isinstance(old, Mapping) and isinstance(new, Mapping)):
        return 1, -int(old == new), 0
    second = _second(field, old)
    names = {*old, *new}
    same = sum(old.get(name) == new.get(name) for name in names)
    return int(second is None or second != _second(field, new)), -same, len(names) - same


def _labels(field: str, key: tuple[str, ...], couples: Sequence[_Couple]) -> Iterator[tuple[str, ...]]:
    """The identity, and behind it the second name or a number where it is not the only one."""
    seconds = [_second(field, old if new is None else new) for old, new in couples]
    for number, second in enumerate(seconds, start=1):
        if len(couples) > 1 and second and seconds.count(second) == 1:
            yield (*key, second)
        elif key and number == 1:
            yield key
        else:
            yield (*key, str(number))


def _second(field: str, item: Any) -> str | None:
    return at(item, _SECOND[field]) if field in _SECOND else None
