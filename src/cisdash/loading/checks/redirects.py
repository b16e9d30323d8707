"""An id that was once published leads to a record for ever."""

from collections.abc import Iterator

from cisdash.loading.dataset import Draft, Entry
from cisdash.loading.problems import Problem
from cisdash.loading.wording import did_you_mean


class RedirectsLead:
    """Each redirect leaves an id that no record has, and ends, in one step, at one that a record has."""

    def see(self, entry: Entry, draft: Draft) -> Iterator[Problem]:  # noqa: ARG002
        """The draft knows the ids."""
        return iter(())

    def end(self, draft: Draft) -> Iterator[Problem]:
        """Redirects that lead nowhere, or away from a record that is there."""
        moved = draft.moved
        hidden = draft.hidden()
        for kind, ids in moved.record.root.items() if moved else ():
            known = draft.ids.get(kind)
            if moved is None or known is None:
                continue  # the unknown kind has been said
            for old, new in ids.items():
                if old in known:
                    hint = "Remove the redirect, or give the record another id."
                    yield moved.problem(
                        (kind, old), "redirect-from-record", f"'{old}' is the id of a record", hint
                    )
                if new not in known and not hidden.record(kind, new):
                    hint = f"{did_you_mean(new, known)}Name the id that the record has today."
                    yield moved.problem(
                        (kind, old), "redirect-to-nowhere", f"no record of {kind} has the id '{new}'", hint
                    )
