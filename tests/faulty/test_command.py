"""``cisdash validate`` as a clerk or a CI job meets it: the words, the forms, the exit codes."""

import json
import os
import subprocess
import sys
from pathlib import Path
from shutil import copytree

import pytest

SOUND = Path(__file__).parent / "sound"


def cisdash(*arguments: str | Path, **variables: str) -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, "PYTHONUTF8": "1", **variables}
    command = [sys.executable, "-m", "cisdash", *map(str, arguments)]
    return subprocess.run(
        command, capture_output=True, text=True, encoding="utf-8", env=environment, check=False
    )


@pytest.fixture
def spoilt(tmp_path: Path) -> Path:
    """A dataset with an unknown state and an impossible date."""
    folder = copytree(SOUND, tmp_path / "data")
    chairs, meetings = folder / "chairmanships/chairmanships.yaml", folder / "meetings/meetings.yaml"
    chairs.write_text(chairs.read_text("utf-8").replace("[KG]", "[KS]"), "utf-8")
    meetings.write_text(meetings.read_text("utf-8").replace("2024-10-08", "2024-02-30"), "utf-8")
    return folder


def test_a_sound_dataset_is_counted() -> None:
    done = cisdash("validate", "--data", SOUND)
    assert done.returncode == 0
    assert done.stdout.startswith("0 problems in 26 records (sound/)\n  sources")
    assert "\n  chairmanships        2\n" in done.stdout
    assert not done.stderr


def test_the_text_names_place_fault_code_and_remedy(spoilt: Path) -> None:
    done = cisdash("validate", "--data", spoilt)
    assert done.returncode == 1
    assert done.stdout == (
        "data/chairmanships/chairmanships.yaml:3: chair-2025.co_chairs.0: "
        "no state has the id 'KS' [unknown-state]\n"
        "    Did you mean 'KG'? The states are in data/states/.\n"
        "data/meetings/meetings.yaml:4: chs-2024.start: "
        "'2024-02-30' is not in the calendar [impossible-date]\n"
        "    Write 1991, 1991-12 or 1991-12-08: as much as the source says, on a day there was.\n"
        "\n"
        "2 problems in 2 files. Nothing was loaded.\n"
    )
    assert not done.stderr


def test_json_can_be_read_by_a_machine(spoilt: Path) -> None:
    done = cisdash("validate", "--data", spoilt, "--format", "json")
    assert done.returncode == 1
    first, second = json.loads(done.stdout)
    assert (first["code"], second["line"], second["record"]) == ("unknown-state", 4, "chs-2024")
    assert json.loads(cisdash("validate", "--data", SOUND, "--format", "json").stdout) == []


def test_github_shows_each_problem_beside_its_line(spoilt: Path) -> None:
    done = cisdash("validate", "--data", spoilt, "--format", "github")
    assert done.returncode == 1
    rows = done.stdout.splitlines()
    assert rows[1].startswith(
        "::error file=data/meetings/meetings.yaml,line=4,title=impossible-date::chs-2024.start: "
    )
    assert len(rows) == 2


def test_the_variable_names_a_dataset_and_the_option_wins(spoilt: Path) -> None:
    assert cisdash("validate", CISDASH_DATA=str(spoilt)).returncode == 1
    assert cisdash("validate", "--data", SOUND, CISDASH_DATA=str(spoilt)).returncode == 0


def test_a_folder_that_is_not_there_is_a_problem_not_a_traceback(tmp_path: Path) -> None:
    done = cisdash("validate", "--data", tmp_path / "nowhere")
    assert done.returncode == 1
    assert "there is no folder 'nowhere' [no-folder]" in done.stdout
    assert not done.stderr


def test_a_terminal_without_unicode_still_gets_the_problems(spoilt: Path) -> None:
    person = spoilt / "people/people.yaml"
    person.write_text(person.read_text("utf-8").replace("Некто", "Heкто"), "utf-8")
    done = cisdash("validate", "--data", spoilt, PYTHONUTF8="0", PYTHONIOENCODING="ascii")
    assert done.returncode == 1
    assert "[mixed-script]" in done.stdout
    assert not done.stderr


def test_a_wrong_call_is_told_from_a_wrong_dataset() -> None:
    done = cisdash("validate", "--format", "xml")
    assert done.returncode == 2
    assert "choose from" in done.stderr


def test_the_version_is_the_package_s() -> None:
    done = cisdash("version")
    assert done.returncode == 0
    assert done.stdout.startswith("cisdash 0.")
