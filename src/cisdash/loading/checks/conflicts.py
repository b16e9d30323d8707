"""A settled conflict must not go stale: what it shows is what the record says."""

from collections.abc import Iterator
from typing import NamedTuple

from pydantic import BaseModel

from cisdash.dates import PartialDate
from cisdash.loading.dataset import Draft, Entry, Hidden, Place
from cisdash.loading.problems import Problem
from cisdash.loading.wording import did_you_mean
from cisdash.records import KINDS
from cisdash.records.base import Identified
from cisdash.records.bodies import Membership
from cisdash.records.conflicts import NOT_KNOWN, Conflict, subject_of
from cisdash.vocabulary import MembershipStatus

MEMBERS = "members"  # a fact of a body that stands in its memberships, not in a field
_BELONGS = {MembershipStatus.MEMBER, MembershipStatus.FOUNDING}


class _Kept(NamedTuple):
    """What is kept of a conflict."""

    place: Place
    id: str
    about: str
    shown: str
    values: frozenset[str]

    def problem(self, field: str, code: str, message: str, hint: str) -> Problem:
        """A problem at a field of the conflict."""
        return self.place.problem(self.id, (field,), code, message, hint)


class LiveConflicts:
    """The fact in dispute exists, and what is shown of it is what its record says.

    Conflicts are read first; of the records that follow, only the values in dispute are kept.
    """

    def __init__(self) -> None:
        self._conflicts: list[_Kept] = []
        self._asked: dict[tuple[str, str], set[str]] = {}
        self._shown: dict[tuple[str, str, str], str] = {}
        self._members: dict[str, set[str]] = {}

    def see(self, entry: Entry, draft: Draft) -> Iterator[Problem]:  # noqa: ARG002
        """Keep a conflict, or the values of a record that one is about."""
        record = entry.record
        if isinstance(record, Conflict):
            kind, target, field = record.subject
            values = frozenset(claim.value for claim in record.claims)
            self._conflicts.append(_Kept(entry.place, record.id, record.about, record.shown, values))
            self._asked.setdefault((kind, target), set()).add(field)
        for field in self._asked.get((entry.kind, record.id), ()):
            self._shown.setdefault((entry.kind, record.id, field), shown_value(record, field))
        if isinstance(record, Membership) and record.status in _BELONGS and record.end is None:
            self._members.setdefault(record.body, set()).add(record.state)
        return iter(())

    def end(self, draft: Draft) -> Iterator[Problem]:
        """Conflicts about nothing, and stale ones."""
        hidden = draft.hidden()
        for conflict in self._conflicts:
            lost = tuple(self._about_nothing(draft, hidden, conflict))
            yield from lost or self._stale(draft, conflict)

    def _about_nothing(self, draft: Draft, hidden: Hidden, conflict: "_Kept") -> Iterator[Problem]:
        kind, record, field = subject_of(conflict.about)
        if kind not in KINDS or kind == "conflicts":  # a conflict about a conflict would have no end
            hint = did_you_mean(kind, KINDS) + f"Kinds: {', '.join(KINDS)}."
            yield conflict.problem("about", "unknown-kind", f"no kind of record is called '{kind}'", hint)
        elif record not in draft.ids[kind]:
            if not hidden.record(kind, record):
                hint = did_you_mean(record, draft.ids[kind]) + f"The {kind} are in data/{kind}/."
                yield conflict.problem("about", "unknown-record", f"no record '{record}' in {kind}", hint)
        elif not _has_field(kind, field):
            hint = did_you_mean(field, [*KINDS[kind].model_fields, MEMBERS]) + "Name a field of that record."
            yield conflict.problem("about", "unknown-field", f"{kind} have no field '{field}'", hint)

    def _stale(self, draft: Draft, conflict: "_Kept") -> Iterator[Problem]:
        kind, record, field = subject_of(conflict.about)
        if record not in draft.ids[kind] or (field == MEMBERS and not draft.whole("memberships")):
            return  # in a file that could not be read, or not to be counted while one cannot
        actual = self._shown[kind, record, field]
        if kind == "bodies" and field == MEMBERS:
            actual = ", ".join(sorted(self._members.get(record, ()))) or NOT_KNOWN
        if actual != conflict.shown:
            yield conflict.problem(
                "shown",
                "stale-conflict",
                f"shows '{conflict.shown}', but {conflict.about} is '{actual}'",
                "Weigh the claims again, then make the record and 'shown' say the same.",
            )
        elif conflict.shown not in {NOT_KNOWN, *conflict.values}:
            hint = f"Add the claim with its source, or show '{NOT_KNOWN}'."
            yield conflict.problem("shown", "unclaimed-value", f"no claim says '{conflict.shown}'", hint)


def shown_value(record: Identified, field: str) -> str:
    """What a record says in one field, as text; lists are sorted and joined by commas."""
    value: object = record
    for step in field.split("."):
        value = _step(value, step)
    return _text(value)


def _has_field(kind: str, field: str) -> bool:
    first = field.split(".", maxsplit=1)[0]
    return first in KINDS[kind].model_fields or (kind == "bodies" and field == MEMBERS)


def _step(value: object, step: str) -> object:
    if isinstance(value, tuple):
        places = {str(index): part for index, part in enumerate(value)}
        return places.get(step) or _by_state(value, step)
    if isinstance(value, BaseModel) and step in type(value).model_fields:
        return getattr(value, step)
    return None


def _by_state(parts: tuple[object, ...], state: str) -> object:
    """``attendance.AM`` is the delegation of Armenia, wherever it stands in the list."""
    return next((part for part in parts if getattr(part, "state", None) == state), None)


def _text(value: object) -> str:
    if value is None or value == ():
        return NOT_KNOWN
    if isinstance(value, tuple):
        return ", ".join(sorted(str(item) for item in value))
    if isinstance(value, PartialDate):
        return str(value)
    return str(getattr(value, "en", value))
