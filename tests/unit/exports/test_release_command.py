"""``cisdash release``: what it prints, and its exit code."""

from pathlib import Path

import pytest

from cisdash import cli
from tests.releasing import a_folder, contents, released


def test_it_prints_one_line(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    target = tmp_path / "release"
    assert cli.main(["release", str(target), "--data", str(a_folder(tmp_path))]) == 0
    assert capsys.readouterr().out.startswith(f"release 2026.11.22 in {target}: ")
    assert contents(target) == contents(released())


def test_why_it_cannot_is_one_line(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = a_folder(tmp_path, changelog=None)
    assert cli.main(["release", str(tmp_path / "release"), "--data", str(folder)]) == 1
    said = capsys.readouterr()
    assert said.out == ""
    assert said.err.startswith("cisdash: there is no data/CHANGELOG.md")
    assert said.err.count("\n") == 1


def test_problems_are_printed_as_by_validate(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = a_folder(tmp_path)
    (folder / "people" / "people.yaml").write_text("- id: [", "utf-8")
    assert cli.main(["validate", "--data", str(folder)]) == 1
    told = capsys.readouterr().out
    assert cli.main(["release", str(tmp_path / "release"), "--data", str(folder)]) == 1
    assert capsys.readouterr().out == told
