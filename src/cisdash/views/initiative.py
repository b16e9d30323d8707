"""One initiative: who proposed it, when and where, and what became of it."""

from collections.abc import Mapping
from typing import Any

from cisdash.views.assemble import view
from cisdash.views.base import Ask, View
from cisdash.views.blocks import Block, Cell, Disputes, Fact, Facts, Heading, Item, Items, Text
from cisdash.views.evidence import disputes_of, evidence
from cisdash.views.naming import meeting_cell, name, states

Row = Mapping[str, Any]


def proposed_by(ask: Ask, row: Row) -> str:
    """States, body and person that put it forward."""
    who = [states(ask, row["proposed_by"])] if row["proposed_by"] else []
    who += [name(ask, kind, row[field]) for kind, field in _OTHERS if row[field]]
    return ", ".join(who) or ask.words("not_known")


_OTHERS = (("bodies", "proposing_body"), ("people", "person"))


def build(ask: Ask, record: str) -> View:
    """The page of an initiative."""
    row, t = ask.frames.rows["initiatives"][record], ask.words
    status = t(f"initiative_status.{row['status']}")
    proof = evidence(ask, "initiatives", record, t.pick(row, "title"))
    facts = [
        Fact(t("initiatives.head.by"), (Cell(proposed_by(ask, row)),), proof),
        Fact(t("initiatives.head.when"), (Cell(t.date(row["proposed_on"]), note=t.pick(row, "forum")),)),
        Fact(t("initiatives.head.status"), (Cell(status),)),
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
    when = t.date(row["proposed_on"])
    return view(
        ask,
        "initiatives",
        t("initiative.answer", who=proposed_by(ask, row), when=when, status=status),
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
