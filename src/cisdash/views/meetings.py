"""Who met where, who came, what came of it: the list, or one meeting."""

from collections.abc import Mapping
from typing import Any

from cisdash.queries.meetings import meetings
from cisdash.views import meeting as one
from cisdash.views.assemble import listed, part_of_table, view
from cisdash.views.base import Ask, View
from cisdash.views.blocks import Cell, Line
from cisdash.views.evidence import evidence
from cisdash.views.naming import city_cell, meeting, short

Row = Mapping[str, Any]


def build(ask: Ask) -> View:
    """The meetings under the filters, or the one that the address opens."""
    if ask.open in ask.frames.rows["meetings"]:
        return one.build(ask, str(ask.open))
    t, found = ask.words, meetings(ask.frames, ask.filters)
    present = dict(zip(found["id"], found["states"], strict=True))
    heads = [t(f"meetings.head.{key}") for key in ("when", "body", "city", "status", "present")]
    table = part_of_table(
        ask,
        "meetings",
        found,
        lambda record: _line(ask, record, present[record]),
        caption=t("meetings.table"),
        heads=heads,
    )
    data = found[
        ["id", "body", "kind", "status", "number", "start", "end", "city", "chair", "documents", "states"]
    ]
    return view(ask, "meetings", _answer(ask, found), [table], records=listed(found, "meetings"), data=data)


def _answer(ask: Ask, found: Any) -> str:
    t = ask.words
    counts = found["status"].value_counts()
    parts = [t.count("count.meetings_held", int(counts.get("held", 0)))]
    if planned := int(counts.get("planned", 0)):
        parts.append(t.count("count.meetings_planned", planned))
    cities = found.loc[found["status"] == "held", "city"].value_counts()
    sentence = t("sentence", text=", ".join(parts))
    if len(cities):
        city = str(cities.index[0])
        most = t.count("count.meetings", int(cities.iloc[0]))
        sentence += " " + t(
            "meetings.answer.most", city=ask.words.pick(ask.frames.rows["cities"][city], "name"), n=most
        )
    return sentence


def _line(ask: Ask, record: str, present: tuple[str, ...]) -> Line:
    row, t = ask.frames.rows["meetings"][record], ask.words
    kind = "" if row["kind"] == "not_stated" else t(f"meeting_kind.{row['kind']}")
    return Line(
        (
            Cell(t.span(row["start"], row["end"]), href=ask.link("meetings", open=record)),
            Cell(short(ask, row["body"]), note=", ".join(part for part in (kind, _number(ask, row)) if part)),
            city_cell(ask, row["city"], row["start_first"]),
            Cell(status_word(ask, row), mark=str(row["status"])),
            Cell(t.count("count.states", len(present)), note=" ".join(present)) if present else Cell("–"),
        ),
        evidence(ask, "meetings", record, meeting(ask, row)),
        id=record,
    )


def _number(ask: Ask, row: Row) -> str:
    return ask.words("meetings.number", n=row["number"]) if row["number"] else ""


def status_word(ask: Ask, row: Row) -> str:
    """'held'; 'planned'; 'planned, no report found' where the day has passed."""
    over = (row["end_last"] or row["start_last"]) < ask.today
    if row["status"] == "planned" and over:
        return ask.words("meeting_status.unreported")
    return ask.words(f"meeting_status.{row['status']}")
