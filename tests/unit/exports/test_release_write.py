"""A release is whole or not there; the same dataset gives the same bytes; each refusal is one line."""

import os
import resource
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from cisdash import DatasetInvalid
from cisdash.exports.release import papers
from cisdash.exports.release.edition import CannotRelease
from cisdash.exports.release.write import make_release, write_release
from cisdash.frames.cache import content_key
from tests.build import small
from tests.releasing import CHANGELOG, a_folder, contents, released

AGAIN = """
import sys
from pathlib import Path
from cisdash.exports.release.write import make_release
make_release(Path(sys.argv[1]), Path(sys.argv[2]))
"""


def refused(folder: Path, target: Path) -> str:
    """What is said; nothing may be left behind."""
    before = contents(target.parent)
    with pytest.raises(CannotRelease) as refusal:
        make_release(folder, target)
    assert contents(target.parent) == before
    said = str(refusal.value)
    assert "\n" not in said
    return said


# --- whole ------------------------------------------------------------------------------------------------


def test_a_release_says_where_it_is_and_how_much(tmp_path: Path) -> None:
    release = make_release(a_folder(tmp_path), tmp_path / "new" / "release")
    files = contents(release.target)
    size = sum(map(len, files.values())) / 1e6
    rows = sum(map(len, small().by_name.values()))
    told = f"{len(small().by_name)} tables, {rows:,} rows, {len(files)} files, {size:.1f} MB"
    assert str(release) == f"release 2026.11.22 in {release.target}: {told}"
    assert [one.name for one in release.target.parent.iterdir()] == ["release"], "nothing is left beside it"


def test_an_empty_folder_may_stand_there_already(tmp_path: Path) -> None:
    (tmp_path / "release").mkdir()
    make_release(a_folder(tmp_path), tmp_path / "release")
    assert contents(tmp_path / "release") == contents(released())


def test_the_folder_one_stands_in_will_do(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "release").mkdir()
    monkeypatch.chdir(tmp_path / "release")
    make_release(a_folder(tmp_path), Path())
    assert contents(tmp_path / "release") == contents(released())


def test_others_may_read_it(tmp_path: Path) -> None:
    known = tmp_path / "known"
    known.mkdir()
    make_release(a_folder(tmp_path), tmp_path / "release")
    assert (tmp_path / "release").stat().st_mode == known.stat().st_mode


def test_another_day_and_another_process_give_the_same_bytes(tmp_path: Path) -> None:
    folder = a_folder(tmp_path / "elsewhere")
    for file in folder.rglob("*.yaml"):
        os.utime(file, (0, 0))
    environment = {**os.environ, "PYTHONHASHSEED": "5", "TZ": "Asia/Kamchatka", "LC_ALL": "C"}
    command = [sys.executable, "-c", AGAIN, str(folder), "again"]
    subprocess.run(command, check=True, cwd=tmp_path, env=environment)
    assert contents(tmp_path / "again") == contents(released())


# --- or not there -----------------------------------------------------------------------------------------


def test_a_full_disk_leaves_nothing(tmp_path: Path) -> None:
    folder = a_folder(tmp_path)
    limits = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (100_000, limits[1]))  # the database is larger
    try:
        said = refused(folder, tmp_path / "release")
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, limits)
    assert said == f"{tmp_path / 'release'} was not written: File too large"
    assert [one.name for one in tmp_path.iterdir()] == ["data"]


def test_a_stop_leaves_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def stop(_: object) -> bytes:
        raise KeyboardInterrupt

    monkeypatch.setattr(papers, "sums", stop)
    with pytest.raises(KeyboardInterrupt):
        make_release(a_folder(tmp_path), tmp_path / "release")
    assert [one.name for one in tmp_path.iterdir()] == ["data"]


