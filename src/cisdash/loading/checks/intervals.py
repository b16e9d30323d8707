"""Dates must fit what stands around them."""

from collections.abc import Iterator

from cisdash.dates import PartialDate
from cisdash.loading.dataset import Draft, Entry
from cisdash.loading.problems import Problem
from cisdash.records.bodies import Body, Membership
from cisdash.records.meetings import Meeting


def dates_fit_their_surroundings(draft: Draft) -> Iterator[Problem]:
    """No meeting or membership before its body was founded or after it was dissolved."""
    bodies = {e.record.id: e.record for e in draft.of("bodies") if isinstance(e.record, Body)}
    for entry in (*draft.of("meetings"), *draft.of("memberships")):
        record = entry.record
        if isinstance(record, Meeting | Membership) and record.body in bodies:
            yield from _inside(entry, bodies[record.body], record.start)


def _inside(entry: Entry, body: Body, start: PartialDate | None) -> Iterator[Problem]:
    if start and body.founded and start.last < body.founded.first:
        yield entry.problem(
            ("start",),
            "before-its-body",
            f"starts {start}, but {body.id} was founded {body.founded}",
            "Check both dates in their sources.",
        )
    if start and body.dissolved and start.first > body.dissolved.last:
        yield entry.problem(
            ("start",),
            "after-its-body",
            f"starts {start}, but {body.id} was dissolved {body.dissolved}",
            "Check both dates in their sources.",
        )
