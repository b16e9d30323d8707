"""One state chairs at a time, and every year has a chair or a gap that is written down."""

from collections.abc import Iterator
from itertools import pairwise

from cisdash.loading.dataset import Draft, Entry
from cisdash.loading.problems import Problem
from cisdash.records.meetings import Chairmanship
from cisdash.vocabulary import TermStatus


class ChairTerms:
    """Terms in the chair, those declined left out."""

    def __init__(self) -> None:
        self._served: list[tuple[Entry, Chairmanship]] = []

    def see(self, entry: Entry, draft: Draft) -> Iterator[Problem]:  # noqa: ARG002
        """Keep the terms: only all of them together can be wrong."""
        term = entry.record
        if isinstance(term, Chairmanship) and term.status is not TermStatus.DECLINED:
            self._served.append((entry, term))
        return iter(())

    def end(self, draft: Draft) -> Iterator[Problem]:
        """Two terms on one day, and years without any."""
        self._served.sort(key=lambda pair: pair[1].start.first)
        yield from self._overlaps()
        yield from self._gaps(draft)

    def _overlaps(self) -> Iterator[Problem]:
        """Only exact days can prove it: a term given by its year may touch the next."""
        for (_, earlier), (entry, later) in pairwise(self._served):
            if earlier.end and later.start.last <= earlier.end.first:
                yield entry.problem(
                    ("start",),
                    "terms-overlap",
                    f"starts {later.start}, but {earlier.id} runs to {earlier.end}",
                    "One state chairs at a time. If two sources disagree, add a conflict.",
                )

    def _gaps(self, draft: Draft) -> Iterator[Problem]:
        expected = draft.expected
        if expected is None or expected.record.chaired is None or not draft.whole("chairmanships"):
            return
        years = {year for _, term in self._served for year in _years(term)}
        years |= {gap.year for gap in expected.record.gaps}
        for year in range(expected.record.chaired.first, expected.record.chaired.last + 1):
            if year not in years:
                hint = "Add the term with its source, or a gap with the reason."
                yield expected.problem(("chaired",), "year-without-chair", f"no term touches {year}", hint)


def _years(term: Chairmanship) -> range:
    last = term.end.last if term.end else term.start.last
    return range(term.start.first.year, last.year + 1)
