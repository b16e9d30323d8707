"""What every state of the Commonwealth must have."""

from collections.abc import Iterator

from cisdash.loading.dataset import Draft, Entry
from cisdash.loading.problems import Problem
from cisdash.records.places import State
from cisdash.vocabulary import StateCircle


class Capitals:
    """Each state of the Commonwealth has a capital today."""

    def see(self, entry: Entry, draft: Draft) -> Iterator[Problem]:  # noqa: ARG002
        """A state without one."""
        state = entry.record
        if not isinstance(state, State) or state.circle is not StateCircle.COMMONWEALTH:
            return
        if all(capital.end for capital in state.capitals):
            hint = "Add capitals: [{city: …}] with its source."
            yield entry.problem(("capitals",), "no-capital", "no capital without an end", hint)

    def end(self, draft: Draft) -> Iterator[Problem]:  # noqa: ARG002
        """Nothing is left to say."""
        return iter(())
