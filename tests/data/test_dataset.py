"""The committed dataset itself: it has no problem, and every fact of the founding documents is in it."""

from collections import Counter
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest

from cisdash import Dataset, Problem, examine
from cisdash.loading.dataset import parts_of
from cisdash.loading.reader import read_sheet
from cisdash.loading.rewrite import rewrite
from cisdash.paths import site
from cisdash.records.base import Citation, Identified
from cisdash.records.conflicts import Conflict
from cisdash.records.sources import Source

FACTS = Path(__file__).parent / "founding_facts.yaml"
MOST_LINES = 600


def facts() -> list[Mapping[str, str]]:
    """The facts of the founding documents, each with the record that holds it."""
    sheet = read_sheet(FACTS, FACTS.name)
    assert not sheet.problems
    return list(sheet.rows)


@pytest.fixture(scope="module")
def examined() -> tuple[Dataset | None, tuple[Problem, ...]]:
    return examine(site() / "data")


@pytest.fixture(scope="module")
def dataset(examined: tuple[Dataset | None, tuple[Problem, ...]]) -> Dataset:
    found, _ = examined
    if found is None:
        pytest.fail("the dataset has problems")
    return found


def test_the_dataset_has_no_problem(examined: tuple[Dataset | None, tuple[Problem, ...]]) -> None:
    assert [str(problem) for problem in examined[1]] == []


def test_every_kind_has_records(dataset: Dataset) -> None:
    assert [kind for kind, number in dataset.counts().items() if not number] == []


def test_no_file_is_too_long_to_edit() -> None:
    long = {
        file.name: lines
        for file in (site() / "data").rglob("*.yaml")
        if (lines := len(file.read_text("utf-8").splitlines())) > MOST_LINES * 1.1
    }
    assert long == {}


def test_every_file_is_in_its_canonical_form() -> None:
    assert [one.path for one in rewrite(site() / "data", look_only=True) if one.changed or one.problems] == []


def test_every_file_says_first_what_its_records_are() -> None:
    files = (site() / "data").rglob("*.yaml")
    assert [file.name for file in files if not file.read_text("utf-8").startswith("# ")] == []


def test_the_founding_documents_are_five(dataset: Dataset) -> None:
    assert len(founding(dataset)) == 5


def test_each_founding_document_has_its_facts(dataset: Dataset) -> None:
    assert set(Counter(fact["source"] for fact in facts())) == founding(dataset)


def test_facts_are_told_apart() -> None:
    ids = Counter(fact["id"] for fact in facts())
    assert [name for name, times in ids.items() if times > 1] == []


@pytest.mark.parametrize("fact", facts(), ids=lambda fact: fact["id"])
def test_a_fact_of_a_founding_document_is_in_the_dataset_and_cites_it(
    fact: Mapping[str, str], dataset: Dataset
) -> None:
    kind, name = fact["record"].split("/", 1)
    record = dataset.records[kind].get(name)
    assert record is not None, f"{fact['fact']}: there is no {fact['record']}"
    assert fact["source"] in cited(record) | cited_in_conflicts(dataset, fact["record"]), fact["fact"]
    if "field" in fact:
        assert has(record, fact["field"]), f"{fact['fact']}: {fact['record']} has no {fact['field']}"


def founding(dataset: Dataset) -> set[str]:
    return {source.id for source in dataset.all("sources", Source) if source.founding}


def cited(record: Identified) -> set[str]:
    return {part.source for part, _ in parts_of(record) if isinstance(part, Citation)}


def cited_in_conflicts(dataset: Dataset, address: str) -> set[str]:
    about = [
        conflict
        for conflict in dataset.all("conflicts", Conflict)
        if conflict.about.startswith(f"{address}.")
    ]
    return set().union(*map(cited, about))


def has(record: Identified, field: str) -> bool:
    """Whether a record says something in a field; ``attendance.AM`` is Armenia's delegation."""
    values: list[Any] = [record]
    for step in field.split("."):
        values = [found for value in values for found in inside(value, step)]
    return any(value not in (None, ()) for value in values)


def inside(value: Any, step: str) -> Iterator[Any]:
    if isinstance(value, tuple):
        if step.isdigit():
            yield from value[int(step) : int(step) + 1]
        else:
            yield from (
                part for part in value if step in (getattr(part, "state", None), getattr(part, "body", None))
            )
            yield from (found for part in value for found in inside(part, step))
    elif step in getattr(type(value), "model_fields", {}):
        yield getattr(value, step)
