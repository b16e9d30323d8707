"""YAML comes as text that remembers its lines."""

from collections.abc import Callable
from pathlib import Path

import pytest

from cisdash.loading.reader import Sheet, read_mapping, read_sheet

Read = Callable[[str], Sheet]


@pytest.fixture
def read(tmp_path: Path) -> Read:
    def reading(text: str) -> Sheet:
        file = tmp_path / "sheet.yaml"
        file.write_text(text, "utf-8")
        return read_sheet(file, "data/sheet.yaml")

    return reading


@pytest.mark.parametrize(
    "word", ["no", "yes", "null", "~", "1991-12", "010", "1e3", "12:30:00", "0x1F", ".inf", "<<"]
)
def test_every_value_stays_the_text_that_was_written(read: Read, word: str) -> None:
    assert read(f"- value: {word}\n").rows == ({"value": word},)


def test_explicit_tags_change_nothing(read: Read) -> None:
    assert read("- value: !!int 5\n- value: !!python/object:os.system x\n").rows == (
        {"value": "5"},
        {"value": "x"},
    )


def test_a_byte_order_mark_is_no_part_of_the_text(read: Read) -> None:
    assert read("\ufeff- id: one\n").rows == ({"id": "one"},)


def test_a_value_is_found_at_the_line_of_its_key(read: Read) -> None:
    sheet = read(
        "# head\n\n- id: one\n  cites:\n    - {source: a}\n    - source: b\n      at: >\n        a page\n"
    )
    assert sheet.line(0) == 3
    assert sheet.line(0, ("cites",)) == 4
    assert sheet.line(0, ("cites", 0, "source")) == 5
    assert sheet.line(0, ("cites", 1)) == 6
    assert sheet.line(0, ("cites", 1, "at")) == 7


def test_what_is_missing_is_found_at_what_should_hold_it(read: Read) -> None:
    sheet = read("- id: one\n  name:\n    en: One\n")
    assert sheet.line(0, ("name", "ru")) == 2
    assert sheet.line(0, ("start",)) == 1
    assert sheet.line(0, ("name", "en", "deeper", 7)) == 3


def test_the_last_of_two_values_stands_and_both_are_told(read: Read) -> None:
    sheet = read("- id: one\n  id: two\n")
    assert sheet.rows == ({"id": "two"},)
    assert [(p.line, p.code) for p in sheet.problems] == [(2, "duplicate-key")]


def test_a_sheet_is_torn_only_if_a_row_was_lost(read: Read) -> None:
    assert not read("- id: one\n  id: two\n").torn
    assert read("- id: one\n- two\n").torn
    assert read("- id: [one\n").torn


def test_a_mapping_is_a_sheet_of_one_row(tmp_path: Path) -> None:
    file = tmp_path / "one.yaml"
    file.write_text("# head\na: {b: 1}\n", "utf-8")
    sheet = read_mapping(file, "data/one.yaml")
    assert sheet.rows == ({"a": {"b": "1"}},)
    assert sheet.line(0, ("a", "b")) == 2
