"""Writes a release: aside first, and into its place only when it is whole."""

import hashlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory

from cisdash.exports.release import papers
from cisdash.exports.release.cells import Sheet, sheet
from cisdash.exports.release.edition import CHANGELOG, CannotRelease, Edition, edition_of
from cisdash.exports.release.forms import Column, Form, forms
from cisdash.exports.release.package_json import Written, package_json
from cisdash.exports.release.parquet_file import parquet_bytes
from cisdash.exports.release.sqlite_file import sqlite_bytes
from cisdash.exports.release.text_files import csv_bytes, json_bytes
from cisdash.frames.build import Frames
from cisdash.frames.cache import content_key, open_frames
from cisdash.loading.load import REDIRECTS, dataset_files
from cisdash.loading.problems import DatasetInvalid
from cisdash.words.describe import describe

LICENCE = "LICENSE"
DATABASE = "cisdash.sqlite"


@dataclass(frozen=True, slots=True)
class Release:
    """A release that was written: where, which edition, and how much."""

    target: Path
    edition: Edition
    tables: int
    rows: int
    files: int
    size: int

    def __str__(self) -> str:
        told = f"{self.tables} tables, {self.rows:,} rows, {self.files} files, {self.size / 1e6:.1f} MB"
        return f"release {self.edition.version} in {self.target}: {told}"


@dataclass(frozen=True, slots=True)
class _Stage:
    """The folder in which a release grows, and what stands in it."""

    place: Path
    files: dict[str, Written] = field(default_factory=dict)

    def put(self, path: str, content: bytes) -> Written:
        """Write one file."""
        file = self.place / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content)
        self.files[path] = Written(path, len(content), hashlib.sha256(content).hexdigest())
        return self.files[path]


def make_release(folder: Path, target: Path) -> Release:
    """Read a dataset folder, check it, and write its release.

    No cache has a say in what is published. Raises DatasetInvalid with every problem of the dataset, and
    CannotRelease with one line for all else.
    """
    if folder.is_dir():
        edition_of(folder)  # told before the dataset is read, which takes seconds
        _refuse(folder, target)
    key = content_key(folder)
    opened = open_frames(folder, None)
    if opened.frames is None:
        raise DatasetInvalid(opened.problems)
    return write_release(folder, opened.frames, target, key)


def write_release(folder: Path, frames: Frames, target: Path, key: str | None = None) -> Release:
    """Write the release of a dataset folder, whose frames are given, into ``target``.

    ``target`` must not exist, or be empty. ``key`` is the content key that the folder had when the frames
    were made: if its files are others by now, nothing is written. Raises CannotRelease.
    """
    edition = edition_of(folder)
    _refuse(folder, target)
    sheets = [sheet(frames[name], form) for name, form in forms().items()]
    try:
        with _aside(target) as stage:
            _copy(folder, stage, key)
            _write(stage, sheets, edition)
        size = sum(file.size for file in stage.files.values())
    except OSError as error:
        raise CannotRelease(f"{target} was not written: {error.strerror or error}") from error
    rows = sum(one.length for one in sheets)
    return Release(target, edition, len(sheets), rows, len(stage.files), size)


def _refuse(folder: Path, target: Path) -> None:
    """A release never overwrites, and never becomes part of the dataset."""
    try:
        if target.resolve().is_relative_to(folder.resolve()):
            raise CannotRelease(f"{target} lies inside the dataset: choose another folder")
        if target.is_symlink() or (target.exists() and (not target.is_dir() or any(target.iterdir()))):
            raise CannotRelease(f"{target} is not empty: choose a folder that does not exist")
    except (OSError, RuntimeError) as error:  # RuntimeError: links that go round in circles
        raise CannotRelease(
            f"{target} cannot be opened: {getattr(error, 'strerror', '') or error}"
        ) from error


@contextmanager
def _aside(target: Path) -> Iterator[_Stage]:
    """A new folder beside the target, which takes its place if all went well, and is dropped if not."""
    final = target.resolve()  # a release into '.' takes the place of the folder itself
    final.parent.mkdir(parents=True, exist_ok=True)
    with TemporaryDirectory(dir=final.parent, prefix=f".{final.name}-", ignore_cleanup_errors=True) as holder:
        # One folder further in: the holder is closed to others, and a release is not.
        stage = _Stage(Path(holder) / "release")
        stage.place.mkdir()
        yield stage
        if final.exists():
            final.rmdir()  # fails if somebody put something there meanwhile
        stage.place.rename(final)


def _copy(folder: Path, stage: _Stage, key: str | None) -> None:
    """The dataset as it is."""
    for file in (*dataset_files(folder), folder / LICENCE, folder / CHANGELOG):
        path = f"data/{file.relative_to(folder).as_posix()}"
        try:
            stage.put(path, file.read_bytes())
        except FileNotFoundError as error:
            raise CannotRelease(f"there is no {folder.name}/{file.name}") from error
    if key and content_key(stage.place / "data") != key:
        raise CannotRelease("the dataset was changed while it was read: try again")


def _write(stage: _Stage, sheets: list[Sheet], edition: Edition) -> None:
    english, russian = describe("en"), describe("ru")

    def told(form: Form, column: Column) -> str:
        return english.column(form.name, column.field, column.part)

    tables = [(one.form, stage.put(f"csv/{one.form.name}.csv", csv_bytes(one))) for one in sheets]
    for one in sheets:
        stage.put(f"json/{one.form.name}.json", json_bytes(one))
        stage.put(f"parquet/{one.form.name}.parquet", _parquet(one))
    stage.put(DATABASE, sqlite_bytes(sheets, edition, told))
    stage.put("datapackage.json", package_json(edition, tables, english, russian))
    stage.put(LICENCE, (stage.place / "data" / LICENCE).read_bytes())
    stage.put("CITATION.cff", papers.citation(edition, english))
    stage.put("README.md", _readme(stage, sheets, edition))
    stage.put(papers.SUMS, papers.sums(stage.files.values()))


def _readme(stage: _Stage, sheets: list[Sheet], edition: Edition) -> bytes:
    counts = [(one.form.name, one.length) for one in sheets]
    has_redirects = f"data/{REDIRECTS}" in stage.files
    return papers.readme(edition, counts, describe("en"), describe("ru"), has_redirects=has_redirects)


def _parquet(one: Sheet) -> bytes:
    english, russian = describe("en"), describe("ru")

    def described(column: Column) -> dict[str, str]:
        asked = (one.form.name, column.field, column.part)
        return {"description": english.column(*asked), "description_ru": russian.column(*asked)}

    return parquet_bytes(one, described)
