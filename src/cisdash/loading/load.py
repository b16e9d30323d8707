"""From a folder of YAML to a Dataset, or to all of its problems at once."""

import gc
import os
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType
from typing import TypeVar

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from cisdash.loading.checks import CHECKS
from cisdash.loading.dataset import Dataset, Draft, Entry, Expected, Moved, Place, Refused, Settings
from cisdash.loading.problems import DatasetInvalid, Problem
from cisdash.loading.reader import Sheet, read_mapping, read_sheet
from cisdash.loading.wording import did_you_mean, explain, nearest
from cisdash.records import KINDS
from cisdash.records.base import Identified
from cisdash.records.expectations import Expectations
from cisdash.records.redirects import Redirects

EXPECTATIONS = "expectations.yaml"
REDIRECTS = "redirects.yaml"
READ_FIRST = "conflicts"  # what they are about is kept while the other records pass by

Take = Callable[[str, Identified], None]
S = TypeVar("S", bound=BaseModel)


def load(folder: Path) -> Dataset:
    """Read, validate and check a dataset folder.

    Raises DatasetInvalid with every problem found; nothing is loaded in part.
    """
    dataset, problems = examine(folder)
    if dataset is None:
        raise DatasetInvalid(problems)
    return dataset


def examine(folder: Path) -> tuple[Dataset | None, tuple[Problem, ...]]:
    """The dataset if it has no problem, and the problems if it has some; never both."""
    found: dict[str, dict[str, Identified]] = {kind: {} for kind in KINDS}

    def take(kind: str, record: Identified) -> None:
        found[kind][record.id] = record

    scanned = scan(folder, take)
    if scanned.problems:
        return None, scanned.problems
    records = MappingProxyType({kind: MappingProxyType(rows) for kind, rows in found.items()})
    return Dataset(records, scanned.moved, scanned.expected), ()


@dataclass(frozen=True, slots=True)
class Scanned:
    """What a dataset holds beside its records, and what is wrong with it, sorted."""

    moved: Mapping[str, str]
    expected: Expectations
    problems: tuple[Problem, ...]


def scan(folder: Path, take: Take) -> Scanned:
    """Hand each sound record to ``take`` as it is read; then say what else there is.

    Nothing is kept of a record that has passed. If there is a problem, what was taken is no dataset.
    """
    with no_garbage_runs():
        draft, problems = _opened(folder)
        checks = [check() for check in CHECKS]
        for entry in _entries(folder, draft, problems):
            draft.take(entry)
            for check in checks:
                problems.extend(check.see(entry, draft))
            take(entry.kind, entry.record)
        for check in checks:
            problems.extend(check.end(draft))
    expected = draft.expected.record if draft.expected else Expectations()
    return Scanned(_flat(draft), expected, tuple(sorted(set(problems))))


def dataset_files(folder: Path) -> list[Path]:
    """Every file that a dataset is made of, in a fixed order, and every other that looks like one."""
    return sorted(_found(folder, (".yaml", ".yml")))


def _found(folder: Path, endings: tuple[str, ...]) -> Iterator[Path]:
    """Names with one of these endings, in linked folders too; what vanishes meanwhile is not there."""
    for base, folders, names in os.walk(folder, followlinks=True):
        yield from (Path(base, name) for name in (*folders, *names) if name.endswith(endings))


def record_files(folder: Path) -> list[tuple[Path, str]]:
    """The files of records, and how each is named in problems."""
    return [(file, _path(folder, file)) for file in _sheets(folder)]


