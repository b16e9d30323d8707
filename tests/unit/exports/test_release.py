"""Every cell of every table stands in every format of a release as it does in the frame."""

import csv
import json
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from datetime import date
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
import pyarrow.parquet as pq
import pytest

from cisdash.exports.release.write import write_release
from cisdash.frames.build import Frames, dtypes
from tests.build import a_body, a_city, a_meeting, a_source, a_state, an_act, frames_of, named, small
from tests.releasing import a_folder, released

Row = dict[str, Any]
TABLES = list(small().by_name)
AWKWARD = (
    a_source("quoted", title='=1+1, "two",\nthree; four', publisher="'Press' – пресса", published="1991-12"),
    a_state("TJ", 'The "Republic", of it'),
    a_city(lat=-90, lon=0.1 + 0.2, names_then=[{"name": named("Stalinabad", "Сталинабад"), "end": "1961"}]),
    a_body(main=True, founded="1991"),
    a_meeting("1991-12", documents=0, number=10**12, joint=("chs", "chs")),
    an_act(parties=("TJ", "TJ"), pending=[named("A text\nof two lines", "Текст\nв две строки")]),
)


@pytest.fixture(scope="module")
def awkward(tmp_path_factory: pytest.TempPathFactory) -> tuple[Frames, Path]:
    place = tmp_path_factory.mktemp("awkward")
    frames = frames_of(*AWKWARD)
    return frames, write_release(a_folder(place), frames, place / "release").target


def rows_of(frame: pd.DataFrame) -> list[Row]:
    """The rows of a frame as plain values, made without the code that is tested."""
    return [{str(name): plain(frame[name].iloc[at]) for name in frame} for at in range(len(frame))]


def plain(value: Any) -> Any:
    if isinstance(value, tuple):
        return list(value)
    if pd.isna(value):
        return None
    if isinstance(value, pd.Timestamp):
        return value.date()
    return value.item() if isinstance(value, np.generic) else value


def from_csv(place: Path, name: str) -> list[Row]:
    with (place / "csv" / f"{name}.csv").open(encoding="utf-8", newline="") as stream:
        return [
            {key: of_text(name, key, text) for key, text in row.items()} for row in csv.DictReader(stream)
        ]


def of_text(name: str, column: str, text: str) -> Any:
    dtype = str(dtypes(name).get(column, "int64"))  # of a citation, `at` is not in the frame
    if text == "":
        return "" if (name, column) == ("citations", "path") else None
    if dtype == "bool":
        return {"true": True, "false": False}[text]
    if dtype.startswith("datetime"):
        return date.fromisoformat(text)
    read: dict[str, Callable[[str], Any]] = {
        "object": json.loads,
        "Int64": int,
        "int64": int,
        "Float64": float,
    }
    return read.get(dtype, str)(text)


def from_json(place: Path, name: str) -> list[Row]:
    rows = json.loads((place / "json" / f"{name}.json").read_text("utf-8"))
    return [{key: of_json(name, key, value) for key, value in row.items()} for row in rows]


def of_json(name: str, column: str, value: Any) -> Any:
    is_day = value is not None and str(dtypes(name).get(column)).startswith("datetime")
    return date.fromisoformat(value) if is_day else value


def from_parquet(place: Path, name: str) -> list[Row]:
    found: list[Row] = pq.read_table(place / "parquet" / f"{name}.parquet").to_pylist()
    return found


def from_sqlite(place: Path, name: str) -> list[Row]:
    with closing(sqlite3.connect(place / "cisdash.sqlite")) as base:
        found = base.execute(f'SELECT * FROM "{name.replace(".", "_")}" ORDER BY rowid')  # noqa: S608
        names = [column[0] for column in found.description]
        return [dict(of_sqlite(name, zip(names, row, strict=True))) for row in found]


def of_sqlite(name: str, cells: Iterator[tuple[str, Any]]) -> Iterator[tuple[str, Any]]:
    for column, value in cells:
        dtype = str(dtypes(name).get(column))
        if value is None:
            yield column, None
        elif dtype.startswith("datetime"):
            yield column, date.fromisoformat(value)
        elif dtype == "bool":
            assert value in {0, 1}
            yield column, bool(value)
        else:
            yield column, json.loads(value) if dtype == "object" else value


READERS = {"csv": from_csv, "json": from_json, "parquet": from_parquet, "sqlite": from_sqlite}


def without_place(name: str, rows: list[Row]) -> list[Row]:
    """The place of a citation is the release's own column."""
    return [{key: row[key] for key in row if name != "citations" or key != "at"} for row in rows]


@pytest.mark.parametrize("read", READERS.values(), ids=READERS)
@pytest.mark.parametrize("name", TABLES)
def test_every_cell_of_a_table_is_that_of_the_frame(
    name: str, read: Callable[[Path, str], list[Row]]
) -> None:
    found = without_place(name, read(released(), name))
    assert found == rows_of(small()[name])
    assert all(list(row) == list(small()[name].columns) for row in found)


@pytest.mark.parametrize("read", READERS.values(), ids=READERS)
@pytest.mark.parametrize("name", TABLES)
def test_an_awkward_value_arrives_as_it_is(
    name: str, read: Callable[[Path, str], list[Row]], awkward: tuple[Frames, Path]
) -> None:
    frames, place = awkward
    assert without_place(name, read(place, name)) == rows_of(frames[name])


@pytest.mark.parametrize("read", READERS.values(), ids=READERS)
def test_citations_are_numbered_in_their_record(read: Callable[[Path, str], list[Row]]) -> None:
    places: dict[tuple[str, str], list[int]] = {}
    for row in read(released(), "citations"):
        places.setdefault((row["kind"], row["record"]), []).append(row["at"])
    assert max(map(len, places.values())) > 1
    assert all(found == list(range(len(found))) for found in places.values())


def test_a_number_has_no_digits_that_nobody_wrote(awkward: tuple[Frames, Path]) -> None:
    _, place = awkward
    assert ",-90,0.30000000000000004" in (place / "csv" / "cities.csv").read_text("utf-8")
    assert '"lat": -90, "lon": 0.30000000000000004' in (place / "json" / "cities.json").read_text("utf-8")


def test_there_is_a_file_a_table_and_no_other() -> None:
    for kind in ("csv", "json", "parquet"):
        assert {file.name for file in (released() / kind).iterdir()} == {f"{name}.{kind}" for name in TABLES}


def test_a_column_of_parquet_has_the_type_of_its_values_and_says_what_it_holds() -> None:
    schema = pq.read_schema(released() / "parquet" / "meetings.parquet")
    types = {field.name: str(field.type) for field in schema}
    assert [types[name] for name in ("start", "start_first", "number", "joint")] == [
        "string",
        "date32[day]",
        "int64",
        "list<element: string>",
    ]
    assert schema.field("body").metadata[b"description"] == b"The body that met."
    assert schema.metadata is None, "nothing of pandas or of the machine"
