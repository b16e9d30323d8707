"""Ids are promises: each names one record."""

from collections.abc import Iterator

from cisdash.loading.dataset import Draft, Entry
from cisdash.loading.problems import Problem
from cisdash.records.sources import Source


class UniqueIds:
    """The same id twice in one kind."""

    def see(self, entry: Entry, draft: Draft) -> Iterator[Problem]:
        """A second record under an id."""
        before = draft.ids[entry.kind][entry.record.id]
        if before is not entry.place:
            place = f"{before.lines.path}:{before.lines.line(before.row)}"
            yield entry.problem(
                ("id",),
                "duplicate-id",
                f"the id is taken at {place}",
                "Merge the two records, or rename one.",
            )

    def end(self, draft: Draft) -> Iterator[Problem]:  # noqa: ARG002
        """Nothing is left to say."""
        return iter(())


class DescribedOnce:
    """Two sources with one address would count as two witnesses."""

    def __init__(self) -> None:
        self._first: dict[str, str] = {}

    def see(self, entry: Entry, draft: Draft) -> Iterator[Problem]:  # noqa: ARG002
        """A second source with an address."""
        if isinstance(entry.record, Source) and entry.record.url:
            before = self._first.setdefault(entry.record.url, entry.record.id)
            if before != entry.record.id:
                yield entry.problem(
                    ("url",),
                    "source-twice",
                    f"'{before}' has the same address",
                    "Keep one of the two and cite it.",
                )

    def end(self, draft: Draft) -> Iterator[Problem]:  # noqa: ARG002
        """Nothing is left to say."""
        return iter(())