@contextmanager
def no_garbage_runs() -> Iterator[None]:
    """Thousands of small objects are born here and none dies: collecting meanwhile only costs time."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def _flat(draft: Draft) -> Mapping[str, str]:
    kinds = draft.moved.record.root.values() if draft.moved else ()
    return MappingProxyType({old: new for ids in kinds for old, new in ids.items()})


def _opened(folder: Path) -> tuple[Draft, list[Problem]]:
    problems = list(_strays(folder))
    expected, wrong = _settings(folder, EXPECTATIONS, Expectations)
    moved, also_wrong = _settings(folder, REDIRECTS, Redirects)
    draft = Draft(
        Expected(expected[0], expected[1]) if expected else None, Moved(moved[0], moved[1]) if moved else None
    )
    problems += [*wrong, *also_wrong]
    if draft.expected:
        problems += _unknown_kinds(draft.expected, draft.expected.record.counts, ("counts",))
    if draft.moved:
        problems += _unknown_kinds(draft.moved, draft.moved.record.root)
    return draft, problems


def _settings(folder: Path, name: str, model: type[S]) -> tuple[tuple[Sheet, S] | None, list[Problem]]:
    file = folder / name
    if not file.exists():
        return None, []
    sheet = read_mapping(file, _path(folder, file))
    if not sheet.rows:
        return None, list(sheet.problems)
    try:
        return (sheet, model.model_validate(sheet.rows[0])), list(sheet.problems)
    except ValidationError as error:
        return None, [*sheet.problems, *_findings(model, error, sheet, 0, "")]


def _strays(folder: Path) -> Iterator[Problem]:
    """What looks like data but is read by nobody would be lost in silence."""
    if not folder.is_dir():
        hint = "Give the folder that holds states/, meetings/ and so on."
        yield Problem(folder.name, 1, "", "", "no-folder", f"there is no folder '{folder.name}'", hint)
    for file in [*folder.glob("*.yaml"), *_found(folder, (".yml",))]:
        if file not in (folder / EXPECTATIONS, folder / REDIRECTS):
            hint = "Records stand in folder/name.yaml, the folder named after their kind."
            yield Problem(_path(folder, file), 1, "", "", "stray-file", "nothing reads this file", hint)


def _sheets(folder: Path) -> list[Path]:
    """Files of records, in the order in which they are read."""
    order = {kind: place for place, kind in enumerate((READ_FIRST, *KINDS))}

    def place(file: Path) -> tuple[int, str]:
        kind = file.relative_to(folder).parts[0]
        return (0 if kind == READ_FIRST else order.get(kind, len(order)), file.as_posix())

    return sorted((file for file in _found(folder, (".yaml",)) if file.parent != folder), key=place)


def _entries(folder: Path, draft: Draft, problems: list[Problem]) -> Iterator[Entry]:
    """The sound records, one by one; what is not goes to the draft and the problems."""
    for file in _sheets(folder):
        for found in _read_kind(folder, file):
            if isinstance(found, Entry):
                yield found
            elif isinstance(found, Refused):
                draft.refused.append(found)
            else:
                problems.append(found)


def _path(folder: Path, file: Path) -> str:
    """How a file is named in problems: from the dataset's folder on."""
    return (Path(folder.name) / file.relative_to(folder)).as_posix()


def _read_kind(folder: Path, file: Path) -> Iterator[Entry | Refused | Problem]:
    kind, path = file.relative_to(folder).parts[0], _path(folder, file)
    if kind not in KINDS:
        hint = did_you_mean(kind, KINDS) + f"Folders: {', '.join(KINDS)}."
        yield Problem(path, 1, "", "", "unknown-kind", f"no kind of record is called '{kind}'", hint)
        yield Refused(nearest(kind, KINDS) or kind, None)
        return
    sheet = read_sheet(file, path)
    yield from sheet.problems
    if sheet.torn:
        yield Refused(kind, None)
    for row in range(len(sheet.rows)):
        yield from _entry(kind, sheet, row)


def _entry(kind: str, sheet: Sheet, row: int) -> Iterator[Entry | Refused | Problem]:
    model = KINDS[kind]
    try:
        yield Entry(kind, model.model_validate(sheet.rows[row]), Place(sheet.lines, row))
    except ValidationError as error:
        record = str(sheet.rows[row].get("id") or f"row {row + 1}")
        yield Refused(kind, sheet.rows[row])
        yield from _findings(model, error, sheet, row, record)


def _findings(
    model: type[BaseModel], error: ValidationError, sheet: Sheet, row: int, record: str
) -> Iterator[Problem]:
    """Pydantic's findings as problems, without those that only echo another."""
    for found in error.errors(include_url=False):
        if not _is_echo(found):
            # "[key]" is pydantic's word for a name that is itself wrong
            steps = tuple(step for step in found["loc"] if step != "[key]")
            field = ".".join(map(str, steps))
            yield Problem(sheet.path, sheet.line(row, steps), record, field, *explain(model, found))


def _is_echo(found: ErrorDetails) -> bool:
    """None is what the reader refused, and has said so; a list is too short if an item in it is wrong."""
    return found["input"] is None or (found["type"] == "too_short" and bool(found["input"]))


def _unknown_kinds(
    settings: Settings, kinds: Iterable[str], under: tuple[str, ...] = ()
) -> Iterator[Problem]:
    for kind in kinds:
        if kind not in KINDS:
            hint = did_you_mean(kind, KINDS) + f"Kinds: {', '.join(KINDS)}."
            message = f"no kind of record is called '{kind}'"
            yield settings.problem((*under, kind), "unknown-kind", message, hint)
