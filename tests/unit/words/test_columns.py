"""Every table and every column of the dataset is described in both languages, and nothing else is."""

import re

import pytest

from cisdash.exports.release.forms import Column, Form, forms
from cisdash.words.describe import describe
from cisdash.words.translate import LANGUAGES, UnknownWord
from tests.build import small

COLUMNS = [(form, column) for form in forms().values() for column in form.columns]
PARTS = {column.part for _, column in COLUMNS if column.part}


def test_every_frame_and_each_of_its_columns_has_its_form() -> None:
    for name, frame in small().by_name.items():
        extra = ["at"] if name == "citations" else []
        assert sorted(column.name for column in forms()[name].columns) == sorted([*frame.columns, *extra])
    assert list(forms()) == list(small().by_name)


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize(("form", "column"), COLUMNS, ids=lambda one: one.name)
def test_every_column_is_described(form: Form, column: Column, lang: str) -> None:
    text = describe(lang).column(form.name, column.field, column.part)
    assert re.search("[А-Яа-яЁё]" if lang == "ru" else "[A-Za-z]", text)
    assert text.endswith(".")
    assert text[0].isupper()
    assert not re.search(r"[{}\n]|\.\.|  ", text), text


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("name", forms())
def test_every_table_is_described(name: str, lang: str) -> None:
    assert describe(lang).table(name).endswith(".")


@pytest.mark.parametrize("lang", LANGUAGES)
def test_no_description_is_left_over(lang: str) -> None:
    told = describe(lang)
    used = {told.key(form.name, column.field) for form, column in COLUMNS}
    used |= {("tables", name, "about") for name in forms()} | {("parts", part) for part in PARTS}
    used |= {("dataset", what) for what in ("title", "description", "keywords", "sources")}
    assert set(told.entries) - used == set()
    assert used - set(told.entries) == set()


def test_no_english_description_has_a_cyrillic_letter() -> None:
    assert [text for text in describe("en").entries.values() if re.search("[А-Яа-яЁё]", text)] == []


def test_what_is_not_described_is_named() -> None:
    with pytest.raises(UnknownWord, match="columns/colour"):
        describe("en").column("meetings", "colour", "")
