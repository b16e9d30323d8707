"""One state chairs at a time, and every year has a chair or a gap that is written down."""

from collections.abc import Iterator
from datetime import date
from itertools import pairwise

from cisdash.loading.dataset import Draft, Entry
from cisdash.loading.problems import Problem
from cisdash.records.meetings import Chairmanship
from cisdash.vocabulary import TermStatus


def terms_do_not_overlap(draft: Draft) -> Iterator[Problem]:
    """Two terms on one day. Only exact days can prove it: a term given by its year may touch the next."""
    for (_, earlier), (entry, later) in pairwise(_served(draft)):
        if earlier.end and later.start.last <= earlier.end.first:
            yield entry.problem(
                ("start",),
                "terms-overlap",
                f"starts {later.start}, but {earlier.id} runs to {earlier.end}",
                "One state chairs at a time. If two sources disagree, add a conflict.",
            )


def every_year_has_a_chair(draft: Draft) -> Iterator[Problem]:
    """Each year that expectations.yaml names is touched by a term."""
    expected = draft.expected
    if expected is None or expected.record.chaired is None or not draft.whole("chairmanships"):
        return
    terms = [term for _, term in _served(draft)]
    for year in range(expected.record.chaired.first, expected.record.chaired.last + 1):
        if not any(_touches(term, year) for term in terms):
            hint = "Add the term with its source, or change the years and say why in a comment."
            yield expected.problem(("chaired",), "year-without-chair", f"no term touches {year}", hint)


def _served(draft: Draft) -> list[tuple[Entry, Chairmanship]]:
    terms = [(e, e.record) for e in draft.of("chairmanships") if isinstance(e.record, Chairmanship)]
    kept = [(entry, term) for entry, term in terms if term.status is not TermStatus.DECLINED]
    return sorted(kept, key=lambda pair: pair[1].start.first)


def _touches(term: Chairmanship, year: int) -> bool:
    last = term.end.last if term.end else term.start.last
    return term.start.first <= date(year, 12, 31) and last >= date(year, 1, 1)