def test_what_was_put_there_meanwhile_stays(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    target = tmp_path / "release"
    sums = papers.sums

    def meanwhile(files: object) -> bytes:
        target.mkdir()
        (target / "mine").write_text("mine", "utf-8")
        return sums(files)  # type: ignore[arg-type]

    monkeypatch.setattr(papers, "sums", meanwhile)
    with pytest.raises(CannotRelease, match="Directory not empty"):
        make_release(a_folder(tmp_path), target)
    assert contents(target) == {"mine": b"mine"}
    assert sorted(one.name for one in tmp_path.iterdir()) == ["data", "release"]


# --- refusals ---------------------------------------------------------------------------------------------


def in_the_way(target: Path) -> None:
    target.mkdir()
    (target / "mine").write_text("mine", "utf-8")


@pytest.mark.parametrize(
    "put",
    [
        in_the_way,
        lambda target: target.write_text("a file", "utf-8"),
        lambda target: target.symlink_to("data"),
    ],
    ids=["a full folder", "a file", "a link"],
)
def test_nothing_is_overwritten(tmp_path: Path, put: Callable[[Path], None]) -> None:
    folder, target = a_folder(tmp_path), tmp_path / "release"
    put(target)
    assert refused(folder, target).startswith(str(target))


@pytest.mark.parametrize("inside", ["", "release", "meetings/release"])
def test_a_release_never_becomes_part_of_the_dataset(tmp_path: Path, inside: str) -> None:
    folder = a_folder(tmp_path)
    assert "lies inside the dataset" in refused(folder, folder / inside)


def test_a_place_that_is_not_ours_to_write_is_one_line(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", "utf-8")
    said = refused(a_folder(tmp_path), tmp_path / "file" / "release")
    assert said == f"{tmp_path / 'file' / 'release'} was not written: File exists"


@pytest.mark.parametrize(
    ("changelog", "told"),
    [
        (None, "there is no data/CHANGELOG.md, which names the version"),
        ("", "data/CHANGELOG.md has no heading"),
        ("# Changelog\n\nNothing yet.\n", "data/CHANGELOG.md has no heading"),
        (
            "# Changelog\n\n## Unreleased\n\n## 2026.11.22\n",
            "data/CHANGELOG.md:3: the topmost heading is '## Unreleased'",
        ),
        ("## 2026.1.2\n", "data/CHANGELOG.md:1: the topmost heading is '## 2026.1.2'"),
        ("## [2026.11.22]\n", "data/CHANGELOG.md:1: the topmost heading is '## [2026.11.22]'"),
        ("## 2026.02.30\n", "data/CHANGELOG.md:1: '## 2026.02.30' is not a day of the calendar"),
    ],
    ids=["no file", "empty", "no heading", "not released", "short", "in brackets", "no such day"],
)
def test_the_edition_must_be_named(tmp_path: Path, changelog: str | None, told: str) -> None:
    said = refused(a_folder(tmp_path, changelog=changelog), tmp_path / "release")
    assert said == f"{told}: write '## 2026.11.22', the day of the release"


@pytest.mark.parametrize("changelog", [CHANGELOG, "## 2026.11.22  \r\n", "\ufeff## 2026.11.22"])
def test_the_topmost_heading_is_the_edition(tmp_path: Path, changelog: str) -> None:
    assert make_release(a_folder(tmp_path, changelog), tmp_path / "release").edition.version == "2026.11.22"


def test_a_changelog_that_is_not_text_is_one_line(tmp_path: Path) -> None:
    folder = a_folder(tmp_path)
    (folder / "CHANGELOG.md").write_bytes(b"## \xff\n")
    assert refused(folder, tmp_path / "release") == "data/CHANGELOG.md is not UTF-8"


def test_nothing_is_released_without_its_licence(tmp_path: Path) -> None:
    assert refused(a_folder(tmp_path, licence=None), tmp_path / "release") == "there is no data/LICENSE"


def test_every_problem_of_the_dataset_is_told_and_nothing_written(tmp_path: Path) -> None:
    folder = a_folder(tmp_path)
    (folder / "people" / "people.yaml").write_text("- id: [", "utf-8")
    with pytest.raises(DatasetInvalid) as invalid:
        make_release(folder, tmp_path / "release")
    assert "yaml-syntax" in {problem.code for problem in invalid.value.problems}
    assert [one.name for one in tmp_path.iterdir()] == ["data"]


def test_a_dataset_that_is_not_there_is_a_problem_of_the_dataset(tmp_path: Path) -> None:
    with pytest.raises(DatasetInvalid) as invalid:
        make_release(tmp_path / "nowhere", tmp_path / "release")
    assert [problem.code for problem in invalid.value.problems] == ["no-folder"]


def test_a_dataset_that_changes_while_it_is_read_is_not_released(tmp_path: Path) -> None:
    folder = a_folder(tmp_path)
    key = content_key(folder)
    (folder / "expectations.yaml").write_text("{}\n", "utf-8")
    with pytest.raises(CannotRelease, match="was changed while it was read"):
        write_release(folder, small(), tmp_path / "release", key)
    assert [one.name for one in tmp_path.iterdir()] == ["data"]
