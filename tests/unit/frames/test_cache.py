"""The compiled dataset: the same frames, sooner; and nothing that befalls the cache befalls the dataset."""

import os
import subprocess
import sys
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path
from shutil import copytree, rmtree

import pandas as pd
import pytest

from cisdash.frames.cache import Opened, content_key, open_frames
from cisdash.paths import cache_folder, site
from tests.build import SMALL


@pytest.fixture
def data(tmp_path: Path) -> Path:
    return copytree(SMALL, tmp_path / "data")


@pytest.fixture
def cache(tmp_path: Path) -> Path:
    return tmp_path / "cache"


def kept(cache: Path) -> list[Path]:
    return sorted(cache.iterdir()) if cache.is_dir() else []


def same(one: Opened, other: Opened) -> bool:
    """Whether two datasets cannot be told apart, by frame or by row."""
    first, second = one.frames, other.frames
    assert first is not None
    assert second is not None
    for name, frame in first.by_name.items():
        pd.testing.assert_frame_equal(frame, second[name])
    return (
        {kind: dict(rows) for kind, rows in first.rows.items()}
        == {kind: dict(rows) for kind, rows in second.rows.items()}
        and {name: dict(rows) for name, rows in first.pieces.items()}
        == {name: dict(rows) for name, rows in second.pieces.items()}
        and dict(first.cited) == dict(second.cited)
        and dict(first.disputed) == dict(second.disputed)
        and dict(first.moved) == dict(second.moved)
        and first.expected == second.expected
    )


def test_the_second_opening_reads_the_cache_and_gives_the_same(data: Path, cache: Path) -> None:
    first, second = open_frames(data, cache), open_frames(data, cache)
    assert (first.from_cache, second.from_cache) == (False, True)
    assert (first.note, second.note) == ("", "")
    assert same(first, second)


def test_our_own_dataset_comes_back_from_the_cache_as_it_is(cache: Path) -> None:
    folder = site() / "data"
    assert same(open_frames(folder, cache), open_frames(folder, cache))


def test_any_change_of_the_dataset_is_seen(data: Path, cache: Path) -> None:
    open_frames(data, cache)
    file = data / "people" / "people.yaml"
    before = file.stat()
    file.write_text(file.read_text("utf-8").replace("Some Body", "Same Body"), "utf-8")
    os.utime(file, ns=(before.st_atime_ns, before.st_mtime_ns))  # neither its size nor its time tells
    found = open_frames(data, cache)
    assert not found.from_cache
    assert found.frames is not None
    assert found.frames.rows["people"]["somebody"]["name_en"] == "Same Body"


@pytest.mark.parametrize(
    "change",
    [
        lambda data: (data / "people" / "people.yaml").rename(data / "people" / "others.yaml"),
        lambda data: (data / "expectations.yaml").write_text("# none\ncounts: {}\n", "utf-8"),
        lambda data: (data / "redirects.yaml").unlink(),
    ],
    ids=["a file renamed", "other expectations", "no redirects"],
)
def test_what_the_dataset_is_made_of_makes_the_key(change: Callable[[Path], object], data: Path) -> None:
    before = content_key(data)
    change(data)
    assert content_key(data) != before


def test_a_broken_dataset_is_told_and_never_kept(data: Path, cache: Path) -> None:
    (data / "people" / "people.yaml").write_text("- id: [\n", "utf-8")
    found = open_frames(data, cache)
    assert found.frames is None
    assert {problem.code for problem in found.problems} == {"yaml-syntax"}
    assert kept(cache) == []


def spoil(change: Callable[[bytes], bytes]) -> Callable[[Path], object]:
    return lambda file: file.write_bytes(change(file.read_bytes()))


def a_folder_instead(file: Path) -> None:
    file.unlink()
    file.mkdir()


