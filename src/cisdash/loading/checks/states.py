"""What every state of the Commonwealth must have."""

from collections.abc import Iterator

from cisdash.loading.dataset import Draft
from cisdash.loading.problems import Problem
from cisdash.records.places import State
from cisdash.vocabulary import StateCircle


def members_have_a_capital(draft: Draft) -> Iterator[Problem]:
    """Each state of the Commonwealth has a capital today."""
    for entry in draft.of("states"):
        state = entry.record
        if not isinstance(state, State) or state.circle is not StateCircle.COMMONWEALTH:
            continue
        if all(capital.end for capital in state.capitals):
            hint = "Add capitals: [{city: …}] with its source."
            yield entry.problem(("capitals",), "no-capital", "no capital without an end", hint)
