"""Pydantic's findings in our words: a stable code, what is wrong, what to do."""

import re
from collections.abc import Iterable, Mapping
from difflib import get_close_matches
from typing import Any, get_args

from pydantic import BaseModel

Words = tuple[str, str, str]  # code, message, hint

_HINTS: Mapping[str, str] = {
    "impossible-date": "Write 1991, 1991-12 or 1991-12-08: as much as the source says, on a day there was.",
    "bad-id": "Ids are lower-case words joined by hyphens (states: two capital letters, ISO 3166-1).",
    "bad-address": "Write kind/id.field, for example meetings/chs-2024-12-25.city.",
    "interval-backwards": "Exchange the two dates, or check them in the source.",
    "locator-too-long": "Give a few words, an article or a page: enough to find the place, no more.",
    "mixed-script": "Type the word again with one keyboard layout.",
    "not-russian": "Write the Russian wording, or leave an optional 'ru' out.",
    "no-disagreement": "A conflict needs two claims with different values. If the sources agree, remove it.",
}
_NUMBER = ("a number in the allowed range", "Write a plain number, such as 12 or 38.56.")
_SORTS: Mapping[str, tuple[str, str]] = {
    **dict.fromkeys(("int", "float", "decimal", "finite", "greater", "less"), _NUMBER),
    "bool": ("yes or no", "Write true or false."),
    "tuple": ("a list", "Write [a, b], or each on a line of its own after '- '."),
    "dict": ("a block of named values", "Write 'name: value' lines below the key."),
    "model": ("a block of named values", "Write {{{}}}."),
    "string_type": ("plain text", "Write one text after the colon."),
    "string_pattern": ("an address", "Write the whole address, from https:// on."),
}
_ANY_SORT = ("what belongs here", "See the comment at the head of the file.")


_MANY = 200


def nearest(wrong: str, known: Iterable[str]) -> str | None:
    """The known word that comes closest, if one is close at all.

    Among many, only those that begin alike: comparing with thousands takes a tenth of a second a word.
    """
    words = list(known)
    if len(words) > _MANY:
        words = [word for word in words if word[:2] == wrong[:2]]
    return next(iter(get_close_matches(wrong, words, n=1, cutoff=0.5)), None)


def did_you_mean(wrong: str, known: Iterable[str]) -> str:
    """``Did you mean 'KZ'?`` and a space where something close is known, else nothing."""
    near = nearest(wrong, known)
    return f"Did you mean '{near}'? " if near else ""


def explain(model: type[BaseModel], error: Mapping[str, Any]) -> Words:
    """Code, message and hint for one entry of ``ValidationError.errors()``."""
    kind, value, loc = error["type"], error["input"], error["loc"]
    if kind == "extra_forbidden":
        return _unknown_key(str(loc[-1]), _field_names(_model_at(model, loc[:-1])))
    if kind == "missing":
        return _missing(str(loc[-1]))
    if value == "" or kind == "string_too_short":
        return "empty-value", "has no value", "Write the value, or leave the key out: absent means not known."
    return _of_value(model, error)


def _of_value(model: type[BaseModel], error: Mapping[str, Any]) -> Words:
    kind, value, loc = error["type"], error["input"], error["loc"]
    if kind in _HINTS:
        return kind, error["msg"], _HINTS[kind]
    if kind == "enum":
        return _unknown_word(str(value), error["ctx"]["expected"])
    if kind == "too_short":
        return "missing-source", "the list is empty", "Give at least one entry, with source and place."
    return _misfit(str(value), kind, _field_names(_model_at(model, loc)))


def _unknown_key(name: str, allowed: list[str]) -> Words:
    return "unknown-key", f"'{name}' is not a field here", did_you_mean(name, allowed) + _all(allowed)


def _unknown_word(word: str, expected: str) -> Words:
    allowed = re.findall(r"'([^']*)'", expected)  # pydantic lists them as 'a', 'b' or 'c'
    return "unknown-word", f"'{_short(word)}' is not in the list", did_you_mean(word, allowed) + _all(allowed)


def _missing(name: str) -> Words:
    if name == "cites":
        hint = "Add cites: [{source: …, at: …}]. Every fact has a source."
        return "missing-source", "no source is cited", hint
    return "missing-key", f"'{name}' is missing", f"Add '{name}: …'."


def _misfit(value: str, kind: str, fields: list[str]) -> Words:
    """A value of the wrong sort: a text for a list, a word for a number."""
    expected, hint = next((words for start, words in _SORTS.items() if kind.startswith(start)), _ANY_SORT)
    form = ", ".join(f"{field}: …" for field in fields)
    return "bad-value", f"'{_short(value)}' is not {expected}", hint.format(form)


def _short(value: object) -> str:
    text = str(value)
    return text if len(text) <= 40 else text[:39] + "…"


def _all(names: Iterable[str]) -> str:
    return f"Allowed: {', '.join(names)}."


def _field_names(model: type[BaseModel] | None) -> list[str]:
    return [field.alias or name for name, field in model.model_fields.items()] if model else []


def _model_at(model: type[BaseModel], loc: tuple[str | int, ...]) -> type[BaseModel] | None:
    found: type[BaseModel] | None = model
    for step in loc:
        if isinstance(step, int) or found is None:
            continue
        field = next((f for n, f in found.model_fields.items() if step in (n, f.alias)), None)
        if field:  # a name that is no field is a key of a mapping
            found = _model_in(field.annotation)
    return found


def _model_in(annotation: object) -> type[BaseModel] | None:
    if isinstance(annotation, type):
        return annotation if issubclass(annotation, BaseModel) else None
    return next((found for inner in get_args(annotation) if (found := _model_in(inner))), None)
