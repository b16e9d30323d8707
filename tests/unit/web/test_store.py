"""The dataset of a running site: renewed when a file changes, never lost."""

import os
from pathlib import Path
from shutil import copytree

import pytest

from cisdash.web import store
from cisdash.web.store import Store
from tests.build import SMALL


@pytest.fixture
def data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(store, "SECONDS_BETWEEN_LOOKS", 0.0)
    monkeypatch.setenv("CISDASH_CACHE", str(tmp_path / "cache"))
    return copytree(SMALL, tmp_path / "data")


def name_of(kept: Store) -> str:
    frames = kept.state().frames
    assert frames is not None
    return str(frames.rows["people"]["somebody"]["name_en"])


def test_a_change_is_seen_though_neither_size_nor_newest_time_tells(data: Path) -> None:
    kept = Store(data)
    assert name_of(kept) == "Some Body"
    file = data / "people" / "people.yaml"
    other = data / "people" / "other"
    other.write_text(file.read_text("utf-8").replace("Some Body", "Same Body"), "utf-8")
    os.utime(other, (1, 1))
    other.replace(file)
    assert name_of(kept) == "Same Body"


def test_a_link_to_nothing_is_a_problem_and_the_last_good_dataset_stays(data: Path) -> None:
    kept = Store(data)
    kept.state()
    (data / "people" / "lock.yaml").symlink_to(data / "nowhere")
    state = kept.state()
    assert state.frames is not None
    assert {problem.code for problem in state.problems} == {"unreadable"}


def test_a_stray_file_is_told_on_the_site_too(data: Path) -> None:
    kept = Store(data)
    assert not kept.state().problems
    (data / "people" / "more.yml").write_text("- id: one\n", "utf-8")
    assert {problem.code for problem in kept.state().problems} == {"stray-file"}
