"""Who chaired the Commonwealth when, and why."""

from collections.abc import Mapping
from typing import Any

from cisdash.charts.chair_timeline import ChairTerm, Summit, chair_timeline
from cisdash.queries.chair import around, terms
from cisdash.queries.filters import in_years
from cisdash.views.assemble import listed, part_of_table, view
from cisdash.views.base import Ask, View
from cisdash.views.blocks import Block, Cell, Chart, Disputes, Heading, Line, Rail, Stop, Text
from cisdash.views.evidence import disputes_of, evidence
from cisdash.views.naming import meeting_cell, name, states

Row = Mapping[str, Any]


def build(ask: Ask) -> View:
    """The chairmanship under the reader's filters."""
    t, found = ask.words, terms(ask.frames, ask.filters)
    disputes = tuple(d for record in found["id"] for d in disputes_of(ask, "chairmanships", record))
    blocks: list[Block] = [rail(ask)] if ask.filters.is_empty else []
    if len(found):
        blocks.append(_timeline(ask, list(found["id"])))
    heads = [t(f"chair.head.{key}") for key in ("term", "state", "co_chairs", "basis", "decided", "theme")]
    blocks.append(
        part_of_table(ask, "chair", found, lambda r: _line(ask, r), caption=t("chair.table"), heads=heads)
    )
    blocks += [Text(text, "muted") for text in _gaps(ask)]
    blocks += [Heading(t("conflicts.here")), Disputes(disputes, t("conflicts.none_here"))]
    data = found[
        ["id", "chair", "co_chairs", "start", "end", "basis", "status", "person", "decided_on", "decided_at"]
    ]
    return view(ask, "chair", answer(ask), blocks, records=listed(found, "chairmanships"), data=data)


def _gaps(ask: Ask) -> list[str]:
    """Why a year under the filters has no chair, where that is no hole in the data."""
    t, filters = ask.words, ask.filters
    first, last = filters.since or 0, filters.until or 9999
    gaps = () if filters.states else ask.frames.expected.gaps
    return [t("sentence", text=getattr(gap.why, t.lang)) for gap in gaps if first <= gap.year <= last]


def answer(ask: Ask) -> str:
    """'Turkmenistan chairs the CIS in 2026 (1 January 2026 – 31 December 2026); decided in Dushanbe …'."""
    _, now, _ = around(ask.frames, ask.today)
    if now is None:
        return ask.words("chair.answer.none")
    row = ask.frames.rows["chairmanships"][now]
    parts = [
        ask.words(
            "chair.answer.now",
            state=name(ask, "states", row["chair"]),
            span=ask.words.span(row["start"], row["end"]),
        )
    ]
    if row["co_chairs"]:
        parts.append(ask.words("chair.answer.co_chairs", states=states(ask, row["co_chairs"])))
    if row["decided_at"]:
        parts.append(ask.words("chair.answer.decided", meeting=meeting_cell(ask, row["decided_at"]).text))
    return " ".join(parts)


def rail(ask: Ask) -> Rail:
    """Chair before, now and next."""
    stops = []
    for label, record in zip(("before", "now", "next"), around(ask.frames, ask.today), strict=True):
        if record:
            stops.append(_stop(ask, label, ask.frames.rows["chairmanships"][record]))
    return Rail(tuple(stops))


def _stop(ask: Ask, label: str, row: Row) -> Stop:
    t = ask.words
    detail = t("chair.co_chairs", states=states(ask, row["co_chairs"])) if row["co_chairs"] else ""
    year = str(row["start"])[:4]
    return Stop(
        label=t(f"chair.{label}"),
        state=row["chair"],
        name=name(ask, "states", row["chair"]),
        when=f"{t.span(row['start'], row['end'])}",
        detail=detail,
        href=ask.link("chair", years=f"{year}-{year}"),
        now=label == "now",
        evidence=evidence(
            ask, "chairmanships", row["id"], t("chair.about", state=name(ask, "states", row["chair"]))
        ),
    )


def _line(ask: Ask, record: str) -> Line:
    row, t = ask.frames.rows["chairmanships"][record], ask.words
    person = name(ask, "people", row["person"])
    theme = t.pick(row, "theme") or t.pick(row, "note")
    return Line(
        (
            Cell(t.span(row["start"], row["end"])),
            Cell(name(ask, "states", row["chair"]), href=ask.link("chair", state=row["chair"]), note=person),
            Cell(states(ask, row["co_chairs"]) if row["co_chairs"] else "–"),
            Cell(t(f"term_basis.{row['basis']}"), note=t(f"term_status.{row['status']}")),
            _decided(ask, row),
            Cell(theme or "–"),
        ),
        evidence(ask, "chairmanships", record, t("chair.about", state=name(ask, "states", row["chair"]))),
        id=record,
    )


def _decided(ask: Ask, row: Row) -> Cell:
    if row["decided_at"]:
        return meeting_cell(ask, row["decided_at"])
    return Cell(ask.words.date(row["decided_on"]))


def _timeline(ask: Ask, records: list[str]) -> Chart:
    t = ask.words
    rows = [ask.frames.rows["chairmanships"][record] for record in records]
    bars = [_bar(ask, row) for row in rows]
    figure = chair_timeline(bars, _summits(ask), ask.today, dark=ask.dark, words=t)
    alt = t("chair.alt", n=len(rows), first=bars[0].first.year, last=max(bar.last.year for bar in bars))
    return Chart(figure, alt, "chair-timeline")


def _bar(ask: Ask, row: Row) -> ChairTerm:
    t, basis, status = ask.words, str(row["basis"]), str(row["status"])
    state, span = name(ask, "states", row["chair"]), t.span(row["start"], row["end"])
    return ChairTerm(
        id=row["id"],
        state=state,
        code=row["chair"],
        first=row["start_first"],
        last=row["end_last"] or row["start_last"],
        basis=basis,
        basis_word=t(f"term_basis.{basis}"),
        status=status,
        disputed=("chairmanships", row["id"]) in ask.frames.disputed,
        hover=f"<b>{state}</b><br>{span}<br>{t(f'term_basis.{basis}')}, {t(f'term_status.{status}')}",
    )


def _summits(ask: Ask) -> list[Summit]:
    frame = ask.frames["meetings"]
    keep = (frame["body"] == "chs") & (frame["status"] == "held") & in_years(frame, ask.filters)
    found = []
    for record in frame.loc[keep, "id"]:
        row = ask.frames.rows["meetings"][record]
        host = ask.frames.rows["cities"][row["city"]]["state"] if row["city"] else row["host"]
        found.append(Summit(row["start_first"], host, meeting_cell(ask, record).text))
    return found
