"""A settled conflict must not go stale: what it shows is what the record says."""

from collections.abc import Iterator

from pydantic import BaseModel

from cisdash.dates import PartialDate
from cisdash.loading.dataset import Draft, Entry
from cisdash.loading.problems import Problem
from cisdash.loading.wording import did_you_mean
from cisdash.records.bodies import Membership
from cisdash.records.conflicts import NOT_KNOWN, Conflict
from cisdash.vocabulary import MembershipStatus

MEMBERS = "members"  # a fact of a body that stands in its memberships, not in a field
_BELONGS = {MembershipStatus.MEMBER, MembershipStatus.FOUNDING}


def conflicts_are_about_something(draft: Draft) -> Iterator[Problem]:
    """The fact in dispute must exist: kind, record, field."""
    known, hidden = draft.ids(), draft.hidden()
    for entry, conflict in _conflicts(draft):
        kind, record, field = conflict.subject
        if kind not in known:
            hint = did_you_mean(kind, known) + f"Kinds: {', '.join(known)}."
            yield entry.problem(("about",), "unknown-kind", f"no kind of record is called '{kind}'", hint)
        elif hidden.record(kind, record):
            continue
        elif record not in known[kind]:
            hint = did_you_mean(record, known[kind]) + f"The {kind} are in data/{kind}/."
            yield entry.problem(("about",), "unknown-record", f"no record '{record}' in {kind}", hint)
        elif not _has_field(known[kind][record], field):
            fields = [*type(known[kind][record].record).model_fields, MEMBERS]
            hint = did_you_mean(field, fields) + "Name a field of that record."
            yield entry.problem(("about",), "unknown-field", f"{kind} have no field '{field}'", hint)


def conflicts_are_not_stale(draft: Draft) -> Iterator[Problem]:
    """``shown`` equals the record's own value, and is one of the claims unless nothing is shown."""
    known = draft.ids()
    for entry, conflict in _conflicts(draft):
        kind, record, field = conflict.subject
        target = known.get(kind, {}).get(record)
        if target is None or not _has_field(target, field) or not _is_whole(draft, field):
            continue
        actual = shown_value(draft, target, field)
        if actual != conflict.shown:
            yield entry.problem(
                ("shown",),
                "stale-conflict",
                f"shows '{conflict.shown}', but {conflict.about} is '{actual}'",
                "Weigh the claims again, then make the record and 'shown' say the same.",
            )
        elif conflict.shown not in {NOT_KNOWN, *(claim.value for claim in conflict.claims)}:
            hint = f"Add the claim with its source, or show '{NOT_KNOWN}'."
            yield entry.problem(("shown",), "unclaimed-value", f"no claim says '{conflict.shown}'", hint)


def shown_value(draft: Draft, target: Entry, field: str) -> str:
    """What a record says in one field, as text; lists are sorted and joined by commas."""
    if target.kind == "bodies" and field == MEMBERS:
        return ", ".join(sorted(_members(draft, target.record.id))) or NOT_KNOWN
    value: object = target.record
    for step in field.split("."):
        value = _step(value, step)
    return _text(value)


def _members(draft: Draft, body: str) -> Iterator[str]:
    for entry in draft.of("memberships"):
        record = entry.record
        if not isinstance(record, Membership) or record.body != body:
            continue
        if record.status in _BELONGS and record.end is None:
            yield record.state


def _conflicts(draft: Draft) -> Iterator[tuple[Entry, Conflict]]:
    for entry in draft.of("conflicts"):
        if isinstance(entry.record, Conflict):
            yield entry, entry.record


def _is_whole(draft: Draft, field: str) -> bool:
    """Members cannot be counted while a membership is unreadable."""
    return field != MEMBERS or draft.whole("memberships")


def _has_field(entry: Entry, field: str) -> bool:
    first = field.split(".", maxsplit=1)[0]
    return first in type(entry.record).model_fields or (entry.kind == "bodies" and field == MEMBERS)


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
