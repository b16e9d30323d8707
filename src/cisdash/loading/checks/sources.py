"""Citations must support something, and sources must be cited."""

from collections.abc import Iterator

from cisdash.loading.dataset import Draft, parts_of
from cisdash.loading.problems import Problem
from cisdash.loading.wording import did_you_mean
from cisdash.records.base import Citation


def citations_name_real_fields(draft: Draft) -> Iterator[Problem]:
    """``for: [citty]`` would support nothing."""
    for entry in draft.entries:
        fields = set(type(entry.record).model_fields)
        for part, steps in parts_of(entry.record):
            for name in part.supports if isinstance(part, Citation) else ():
                if name not in fields:
                    yield entry.problem(
                        (*steps, "for"),
                        "unknown-field",
                        f"the record has no field '{name}'",
                        f"{did_you_mean(name, fields)}Name the fields that this source supports.",
                    )


def sources_are_used(draft: Draft) -> Iterator[Problem]:
    """A source that nothing cites says nothing."""
    cited = {
        part.source
        for entry in draft.entries
        for part, _ in parts_of(entry.record)
        if isinstance(part, Citation)
    }
    hidden = draft.hidden()
    for entry in draft.of("sources"):
        if entry.record.id not in cited and not hidden.mention(entry.record.id):
            yield entry.problem(("id",), "unused-source", "no record cites it", "Cite it, or remove it.")
