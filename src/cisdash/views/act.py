"""One act: what it is, where it was adopted, until when it runs, what each state did, what is missing."""

from collections.abc import Mapping
from typing import Any

import pandas as pd

from cisdash.views.acts import validity
from cisdash.views.assemble import view
from cisdash.views.base import Ask, View
from cisdash.views.blocks import Block, Cell, Disputes, Fact, Facts, Heading, Item, Items, Line, Table, Text
from cisdash.views.evidence import disputes_of, evidence
from cisdash.views.naming import act_cell, body_cell, city_cell, meeting_cell, name, states

Row = Mapping[str, Any]


def build(ask: Ask, record: str) -> View:
    """The page of an act."""
    row, t = ask.frames.rows["agreements"][record], ask.words
    blocks: list[Block] = [Facts(tuple(_facts(ask, row)))]
    if row["summary_en"]:
        blocks.append(Text(t.pick(row, "summary")))
    if pending := ask.frames.pieces["agreements.pending"].get(record):
        steps = tuple(Item("", Cell(t.of(step)), planned=True) for step in pending)
        blocks += [Heading(t("act.pending")), Items(steps)]
    if links := _family(ask, record):
        blocks += [Heading(t("act.family")), Items(links)]
    if opened := _offices(ask, record):
        blocks += [Heading(t("act.offices")), Items(opened)]
    if ask.frames.pieces["agreements.actions"].get(record):
        blocks += [Heading(t("act.actions")), _actions(ask, record)]
    if disputes := disputes_of(ask, "agreements", record):
        blocks += [Heading(t("conflicts.here")), Disputes(disputes)]
    frame = ask.frames["agreements.actions"]
    return view(
        ask,
        "agreements",
        _answer(ask, row),
        blocks,
        records=[("agreements", record)],
        data=_data(frame, record),
        title=t.pick(row, "title"),
        back=Cell(t("page.agreements"), href=ask.link("agreements")),
    )


def _answer(ask: Ask, row: Row) -> str:
    t = ask.words
    kind, field = row["kind"], row["field"]
    what = f"{t(f'act_kind.{kind}')}, {t(f'act_field.{field}')}"
    parts = [t("sentence", text=what[:1].upper() + what[1:])]
    if row["signed_on"]:
        parts.append(t("act.answer.signed", when=t.date(row["signed_on"])))
    parts.append(t("sentence", text=t(f"act_status.{row['status']}").capitalize()))
    return " ".join(parts)


def _facts(ask: Ask, row: Row) -> list[Fact]:
    t = ask.words
    about = t.pick(row, "title")
    found = [
        Fact(
            t("agreements.head.when"),
            (Cell(t.date(row["signed_on"])),),
            evidence(ask, "agreements", row["id"], about),
        )
    ]
    if row["signed_in"]:
        found.append(Fact(t("act.signed_in"), (city_cell(ask, row["signed_in"], row["signed_on_first"]),)))
    if row["meeting"]:
        found.append(Fact(t("act.meeting"), (meeting_cell(ask, row["meeting"]),)))
    if row["body"]:
        found.append(Fact(t("act.body"), (body_cell(ask, row["body"]),)))
    if row["parties"]:
        found.append(Fact(t("act.parties"), (Cell(states(ask, row["parties"])),)))
    if row["depositary_en"]:
        found.append(Fact(t("act.depositary"), (Cell(t.pick(row, "depositary")),)))
    if row["short_en"]:
        found.insert(0, Fact(t("act.short"), (Cell(t.pick(row, "short")),)))
    if row["valid_to"] or row["valid_from"]:
        found.append(Fact(t("agreements.head.valid"), (Cell(validity(ask, row)),)))
    needed = t("act.needed", n=t.number(row["consents_needed"])) if row["consents_needed"] else ""
    found.append(Fact(t("act.in_force_on"), (Cell(t.date(row["in_force_on"]), note=needed),)))
    found.append(Fact(t("act.consent"), (Cell(t(f"consent.{row['consent']}")),)))
    return found


def _family(ask: Ask, record: str) -> tuple[Item, ...]:
    t, pieces = ask.words, ask.frames.pieces["agreements.links"]
    there = [(f"link.{row['kind']}", row["to"]) for row in pieces.get(record, ())]
    back = [
        (f"link_back.{row['kind']}", act)
        for act, rows in pieces.items()
        for row in rows
        if row["to"] == record
    ]
    return tuple(Item(t(key), act_cell(ask, act)) for key, act in (*there, *back))


def _offices(ask: Ask, record: str) -> tuple[Item, ...]:
    t = ask.words
    return tuple(
        Item(
            name(ask, "cities", row["city"]),
            Cell(t.pick(row, "authority"), note=t(f"representation_status.{row['status']}")),
            planned=row["status"] == "decided",
            evidence=evidence(ask, "representations", row["id"], t.pick(row, "authority")),
        )
        for row in ask.frames.rows["representations"].values()
        if row["agreement"] == record
    )


def _actions(ask: Ask, record: str) -> Table:
    t, rows = ask.words, ask.frames.pieces["agreements.actions"][record]
    heads = tuple(t(f"act.head.{key}") for key in ("state", "action", "when"))
    lines = tuple(
        Line(
            (
                Cell(name(ask, "states", row["state"])),
                Cell(t(f"action_kind.{row['kind']}"), note=t.pick(row, "note")),
                Cell(t.date(row["on"]), note=t("act.by_rule") if row["by_rule"] else ""),
            ),
            evidence(
                ask, "agreements", record, name(ask, "states", row["state"]), path=f"actions.{row['at']}"
            ),
        )
        for row in rows
    )
    return Table(t("act.actions"), heads, lines, total=len(lines))


def _data(frame: pd.DataFrame, record: str) -> pd.DataFrame:
    return frame.loc[frame["of"] == record, ["of", "state", "kind", "on", "note_en", "note_ru"]]
