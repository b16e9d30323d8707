"""Floors and ceilings: a broken bound is explained, not fitted."""

from collections import Counter
from collections.abc import Iterator

from cisdash.loading.dataset import Draft
from cisdash.loading.problems import Problem
from cisdash.records import KINDS


def counts_keep_their_bounds(draft: Draft) -> Iterator[Problem]:
    """Too few records of a kind mean silent loss, too many a copy."""
    expected = draft.expected
    if expected is None:
        return
    counts = Counter(entry.kind for entry in draft.entries)
    for kind, bounds in expected.record.counts.items():
        if kind not in KINDS:
            continue  # has been said
        number = counts[kind]
        if bounds.least is not None and number < bounds.least and draft.whole(kind):
            message = f"{number} {kind}, expected at least {bounds.least}"
            hint = "Find what was lost. If it was right to remove it, say why beside the new floor."
            yield expected.problem(("counts", kind, "least"), "floor-broken", message, hint)
        if bounds.most is not None and number > bounds.most:
            message = f"{number} {kind}, expected at most {bounds.most}"
            hint = "Look for copies. If the data grew, raise the ceiling."
            yield expected.problem(("counts", kind, "most"), "ceiling-broken", message, hint)