SPOILT: dict[str, tuple[Callable[[Path], object], str]] = {
    "half written": (spoil(lambda content: content[: len(content) // 2]), "is not whole"),
    "one bit turned": (spoil(lambda c: c[:-10] + bytes([c[-10] ^ 1]) + c[-9:]), "is not whole"),
    "of another version": (spoil(lambda content: b"cisdash cache 0\n" + content[16:]), "is of another make"),
    "empty": (spoil(lambda _: b""), "is of another make"),
    "a folder": (a_folder_instead, "the cache was not"),
    "for anybody to write": (lambda file: file.chmod(0o666), "others can write"),
    "in a folder for anybody to write": (lambda file: file.parent.chmod(0o777), "others can write"),
}


@pytest.mark.parametrize("name", SPOILT)
def test_a_spoilt_cache_loses_nothing_and_is_told_in_one_line(name: str, data: Path, cache: Path) -> None:
    change, says = SPOILT[name]
    first = open_frames(data, cache)
    (file,) = kept(cache)
    change(file)
    found = open_frames(data, cache)
    assert not found.from_cache
    assert same(first, found)
    assert says in found.note
    assert "\n" not in found.note


def test_a_file_of_the_cache_that_cannot_be_opened_is_left_aside(data: Path, cache: Path) -> None:
    first = open_frames(data, cache)
    (file,) = kept(cache)
    file.write_bytes(b"cisdash cache 1\n" + sha256(b"junk").digest() + b"junk")
    found = open_frames(data, cache)
    assert same(first, found)
    assert "the cache was not used" in found.note


def test_what_the_reader_refuses_is_told_though_a_cache_is_there(data: Path, cache: Path) -> None:
    open_frames(data, cache)
    (data / "people" / "more.yaml").mkdir()
    assert {problem.code for problem in open_frames(data, cache).problems} == {"unreadable"}


def test_a_pipe_among_the_files_is_told_and_nobody_waits_for_it(data: Path, cache: Path) -> None:
    os.mkfifo(data / "people" / "pipe.yaml")
    assert {problem.code for problem in open_frames(data, cache).problems} == {"unreadable"}


def test_a_folder_that_is_gone_is_told(data: Path, cache: Path) -> None:
    open_frames(data, cache)
    rmtree(data)
    assert {problem.code for problem in open_frames(data, cache).problems} == {"no-folder"}


@pytest.mark.parametrize("name", ["half written", "one bit turned", "of another version", "empty"])
def test_a_spoilt_cache_is_mended_by_the_next_opening(name: str, data: Path, cache: Path) -> None:
    open_frames(data, cache)
    SPOILT[name][0](*kept(cache))
    open_frames(data, cache)
    assert open_frames(data, cache).from_cache


def test_a_place_that_cannot_be_written_is_told_and_the_dataset_opens(data: Path, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    found = open_frames(data, tmp_path / "file" / "cache")
    assert found.frames is not None
    assert "the cache was not" in found.note
    assert "\n" not in found.note


FULL = """
import resource, signal, sys
from pathlib import Path
from cisdash.frames.cache import open_frames
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
resource.setrlimit(resource.RLIMIT_FSIZE, (2000, 2000))  # no file may grow beyond it, as on a full disk
found = open_frames(Path(sys.argv[1]), Path(sys.argv[2]))
print(found.frames is not None, found.note)
"""


def test_a_full_disk_is_told_and_leaves_no_half_file(data: Path, cache: Path) -> None:
    done = run(FULL, data, cache)
    assert done.stdout.startswith("True the cache was not written: "), done.stderr
    assert done.stdout.count("\n") == 1
    assert kept(cache) == []


OPEN = """
import sys
from pathlib import Path
from cisdash.frames.cache import open_frames
found = open_frames(Path(sys.argv[1]), Path(sys.argv[2]))
print(len(found.frames["meetings"]), found.note)
"""


def run(code: str, *arguments: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-c", code, *map(str, arguments)], capture_output=True, text=True, check=False
    )


def test_processes_that_start_at_once_do_not_disturb_each_other(data: Path, cache: Path) -> None:
    command = [sys.executable, "-c", OPEN, str(data), str(cache)]
    started = [subprocess.Popen(command, stdout=subprocess.PIPE, text=True) for _ in range(4)]
    told = [process.communicate(timeout=120)[0] for process in started]
    assert told == ["2 \n"] * 4
    assert len(kept(cache)) == 1
    assert open_frames(data, cache).from_cache


def test_old_files_go_by_themselves_and_a_few_stay(data: Path, cache: Path) -> None:
    file = data / "people" / "people.yaml"
    for number in range(6):
        file.write_text(f"{file.read_text('utf-8')}# {number}\n", "utf-8")
        open_frames(data, cache)
    assert len(kept(cache)) == 3
    assert open_frames(data, cache).from_cache


def test_the_cache_may_be_deleted_or_done_without(data: Path, cache: Path) -> None:
    open_frames(data, cache)
    (file,) = kept(cache)
    file.unlink()
    assert not open_frames(data, cache).from_cache
    assert not open_frames(data, None).from_cache


def test_the_cache_is_the_users_own(data: Path, cache: Path) -> None:
    open_frames(data, cache)
    assert cache.stat().st_mode & 0o777 == 0o700


@pytest.mark.parametrize(
    ("environment", "folder"),
    [
        ({"CISDASH_CACHE": "/somewhere"}, Path("/somewhere")),
        ({"CISDASH_CACHE": "off"}, None),
        ({"XDG_CACHE_HOME": "/xdg"}, Path("/xdg/cisdash")),
        ({}, Path("~/.cache/cisdash").expanduser()),
    ],
)
def test_where_the_cache_is(environment: dict[str, str], folder: Path | None) -> None:
    assert cache_folder(environment) == folder
