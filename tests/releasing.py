"""A dataset folder that can be released, and the release of it."""

import atexit
from functools import cache
from pathlib import Path
from shutil import copytree, rmtree
from tempfile import mkdtemp

from cisdash.exports.release.write import make_release
from tests.build import SMALL

CHANGELOG = "# Changelog\n\nWhat is new.\n\n## 2026.11.22\n\n- First.\n\n## 2025.01.02\n"


def a_folder(place: Path, changelog: str | None = CHANGELOG, licence: str | None = "A licence.\n") -> Path:
    """The small sound dataset in a folder ``data``, with its papers; None leaves one out."""
    folder = place / "data"
    copytree(SMALL, folder)
    for name, text in (("CHANGELOG.md", changelog), ("LICENSE", licence)):
        if text is not None:
            (folder / name).write_text(text, "utf-8")
    return folder


@cache
def released() -> Path:
    """The release of the small sound dataset, made once."""
    place = Path(mkdtemp(prefix="cisdash-release-"))
    atexit.register(rmtree, place, ignore_errors=True)
    return make_release(a_folder(place), place / "release").target


def contents(folder: Path) -> dict[str, bytes]:
    """Every file of a folder by its path inside it."""
    files = (file for file in folder.rglob("*") if file.is_file())
    return {file.relative_to(folder).as_posix(): file.read_bytes() for file in files}
