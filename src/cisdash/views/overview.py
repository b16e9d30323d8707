"""Who chairs now, what comes next, what happened last; the way into everything else."""

from datetime import date, timedelta

import pandas as pd

from cisdash.charts.host_map import OVERVIEW_SIZES
from cisdash.queries.agreements import agreements
from cisdash.queries.chair import around
from cisdash.queries.meetings import coming, held, meetings, unreported
from cisdash.queries.places import host_cities
from cisdash.views import chair
from cisdash.views.assemble import listed, view
from cisdash.views.base import Ask, View
from cisdash.views.blocks import Block, Cell, Columns, Heading, Item, Items, Number, Numbers
from cisdash.views.evidence import evidence
from cisdash.views.host_cities import picture
from cisdash.views.meetings import status_word
from cisdash.views.naming import act_cell, city_on, short

_FEW = 5


def build(ask: Ask) -> View:
    """The first page."""
    t, frames = ask.words, ask.frames
    found = meetings(frames, ask.filters)
    soon = coming(found, ask.today).head(_FEW)
    open_ends = _of_last_year(unreported(found, ask.today), ask.today)
    last = held(found).head(_FEW)
    acts = agreements(frames, ask.filters).head(_FEW)
    more = Cell(t("overview.all_meetings"), href=ask.link("meetings"))
    right: list[Block] = [
        Heading(t("overview.next")),
        _meetings(ask, pd.concat([soon, open_ends]), t("overview.nothing_planned")),
        Heading(t("overview.last"), more=more),
        _meetings(ask, last, t("filters.nothing")),
    ]
    cities = host_cities(frames, ask.filters)
    left: list[Block] = [
        Heading(t("overview.map"), more=Cell(t("overview.open_map"), href=ask.link("map"))),
        picture(ask, cities, OVERVIEW_SIZES, uid="o"),
        Heading(t("overview.acts"), more=Cell(t("overview.all_acts"), href=ask.link("agreements"))),
        Items(tuple(_act(ask, record) for record in acts["id"]), t("filters.nothing")),
    ]
    blocks: list[Block] = [
        chair.rail(ask),
        Columns(tuple(left), tuple(right), "wide-left"),
        Heading(t("overview.questions")),
        _questions(ask),
        Heading(t("overview.counts")),
        _counts(ask),
    ]
    shown = pd.concat([soon, open_ends, last])
    records = [*listed(shown, "meetings"), *listed(acts, "agreements"), *_terms(ask)]
    data = shown[["id", "body", "status", "start", "end", "city", "states"]]
    return view(
        ask, "overview", chair.answer(ask), blocks, records=records, data=data, title=t("overview.title")
    )


def _of_last_year(found: pd.DataFrame, today: date) -> pd.DataFrame:
    """What was announced long ago and never reported is history, not news."""
    return found.loc[found["start_last"] >= pd.Timestamp(today - timedelta(days=366))].head(_FEW)


def _terms(ask: Ask) -> list[tuple[str, str]]:
    return [("chairmanships", record) for record in around(ask.frames, ask.today) if record]


def _meetings(ask: Ask, frame: pd.DataFrame, empty: str) -> Items:
    return Items(tuple(_meeting(ask, record) for record in frame["id"]), empty)


def _meeting(ask: Ask, record: str) -> Item:
    row, t = ask.frames.rows["meetings"][record], ask.words
    return Item(
        t.span(row["start"], row["end"]),
        Cell(short(ask, row["body"]), href=ask.link("meetings", open=record), mark=str(row["status"])),
        ", ".join((city_on(ask, row["city"], row["start_first"]), status_word(ask, row))),
        planned=row["status"] == "planned",
        evidence=evidence(ask, "meetings", record, short(ask, row["body"])),
    )


def _act(ask: Ask, record: str) -> Item:
    row, t = ask.frames.rows["agreements"][record], ask.words
    return Item(
        t.date(row["signed_on"]),
        act_cell(ask, record),
        t(f"act_kind.{row['kind']}"),
        evidence=evidence(ask, "agreements", record, t.pick(row, "title")),
    )


def _questions(ask: Ask) -> Items:
    """Questions readers come with, each a link to its answer."""
    t = ask.words
    asked: tuple[tuple[str, str, dict[str, str | None]], ...] = (
        ("members", "conflicts", {"open": "cis-members"}),
        ("summit", "meetings", {"open": "chs-2025-10-10"}),
        ("interior", "meetings", {"body": "cim"}),
        ("plus", "initiatives", {"open": "cis-plus"}),
        ("belt", "initiatives", {"open": "security-belt"}),
        ("offices", "initiatives", {"state": "TJ"}),
        ("chair2014", "chair", {"years": "2013-2015"}),
        ("standing", "membership", {}),
    )
    return Items(
        tuple(
            Item("", Cell(t(f"question.{key}"), href=ask.link(page, **choices)))
            for key, page, choices in asked
            if choices.get("open") is None or choices["open"] in ask.frames.rows[page]
        )
    )


def _counts(ask: Ask) -> Numbers:
    t, frames = ask.words, ask.frames
    places = (
        ("states", "membership"),
        ("cities", "map"),
        ("bodies", "membership"),
        ("meetings", "meetings"),
        ("agreements", "agreements"),
        ("sources", "sources"),
        ("conflicts", "conflicts"),
    )
    return Numbers(
        tuple(
            Number(t.number(len(frames[kind])), t.count(f"noun.{kind}", len(frames[kind])), ask.link(page))
            for kind, page in places
        )
    )
