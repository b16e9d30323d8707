"""Each kind of record that has no page of its own, as a table or a dated list."""

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Any

import pandas as pd

from cisdash.views.assemble import part_of_table
from cisdash.views.base import Ask
from cisdash.views.blocks import Block, Cell, Item, Items, Line, Table
from cisdash.views.evidence import evidence
from cisdash.views.initiative import proposed_by
from cisdash.views.naming import act_cell, body_cell, meeting_cell, name, states

Row = Mapping[str, Any]


def list_of(ask: Ask, kind: str, frame: pd.DataFrame, *, whole: bool = False) -> Block:
    """The rows of a frame of this kind; the whole list is cut into parts, a short one is not."""
    if kind == "events":
        return _events(ask, frame)
    section, columns, line = _TABLES[kind]
    heads = tuple(ask.words(f"{section}.head.{column}") for column in columns)
    caption = ask.words(f"initiatives.{kind}")

    def made(record: str) -> Line:
        return line(ask, ask.frames.rows[kind][record])

    if whole:
        return part_of_table(
            ask, "initiatives", frame, made, caption=caption, heads=heads, choices={"show": kind}
        )
    lines = tuple(made(record) for record in frame["id"])
    return Table(caption, heads, lines, total=len(lines), empty=ask.words("filters.nothing"))


def _proposal(ask: Ask, row: Row) -> Line:
    t = ask.words
    return Line(
        (
            Cell(t.pick(row, "title"), href=ask.link("initiatives", open=row["id"])),
            Cell(proposed_by(ask, row)),
            Cell(t.date(row["proposed_on"]), note=t.pick(row, "forum")),
            Cell(t(f"initiative_status.{row['status']}")),
        ),
        evidence(ask, "initiatives", row["id"], t.pick(row, "title")),
        id=row["id"],
    )


def _office_abroad(ask: Ask, row: Row) -> Line:
    t = ask.words
    tasks = ask.frames.pieces["representations.tasks"].get(row["id"], ())
    pending = ask.frames.pieces["agreements.pending"].get(row["agreement"], ())
    missing = "; ".join(t.of(step) for step in pending)
    return Line(
        (
            Cell(t.pick(row, "authority"), note="; ".join(t.of(task) for task in tasks)),
            Cell(name(ask, "states", row["sender"])),
            Cell(name(ask, "cities", row["city"]), note=name(ask, "states", row["host"])),
            Cell(
                t(f"representation_status.{row['status']}"),
                note=t("offices.missing", what=missing) if missing else t.pick(row, "note"),
            ),
            act_cell(ask, row["agreement"]) if row["agreement"] else Cell("–"),
        ),
        evidence(ask, "representations", row["id"], t.pick(row, "authority")),
        id=row["id"],
    )


def _term(ask: Ask, row: Row) -> Line:
    t = ask.words
    person = name(ask, "people", row["person"])
    seen = t("membership.seen", date=t.date(row["seen_on"])) if row["seen_on"] and not row["start"] else ""
    return Line(
        (
            Cell(person),
            Cell(t.pick(row, "office"), note=t(f"office_role.{row['role']}")),
            Cell(name(ask, "states", row["state"]) or name(ask, "bodies", row["body"]) or "–"),
            Cell(t.span(row["start"], row["end"]) if row["start"] else t("not_known"), note=seen),
        ),
        evidence(ask, "terms", row["id"], f"{person}, {t.pick(row, 'office')}"),
        id=row["id"],
    )


def _designation(ask: Ask, row: Row) -> Line:
    t = ask.words
    place = name(ask, "cities", row["city"]) or states(ask, row["states"])
    status = t(f"designation_status.{row['status']}") if row["status"] == "proposed" else ""
    note = "; ".join(filter(None, (status, t.pick(row, "note"))))
    when = t.date(row["decided_on"]) if row["decided_on"] else "–"
    return Line(
        (
            Cell(t.span(row["start"], row["end"])),
            Cell(t.pick(row, "title"), note=note),
            Cell(t(f"designation_kind.{row['kind']}")),
            Cell(place or "–", href=ask.link("map", open=row["city"]) if row["city"] else None),
            meeting_cell(ask, row["meeting"]) if row["meeting"] else Cell(when),
        ),
        evidence(ask, "designations", row["id"], t.pick(row, "title")),
        id=row["id"],
    )


def _figure(ask: Ask, row: Row) -> Line:
    t = ask.words
    about = name(ask, "states", row["state"]) or name(ask, "bodies", row["body"])
    period = t.pick(row, "period") or t.span(row["start"], row["end"])
    value = t.number(float(row["value"])).replace("-", "\N{MINUS SIGN}")
    return Line(
        (
            Cell(t.pick(row, "indicator"), note=about),
            Cell(f"{value}\N{NO-BREAK SPACE}{t.pick(row, 'unit')}", number=True),
            Cell(period),
            Cell(name(ask, "people", row["stated_by"]) or "–"),
        ),
        evidence(ask, "figures", row["id"], t.pick(row, "indicator")),
        id=row["id"],
    )


def _award(ask: Ask, row: Row) -> Line:
    t = ask.words
    return Line(
        (
            Cell(name(ask, "people", row["person"])),
            Cell(t.pick(row, "title")),
            body_cell(ask, row["proposed_by"]) if row["proposed_by"] else Cell("–"),
            meeting_cell(ask, row["meeting"]) if row["meeting"] else Cell(t.date(row["on"])),
        ),
        evidence(ask, "awards", row["id"], t.pick(row, "title")),
        id=row["id"],
    )


def _events(ask: Ask, frame: pd.DataFrame) -> Items:
    rows = (ask.frames.rows["events"][record] for record in frame["id"])
    return Items(tuple(_event(ask, row) for row in rows), ask.words("filters.nothing"))


def _event(ask: Ask, row: Row) -> Item:
    t = ask.words
    return Item(
        t.span(row["on"], row["end"]),
        Cell(t.pick(row, "title"), note=name(ask, "cities", row["city"])),
        evidence=evidence(ask, "events", row["id"], t.pick(row, "title")),
    )


_TABLES: Mapping[str, tuple[str, tuple[str, ...], Callable[[Ask, Row], Line]]] = MappingProxyType(
    {
        "initiatives": ("initiatives", ("title", "by", "when", "status"), _proposal),
        "representations": ("offices", ("authority", "sender", "city", "status", "basis"), _office_abroad),
        "terms": ("terms", ("person", "office", "of", "when"), _term),
        "designations": ("designations", ("when", "title", "kind", "city", "decided"), _designation),
        "figures": ("figures", ("indicator", "value", "period", "by"), _figure),
        "awards": ("awards", ("person", "title", "by", "when"), _award),
    }
)
