"""Where sources disagree: the register, or one disagreement."""

from collections.abc import Mapping
from typing import Any

import pandas as pd

from cisdash.queries.provenance import conflicts
from cisdash.views.assemble import listed, part_of_table, view
from cisdash.views.base import Ask, View
from cisdash.views.blocks import Block, Cell, Disputes, Fact, Facts, Line, Number, Numbers
from cisdash.views.evidence import dispute, evidence
from cisdash.views.naming import act_cell, meeting_cell, name

Row = Mapping[str, Any]


def build(ask: Ask) -> View:
    """The register under the filters, or the disagreement that the address opens."""
    if ask.open in ask.frames.rows["conflicts"]:
        return _one(ask, ask.frames.rows["conflicts"][str(ask.open)])
    t, found = ask.words, conflicts(ask.frames, ask.filters)
    kinds = found["kind"].value_counts()
    numbers = tuple(Number(t.number(int(n)), t(f"conflict_kind.{kind}")) for kind, n in kinds.items() if n)
    heads = [t(f"conflicts.head.{key}") for key in ("question", "kind", "about", "claims", "shown")]
    table = part_of_table(
        ask, "conflicts", found, lambda r: _line(ask, r), caption=t("conflicts.table"), heads=heads
    )
    answer = t("conflicts.answer", n=t.count("count.conflicts", len(found)))
    return view(
        ask,
        "conflicts",
        answer,
        [Numbers(numbers), table],
        records=listed(found, "conflicts"),
        data=_data(ask, list(found["id"])),
    )


def _one(ask: Ask, row: Row) -> View:
    t, seen = ask.words, dispute(ask, row)
    kind, record = _subject(row)
    blocks: list[Block] = [
        Disputes((seen,)),
        Facts(
            (
                Fact(t("conflicts.head.about"), (subject_cell(ask, kind, record),)),
                Fact(t("conflicts.head.kind"), (Cell(t(f"conflict_kind.{row['kind']}")),)),
            )
        ),
    ]
    return view(
        ask,
        "conflicts",
        t("sentence", text=seen.because.rstrip(".")),
        blocks,
        records=[("conflicts", row["id"])],
        data=_data(ask, [row["id"]]),
        title=seen.question,
        back=Cell(t("page.conflicts"), href=ask.link("conflicts")),
    )


def _subject(row: Row) -> tuple[str, str]:
    kind, _, rest = str(row["about"]).partition("/")
    return kind, rest.partition(".")[0]


def subject_cell(ask: Ask, kind: str, record: str) -> Cell:
    """The thing that a conflict or a citation is about, as a link where it has a page."""
    row, t = ask.frames.rows[kind].get(record, {}), ask.words
    if kind == "meetings":
        return meeting_cell(ask, record)
    if kind == "agreements":
        return act_cell(ask, record)
    if kind == "chairmanships":
        years = str(row["start"])[:4]
        label = f"{name(ask, 'states', row['chair'])}, {t.span(row['start'], row['end'])}"
        return Cell(label, href=ask.link("chair", years=f"{years}-{years}"))
    if kind == "memberships":
        label = f"{name(ask, 'states', row['state'])}, {name(ask, 'bodies', row['body'])}"
        return Cell(label, href=ask.link("membership", state=row["state"], body=row["body"]))
    if kind == "conflicts":
        return Cell(t.pick(row, "question"), href=ask.link("conflicts", open=record))
    return _plain_subject(ask, kind, record, row)


def _plain_subject(ask: Ask, kind: str, record: str, row: Row) -> Cell:
    for field in ("name", "title", "indicator", "office", "authority"):
        if f"{field}_en" in row:
            label = ask.words.pick(row, field)
            break
    else:
        label = record
    return Cell(label, href=_home(ask, kind, record), note=ask.words(f"kind.{kind}"))


def _home(ask: Ask, kind: str, record: str) -> str | None:
    """Where a record is shown: on a page of its own, narrowed to it, or among others of its kind."""
    if kind in _HOMES:
        page, choice = _HOMES[kind]
        return ask.link(page, **{choice: record})
    return ask.link("initiatives") if kind in _CHRONICLED else None


_HOMES = {
    "bodies": ("membership", "body"),
    "cities": ("map", "open"),
    "initiatives": ("initiatives", "open"),
    "sources": ("sources", "open"),
    "states": ("map", "state"),
}
_CHRONICLED = ("awards", "events", "figures", "representations")


def _line(ask: Ask, record: str) -> Line:
    row, t = ask.frames.rows["conflicts"][record], ask.words
    seen = dispute(ask, row)
    shown = next((said.value for said in seen.claims if said.shown), t("not_known"))
    return Line(
        (
            Cell(seen.question, href=seen.href, mark="conflict"),
            Cell(t(f"conflict_kind.{row['kind']}")),
            subject_cell(ask, *_subject(row)),
            Cell("; ".join(dict.fromkeys(said.value for said in seen.claims))),
            Cell(shown),
        ),
        evidence(ask, "conflicts", record, seen.question),
        id=record,
    )


def _data(ask: Ask, records: list[str]) -> pd.DataFrame:
    rows = []
    for record in records:
        row = ask.frames.rows["conflicts"][record]
        for claim in ask.frames.pieces["conflicts.claims"][record]:
            cited = ask.frames.cited.get(("conflicts", record), ())
            sources = tuple(c["source"] for c in cited if c["path"] == f"claims.{claim['at']}")
            rows.append(
                (record, row["about"], row["kind"], claim["value"], claim["value"] == row["shown"], sources)
            )
    return pd.DataFrame(rows, columns=["conflict", "about", "kind", "claim", "shown", "sources"])
