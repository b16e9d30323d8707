"""What is on record beside meetings, acts and chairs: initiatives, offices, designations, figures, events."""

from collections.abc import Mapping

import pandas as pd

from cisdash.queries.record import KINDS_ON_RECORD, newest_first, on_record
from cisdash.views import initiative
from cisdash.views.assemble import listed, view
from cisdash.views.base import Ask, View
from cisdash.views.blocks import Block, Cell, Heading
from cisdash.views.record_lists import list_of

ROWS_AT_FIRST = 8


def build(ask: Ask) -> View:
    """The head of every list, the whole of one (``show``), or the initiative that the address opens."""
    if ask.open in ask.frames.rows["initiatives"]:
        return initiative.build(ask, str(ask.open))
    groups = {kind: newest_first(on_record(ask.frames, kind, ask.filters), kind) for kind in KINDS_ON_RECORD}
    if ask.show in groups:
        return _whole(ask, ask.show, groups[ask.show])
    blocks: list[Block] = []
    for kind, frame in groups.items():
        blocks += [_heading(ask, kind, len(frame)), list_of(ask, kind, frame.head(ROWS_AT_FIRST))]
    records = [pair for kind, frame in groups.items() for pair in listed(frame, kind)]
    return view(ask, "initiatives", _answer(ask, groups), blocks, records=records, data=_data(ask, groups))


def _heading(ask: Ask, kind: str, number: int) -> Heading:
    t = ask.words
    all_of_them = Cell(t("initiatives.all", n=t.number(number)), href=ask.link("initiatives", show=kind))
    return Heading(t(f"initiatives.{kind}"), id=kind, more=all_of_them if number > ROWS_AT_FIRST else None)


def _whole(ask: Ask, kind: str, frame: pd.DataFrame) -> View:
    t = ask.words
    return view(
        ask,
        "initiatives",
        t("sentence", text=t.count(f"count.{kind}", len(frame))),
        [list_of(ask, kind, frame, whole=True)],
        records=listed(frame, kind),
        data=_data(ask, {kind: frame}),
        title=t(f"initiatives.{kind}"),
        back=Cell(t("page.initiatives"), href=ask.link("initiatives")),
    )


def _answer(ask: Ask, groups: Mapping[str, pd.DataFrame]) -> str:
    t = ask.words
    return t("sentence", text=t.list(t.count(f"count.{kind}", len(frame)) for kind, frame in groups.items()))


def _data(ask: Ask, groups: Mapping[str, pd.DataFrame]) -> pd.DataFrame:
    """One table of all kinds: kind, id, date, wording in both languages."""
    rows = []
    for kind, frame in groups.items():
        for record in frame["id"]:
            row = ask.frames.rows[kind][record]
            field = next(f for f in ("title", "indicator", "authority", "office") if f"{f}_en" in row)
            when = row.get("on") or row.get("proposed_on") or row.get("start") or row.get("since")
            rows.append((kind, record, when, row[f"{field}_en"], row[f"{field}_ru"], row.get("value")))
    return pd.DataFrame(rows, columns=["kind", "id", "on", "wording_en", "wording_ru", "value"])
