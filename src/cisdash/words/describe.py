"""What each table and column of the dataset holds, in both languages: words/columns.yaml."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from types import MappingProxyType
from typing import Any

import yaml

from cisdash.words.translate import LANGUAGES, UnknownWord


@dataclass(frozen=True, slots=True)
class Descriptions:
    """The descriptions of one language. ``entries`` has them by their path in the file."""

    lang: str
    entries: Mapping[tuple[str, ...], str]

    def dataset(self, what: str) -> str:
        """The title of the dataset, its description, its keywords."""
        return self._entry(("dataset", what))

    def table(self, name: str) -> str:
        """What one row of a table is."""
        return self._entry(("tables", name, "about"))

    def column(self, table: str, field: str, part: str) -> str:
        """What a column holds: a field of a record, or the ``part`` of it that the column is.

        Parts: ``en``, ``ru``, or ``ru_found`` where there may be none, of a wording; ``date``, ``first`` and
        ``last`` of a date; ``list``; or nothing.
        """
        text = self._entry(self.key(table, field))
        return self._entry(("parts", part)).format(text=text, field=field) if part else text

    def key(self, table: str, field: str) -> tuple[str, ...]:
        """Where a field is described: in its own table, or else for all tables."""
        own = ("tables", table, "columns", field)
        return own if own in self.entries else ("columns", field)

    def _entry(self, key: tuple[str, ...]) -> str:
        try:
            return self.entries[key]
        except KeyError as error:
            raise UnknownWord(f"{self.lang}: columns.yaml: {'/'.join(key)}") from error


@cache
def describe(lang: str) -> Descriptions:
    """The descriptions of a language, read once."""
    tree = yaml.safe_load((files("cisdash.words") / "columns.yaml").read_text(encoding="utf-8"))
    return Descriptions(lang, MappingProxyType(dict(_flat(tree, lang))))


def _flat(tree: Mapping[str, Any], lang: str) -> Iterator[tuple[tuple[str, ...], str]]:
    """Path and text of each entry: a mapping of the languages to texts. A field too may be called ``en``."""
    for key, value in tree.items():
        if set(value) == set(LANGUAGES) and isinstance(value[lang], str):
            yield (key,), value[lang]
        else:
            yield from (((key, *rest), text) for rest, text in _flat(value, lang))
