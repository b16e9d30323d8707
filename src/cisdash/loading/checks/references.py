"""A field that names another record must name one that exists."""

from collections.abc import Iterator, Mapping
from functools import cache
from typing import get_args

from pydantic import BaseModel

from cisdash.loading.dataset import Draft, Entry, Place
from cisdash.loading.problems import Problem
from cisdash.loading.reader import Step
from cisdash.loading.wording import did_you_mean
from cisdash.records.base import Ref

_SINGULAR = {
    "states": "state",
    "cities": "city",
    "bodies": "body",
    "people": "person",
    "sources": "source",
    "meetings": "meeting",
    "agreements": "agreement",
}
_Named = tuple[str, str, tuple[Step, ...]]


class References:
    """Unknown ids, with the nearest known one. What is not known yet may still come."""

    def __init__(self) -> None:
        self._open: list[tuple[Place, str, _Named]] = []

    def see(self, entry: Entry, draft: Draft) -> Iterator[Problem]:
        """Keep what names a record that has not come by."""
        for named in _named(entry):
            kind, target, _ = named
            if target not in draft.ids[kind]:
                self._open.append((entry.place, entry.record.id, named))
        return iter(())

    def end(self, draft: Draft) -> Iterator[Problem]:
        """Names that lead nowhere."""
        hidden = draft.hidden()
        for place, record, (kind, target, steps) in self._open:
            if target in draft.ids[kind] or hidden.record(kind, target):
                continue
            one = _SINGULAR[kind]
            yield place.problem(
                record, steps, f"unknown-{one}", f"no {one} has the id '{target}'", _hint(draft, kind, target)
            )


def _hint(draft: Draft, kind: str, target: str) -> str:
    moved: Mapping[str, str] = draft.moved.record.root.get(kind, {}) if draft.moved else {}
    if target in moved:
        return f"It is called '{moved[target]}' now."
    return f"{did_you_mean(target, draft.ids[kind])}The {kind} are in data/{kind}/."


def _named(entry: Entry) -> Iterator[_Named]:
    """Kind, id and place of every record that an entry names."""
    for part, steps in entry.parts:
        for name, kind in _references(type(part)):
            value = getattr(part, name)
            if isinstance(value, tuple):
                yield from ((kind, target, (*steps, name, index)) for index, target in enumerate(value))
            elif value is not None:
                yield kind, value, (*steps, name)


@cache
def _references(model: type[BaseModel]) -> tuple[tuple[str, str], ...]:
    """Field name and kind of each field of a model that names other records."""
    return tuple(
        (name, ref.kind)
        for name, field in model.model_fields.items()
        for ref in (*field.metadata, *_metadata(field.annotation))
        if isinstance(ref, Ref)
    )


def _metadata(annotation: object) -> Iterator[object]:
    for inner in get_args(annotation):
        yield from getattr(inner, "__metadata__", ())
        yield from _metadata(inner)
