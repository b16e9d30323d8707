"""A field that names another record must name one that exists."""

from collections.abc import Iterator, Mapping
from functools import cache
from typing import get_args

from pydantic import BaseModel

from cisdash.loading.dataset import Draft, Entry, parts_of
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


def references_lead_somewhere(draft: Draft) -> Iterator[Problem]:
    """Unknown ids, with the nearest known one."""
    known, hidden = draft.ids(), draft.hidden()
    for entry in draft.entries:
        for kind, target, steps in _named(entry):
            if target not in known[kind] and not hidden.record(kind, target):
                yield _unknown(entry, steps, kind, target, known[kind])


def _named(entry: Entry) -> Iterator[tuple[str, str, tuple[Step, ...]]]:
    """Kind, id and place of every record that an entry names."""
    for part, steps in parts_of(entry.record):
        for name, kind in _references(type(part)):
            value = getattr(part, name)
            if isinstance(value, tuple):
                yield from ((kind, target, (*steps, name, index)) for index, target in enumerate(value))
            elif value is not None:
                yield kind, value, (*steps, name)


def _unknown(
    entry: Entry, steps: tuple[Step, ...], kind: str, target: str, known: Mapping[str, Entry]
) -> Problem:
    return entry.problem(
        steps,
        f"unknown-{_SINGULAR[kind]}",
        f"no {_SINGULAR[kind]} has the id '{target}'",
        f"{did_you_mean(target, known)}The {kind} are in data/{kind}/.",
    )


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
