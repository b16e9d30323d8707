"""Rules that look across records. Each sees every entry once, then says what is wrong; none repairs."""

from collections.abc import Callable, Iterator
from typing import Protocol

from cisdash.loading.checks.chair import ChairTerms
from cisdash.loading.checks.conflicts import LiveConflicts
from cisdash.loading.checks.counts import CountsInBounds, MeasuredBy
from cisdash.loading.checks.identity import DescribedOnce, UniqueIds
from cisdash.loading.checks.intervals import DatesInside
from cisdash.loading.checks.redirects import RedirectsLead
from cisdash.loading.checks.references import References
from cisdash.loading.checks.sources import CitedFields, UsedSources
from cisdash.loading.checks.states import Capitals
from cisdash.loading.dataset import Draft, Entry
from cisdash.loading.problems import Problem


class Check(Protocol):
    """One rule. It may keep of an entry what it needs, and no more: entries are not kept for it."""

    def see(self, entry: Entry, draft: Draft) -> Iterator[Problem]:
        """What is wrong with this entry, as far as those before it tell."""
        ...

    def end(self, draft: Draft) -> Iterator[Problem]:
        """What is wrong with the whole."""
        ...


CHECKS: tuple[Callable[[], Check], ...] = (
    UniqueIds,
    DescribedOnce,
    References,
    CitedFields,
    UsedSources,
    LiveConflicts,
    ChairTerms,
    DatesInside,
    Capitals,
    CountsInBounds,
    MeasuredBy,
    RedirectsLead,
)
