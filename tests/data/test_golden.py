"""What was checked by second readers stays as they found it, until somebody looks it up again."""

from collections import Counter
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest

from cisdash.loading.load import load
from cisdash.loading.reader import read_sheet
from cisdash.paths import site
from tests.draw import DRAWN

GOLDEN = Path(__file__).parent / "golden.yaml"
VERDICTS = {"text", "row", "partly", "unread", "wrong"}
MOST_UNREAD = 5


def checked() -> list[Mapping[str, Any]]:
    """The records that were checked."""
    sheet = read_sheet(GOLDEN, GOLDEN.name)
    assert not sheet.problems
    return list(sheet.rows)


@pytest.fixture(scope="module")
def records() -> Mapping[str, Mapping[str, Any]]:
    return load(site() / "data").records


def test_a_hundred_records_were_checked_each_once() -> None:
    names = Counter(one["record"] for one in checked())
    assert len(names) == DRAWN
    assert set(names.values()) == {1}


def test_each_has_a_verdict_and_few_could_not_be_read() -> None:
    verdicts = Counter(one["verdict"] for one in checked())
    assert set(verdicts) <= VERDICTS
    assert verdicts["unread"] <= MOST_UNREAD


@pytest.mark.parametrize("one", checked(), ids=lambda one: one["record"])
def test_a_checked_record_still_says_what_was_checked(
    one: Mapping[str, Any], records: Mapping[str, Mapping[str, Any]]
) -> None:
    kind, name = one["record"].split("/")
    said = {field: list(said_in(records[kind][name], field.split("."))) for field in one["values"]}
    missing = {field: value for field, value in one["values"].items() if as_text(value) not in said[field]}
    assert missing == {}, said


def said_in(value: Any, steps: list[str]) -> Iterator[str]:
    """What a record says under a dotted name; a state's code picks its pieces, a kind of action its day."""
    if not steps:
        yield as_text(value)
    elif isinstance(value, tuple):
        for at, part in enumerate(value):
            if steps[0] in (str(at), getattr(part, "state", None), getattr(part, "body", None)):
                yield from said_in(part, steps[1:])
    elif steps[0] in type(value).model_fields:
        yield from said_in(getattr(value, steps[0]), steps[1:])
    elif str(getattr(value, "kind", None)) == steps[0]:
        yield as_text(value.on)


def as_text(value: Any) -> str:
    if isinstance(value, list | tuple):
        return ", ".join(sorted(map(as_text, value)))
    if isinstance(value, bool):
        return str(value).lower()
    return str(getattr(value, "en", value))
