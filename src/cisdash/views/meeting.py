"""One meeting: where, who came in which office, what was adopted, what came next."""

from collections.abc import Mapping
from typing import Any

import pandas as pd

from cisdash.queries.agreements import of_meeting
from cisdash.views.acts import act_table
from cisdash.views.assemble import listed, view
from cisdash.views.base import Ask, View
from cisdash.views.blocks import Block, Cell, Disputes, Evidence, Fact, Facts, Heading, Line, Table, Text
from cisdash.views.evidence import disputes_of, evidence, of_field
from cisdash.views.naming import body_cell, city_cell, meeting, meeting_cell, name

Row = Mapping[str, Any]


def build(ask: Ask, record: str) -> View:
    """The page of a meeting."""
    row, t = ask.frames.rows["meetings"][record], ask.words
    acts = of_meeting(ask.frames, record)
    blocks: list[Block] = [Facts(tuple(_facts(ask, row)))]
    if row["agenda_en"]:
        blocks += [Heading(t("meeting.agenda")), Text(t.pick(row, "agenda"))]
    if row["outcome_en"]:
        blocks += [Heading(t("meeting.outcome")), Text(t.pick(row, "outcome"))]
    if row["note_en"]:
        blocks.append(Text(t.pick(row, "note")))
    blocks += [Heading(t("meeting.attendance"), id="attendance"), _attendance(ask, record)]
    if len(acts):
        blocks += [Heading(t("meeting.acts"), id="acts"), act_table(ask, "meetings", acts, t("meeting.acts"))]
    if disputes := disputes_of(ask, "meetings", record):
        blocks += [Heading(t("conflicts.here")), Disputes(disputes)]
    return view(
        ask,
        "meetings",
        _answer(ask, row),
        blocks,
        records=[("meetings", record), *listed(acts, "agreements")],
        data=_data(ask, record),
        title=meeting(ask, row),
        back=Cell(t("page.meetings"), href=ask.link("meetings")),
    )


def _answer(ask: Ask, row: Row) -> str:
    t = ask.words
    over = (row["end_last"] or row["start_last"]) < ask.today
    key = "unreported" if row["status"] == "planned" and over else str(row["status"])
    rows = ask.frames.pieces["meetings.attendance"].get(row["id"], ())
    present = {item["state"] for item in rows if item["state"] and item["presence"] in ("present", "online")}
    sentence = t(f"meeting.answer.{key}", when=t.span(row["start"], row["end"]))
    if present:
        sentence += " " + t("meeting.answer.present", n=t.count("count.states", len(present)))
    return sentence


def _facts(ask: Ask, row: Row) -> list[Fact]:
    t, day = ask.words, row["start_first"]
    head = evidence(ask, "meetings", row["id"], meeting(ask, row))
    known = [
        ("start", "meetings.head.when", Cell(t.span(row["start"], row["end"]))),
        ("body", "meetings.head.body", body_cell(ask, row["body"])),
        ("city", "meetings.head.city", city_cell(ask, row["city"], day)),
        ("venue", "meeting.venue", Cell(t.pick(row, "venue"))),
        ("number", "meeting.number", Cell(_count(ask, row["number"]))),
        ("chair", "meeting.chair", Cell(name(ask, "states", row["chair"]))),
        ("presided_by", "meeting.presided_by", Cell(name(ask, "people", row["presided_by"]))),
        ("documents", "meeting.documents", Cell(_count(ask, row["documents"]))),
        ("documents_expected", "meeting.documents_expected", Cell(_count(ask, row["documents_expected"]))),
    ]
    found = [
        Fact(t(key), (cell,), head if field == "start" else _proof(ask, row, field, t(key)))
        for field, key, cell in known
        if cell.text
    ]
    if row["joint"]:
        bodies = tuple(body_cell(ask, body) for body in row["joint"])
        found.insert(2, Fact(t("meeting.joint"), bodies, _proof(ask, row, "joint", t("meeting.joint"))))
    if row["next"]:
        found.append(Fact(t("meeting.next"), (meeting_cell(ask, row["next"]),)))
    return found


def _count(ask: Ask, number: int | None) -> str:
    return "" if number is None else ask.words.number(number)


def _proof(ask: Ask, row: Row, field: str, about: str) -> Evidence | None:
    return of_field(ask, "meetings", row["id"], field, about)


def _attendance(ask: Ask, record: str) -> Table:
    t, rows = ask.words, ask.frames.pieces["meetings.attendance"].get(record, ())
    heads = tuple(t(f"attendance.head.{key}") for key in ("who", "person", "level", "presence"))
    lines = tuple(_delegation(ask, record, row) for row in rows)
    return Table(t("meeting.attendance"), heads, lines, total=len(lines), empty=t("meeting.attendance_none"))


def _delegation(ask: Ask, record: str, row: Row) -> Line:
    t = ask.words
    who = name(ask, "states", row["state"]) or name(ask, "bodies", row["body"])
    office = t.pick(row, "office")
    person = name(ask, "people", row["person"])
    return Line(
        (
            Cell(who),
            Cell(person or t("not_known"), note=office),
            Cell(t(f"level.{row['level']}")),
            Cell(t(f"presence.{row['presence']}")),
        ),
        evidence(ask, "meetings", record, f"{who}: {person or office}", path=f"attendance.{row['at']}"),
    )


def _data(ask: Ask, record: str) -> pd.DataFrame:
    frame = ask.frames["meetings.attendance"]
    return frame.loc[
        frame["of"] == record,
        ["of", "state", "body", "person", "office_en", "office_ru", "level", "presence"],
    ]
