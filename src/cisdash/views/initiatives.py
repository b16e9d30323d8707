"""Who proposed what and what came of it; offices abroad; figures; honours; the chronicle of events."""

from collections.abc import Mapping
from typing import Any

import pandas as pd

from cisdash.queries.record import KINDS_ON_RECORD, on_record
from cisdash.views.assemble import listed, view
from cisdash.views.base import Ask, View
from cisdash.views.blocks import Block, Cell, Disputes, Fact, Facts, Heading, Item, Items, Line, Table, Text
from cisdash.views.evidence import disputes_of, evidence
from cisdash.views.naming import act_cell, body_cell, meeting_cell, name, states

Row = Mapping[str, Any]


def build(ask: Ask) -> View:
    """All of it under the filters, or the initiative that the address opens."""
    if ask.open in ask.frames.rows["initiatives"]:
        return _one(ask, ask.frames.rows["initiatives"][str(ask.open)])
    t, frames = ask.words, ask.frames
    groups = {kind: on_record(frames, kind, ask.filters) for kind in KINDS_ON_RECORD}
    blocks: list[Block] = [
        Heading(t("initiatives.proposals"), id="proposals"),
        _proposals(ask, groups["initiatives"]),
        Heading(t("initiatives.offices"), id="offices"),
        _offices(ask, groups["representations"]),
        Heading(t("initiatives.figures"), id="figures"),
        _figures(ask, groups["figures"]),
        Heading(t("initiatives.awards"), id="awards"),
        _awards(ask, groups["awards"]),
        Heading(t("initiatives.events"), id="events"),
        _events(ask, groups["events"].iloc[::-1]),
    ]
    records = [pair for kind, frame in groups.items() for pair in listed(frame, kind)]
    return view(ask, "initiatives", _answer(ask, groups), blocks, records=records, data=_data(ask, groups))


def _answer(ask: Ask, groups: Mapping[str, pd.DataFrame]) -> str:
    t = ask.words
    return t("sentence", text=t.list(t.count(f"count.{kind}", len(frame)) for kind, frame in groups.items()))


def _proposals(ask: Ask, frame: pd.DataFrame) -> Table:
    t = ask.words
    heads = tuple(t(f"initiatives.head.{key}") for key in ("title", "by", "when", "status"))
    lines = tuple(_proposal(ask, ask.frames.rows["initiatives"][record]) for record in frame["id"])
    return Table(t("initiatives.proposals"), heads, lines, total=len(lines), empty=t("filters.nothing"))


def _proposal(ask: Ask, row: Row) -> Line:
    t = ask.words
    return Line(
        (
            Cell(t.pick(row, "title"), href=ask.link("initiatives", open=row["id"])),
            Cell(_by(ask, row)),
            Cell(t.date(row["proposed_on"]), note=t.pick(row, "forum")),
            Cell(t(f"initiative_status.{row['status']}")),
        ),
        evidence(ask, "initiatives", row["id"], t.pick(row, "title")),
        id=row["id"],
    )


def _by(ask: Ask, row: Row) -> str:
    who = [states(ask, row["proposed_by"])] if row["proposed_by"] else []
    if row["person"]:
        who.append(name(ask, "people", row["person"]))
    return ", ".join(who) or ask.words("not_known")


def _one(ask: Ask, row: Row) -> View:
    t, record = ask.words, row["id"]
    facts = [
        Fact(
            t("initiatives.head.by"),
            (Cell(_by(ask, row)),),
            evidence(ask, "initiatives", record, t.pick(row, "title")),
        ),
        Fact(t("initiatives.head.when"), (Cell(t.date(row["proposed_on"]), note=t.pick(row, "forum")),)),
        Fact(t("initiatives.head.status"), (Cell(t(f"initiative_status.{row['status']}")),)),
    ]
    if row["meeting"]:
        facts.append(Fact(t("act.meeting"), (meeting_cell(ask, row["meeting"]),)))
    blocks: list[Block] = [Facts(tuple(facts))]
    if row["summary_en"]:
        blocks.append(Text(t.pick(row, "summary")))
    blocks += [Heading(t("initiative.steps")), Items(_steps(ask, record), t("initiative.no_steps"))]
    if disputes := disputes_of(ask, "initiatives", record):
        blocks += [Heading(t("conflicts.here")), Disputes(disputes)]
    frame = ask.frames["initiatives.steps"]
    answer = t(
        "initiative.answer",
        who=_by(ask, row),
        when=t.date(row["proposed_on"]),
        status=t(f"initiative_status.{row['status']}"),
    )
    return view(
        ask,
        "initiatives",
        answer,
        blocks,
        records=[("initiatives", record)],
        data=frame.loc[frame["of"] == record, ["of", "on", "what_en", "what_ru", "meeting"]],
        title=t.pick(row, "title"),
        back=Cell(t("page.initiatives"), href=ask.link("initiatives")),
    )


