"""Citations must support something, and sources must be cited."""

from collections.abc import Iterator

from cisdash.loading.dataset import Draft, Entry, Place
from cisdash.loading.problems import Problem
from cisdash.loading.wording import did_you_mean
from cisdash.records.base import Citation
from cisdash.records.sources import Source


class CitedFields:
    """``for: [citty]`` would support nothing."""

    def see(self, entry: Entry, draft: Draft) -> Iterator[Problem]:  # noqa: ARG002
        """Citations that name a field the record does not have."""
        fields = type(entry.record).model_fields
        for part, steps in entry.parts:
            for name in part.supports if isinstance(part, Citation) else ():
                if name not in fields:
                    yield entry.problem(
                        (*steps, "for"),
                        "unknown-field",
                        f"the record has no field '{name}'",
                        f"{did_you_mean(name, fields)}Name the fields that this source supports.",
                    )

    def end(self, draft: Draft) -> Iterator[Problem]:  # noqa: ARG002
        """Nothing is left to say."""
        return iter(())


class UsedSources:
    """A source that nothing cites says nothing."""

    def __init__(self) -> None:
        self._cited: set[str] = set()
        self._sources: dict[str, Place] = {}

    def see(self, entry: Entry, draft: Draft) -> Iterator[Problem]:  # noqa: ARG002
        """Keep the sources that were not cited so far."""
        if isinstance(entry.record, Source) and entry.record.id not in self._cited:
            self._sources[entry.record.id] = entry.place
        for part, _ in entry.parts:
            if isinstance(part, Citation):
                self._cited.add(part.source)
                self._sources.pop(part.source, None)
        return iter(())

    def end(self, draft: Draft) -> Iterator[Problem]:
        """Sources that were never cited."""
        hidden = draft.hidden()
        for name, place in self._sources.items():
            if not hidden.mention(name):
                hint = "Cite it, or remove it."
                yield place.problem(name, ("id",), "unused-source", "no record cites it", hint)
