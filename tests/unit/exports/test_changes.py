"""What differs, in words for a terminal, in a form that machines can rely on, and as release notes."""

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

import cisdash.exports
from cisdash.exports.changes import FORM, FORMS, as_json, as_markdown, as_text
from cisdash.loading.compare import Rows, compare
from cisdash.loading.difference import Difference

SCHEMA = json.loads((Path(cisdash.exports.__file__).parent / "diff.schema.json").read_text("utf-8"))
A, B = {"source": "gazette", "at": "page 7"}, {"source": "herald", "at": "страница 1", "for": ["city"]}
NOTHING = Difference(added=(), removed=(), renamed=(), facts=(), cites=())


def every_sort() -> Difference:
    """One of each sort of change."""
    old: Rows = {
        "sources": {"gazette": {"title": "The gazette"}, "herald": {"title": "The herald", "note": "x"}},
        "people": {"old": {"name": {"en": "Some Body"}}, "twin": {"name": {"en": "Some Body"}}},
        "meetings": {
            "chs-2024": {"start": "2024", "cites": [A]},
            "chs-2025": {"city": "dushanbe", "host": "TJ", "cites": [A]},
        },
        "agreements": {"treaty": {"parties": ["TJ"], "cites": [A]}},
    }
    new: Rows = {
        "sources": {"gazette": {"title": "The gazette"}, "herald": {"title": "The *herald*"}},
        "people": {"new": {"name": {"en": "Some Body"}}},
        "meetings": {
            "chs-2024": {"start": "2024", "cites": [B]},
            "chs-2025": {"city": "bishkek", "cites": [A, B]},
            "chs-2026": {"start": "2026"},
        },
        "agreements": {"treaty": {"parties": ["TJ", "KG"], "cites": [A]}},
    }
    return compare(old, new, {"people": {"old": "new", "twin": "new"}})


TEXT = """\
v1 → data

Counts
                added  removed  renamed  changed    facts  sources
  sources           0        0        0        1        2        0
  people            0        1        1        0        0        0
  meetings          1        0        0        1        2        1
  agreements        0        0        0        1        1        0
  all               1        1        1        3        5        1

Added
  meetings/chs-2026

Removed
  people/twin (now part of people/new)  Some Body

Renamed
  people/old → people/new  Some Body

Changed facts
  sources/herald.note
    x → not known
  sources/herald.title
    The herald → The *herald*
  meetings/chs-2025.city
    dushanbe → bishkek
    old source: gazette, page 7
    new source: gazette, page 7; herald, страница 1 (for city)
  meetings/chs-2025.host
    TJ → not known
    old source: gazette, page 7
  agreements/treaty.parties
    TJ → KG, TJ
    source: gazette, page 7

Changed sources alone
  meetings/chs-2024
    - gazette, page 7
    + herald, страница 1 (for city)"""

MARKDOWN = """\
# Changes from v1 to data

| kind | added | removed | renamed | changed | facts | sources |
| --- | ---: | ---: | ---: | ---: | ---: | ---: |
| sources | 0 | 0 | 0 | 1 | 2 | 0 |
| people | 0 | 1 | 1 | 0 | 0 | 0 |
| meetings | 1 | 0 | 0 | 1 | 2 | 1 |
| agreements | 0 | 0 | 0 | 1 | 1 | 0 |

## Sources

- `sources/herald.note`: x → not known
- `sources/herald.title`: The herald → The \\*herald\\*

## People

- Removed: `twin`: Some Body (now part of `new`)
- Renamed: `old` → `new`: Some Body

## Meetings

- Added: `chs-2026`
- `meetings/chs-2025.city`: dushanbe → bishkek (old source: gazette, page 7; \
new source: gazette, page 7; herald, страница 1 (for city))
- `meetings/chs-2025.host`: TJ → not known (old source: gazette, page 7)
- Sources of `meetings/chs-2024`: without gazette, page 7; with herald, страница 1 (for city)

## Agreements

- `agreements/treaty.parties`: TJ → KG, TJ (source: gazette, page 7)"""


def test_a_terminal_gets_the_counts_and_then_every_change() -> None:
    assert as_text(every_sort(), "v1", "data") == TEXT


def test_release_notes_have_a_heading_for_each_kind() -> None:
    assert as_markdown(every_sort(), "v1", "data") == MARKDOWN


def test_that_nothing_differs_is_said() -> None:
    assert as_text(NOTHING, "v1", "data") == "v1 → data\nNo fact differs."
    assert as_markdown(NOTHING, "v1", "data") == "# Changes from v1 to data\n\nNo fact differs."
    empty = json.loads(as_json(NOTHING, "v1", "data"))
    assert [name for name, value in empty.items() if value] == ["form", "old", "new"]


