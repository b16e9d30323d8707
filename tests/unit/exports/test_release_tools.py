"""Others' tools open a release as it is: frictionless finds nothing wrong, datasette serves every table."""

import json
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from shutil import copytree
from time import sleep
from typing import Any
from urllib.error import URLError
from urllib.request import urlopen

import pytest

from cisdash.exports.release.forms import forms
from tests.releasing import released
from tests.serving import free_port


def validate(place: Path) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "frictionless", "validate", "datapackage.json", "--json"]
    return subprocess.run(command, capture_output=True, text=True, check=False, cwd=place)


def test_frictionless_finds_nothing_wrong() -> None:
    done = validate(released())
    assert done.returncode == 0, done.stdout + done.stderr
    report = json.loads(done.stdout)
    assert report["valid"]
    assert report["stats"]["tasks"] == len(forms())
    assert report["stats"]["warnings"] == 0


@pytest.mark.parametrize(
    ("table", "right", "wrong", "told"),
    [
        ("meetings", ",held,", ",perhaps,", "constraint-error"),
        ("memberships", "1991-12-21", "December 1991", "constraint-error"),
        ("cities", ",TJ,", ",XX,", "foreign-key"),
        ("people", "somebody", "nobody", "hash-count"),
    ],
)
def test_frictionless_finds_what_is_wrong(
    tmp_path: Path, table: str, right: str, wrong: str, told: str
) -> None:
    place = copytree(released(), tmp_path / "release")
    file = place / "csv" / f"{table}.csv"
    text = file.read_text("utf-8")
    assert right in text
    file.write_text(text.replace(right, wrong, 1), "utf-8")
    done = validate(place)
    assert done.returncode == 1
    assert told in done.stdout


@contextmanager
def datasette(file: Path) -> Iterator[str]:
    """Where datasette serves a database, until the block ends."""
    port = str(free_port())
    command = [sys.executable, "-m", "datasette", str(file), "--host", "127.0.0.1", "--port", port]
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as server:
        try:
            yield f"http://127.0.0.1:{port}"
        finally:
            server.terminate()


def answer(address: str) -> Any:
    for _ in range(150):
        try:
            with urlopen(address, timeout=10) as response:
                return json.load(response)
        except (URLError, ConnectionError):
            sleep(0.1)
    raise AssertionError(f"no answer from {address}")


def test_datasette_serves_every_table_and_follows_its_references() -> None:
    with datasette(released() / "cisdash.sqlite") as site:
        served = answer(f"{site}/cisdash.json")["tables"]
        table = answer(f"{site}/cisdash/meetings_attendance.json")
    found = {one["name"]: one for one in served if not one["hidden"]}
    assert set(found) == {name.replace(".", "_") for name in forms()}
    assert found["meetings"]["primary_keys"] == ["id"]
    assert {key["column"] for key in found["meetings_attendance"]["foreign_keys"]["outgoing"]} == {
        "of",
        "state",
        "body",
        "person",
    }
    assert table["filtered_table_rows_count"] == 2
