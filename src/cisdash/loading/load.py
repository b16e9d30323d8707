"""From a folder of YAML to a Dataset, or to all of its problems at once."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from cisdash.loading.checks import CHECKS
from cisdash.loading.dataset import Dataset, Draft, Entry, Expected, Refused, freeze
from cisdash.loading.problems import DatasetInvalid, Problem
from cisdash.loading.reader import Sheet, read_mapping, read_sheet
from cisdash.loading.wording import did_you_mean, explain, nearest
from cisdash.records import KINDS
from cisdash.records.expectations import Expectations

EXPECTATIONS = "expectations.yaml"


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
    with _no_garbage_runs():
        draft, problems = _draft(folder)
        for check in CHECKS:
            problems.extend(check(draft))
    if problems:
        return None, tuple(sorted(set(problems)))
    return freeze(draft.entries), ()


@contextmanager
def _no_garbage_runs() -> Iterator[None]:
    """Thousands of small objects are born here and none dies: collecting meanwhile only costs time."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def _draft(folder: Path) -> tuple[Draft, list[Problem]]:
    problems = list(_strays(folder))
    expected, blamed = _expectations(folder)
    problems.extend(blamed)
    entries: list[Entry] = []
    refused: list[Refused] = []
    for file in _files(folder):
        for found in _read_kind(folder, file):
            if isinstance(found, Entry):
                entries.append(found)
            elif isinstance(found, Refused):
                refused.append(found)
            else:
                problems.append(found)
    return Draft(tuple(entries), expected, tuple(refused)), problems


def _strays(folder: Path) -> Iterator[Problem]:
    """What looks like data but is read by nobody would be lost in silence."""
    if not folder.is_dir():
        hint = "Give the folder that holds states/, meetings/ and so on."
        yield Problem(folder.name, 1, "", "", "no-folder", f"there is no folder '{folder.name}'", hint)
    for file in [*folder.glob("*.yaml"), *folder.rglob("*.yml")]:
        if file != folder / EXPECTATIONS:
            hint = "Records stand in folder/name.yaml, the folder named after their kind."
            yield Problem(_path(folder, file), 1, "", "", "stray-file", "nothing reads this file", hint)


def _files(folder: Path) -> list[Path]:
    return sorted(file for file in folder.rglob("*.yaml") if file.parent != folder)


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
        yield Entry(kind, model.model_validate(sheet.rows[row]), sheet, row)
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
            field = ".".join(map(str, found["loc"]))
            yield Problem(sheet.path, sheet.line(row, found["loc"]), record, field, *explain(model, found))


def _is_echo(found: ErrorDetails) -> bool:
    """None is what the reader refused, and has said so; a list is too short if an item in it is wrong."""
    return found["input"] is None or (found["type"] == "too_short" and bool(found["input"]))


def _expectations(folder: Path) -> tuple[Expected | None, list[Problem]]:
    file = folder / EXPECTATIONS
    if not file.exists():
        return None, []
    sheet = read_mapping(file, _path(folder, file))
    if not sheet.rows:
        return None, list(sheet.problems)
    try:
        expected = Expected(Expectations.model_validate(sheet.rows[0]), sheet)
    except ValidationError as error:
        return None, [*sheet.problems, *_findings(Expectations, error, sheet, 0, "")]
    return expected, [*sheet.problems, *_unknown_kinds(expected)]


def _unknown_kinds(expected: Expected) -> Iterator[Problem]:
    for kind in expected.record.counts:
        if kind not in KINDS:
            hint = did_you_mean(kind, KINDS) + f"Kinds: {', '.join(KINDS)}."
            message = f"no kind of record is called '{kind}'"
            yield expected.problem(("counts", kind), "unknown-kind", message, hint)
