"""Words for readers: one YAML file a language, dates, lists and plurals by Babel.

A third language is one more file beside en.yaml.
"""

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from types import MappingProxyType
from typing import Any

import yaml
from babel import Locale
from babel.dates import format_date, format_skeleton
from babel.lists import format_list
from babel.numbers import format_decimal

from cisdash.dates import PartialDate, Precision

LANGUAGES: Mapping[str, str] = MappingProxyType({"en": "English", "ru": "Русский"})
_NBSP = "\u00a0"
_LOCALES: Mapping[str, str] = MappingProxyType({"en": "en_GB"})  # the spelling here is British


class UnknownWord(KeyError):
    """A key that the word list of a language does not have."""


@dataclass(frozen=True, slots=True)
class Words:
    """The words of one language."""

    lang: str
    entries: Mapping[str, Any]
    locale: Locale

    def __call__(self, key: str, **values: object) -> str:
        """The wording of a key, its ``{names}`` filled in. Raises UnknownWord."""
        try:
            text = self.entries[key]
        except KeyError as error:
            raise UnknownWord(f"{self.lang}: {key}") from error
        return _tidy(str(text).format(**values)) if values else str(text)

    def has(self, key: str) -> bool:
        """Whether the list has the key."""
        return key in self.entries

    def count(self, key: str, number: int) -> str:
        """'3 sources', '5 источников': the form that the language's plural rule asks for."""
        form = self.locale.plural_form(number)
        found = f"{key}.{form}" if self.has(f"{key}.{form}") else f"{key}.other"
        return self(found, n=self.number(number))

    def number(self, value: float) -> str:
        """A number in the language's digits and separators."""
        return str(format_decimal(value, locale=self.locale))

    def date(self, when: PartialDate | str | None) -> str:
        """A date as precise as it is known: '10 October 2025', 'October 2025', '2025'."""
        if not when:
            return self("not_known")
        known = when if isinstance(when, PartialDate) else PartialDate.parse(when)
        return _dated(known, self.lang)

    def day(self, day: dt.date) -> str:
        """One exact day."""
        return _dated(PartialDate.of_day(day), self.lang)

    def span(self, start: PartialDate | str | None, end: PartialDate | str | None) -> str:
        """'1 January 2025 – 31 December 2025'; one date where both are the same or the end is open.

        An end known only to the year (or month) in which the span starts reads '2025, from 1 January 2025'.
        """
        if not end or str(end) == str(start):
            return self.date(start)
        if str(start).startswith(str(end)):
            return self("span_within", end=self.date(end), start=self.date(start))
        first, last = PartialDate.parse(str(start)), PartialDate.parse(str(end))
        if first.precision is last.precision is Precision.DAY:
            return _days(first.first, last.first, self.lang)
        return f"{self.date(start)} – {self.date(end)}"

    def brief(self, when: PartialDate | str | None) -> str:
        """A date for tight places: '10 Oct 2025'."""
        known = PartialDate.parse(when) if isinstance(when, str) else when
        if known is None or known.precision is not Precision.DAY:
            return self.date(known)
        return _unbroken(format_date(known.first, "d MMM y", locale=self.locale))

    def list(self, items: Iterable[str]) -> str:
        """'a, b and c'; 'а, б и в'."""
        return str(format_list(list(items), locale=self.locale))

    def pick(self, row: Mapping[str, Any], name: str) -> str:
        """The reader's wording of a bilingual column; the English one where Russian was not found."""
        own = row[f"{name}_{self.lang}"]
        other = row[f"{name}_en"]
        return str(own) if isinstance(own, str) and own else (str(other) if isinstance(other, str) else "")

    def of(self, wording: Mapping[str, Any]) -> str:
        """The reader's wording of a piece that is itself bilingual, with ``en`` and ``ru``."""
        return str(wording.get(self.lang) or wording["en"])


@cache
def words(lang: str) -> Words:
    """The word list of a language, read once."""
    text = (files("cisdash.words") / f"{lang}.yaml").read_text(encoding="utf-8")
    return Words(
        lang, MappingProxyType(dict(_flat(yaml.safe_load(text)))), Locale.parse(_LOCALES.get(lang, lang))
    )


def _tidy(text: str) -> str:
    """One full stop is enough where an abbreviation, such as 'г.', ends the sentence."""
    return text.replace("г..", "г.")


def _flat(tree: Mapping[str, Any], prefix: str = "") -> Iterable[tuple[str, str]]:
    for key, value in tree.items():
        if isinstance(value, Mapping):
            yield from _flat(value, f"{prefix}{key}.")
        else:
            yield f"{prefix}{key}", str(value)


@cache
def _dated(when: PartialDate, lang: str) -> str:
    if when.precision is Precision.YEAR:
        return str(when)
    if when.precision is Precision.MONTH:
        return _month(when.first, lang)
    return _unbroken(format_date(when.first, "long" if lang == "ru" else "d MMMM y", locale=lang))


@cache
def _days(first: dt.date, last: dt.date, lang: str) -> str:
    """'7–9 September 2022', '30 May – 1 June 2019': what both days share is said once."""
    whole = _dated(PartialDate.of_day(last), lang)
    if (first.year, first.month) == (last.year, last.month):
        return f"{first.day}–{whole}"
    if first.year == last.year:
        return f"{_unbroken(format_date(first, 'd MMMM', locale=lang))} – {whole}"
    return f"{_dated(PartialDate.of_day(first), lang)} – {whole}"


def _month(first: dt.date, lang: str) -> str:
    return _unbroken(str(format_skeleton("yMMMM", first, locale=lang)))


def _unbroken(text: str) -> str:
    """A day stays with its month, and a year with its mark, at the end of a line."""
    return text.replace("\u202f", _NBSP).replace(" ", _NBSP)