def faults(value: Any, rule: dict[str, Any], place: str = "") -> Iterator[str]:
    """Where a value does not obey a schema, of which this knows as much as ours says."""
    if "$ref" in rule:
        yield from faults(value, SCHEMA["$defs"][rule["$ref"].removeprefix("#/$defs/")], place)
        return
    sorts = {"object": dict, "array": list, "string": str, "integer": int, "null": type(None)}
    allowed = rule.get("type", [])
    names = [allowed] if isinstance(allowed, str) else allowed
    if names and not isinstance(value, tuple(sorts[name] for name in names)):
        yield f"{place}: {value!r} is not {names}"
    if "const" in rule and value != rule["const"]:
        yield f"{place}: {value!r} is not {rule['const']!r}"
    if "minimum" in rule and value < rule["minimum"]:
        yield f"{place}: {value!r} is too small"
    if isinstance(value, dict):
        known = rule.get("properties", {})
        yield from (f"{place}.{name}: missing" for name in rule.get("required", ()) if name not in value)
        yield from (f"{place}.{name}: not described" for name in value if name not in known)
        for name in known.keys() & value.keys():
            yield from faults(value[name], known[name], f"{place}.{name}")
    if isinstance(value, list):
        for number, item in enumerate(value):
            yield from faults(item, rule["items"], f"{place}.{number}")


@pytest.mark.parametrize("found", [NOTHING, every_sort()], ids=["nothing", "every sort"])
def test_the_json_obeys_its_schema(found: Difference) -> None:
    assert list(faults(json.loads(as_json(found, "v1", "data")), SCHEMA)) == []


def test_the_schema_refuses_another_form() -> None:
    form = json.loads(as_json(every_sort(), "v1", "data"))
    spoilt = {**form, "form": 2, "more": [], "facts": [{**form["facts"][0], "old": 7}]}
    del spoilt["old"]
    assert sorted(faults(spoilt, SCHEMA)) == [
        ".facts.0.old: 7 is not ['string', 'array', 'null']",
        ".form: 2 is not 1",
        ".more: not described",
        ".old: missing",
    ]


def test_the_schema_promises_all_and_no_more() -> None:
    """Every property is required and described as the only ones: a reader need not guess."""

    def objects(rule: Any) -> Iterator[dict[str, Any]]:
        if isinstance(rule, dict):
            if rule.get("type") == "object":
                yield rule
            for inner in rule.values():
                yield from objects(inner)

    for rule in objects(SCHEMA):
        assert rule["required"] == list(rule["properties"])
        assert rule["additionalProperties"] is False
    assert SCHEMA["properties"]["form"]["const"] == FORM


def test_a_machine_gets_each_value_as_it_is() -> None:
    form = json.loads(as_json(every_sort(), "v1", "data"))
    facts = {fact["address"]: fact for fact in form["facts"]}
    assert facts["agreements/treaty.parties"]["new"] == ["KG", "TJ"]
    assert facts["sources/herald.note"]["new"] is None
    assert facts["meetings/chs-2025.city"] == {
        "address": "meetings/chs-2025.city",
        "kind": "meetings",
        "id": "chs-2025",
        "path": ["city"],
        "old": "dushanbe",
        "new": "bishkek",
        "old_sources": [{"source": "gazette", "at": "page 7", "for": []}],
        "new_sources": [
            {"source": "gazette", "at": "page 7", "for": []},
            {"source": "herald", "at": "страница 1", "for": ["city"]},
        ],
    }


@pytest.mark.parametrize("form", FORMS)
def test_the_same_difference_is_told_in_the_same_words(form: str) -> None:
    assert FORMS[form](every_sort(), "a", "b") == FORMS[form](every_sort(), "a", "b")


WILD = "one\ntwo \x1b[31mred\x1b[0m | `code` <b> [x](y) # *z*"


@pytest.mark.parametrize("form", ["text", "markdown"])
def test_no_value_commands_a_terminal_or_breaks_its_line(form: str) -> None:
    found = compare({"meetings": {"a": {"note": "x"}}}, {"meetings": {"a": {"note": WILD}}})
    text = FORMS[form](found, WILD, "data")
    assert "\x1b" not in text
    assert "one two \\" in text
    assert len(text.splitlines()) == len(FORMS[form](found, "v1", "data").splitlines())


def test_no_value_is_taken_for_markdown() -> None:
    found = compare({"meetings": {"a": {"note": "x"}}}, {"meetings": {"a": {"note": WILD, "b`c": "y"}}})
    text = as_markdown(found, "v1", "data")
    (note,) = (line for line in text.splitlines() if "one two" in line)
    told = note.split(" → ")[1]
    assert not re.search(r"(?<!\\)[`<>*\[\]|#]", told)
    assert "`meetings/a.b'c`" in text
