"""Ids are promises: each names one record."""

from collections.abc import Iterator

from cisdash.loading.dataset import Draft, Entry
from cisdash.loading.problems import Problem
from cisdash.records.sources import Source


def ids_are_unique(draft: Draft) -> Iterator[Problem]:
    """The same id twice in one kind."""
    first: dict[tuple[str, str], Entry] = {}
    for entry in draft.entries:
        key = entry.kind, entry.record.id
        before = first.setdefault(key, entry)
        if before is not entry:
            place = f"{before.sheet.path}:{before.sheet.line(before.row)}"
            yield entry.problem(
                ("id",),
                "duplicate-id",
                f"the id is taken at {place}",
                "Merge the two records, or rename one.",
            )


def sources_are_described_once(draft: Draft) -> Iterator[Problem]:
    """Two sources with one address would count as two witnesses."""
    first: dict[str, Entry] = {}
    for entry in draft.of("sources"):
        if isinstance(entry.record, Source) and entry.record.url:
            before = first.setdefault(entry.record.url, entry)
            if before is not entry:
                yield entry.problem(
                    ("url",),
                    "source-twice",
                    f"'{before.record.id}' has the same address",
                    "Keep one of the two and cite it.",
                )
