"""How things are called: in the reader's language, and places as of their day."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from cisdash.views.base import Ask
from cisdash.views.blocks import Cell

Row = Mapping[str, Any]


def name(ask: Ask, kind: str, record: str | None) -> str:
    """The name of a state, city, body or person; empty for None."""
    return ask.words.pick(ask.frames.rows[kind][record], "name") if record else ""


def short(ask: Ask, body: str) -> str:
    """A body's short name."""
    return ask.words.pick(ask.frames.rows["bodies"][body], "short")


def states(ask: Ask, codes: Iterable[str]) -> str:
    """'Kazakhstan and Tajikistan'."""
    return ask.words.list(sorted(name(ask, "states", code) for code in codes))


def city_on(ask: Ask, city: str | None, day: date | None) -> str:
    """A city by its name of that day; today's name follows in brackets where it differs."""
    if not city:
        return ask.words("not_known")
    now, then = name(ask, "cities", city), name_then(ask, city, day)
    return now if then in (None, now) else ask.words("name.then_now", then=then, now=now)


def name_then(ask: Ask, city: str, day: date | None) -> str | None:
    """The name that a city had on a day, if another one is on record."""
    for row in ask.frames.pieces["cities.names_then"].get(city, ()):
        started = row["start_first"] is None or (day and row["start_first"] <= day)
        if day and started and (row["end_last"] is None or day <= row["end_last"]):
            return ask.words.pick(row, "name")
    return None


def meeting(ask: Ask, row: Row) -> str:
    """'Council of Heads of State, Dushanbe, 10 October 2025'."""
    parts = [short(ask, row["body"])]
    if row["city"]:
        parts.append(name_then(ask, row["city"], row["start_first"]) or name(ask, "cities", row["city"]))
    return ", ".join([*parts, ask.words.span(row["start"], row["end"])])


def meeting_cell(ask: Ask, meeting_id: str) -> Cell:
    """A link to a meeting."""
    row = ask.frames.rows["meetings"][meeting_id]
    return Cell(meeting(ask, row), href=ask.link("meetings", open=meeting_id))


def act_cell(ask: Ask, act: str, note: str = "") -> Cell:
    """A link to an act, in Russian only where its Russian title was found."""
    row = ask.frames.rows["agreements"][act]
    return Cell(
        ask.words.pick(row, "title"),
        href=ask.link("agreements", open=act),
        lang="en" if ask.words.lang != "en" and not row["title_ru"] else None,
        note=note,
    )


def body_cell(ask: Ask, body: str) -> Cell:
    """A link to a body's meetings."""
    return Cell(name(ask, "bodies", body), href=ask.link("meetings", body=body))


def state_cell(ask: Ask, code: str) -> Cell:
    """A link that narrows the meetings to a state."""
    return Cell(name(ask, "states", code), href=ask.link("meetings", state=code))


def city_cell(ask: Ask, city: str | None, day: date | None) -> Cell:
    """A link to a city on the map."""
    text = city_on(ask, city, day)
    return Cell(text, href=ask.link("map", open=city)) if city else Cell(text)


def person_in_office(ask: Ask, person: str, office: str) -> str:
    """'President of the Republic of Tajikistan Emomali Rahmon'."""
    return f"{office} {name(ask, 'people', person)}".strip()
