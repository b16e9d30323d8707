"""Acts in a table, wherever one stands."""

from collections.abc import Mapping
from typing import Any

import pandas as pd

from cisdash.views.assemble import part_of_table
from cisdash.views.base import Ask
from cisdash.views.blocks import Cell, Line, Table
from cisdash.views.evidence import evidence
from cisdash.views.naming import act_cell, meeting_cell, name

Row = Mapping[str, Any]


def act_table(ask: Ask, page: str, frame: pd.DataFrame, caption: str) -> Table:
    """Acts with kind, day, place, validity and standing."""
    t = ask.words
    heads = [t(f"agreements.head.{key}") for key in ("title", "kind", "when", "valid", "status")]
    return part_of_table(ask, page, frame, lambda record: act_line(ask, record), caption=caption, heads=heads)


def act_line(ask: Ask, record: str) -> Line:
    """One act."""
    row, t = ask.frames.rows["agreements"][record], ask.words
    return Line(
        (
            act_cell(ask, record),
            Cell(t(f"act_kind.{row['kind']}"), note=t(f"act_field.{row['field']}")),
            _where(ask, row),
            Cell(validity(ask, row)),
            Cell(t(f"act_status.{row['status']}")),
        ),
        evidence(ask, "agreements", record, t.pick(row, "title")),
        id=record,
    )


def validity(ask: Ask, row: Row) -> str:
    """'2026 – 2028', 'until 2030', or a dash."""
    t = ask.words
    if row["valid_from"] and row["valid_to"]:
        return t.span(row["valid_from"], row["valid_to"])
    if row["valid_to"]:
        return t("agreements.until", date=t.date(row["valid_to"]))
    return "–"


def _where(ask: Ask, row: Row) -> Cell:
    when = ask.words.date(row["signed_on"])
    place = name(ask, "cities", row["signed_in"])
    if row["meeting"]:
        return Cell(when, href=meeting_cell(ask, row["meeting"]).href, note=place)
    return Cell(when, note=place)
