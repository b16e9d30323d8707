"""What a release says of itself: the descriptor, the papers and the sums."""

import hashlib
import json
import shutil
import sqlite3
import subprocess
from contextlib import closing
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml

from cisdash.exports.release.forms import forms
from cisdash.exports.release.write import make_release
from cisdash.records import KINDS
from tests.build import SMALL, small
from tests.releasing import CHANGELOG, a_folder, contents, released


@cache
def readme() -> str:
    return (released() / "README.md").read_text("utf-8")


@cache
def package() -> dict[str, Any]:
    found: dict[str, Any] = json.loads((released() / "datapackage.json").read_text("utf-8"))
    return found


@cache
def resources() -> dict[str, dict[str, Any]]:
    return {one["name"]: one for one in package()["resources"]}


def fields(table: str) -> dict[str, dict[str, Any]]:
    return {field["name"]: field for field in resources()[table]["schema"]["fields"]}


def test_the_dataset_is_in_it_byte_for_byte() -> None:
    files = contents(released())
    data = {path.removeprefix("data/"): files[path] for path in files if path.startswith("data/")}
    papers = {"CHANGELOG.md": CHANGELOG.encode(), "LICENSE": b"A licence.\n"}
    assert data == contents(SMALL) | papers
    assert files["LICENSE"] == b"A licence.\n"


def test_the_package_says_what_it_is_and_which_release() -> None:
    assert (package()["profile"], package()["name"], package()["version"]) == (
        "tabular-data-package",
        "cisdash",
        "2026.11.22",
    )
    assert package()["created"] == "2026-11-22T00:00:00Z"
    assert [licence["name"] for licence in package()["licenses"]] == ["CC-BY-4.0"]
    assert [one["title"] for one in package()["contributors"]] == ["cisdash contributors"]
    assert list(resources()) == list(small().by_name)


@pytest.mark.parametrize("table", forms())
def test_a_resource_describes_its_file_and_every_column(table: str) -> None:
    resource = resources()[table]
    content = (released() / resource["path"]).read_bytes()
    assert resource["bytes"] == len(content)
    assert resource["hash"] == f"sha256:{hashlib.sha256(content).hexdigest()}"
    assert list(fields(table)) == content.decode().splitlines()[0].split(",")
    for one in (resource, *fields(table).values()):
        assert one["description"].endswith(".")
        assert one["description_ru"].endswith(".")


@pytest.mark.parametrize("table", KINDS)
def test_an_id_is_there_and_is_of_one_record(table: str) -> None:
    assert fields(table)["id"]["constraints"] == {"required": True, "unique": True}
    assert resources()[table]["schema"]["primaryKey"] == ["id"]


@pytest.mark.parametrize(
    ("table", "column", "kind", "constraints"),
    [
        ("meetings", "start_first", "date", {"required": True}),
        ("meetings", "end_last", "date", {}),
        ("meetings", "joint", "array", {"required": True}),
        ("meetings", "number", "integer", {"minimum": 1}),
        ("meetings", "venue_ru", "string", {}),
        ("agreements", "title_en", "string", {"required": True}),
        ("agreements", "title_ru", "string", {}),
        ("bodies", "main", "boolean", {"required": True}),
        ("bodies", "name_ru", "string", {"required": True}),
        ("cities", "lat", "number", {"required": True, "minimum": -90, "maximum": 90}),
        ("sources", "url", "string", {"pattern": r"^https?://\S+$"}),
        ("states", "circle", "string", {"required": True, "enum": ["commonwealth", "neighbour"]}),
        ("citations", "path", "string", {}),
    ],
)
def test_a_column_has_the_type_and_the_limits_of_its_field(
    table: str, column: str, kind: str, constraints: dict[str, Any]
) -> None:
    found = fields(table)[column]
    assert (found["type"], found.get("constraints", {})) == (kind, constraints)


def test_a_vague_date_is_text_of_three_forms() -> None:
    constraints = fields("meetings")["end"]["constraints"]
    assert constraints == {"pattern": "^[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?$"}


def test_a_reference_leads_to_another_table_or_to_its_own() -> None:
    keys = resources()["meetings"]["schema"]["foreignKeys"]
    found = {key["fields"][0]: key["reference"]["resource"] for key in keys}
    assert found["city"] == "cities"
    assert found["next"] == "", "the standard's word for the same table"


def test_the_citation_file_names_the_release() -> None:
    told = yaml.safe_load((released() / "CITATION.cff").read_text("utf-8"))
    assert told["version"] == "2026.11.22"
    assert told["date-released"] == "2026-11-22"
    assert (told["cff-version"], told["type"], told["license"]) == ("1.2.0", "dataset", "CC-BY-4.0")
    assert told["authors"] == [{"name": "cisdash contributors"}]
    assert told["title"] == package()["title"]
    assert told["abstract"] == package()["description"]
    assert told["message"]


@pytest.mark.parametrize("table", forms())
def test_the_readme_counts_and_explains_each_table_in_both_languages(table: str) -> None:
    row = f"| `{table}` | {len(small()[table])} |"
    assert f"{row} {resources()[table]['description']} |" in readme()
    assert f"{row} {resources()[table]['description_ru']} |" in readme()


def test_the_readme_says_how_to_cite_and_how_to_open() -> None:
    assert readme().count("2026.11.22") >= 4
    for words in ("frictionless validate datapackage.json", "datasette cisdash.sqlite", "SHA256SUMS"):
        assert readme().count(words) >= 2, "in both languages"


def test_the_query_in_the_readme_answers() -> None:
    query = readme().split('sqlite3 cisdash.sqlite "', 1)[1].split('"', 1)[0]
    with closing(sqlite3.connect(released() / "cisdash.sqlite")) as base:
        assert base.execute(query).fetchall() == [("chs-2025", "2025-10-10", 1)]


@pytest.mark.parametrize("there", [True, False])
def test_redirects_are_explained_where_there_are_some(tmp_path: Path, *, there: bool) -> None:
    folder = a_folder(tmp_path)
    if not there:
        (folder / "redirects.yaml").unlink()
    text = (make_release(folder, tmp_path / "release").target / "README.md").read_text("utf-8")
    assert text.count("data/redirects.yaml") == (2 if there else 0)
    assert "can mean.\n\n## Tables" in text or there


def test_the_sums_are_of_every_file_in_order() -> None:
    files = contents(released())
    lines = files.pop("SHA256SUMS").decode().splitlines()
    assert lines == [f"{hashlib.sha256(files[path]).hexdigest()}  {path}" for path in sorted(files)]


@pytest.mark.skipif(shutil.which("sha256sum") is None, reason="a machine without sha256sum")
def test_the_sums_are_those_that_sha256sum_reads() -> None:
    command = ["sha256sum", "--check", "--strict", "--quiet", "SHA256SUMS"]
    done = subprocess.run(command, capture_output=True, text=True, check=False, cwd=released())
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")


def test_nothing_names_the_machine() -> None:
    place = str(released().parent).encode()
    assert [path for path, content in contents(released()).items() if place in content] == []
