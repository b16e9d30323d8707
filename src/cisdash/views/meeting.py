"""One meeting: where, who came in which office, what was adopted, what came next."""

from collections.abc import Mapping
from typing import Any

import pandas as pd

from cisdash.queries.agreements import of_meeting
from cisdash.views.acts import act_table
from cisdash.views.assemble import listed, view
from cisdash.views.base import Ask, Block, Cell, Disputes, Fact, Facts, Heading, Line, Table, Text, View
from cisdash.views.evidence import disputes_of, evidence
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
    t = ask.words
    found = [
        Fact(
            t("meetings.head.when"),
            (Cell(t.span(row["start"], row["end"])),),
            evidence(ask, "meetings", row["id"], meeting(ask, row)),
        ),
        Fact(t("meetings.head.body"), (body_cell(ask, row["body"]),)),
        Fact(t("meetings.head.city"), (city_cell(ask, row["city"], row["start_first"]),)),
    ]
    if row["venue_en"]:
        found.append(Fact(t("meeting.venue"), (Cell(t.pick(row, "venue")),)))
    if row["number"]:
        found.append(Fact(t("meeting.number"), (Cell(str(row["number"])),)))
    if row["chair"]:
        found.append(Fact(t("meeting.chair"), (Cell(name(ask, "states", row["chair"])),)))
    if row["presided_by"]:
        found.append(Fact(t("meeting.presided_by"), (Cell(name(ask, "people", row["presided_by"])),)))
    if row["documents"] is not None:
        found.append(Fact(t("meeting.documents"), (Cell(t.number(row["documents"])),)))
    if row["next"]:
        found.append(Fact(t("meeting.next"), (meeting_cell(ask, row["next"]),)))
    return found


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
