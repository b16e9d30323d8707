"""Dates must fit what stands around them."""

from collections.abc import Iterator

from cisdash.dates import PartialDate
from cisdash.loading.dataset import Draft, Entry
from cisdash.loading.problems import Problem
from cisdash.records.bodies import Body, Membership
from cisdash.records.meetings import Meeting


class DatesInside:
    """No meeting or membership before its body was founded or after it was dissolved. Bodies come first."""

    def __init__(self) -> None:
        self._bodies: dict[str, Body] = {}

    def see(self, entry: Entry, draft: Draft) -> Iterator[Problem]:  # noqa: ARG002
        """A start outside the life of the body."""
        record = entry.record
        if isinstance(record, Body):
            self._bodies[record.id] = record
        elif isinstance(record, Meeting | Membership) and record.body in self._bodies:
            yield from _inside(entry, self._bodies[record.body], record.start)

    def end(self, draft: Draft) -> Iterator[Problem]:  # noqa: ARG002
        """Nothing is left to say."""
        return iter(())


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
