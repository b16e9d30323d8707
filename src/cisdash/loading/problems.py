"""What is wrong with a dataset, said so that a clerk can mend it: where, what, why, what to do."""

import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass
from types import MappingProxyType

# Every rule by its code. tests/faulty proves each of them, and README names them all.
CODES: Mapping[str, str] = MappingProxyType(
    {
        # a file
        "no-folder": "the dataset folder does not exist",
        "stray-file": "a YAML file stands where nothing reads it",
        "unknown-kind": "a folder, a conflict or a bound names a kind of record that does not exist",
        "unreadable": "the file cannot be opened, or is not a file",
        "too-big": "the file is larger than a curated file can be",
        "not-utf8": "the file is not UTF-8",
        "yaml-syntax": "the text is not YAML",
        "too-deep": "values are nested deeper than any record needs",
        "empty-file": "the file holds nothing",
        "not-a-list": "the file does not hold a list of records",
        "not-a-mapping": "expectations.yaml or redirects.yaml does not hold named values",
        "not-a-record": "an item of the list is not a record",
        "duplicate-key": "one key stands twice in one place",
        "bad-key": "a key is a list or a block, not a word",
        "alias": "a value is used again by *name instead of being written out",
        # a record
        "missing-key": "a field that every such record has is missing",
        "unknown-key": "no such field exists here",
        "empty-value": "a key without a value",
        "bad-value": "a value of the wrong sort, or out of range",
        "unknown-word": "a word that is not in the closed list",
        "bad-id": "an id that is not lower-case words joined by hyphens",
        "impossible-date": "a date of another form, or a day that no calendar has",
        "interval-backwards": "an end before its start",
        "missing-source": "a fact without a source",
        "locator-too-long": "a place in a source that has become a quotation",
        "mixed-script": "a word with Latin and Cyrillic letters",
        "not-russian": "a Russian wording without a Cyrillic letter",
        "bad-address": "a conflict about something that is not kind/id.field",
        "no-disagreement": "a conflict with fewer than two claims that differ",
        # the whole
        "duplicate-id": "one id for two records of a kind",
        "source-twice": "one publication described as two sources",
        "unused-source": "a source that nothing cites",
        "unknown-source": "a citation of a source that is not described",
        "unknown-state": "a state that has no record",
        "unknown-city": "a city that has no record",
        "unknown-body": "a body that has no record",
        "unknown-person": "a person who has no record",
        "unknown-meeting": "a meeting that has no record",
        "unknown-agreement": "an act that has no record",
        "unknown-record": "a conflict about a record that does not exist, or a measure by one",
        "unknown-field": "a citation or a conflict names a field that the record does not have",
        "stale-conflict": "a conflict shows something else than the record",
        "unclaimed-value": "a conflict shows what none of its claims says",
        "terms-overlap": "two states in the chair on one day",
        "year-without-chair": "a year that should have a chair has none",
        "before-its-body": "a meeting or membership before the body was founded",
        "after-its-body": "a meeting or membership after the body was dissolved",
        "no-capital": "a state of the Commonwealth without a capital today",
        "redirect-from-record": "a redirect leaves an id that a record has",
        "redirect-to-nowhere": "a redirect ends at an id that no record has",
        "floor-broken": "fewer records of a kind than there must be",
        "ceiling-broken": "more records of a kind than there can be",
    }
)


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """One mistake in the data.

    ``path`` is relative to the dataset folder's parent, ``line`` counts from 1, ``record`` is the id (or the
    row's number, if it has none), ``field`` the dotted path inside it, ``code`` a stable name of the rule.
    """

    path: str
    line: int
    record: str
    field: str
    code: str
    message: str
    hint: str

    @property
    def where(self) -> str:
        """The record and the field in it, as ``chair-2023.co_chairs.0``."""
        return ".".join(part for part in (self.record, self.field) if part)

    @property
    def sentence(self) -> str:
        """What is wrong, after the record if there is one."""
        return f"{self.where}: {self.message}" if self.where else self.message

    def __str__(self) -> str:
        return f"{self.path}:{self.line}: {self.sentence} [{self.code}]\n    {self.hint}"


class DatasetInvalid(Exception):
    """The dataset was not loaded; ``problems`` holds everything that is wrong with it."""

    def __init__(self, problems: Sequence[Problem]) -> None:
        super().__init__(_count(len(problems), "problem"))
        self.problems = tuple(sorted(problems))


def as_text(problems: Sequence[Problem]) -> str:
    """All problems for a person at a terminal, with a closing line."""
    files = len({problem.path for problem in problems})
    closing = f"{_count(len(problems), 'problem')} in {_count(files, 'file')}. Nothing was loaded."
    return "\n".join([*map(str, problems), "", closing])


def as_json(problems: Iterable[Problem]) -> str:
    """All problems as a JSON list of objects with the fields of :class:`Problem`."""
    return json.dumps([asdict(problem) for problem in problems], ensure_ascii=False, indent=2)


def as_github(problems: Iterable[Problem]) -> str:
    """All problems as annotations that GitHub shows beside the line."""
    return "\n".join(
        f"::error file={_property(p.path)},line={p.line},title={_property(p.code)}::"
        f"{_data(f'{p.sentence} {p.hint}')}"
        for p in problems
    )


FORMS: Mapping[str, Callable[[Sequence[Problem]], str]] = MappingProxyType(
    {"text": as_text, "json": as_json, "github": as_github}
)


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}{'' if number == 1 else 's'}"


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
