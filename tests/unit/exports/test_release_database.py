"""The database of a release: sound, whole, and with the keys that the records have."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from typing import Any

import pytest

from cisdash.exports.release.forms import forms
from tests.releasing import released


@pytest.fixture(scope="module")
def base() -> Iterator[sqlite3.Connection]:
    with closing(sqlite3.connect(f"file:{released() / 'cisdash.sqlite'}?mode=ro", uri=True)) as found:
        yield found


def ask(base: sqlite3.Connection, question: str) -> list[tuple[Any, ...]]:
    return base.execute(question).fetchall()


def test_it_is_sound_and_every_reference_leads_somewhere(base: sqlite3.Connection) -> None:
    assert ask(base, "PRAGMA integrity_check") == [("ok",)]
    assert ask(base, "PRAGMA foreign_key_check") == []


def test_it_knows_its_release(base: sqlite3.Connection) -> None:
    assert ask(base, "PRAGMA user_version") == [(20261122,)]


def test_a_table_is_named_so_that_no_query_has_to_quote_it(base: sqlite3.Connection) -> None:
    found = {name for (name,) in ask(base, "SELECT name FROM sqlite_master WHERE type = 'table'")}
    assert found == {name.replace(".", "_") for name in forms()}
    assert ask(base, "SELECT count(*) FROM meetings_attendance") == [(2,)]


@pytest.mark.parametrize("name", forms())
def test_a_table_has_its_keys_and_an_index_for_each_reference(name: str, base: sqlite3.Connection) -> None:
    form, table = forms()[name], name.replace(".", "_")
    columns = ask(base, f"PRAGMA table_info({table})")
    keyed = sorted((place, column) for _, column, _, _, _, place in columns if place)
    assert tuple(column for _, column in keyed) == form.key
    references = {(row[3], row[2], row[4]) for row in ask(base, f"PRAGMA foreign_key_list({table})")}
    assert references == {(column, kind, "id") for column, kind in form.references}
    indexes = [index for _, index, *_ in ask(base, f"PRAGMA index_list({table})")]
    first = {ask(base, f'PRAGMA index_info("{index}")')[0][2] for index in indexes}
    assert first == {form.key[0], *(column for column, _ in form.references)}


@pytest.mark.parametrize(
    ("table", "references"),
    [
        ("meetings", {"body", "city", "host", "chair", "presided_by", "next"}),
        ("meetings.attendance", {"of", "state", "body", "person"}),
        ("agreements.links", {"of", "to"}),
        ("bodies", {"parent", "seat"}),
        ("citations", {"source"}),
        ("sources", set()),
    ],
)
def test_the_references_are_those_of_the_records(table: str, references: set[str]) -> None:
    assert {column for column, _ in forms()[table].references} == references


@pytest.mark.parametrize(
    "wrong",
    [
        "INSERT INTO people VALUES ('somebody', 'Again', 'Снова')",
        "INSERT INTO cities VALUES ('nowhere', 'XX', 'Nowhere', 'Нигде', 0, 0)",
        "UPDATE meetings SET status = 'perhaps'",
        "UPDATE bodies SET main = 2",
        "UPDATE people SET name_en = NULL",
    ],
)
def test_what_the_records_forbid_the_database_forbids(wrong: str, base: sqlite3.Connection) -> None:
    with closing(sqlite3.connect(":memory:")) as copy:
        base.backup(copy)
        copy.execute("PRAGMA foreign_keys = ON")
        with pytest.raises(sqlite3.IntegrityError):
            copy.execute(wrong)
