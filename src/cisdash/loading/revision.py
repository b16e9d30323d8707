"""A dataset as it was: from the name of a folder or of a git revision to a folder, and to the rows in it."""

import io
import os
import shutil
import subprocess
import zipfile
from collections.abc import Collection, Iterator, Mapping
from contextlib import contextmanager
from itertools import count as from_here_on
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, NamedTuple

from cisdash.loading.compare import Rows, compare
from cisdash.loading.difference import Difference
from cisdash.loading.load import REDIRECTS, record_files
from cisdash.loading.problems import DatasetInvalid, Problem
from cisdash.loading.reader import Sheet, read_mapping, read_sheet
from cisdash.loading.renaming import Moved

# Set inside a hook, and stronger than the folder: the revision would be looked for in another repository.
_ELSEWHERE = {"GIT_DIR", "GIT_WORK_TREE", "GIT_COMMON_DIR", "GIT_INDEX_FILE", "GIT_PREFIX"}


class CannotCompare(Exception):
    """There are no two datasets to compare; the message says in one line why."""


class Found(NamedTuple):
    """A dataset folder, and how it is called in problems: ``data`` or ``v1.0:data``."""

    folder: Path
    called: str


def difference(old: str, new: str, data: Path) -> Difference:
    """What differs from one dataset to another: folders, or revisions of the repository that holds ``data``.

    Raises CannotCompare if one of them is not there, DatasetInvalid if a file of one cannot be read.
    """
    with dataset_at(old, data) as before, dataset_at(new, data) as after:
        was, wrong = read_rows(before)
        now, also_wrong = read_rows(after)
        moved, moved_wrong = _redirects(after)
    if wrong or also_wrong or moved_wrong:
        raise DatasetInvalid([*wrong, *also_wrong, *moved_wrong])
    return compare(was, now, moved)


@contextmanager
def dataset_at(name: str, data: Path) -> Iterator[Found]:
    """The dataset that a name stands for; a folder comes before a revision of the same name.

    The files of a revision are taken out of the repository into a folder that is gone afterwards.
    """
    if name and Path(name).is_dir():
        if not record_files(Path(name)):
            raise CannotCompare(f"there is no dataset in the folder '{name}'")
        yield Found(Path(name), Path(name).as_posix())
        return
    repository = _Repository(name, data)
    with TemporaryDirectory(prefix="cisdash-") as place:
        repository.take_out(Path(place))
        if not record_files(Path(place)):
            raise CannotCompare(repository.no_dataset)
        yield Found(Path(place), f"{name}:{repository.path}".rstrip("/"))


def read_rows(found: Found) -> tuple[Rows, list[Problem]]:
    """Every record as it stands in its file, whatever its kind and fields; and what could not be read."""
    rows: dict[str, dict[str, Mapping[str, Any]]] = {}
    problems: list[Problem] = []
    for file, _ in record_files(found.folder):
        within = file.relative_to(found.folder)
        sheet = read_sheet(file, f"{found.called}/{within.as_posix()}")
        problems += [*sheet.problems, *_take(sheet, rows.setdefault(within.parts[0], {}))]
    return rows, problems


def _take(sheet: Sheet, known: dict[str, Mapping[str, Any]]) -> Iterator[Problem]:
    """Keep the rows of a file under their ids; a row without one cannot be told from others.

    A revision from before a check may hold an id twice: its later records get a number behind it.
    """
    for number, row in enumerate(sheet.rows):
        name = row.get("id")
        if isinstance(name, str) and name:
            known[_free(name, known)] = row
        else:
            where, message = f"row {number + 1}", "'id' is missing"
            yield Problem(sheet.path, sheet.line(number), where, "", "missing-key", message, "Add 'id: …'.")


def _free(name: str, known: Collection[str]) -> str:
    numbered = (f"{name} ({number})" for number in from_here_on(2))
    return name if name not in known else next(other for other in numbered if other not in known)


def _redirects(found: Found) -> tuple[Moved, tuple[Problem, ...]]:
    """Kind → the id a record had → the id it has."""
    file = found.folder / REDIRECTS
    if not file.exists():
        return {}, ()
    sheet = read_mapping(file, f"{found.called}/{REDIRECTS}")
    moved = {
        kind: {old: new for old, new in ids.items() if isinstance(new, str)}
        for row in sheet.rows
        for kind, ids in row.items()
        if isinstance(ids, dict)
    }
    return moved, sheet.problems


class _Repository:
    """The repository that holds a dataset folder, at one revision."""

    def __init__(self, revision: str, data: Path) -> None:
        self._program = shutil.which("git")
        self._data = data
        if not self._program:
            raise CannotCompare(f"there is no folder '{revision}', and no git to look for a revision")
        if not data.is_dir():
            raise CannotCompare(
                f"there is no folder '{revision}', and none '{data}' to look for a revision in"
            )
        inside = self._git("rev-parse", "--show-prefix")
        if inside is None:
            raise CannotCompare(f"there is no folder '{revision}', and git keeps no revisions of '{data}'")
        self.path = inside.decode().rstrip("\n")
        # What begins with a hyphen would be taken for an option.
        asked = "" if revision[:1] in {"", "-"} else f"{revision}^{{commit}}"
        commit = self._git("rev-parse", "--verify", "--quiet", asked)
        if commit is None:
            raise CannotCompare(
                f"'{revision}' is neither a folder nor a revision of the repository of '{data}'"
            )
        self._tree = f"{commit.decode().strip()}:{self.path}"
        self.no_dataset = (
            f"there is no dataset in the revision '{revision}': no records in '{self.path or '.'}'"
        )

    def take_out(self, place: Path) -> None:
        """Write the files of the dataset into a folder."""
        # From the top: inside a folder, git would look for that folder in the tree again.
        packed = self._git("archive", "--format=zip", self._tree, at_top=True)
        if packed is None:
            raise CannotCompare(self.no_dataset)
        with zipfile.ZipFile(io.BytesIO(packed)) as files:
            files.extractall(place)

    def _git(self, *arguments: str, at_top: bool = False) -> bytes | None:
        """What git answers, or None if it refuses."""
        up = [".."] * self.path.count("/") if at_top else []
        environment = {name: value for name, value in os.environ.items() if name not in _ELSEWHERE}
        command = [str(self._program), "-C", str(self._data.joinpath(*up)), *arguments]
        done = subprocess.run(  # noqa: S603 - no shell, and a name is never an option
            command, env=environment, stdin=subprocess.DEVNULL, capture_output=True, check=False
        )
        return done.stdout if done.returncode == 0 else None
