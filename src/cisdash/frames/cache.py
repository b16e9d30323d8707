"""The compiled dataset on disk: what takes seconds to read and check is opened in a fraction of one.

A file is named by the content it was made from: every byte of the dataset, and the code that reads it. So
it is never stale, needs no settings, and may be deleted at any time. It is written aside and moved into its
place in one step; several processes that start at once each write their own and the last one stays. A file
that is torn, of another make, or not ours alone to write is not opened.
"""

import hashlib
import os
import pickle
import sys
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import IO, Any

import pandas as pd
import pyarrow as pa

import cisdash
from cisdash.frames.build import Frames, frames, typed
from cisdash.frames.tables import Tables
from cisdash.loading.load import Scanned, dataset_files, no_garbage_runs, scan
from cisdash.loading.problems import Problem
from cisdash.loading.reader import MOST_BYTES

_MAGIC = b"cisdash cache 1\n"
_SUFFIX = ".frames"
_KEPT = 3  # files of other datasets or states, so that going back and forth stays quick
_CHUNK = 1 << 20
_READS = ("dates.py", "languages.py", "vocabulary.py", "records", "loading", "frames")


@dataclass(frozen=True, slots=True)
class Opened:
    """A dataset as frames, or its problems; and what is to be said of the cache, if anything, in one line."""

    frames: Frames | None
    problems: tuple[Problem, ...] = ()
    from_cache: bool = False
    note: str = ""


class _Unusable(Exception):
    """A cache file that is not to be opened, and why."""


def open_frames(folder: Path, cache: Path | None) -> Opened:
    """The frames of a dataset folder, from the cache if it holds them, else read, checked and put into it.

    ``cache`` is the folder of the cache, None for none. Whatever happens to the cache, the dataset is opened.
    """
    if cache is None or not folder.is_dir():
        return _read(folder)
    file = cache / f"{content_key(folder)}{_SUFFIX}"
    note = ""
    try:
        found = _load(file)
        with suppress(OSError):
            os.utime(file)
        return Opened(found, from_cache=True)
    except FileNotFoundError:
        pass
    except Exception as reason:  # noqa: BLE001 - a pickle of other libraries may raise anything
        note = f"the cache was not used: {_reason(reason)}"
    opened = _read(folder, keep_in=file)
    return Opened(opened.frames, opened.problems, note=opened.note or note)


def content_key(folder: Path) -> str:
    """What the dataset and the code that reads it are, as a short name."""
    digest = hashlib.sha256(_MAGIC)
    for made_by in _versions():
        digest.update(made_by.encode() + b"\0")
    package = Path(cisdash.__file__).parent
    code = [file for name in _READS for file in _code(package / name)]
    for base, file in (*((package, one) for one in code), *((folder, one) for one in dataset_files(folder))):
        content = _content(file)
        size = -1 if content is None else len(content)  # told apart from a file that is not there
        digest.update(f"{file.relative_to(base).as_posix()}\0{size}\0".encode())
        digest.update(content or b"")
    return digest.hexdigest()[:32]


def _content(file: Path) -> bytes | None:
    """None for what the reader will refuse: a pipe would never end."""
    try:
        return file.read_bytes() if file.is_file() and file.stat().st_size <= MOST_BYTES else None
    except OSError:
        return None


def _versions() -> tuple[str, ...]:
    """Of all that a pickle, or the verdict on a record, depends on."""
    return (
        cisdash.__version__,
        sys.version,
        *(version(name) for name in ("numpy", "pandas", "pyarrow", "pydantic", "pyyaml")),
    )


def _code(place: Path) -> list[Path]:
    return [place] if place.is_file() else sorted(place.rglob("*.py"))


def _plain_memory() -> None:
    """Let Arrow take memory from the system and give it back: its own pools hold on to a third more."""
    pa.set_memory_pool(pa.system_memory_pool())


