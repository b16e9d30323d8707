"""Floors and ceilings: a broken bound is explained, not fitted."""

from collections.abc import Iterator

from cisdash.loading.dataset import Draft, Entry
from cisdash.loading.problems import Problem
from cisdash.loading.reader import Step
from cisdash.loading.wording import did_you_mean
from cisdash.records import KINDS
from cisdash.records.chronicle import Figure
from cisdash.records.expectations import Expectations


class CountsInBounds:
    """Too few records of a kind mean silent loss, too many a copy."""

    def see(self, entry: Entry, draft: Draft) -> Iterator[Problem]:  # noqa: ARG002
        """The draft counts."""
        return iter(())

    def end(self, draft: Draft) -> Iterator[Problem]:
        """Bounds of expectations.yaml that are broken."""
        expected = draft.expected
        for kind, bounds in expected.record.counts.items() if expected else ():
            if expected is None or kind not in KINDS:
                continue  # has been said
            number = draft.taken[kind]
            if bounds.least is not None and number < bounds.least and draft.whole(kind):
                message = f"{number} {kind}, expected at least {bounds.least}"
                hint = "Find what was lost. If it was right to remove it, say why beside the new floor."
                yield expected.problem(("counts", kind, "least"), "floor-broken", message, hint)
            if bounds.most is not None and number > bounds.most:
                message = f"{number} {kind}, expected at most {bounds.most}"
                hint = "Look for copies. If the data grew, raise the ceiling."
                yield expected.problem(("counts", kind, "most"), "ceiling-broken", message, hint)


class MeasuredBy:
    """The records that expectations.yaml measures coverage by must exist; its figures are counts to a day."""

    def __init__(self) -> None:
        self._countless: set[str] = set()

    def see(self, entry: Entry, draft: Draft) -> Iterator[Problem]:  # noqa: ARG002
        """Keep the figures that cannot be counted up to."""
        figure = entry.record
        if isinstance(figure, Figure) and (figure.end is None or figure.value % 1):
            self._countless.add(figure.id)
        return iter(())

    def end(self, draft: Draft) -> Iterator[Problem]:
        """Names of acts, figures and bodies that lead nowhere."""
        expected, hidden = draft.expected, draft.hidden()
        for kind, name, steps in _named(expected.record) if expected else ():
            if expected and name not in draft.ids[kind] and not hidden.record(kind, name):
                hint = f"{did_you_mean(name, draft.ids[kind])}The {kind} are in data/{kind}/."
                yield expected.problem(steps, "unknown-record", f"no record '{name}' in {kind}", hint)
            elif expected and kind == "figures" and name in self._countless:
                hint = "Name a figure with a whole number and an end: the count up to that day."
                yield expected.problem(steps, "bad-value", f"'{name}' is no count up to a day", hint)


def _named(record: Expectations) -> Iterator[tuple[str, str, tuple[Step, ...]]]:
    yield from (("agreements", name, ("best_known", at)) for at, name in enumerate(record.best_known))
    for at, whole in enumerate(record.wholes):
        yield "figures", whole.figure, ("wholes", at, "figure")
        yield from (("bodies", body, ("wholes", at, "bodies", n)) for n, body in enumerate(whole.bodies))
