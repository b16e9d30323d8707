"""Data files into their canonical form, in place."""

import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from tempfile import NamedTemporaryFile

from cisdash.loading.canonical import canonical
from cisdash.loading.load import record_files
from cisdash.loading.problems import Problem
from cisdash.loading.reader import read_sheet
from cisdash.records import KINDS


@dataclass(frozen=True, slots=True)
class Rewritten:
    """One file, and whether it was (or, if only looked at, would be) changed; or why it cannot be."""

    path: str
    changed: bool
    problems: tuple[Problem, ...] = ()


def rewrite(folder: Path, *, look_only: bool) -> Iterator[Rewritten]:
    """Bring each file of records into its canonical form.

    A file that cannot be read, or in which a key stands twice, is left as it is and its problems are told:
    what is not understood is not written anew. A file is replaced as a whole or not at all.
    """
    for file, path in record_files(folder):
        kind = file.relative_to(folder).parts[0]
        if kind not in KINDS:
            continue
        sheet = read_sheet(file, path)
        if sheet.problems:
            yield Rewritten(path, changed=False, problems=sheet.problems)
            continue
        before = file.read_bytes()
        after = canonical(before.decode("utf-8-sig"), kind).encode()
        if before != after and not look_only:
            _replace(file, after)
        yield Rewritten(path, changed=before != after)


def _replace(file: Path, content: bytes) -> None:
    file = file.resolve()  # a link stays a link
    with NamedTemporaryFile(dir=file.parent, prefix=f".{file.name}-", delete=False) as stream:
        place = Path(stream.name)
        try:
            stream.write(content)
            stream.flush()
            os.fchmod(stream.fileno(), file.stat().st_mode)
            place.replace(file)
        except BaseException:
            place.unlink(missing_ok=True)
            raise