def _read(folder: Path, keep_in: Path | None = None) -> Opened:
    _plain_memory()
    tables = Tables()
    scanned = scan(folder, tables.take)
    if scanned.problems:
        return Opened(None, scanned.problems)
    by_name = typed(tables)
    note = ""
    if keep_in and keep_in.name == f"{content_key(folder)}{_SUFFIX}":  # else a file changed while it was read
        note = _keep(keep_in, tables, by_name, scanned)
    return Opened(frames(tables, by_name, scanned.moved, scanned.expected), note=note)


def _keep(file: Path, tables: Tables, by_name: Mapping[str, pd.DataFrame], scanned: Scanned) -> str:
    """Write the cache file; the answer is why it could not be, or nothing."""
    try:
        file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        with NamedTemporaryFile(dir=file.parent, prefix=".", suffix=_SUFFIX, delete=False) as stream:
            place = Path(stream.name)
            try:
                _write(stream, tables, by_name, scanned)
                stream.close()
                place.replace(file)
            except BaseException:
                place.unlink(missing_ok=True)
                raise
        _drop_old(file)
    except OSError as reason:
        return f"the cache was not written: {_reason(reason)}"
    return ""


class _Hashing:
    """A stream that knows the digest of what went through it."""

    def __init__(self, stream: IO[bytes]) -> None:
        self._stream = stream
        self.digest = hashlib.sha256()

    def write(self, piece: bytes) -> int:
        self.digest.update(piece)
        return self._stream.write(piece)


def _write(stream: IO[bytes], tables: Tables, by_name: Mapping[str, pd.DataFrame], scanned: Scanned) -> None:
    stream.write(_MAGIC + bytes(32))
    hashing = _Hashing(stream)
    for name, table in tables.all().items():  # one by one: a pickle remembers all that it has seen
        pickle.dump((name, table.columns, by_name[name]), hashing, protocol=5)
    pickle.dump((dict(scanned.moved), scanned.expected), hashing, protocol=5)
    stream.seek(len(_MAGIC))
    stream.write(hashing.digest.digest())


def _load(file: Path) -> Frames:
    with file.open("rb") as stream:
        _refuse_others(file, stream)
        if stream.read(len(_MAGIC)) != _MAGIC:
            raise _Unusable(f"{file.name} is of another make")
        told, digest = stream.read(32), hashlib.sha256()
        while chunk := stream.read(_CHUNK):
            digest.update(chunk)
        if told != digest.digest():
            raise _Unusable(f"{file.name} is not whole")
        stream.seek(len(_MAGIC) + 32)
        return _loaded(stream)


def _refuse_others(file: Path, stream: IO[bytes]) -> None:
    """Opening a pickle runs what its writer wished: only files that nobody else could have written."""
    if not hasattr(os, "getuid"):
        return
    for status in (os.fstat(stream.fileno()), file.parent.stat()):
        if status.st_uid != os.getuid() or status.st_mode & 0o022:
            raise _Unusable(f"others can write to {file.parent.name}/")


def _loaded(stream: IO[bytes]) -> Frames:
    _plain_memory()
    tables, by_name = Tables(), {}
    with no_garbage_runs():
        for known in tables.all().values():
            name, columns, frame = pickle.load(stream)  # noqa: S301 - ours, see _refuse_others
            known.fill(columns)
            by_name[name] = frame
        moved, expected = pickle.load(stream)  # noqa: S301
        tables.index()
    return frames(tables, by_name, moved, expected)


def _drop_old(file: Path) -> None:
    """Leave the newest few files, and nothing that a process left half written an hour ago."""
    with suppress(OSError):
        found = sorted(file.parent.glob(f"*{_SUFFIX}"), key=_age, reverse=True)
        whole = [one for one in found if len(one.stem) == len(file.stem) and not one.name.startswith(".")]
        newest = _age(file)
        torn = [one for one in found if one.name.startswith(".") and newest - _age(one) > 3600]
        for old in (*whole[_KEPT:], *torn):
            old.unlink(missing_ok=True)


def _age(file: Path) -> float:
    try:
        return file.stat().st_mtime
    except OSError:
        return 0.0


def _reason(error: Exception) -> Any:
    return error.strerror or error if isinstance(error, OSError) else error
