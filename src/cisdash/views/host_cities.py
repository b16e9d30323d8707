"""Where the Commonwealth meets: the map, the cities, the meetings in one of them."""

from collections.abc import Mapping
from typing import Any, Literal, cast

import pandas as pd

from cisdash.charts.host_map import PAGE_SIZES, CityMark, MapSize, StateMark, host_map
from cisdash.queries.meetings import meetings
from cisdash.queries.places import host_cities
from cisdash.views.assemble import listed, view
from cisdash.views.base import Ask, View
from cisdash.views.blocks import Block, Cell, Fact, Facts, Heading, Item, Items, Line, Pick, Picture, Table
from cisdash.views.evidence import evidence
from cisdash.views.meetings import status_word
from cisdash.views.naming import name, short

Row = Mapping[str, Any]
Borders = Literal["un", "de_facto", "none"]


def build(ask: Ask) -> View:
    """The map under the filters; with a city opened, its meetings beside it."""
    t, shown = ask.words, meetings(ask.frames, ask.filters)
    found = host_cities(ask.frames, ask.filters)
    blocks: list[Block] = [picture(ask, found, PAGE_SIZES), _borders(ask)]
    if ask.open in ask.frames.rows["cities"]:
        shown = shown.loc[shown["city"] == ask.open]
        blocks += _city(ask, str(ask.open), shown)
    blocks += [Heading(t("map.cities")), _table(ask, found)]
    records = [*listed(shown, "meetings"), *(("cities", str(city)) for city in found["city"])]
    data = found[["city", "state", "lat", "lon", "held", "planned", "bodies"]]
    return view(ask, "map", answer(ask, found), blocks, records=records, data=data)


def answer(ask: Ask, found: pd.DataFrame) -> str:
    """How many cities hosted how many meetings, and which one most."""
    t = ask.words
    if found.empty:
        return t("filters.nothing")
    first = found.iloc[0]
    return t(
        "map.answer",
        cities=t.count("count.cities", int((found["held"] > 0).sum())),
        meetings=t.count("count.meetings", int(found["held"].sum())),
        city=name(ask, "cities", first["city"]),
        most=t.number(int(first["held"])),
    )


def picture(ask: Ask, found: pd.DataFrame, sizes: tuple[MapSize, ...], uid: str = "m") -> Picture:
    """The map as a drawing."""
    t = ask.words
    markup = host_map(
        [_city_mark(ask, row) for row in found.to_dict("records")],
        [
            _state_mark(ask, row)
            for row in ask.frames.rows["states"].values()
            if row["circle"] == "commonwealth"
        ],
        borders=cast("Borders", ask.borders),
        sizes=sizes,
        alt=t("map.alt", answer=answer(ask, found)),
        asset=True,
        uid=uid,
    )
    return Picture(markup, t("map.alt", answer=answer(ask, found)), t(f"map.note.{ask.borders}"))


def _city_mark(ask: Ask, row: Mapping[Any, Any]) -> CityMark:
    t, city = ask.words, str(row["city"])
    held, planned = int(row["held"]), int(row["planned"])
    counts = [t.count("count.meetings_held", held)] if held else []
    counts += [t.count("count.meetings_planned", planned)] if planned else []
    label = name(ask, "cities", city)
    return CityMark(
        id=city,
        name=label,
        lat=float(row["lat"]),
        lon=float(row["lon"]),
        held=held,
        planned=planned,
        href=ask.link("map", open=city),
        title=f"{label}, {name(ask, 'states', str(row['state']))}: {', '.join(counts)}",
        chosen=ask.open == city,
        disputed=bool(row["disputed"]),
    )


def _state_mark(ask: Ask, row: Row) -> StateMark:
    label = ask.words.pick(row, "name")
    chosen = row["id"] in ask.filters.states
    return StateMark(
        id=row["id"],
        name=label,
        href=ask.link("map", state=None if chosen else row["id"]),
        title=ask.words("map.state_off" if chosen else "map.state_on", state=label),
        chosen=chosen,
        dimmed=bool(ask.filters.states) and not chosen,
    )


def _borders(ask: Ask) -> Pick:
    t = ask.words
    options = tuple(
        (
            t(f"map.borders.{code}"),
            ask.link("map", borders=None if code == "un" else code, open=ask.open),
            ask.borders == code,
        )
        for code in ("un", "de_facto", "none")
    )
    return Pick(t("map.borders_label"), options)


def _city(ask: Ask, city: str, shown: pd.DataFrame) -> list[Block]:
    t, row = ask.words, ask.frames.rows["cities"][city]
    facts = [
        Fact(
            t("city.state"),
            (Cell(name(ask, "states", row["state"])),),
            evidence(ask, "cities", city, t.pick(row, "name")),
        )
    ]
    for then in ask.frames.pieces["cities.names_then"].get(city, ()):
        span = t.span(then["start"], then["end"]) if then["start"] else t("until", date=t.date(then["end"]))
        facts.append(Fact(t("city.name_then"), (Cell(t.pick(then, "name"), note=span),)))
    items = tuple(_meeting(ask, record) for record in shown["id"])
    close = Cell(t("map.close"), href=ask.link("map", open=None))
    return [
        Heading(t.pick(row, "name"), id="city", more=close),
        Facts(tuple(facts)),
        Items(items, t("filters.nothing")),
    ]


def _meeting(ask: Ask, record: str) -> Item:
    row, t = ask.frames.rows["meetings"][record], ask.words
    return Item(
        t.span(row["start"], row["end"]),
        Cell(short(ask, row["body"]), href=ask.link("meetings", open=record)),
        status_word(ask, row) if row["status"] != "held" else "",
        planned=row["status"] == "planned",
        evidence=evidence(ask, "meetings", record, short(ask, row["body"])),
    )


def _table(ask: Ask, found: pd.DataFrame) -> Table:
    t = ask.words
    heads = tuple(
        t(f"map.head.{key}") for key in ("city", "state", "held", "planned", "first", "last", "bodies")
    )
    lines = tuple(_line(ask, row) for row in found.to_dict("records"))
    return Table(t("map.cities"), heads, lines, total=len(lines), empty=t("filters.nothing"))


def _line(ask: Ask, row: Mapping[Any, Any]) -> Line:
    t, city = ask.words, str(row["city"])
    return Line(
        (
            Cell(name(ask, "cities", city), href=ask.link("map", open=city)),
            Cell(name(ask, "states", str(row["state"]))),
            Cell(t.number(int(row["held"])), number=True),
            Cell(t.number(int(row["planned"])) if row["planned"] else "–", number=True),
            Cell(str(row["first"].year) if row["held"] else "–"),
            Cell(str(row["last"].year) if row["held"] else "–"),
            Cell(", ".join(short(ask, body) for body in row["bodies"])),
        ),
        evidence(ask, "cities", city, name(ask, "cities", city)),
        id=city,
    )
