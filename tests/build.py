"""Makers: records of the real classes with everything that does not matter filled in, and frames of them.

``a_meeting("2025-10-10", status="planned")`` says only what the test is about. What goes in is checked by the
record classes as if it came from a file; the checks across records are not run.
"""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Any
from urllib.parse import urlencode

from cisdash.frames.build import Frames, build
from cisdash.loading.dataset import Dataset
from cisdash.loading.load import load
from cisdash.paths import data_folder
from cisdash.queries.filters import Filters
from cisdash.records import KINDS
from cisdash.records.agreements import Agreement
from cisdash.records.base import Identified
from cisdash.records.bodies import Body, Membership
from cisdash.records.conflicts import Conflict
from cisdash.records.meetings import Chairmanship, Meeting
from cisdash.records.places import City, State
from cisdash.records.sources import Source
from cisdash.views.base import Ask
from cisdash.words.translate import words

SMALL = Path(__file__).parent / "faulty" / "sound"  # one or two records of every kind
TODAY = date(2026, 3, 1)
GAZETTE = ({"source": "gazette", "at": "page 1"},)


def named(english: str, russian: str = "Слово") -> dict[str, str]:
    return {"en": english, "ru": russian}


def a_source(record: str = "gazette", **fields: Any) -> Source:
    given = {"title": "The gazette", "publisher": "A press", "kind": "official", "language": "en"}
    return Source.model_validate({"id": record, **given, **fields})


def a_state(code: str = "TJ", name: str = "Tajikistan", **fields: Any) -> State:
    given = {"name": named(name), "official_name": named(f"Republic of {name}"), "circle": "commonwealth"}
    return State.model_validate({"id": code, **given, "cites": GAZETTE, **fields})


def a_city(record: str = "dushanbe", state: str = "TJ", **fields: Any) -> City:
    given = {"state": state, "name": named(record.capitalize()), "lat": 38.5, "lon": 68.8}
    return City.model_validate({"id": record, **given, "cites": GAZETTE, **fields})


def a_body(record: str = "chs", **fields: Any) -> Body:
    given = {"name": named(record), "short": named(record.upper()), "kind": "charter", "main": True}
    return Body.model_validate({"id": record, **given, "cites": GAZETTE, **fields})


def a_meeting(start: str = "2025-10-10", **fields: Any) -> Meeting:
    body = fields.get("body", "chs")
    given = {"id": f"{body}-{start}", "body": body, "status": "held", "start": start, "cites": GAZETTE}
    return Meeting.model_validate({**given, **fields})


def a_term(year: int, chair: str = "TJ", **fields: Any) -> Chairmanship:
    """A calendar year in the chair, unless ``start`` and ``end`` say otherwise."""
    given = {"start": f"{year}-01-01", "end": f"{year}-12-31", "status": "served"}
    return Chairmanship.model_validate(
        {"id": f"chair-{year}", "chair": chair, **given, "cites": GAZETTE, **fields}
    )


def a_membership(status: str = "member", **fields: Any) -> Membership:
    given = {"id": "tj-chs", "body": "chs", "state": "TJ", "status": status, "cites": GAZETTE}
    return Membership.model_validate({**given, **fields})


def an_act(record: str = "treaty-2011", **fields: Any) -> Agreement:
    given = {"title": {"en": record}, "kind": "treaty", "field": "economy", "cites": GAZETTE}
    return Agreement.model_validate({"id": record, **given, **fields})


def a_conflict(about: str = "meetings/chs-2025-10-10.city", **fields: Any) -> Conflict:
    given: dict[str, Any] = {"id": about.lower().replace("/", "-").replace(".", "-").replace("_", "-")}
    given |= {
        "about": about,
        "kind": "place",
        "question": named("Where?"),
        "because": named("It is official."),
    }
    claims = [{"value": value, "cites": GAZETTE} for value in ("dushanbe", "moscow")]
    return Conflict.model_validate({**given, "claims": claims, "shown": "dushanbe", **fields})


def a_dataset(*records: Identified) -> Dataset:
    """A dataset of these records alone."""
    kind_of = {model: kind for kind, model in KINDS.items()}
    found: dict[str, dict[str, Identified]] = {kind: {} for kind in KINDS}
    for record in records:
        found[kind_of[type(record)]][record.id] = record
    return Dataset(MappingProxyType({kind: MappingProxyType(rows) for kind, rows in found.items()}))


def frames_of(*records: Identified) -> Frames:
    """The frames of these records and of the source that they cite."""
    return build(a_dataset(a_source(), *records))


@cache
def small() -> Frames:
    """The frames of the small sound dataset."""
    return build(load(SMALL))


@cache
def real() -> Frames:
    """The frames of the project's own data."""
    return build(load(data_folder()))


def a_link(page: str, choices: Mapping[str, str | None]) -> str:
    return f"{page}?{urlencode({name: value for name, value in choices.items() if value is not None})}"


def an_ask(frames: Frames, lang: str = "en", filters: Filters | None = None, **choices: Any) -> Ask:
    """What a view is asked with on TODAY."""
    ask = Ask(frames, words(lang), filters or Filters(), TODAY, TODAY, a_link)
    return replace(ask, **choices)
