"""The file of a view: its rows, what they are, and nothing that a spreadsheet would run."""

import csv
import io

import pandas as pd
import pytest

from cisdash.exports.csv_file import csv_bytes
from cisdash.queries.filters import Filters
from cisdash.views import (
    agreements,
    chair,
    conflicts,
    host_cities,
    initiatives,
    meetings,
    membership,
    sources,
)
from cisdash.views.base import View
from tests.build import an_ask, small


def a_view(frame: pd.DataFrame, title: str = "Meetings", filters: str = "No filter.") -> View:
    return View("meetings", title, "Answer.", filters, (), "1 source", frame)


def rows(data: bytes) -> list[list[str]]:
    text = data.decode("utf-8-sig")
    return list(csv.reader(line for line in io.StringIO(text, newline="") if not line.startswith("#")))


def test_a_spreadsheet_sees_that_it_is_utf8() -> None:
    data = csv_bytes(a_view(pd.DataFrame({"name_ru": ["Душанбе"]})))
    assert data.startswith(b"\xef\xbb\xbf#")
    assert rows(data) == [["name_ru"], ["Душанбе"]]


def test_the_file_says_what_it_is_and_what_was_filtered() -> None:
    head = csv_bytes(a_view(pd.DataFrame({"a": ["b"]}), "Заседания", "Показано: годы 2025.")).decode(
        "utf-8-sig"
    )
    assert head.splitlines()[:2] == ["# cisdash: Заседания", "# Показано: годы 2025."]


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("=1+1", "'=1+1"),
        ("+7 999", "'+7 999"),
        ("-cmd", "'-cmd"),
        ("@SUM(A1)", "'@SUM(A1)"),
        ("=", "="),
        ("1=1", "1=1"),
        ("2025-10-10", "2025-10-10"),
        ('a "b", c', 'a "b", c'),
        ("one\ntwo", "one\ntwo"),
        (("KG", "TJ"), "KG;TJ"),
        (("TJ",), "TJ"),
        ((), ""),
        (None, ""),
        (-12.5, "-12.5"),
        (True, "True"),
    ],
    ids=str,
)
def test_a_value_arrives_as_it_is_and_never_as_a_formula(value: object, expected: str) -> None:
    frame = pd.DataFrame({"id": ["x"], "value": pd.Series([value], dtype="object")})
    assert rows(csv_bytes(a_view(frame)))[1:] == [["x", expected]]


def test_a_title_of_several_lines_cannot_add_rows() -> None:
    title = "Treaty\n=1+1,2"
    text = csv_bytes(a_view(pd.DataFrame({"a": ["b"]}), title)).decode("utf-8-sig")
    assert [line for line in text.splitlines() if not line.startswith("#")] == ["a", "b"]


BUILDERS = {
    "agreements": agreements.build,
    "chair": chair.build,
    "conflicts": conflicts.build,
    "initiatives": initiatives.build,
    "map": host_cities.build,
    "meetings": meetings.build,
    "membership": membership.build,
    "sources": sources.build,
}


@pytest.mark.parametrize("page", BUILDERS)
def test_the_file_of_each_page_can_be_read_back(page: str) -> None:
    view = BUILDERS[page](an_ask(small(), filters=Filters(since=1991)))
    found = rows(csv_bytes(view))
    assert found[0] == list(view.data.columns)
    assert len(found) - 1 == len(view.data)
    assert not [cell for row in found for cell in row if cell in {"nan", "None", "NaT", "<NA>"}]