def _steps(ask: Ask, record: str) -> tuple[Item, ...]:
    t = ask.words
    return tuple(
        Item(
            t.date(step["on"]),
            Cell(
                t.pick(step, "what"),
                href=ask.link("meetings", open=step["meeting"]) if step["meeting"] else None,
            ),
            evidence=evidence(ask, "initiatives", record, t.pick(step, "what"), path=f"steps.{step['at']}"),
        )
        for step in ask.frames.pieces["initiatives.steps"].get(record, ())
    )


def _offices(ask: Ask, frame: pd.DataFrame) -> Table:
    t = ask.words
    heads = tuple(t(f"offices.head.{key}") for key in ("authority", "sender", "city", "status", "basis"))
    lines = tuple(_office(ask, ask.frames.rows["representations"][record]) for record in frame["id"])
    return Table(t("initiatives.offices"), heads, lines, total=len(lines), empty=t("filters.nothing"))


def _office(ask: Ask, row: Row) -> Line:
    t = ask.words
    tasks = ask.frames.pieces["representations.tasks"].get(row["id"], ())
    pending = ask.frames.pieces["agreements.pending"].get(row["agreement"], ())
    missing = "; ".join(t.of(step) for step in pending)
    return Line(
        (
            Cell(
                t.pick(row, "authority"),
                note="; ".join(t.of(task) for task in tasks),
            ),
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


def _figures(ask: Ask, frame: pd.DataFrame) -> Table:
    t = ask.words
    heads = tuple(t(f"figures.head.{key}") for key in ("indicator", "value", "period", "by"))
    lines = tuple(_figure(ask, ask.frames.rows["figures"][record]) for record in frame["id"])
    return Table(t("initiatives.figures"), heads, lines, total=len(lines), empty=t("filters.nothing"))


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


def _awards(ask: Ask, frame: pd.DataFrame) -> Table:
    t = ask.words
    heads = tuple(t(f"awards.head.{key}") for key in ("person", "title", "by", "when"))
    lines = tuple(_award(ask, ask.frames.rows["awards"][record]) for record in frame["id"])
    return Table(t("initiatives.awards"), heads, lines, total=len(lines), empty=t("filters.nothing"))


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
    rows = [ask.frames.rows["events"][record] for record in frame["id"]]
    return Items(tuple(_event(ask, row) for row in rows), ask.words("filters.nothing"))


def _event(ask: Ask, row: Row) -> Item:
    t = ask.words
    place = name(ask, "cities", row["city"])
    return Item(
        t.span(row["on"], row["end"]),
        Cell(t.pick(row, "title"), note=place),
        evidence=evidence(ask, "events", row["id"], t.pick(row, "title")),
    )


def _data(ask: Ask, groups: Mapping[str, pd.DataFrame]) -> pd.DataFrame:
    """One table of all five kinds: kind, id, date, wording in both languages."""
    rows = []
    for kind, frame in groups.items():
        for record in frame["id"]:
            row = ask.frames.rows[kind][record]
            field = next(f for f in ("title", "indicator", "authority") if f"{f}_en" in row)
            when = row.get("on") or row.get("proposed_on") or row.get("start") or row.get("since")
            rows.append((kind, record, when, row[f"{field}_en"], row[f"{field}_ru"], row.get("value")))
    return pd.DataFrame(rows, columns=["kind", "id", "on", "wording_en", "wording_ru", "value"])
