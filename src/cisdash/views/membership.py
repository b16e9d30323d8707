"""Who belongs to what, on a day: states across, bodies down."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

import pandas as pd

from cisdash.queries.membership import Standing, memberships_by_pair, standing
from cisdash.views.assemble import view
from cisdash.views.base import Ask, View
from cisdash.views.blocks import Block, Cell, Disputes, Heading, Matrix, MatrixRow, Pick, Status
from cisdash.views.evidence import disputes_of, evidence
from cisdash.views.naming import name, short

Row = Mapping[str, Any]
_COUNTED = ("founding", "member")
_KINDS = ("commonwealth", "charter", "sectoral", "parliament", "arrangement", "outside")


@dataclass(frozen=True, slots=True)
class _Grid:
    """Standing of each state in each body."""

    states: tuple[str, ...]
    bodies: tuple[Row, ...]
    cells: Mapping[tuple[str, str], Standing]


def build(ask: Ask) -> View:
    """The membership matrix for the day asked for."""
    t, grid = ask.words, _grid(ask)
    shown = [cell.membership for cell in grid.cells.values() if cell.membership]
    blocks: list[Block] = [_days(ask), _matrix(ask, grid)]
    disputes = [d for record in shown for d in disputes_of(ask, "memberships", record)]
    disputes += [d for body in grid.bodies for d in disputes_of(ask, "bodies", body["id"])]
    unique = tuple({d.id: d for d in disputes}.values())
    blocks += [Heading(t("conflicts.here"), id="disputes"), Disputes(unique, t("conflicts.none_here"))]
    records = [
        *(("memberships", record) for record in shown),
        *(("bodies", body["id"]) for body in grid.bodies),
    ]
    return view(ask, "membership", _answer(ask), blocks, records=records, data=_data(grid, ask.asof))


def _grid(ask: Ask) -> _Grid:
    pairs = memberships_by_pair(ask.frames)
    bodies = _bodies(ask, {body for body, _ in pairs})
    states = _states(ask)
    cells = {
        (body["id"], state): standing(
            ask.frames,
            pairs.get((body["id"], state), ()),
            body["founded_first"],
            ask.asof,
            body["dissolved_last"],
        )
        for body in bodies
        for state in states
    }
    return _Grid(states, bodies, cells)


def _states(ask: Ask) -> tuple[str, ...]:
    if ask.filters.states:
        return ask.filters.states
    rows = ask.frames.rows["states"].values()
    own = [row["id"] for row in rows if row["circle"] == "commonwealth"]
    return tuple(sorted(own, key=lambda code: name(ask, "states", code)))


def _bodies(ask: Ask, with_members: set[str]) -> tuple[Row, ...]:
    """The bodies asked for, else the main ones whose members are on record."""
    rows = ask.frames.rows["bodies"].values()
    if ask.filters.bodies:
        return tuple(row for row in rows if row["id"] in ask.filters.bodies)
    return tuple(row for row in rows if row["main"] and row["id"] in with_members)


def _days(ask: Ask) -> Pick:
    """Days a reader may want: the beginning, each decade, today."""
    t = ask.words
    days = [date(1991, 12, 31), *(date(year, 1, 1) for year in (1994, 2000, 2010, 2020)), ask.today]
    options = tuple(
        (
            t("today") if day == ask.today else t.day(day),
            ask.link("membership", asof=None if day == ask.today else day.isoformat()),
            day == ask.asof,
        )
        for day in days
    )
    return Pick(t("membership.asof"), options)


def _answer(ask: Ask) -> str:
    t = ask.words
    pairs = memberships_by_pair(ask.frames)
    founded = ask.frames.rows["bodies"].get("cis", {}).get("founded_first")
    marks: dict[str, list[str]] = {}
    for row in ask.frames.rows["states"].values():
        mark = standing(ask.frames, pairs.get(("cis", row["id"]), ()), founded, ask.asof).mark
        marks.setdefault(mark, []).append(row["id"])
    members = [code for mark in _COUNTED for code in marks.get(mark, [])]
    names = t.list(sorted(name(ask, "states", code) for code in members))
    key = "membership.answer" if members else "membership.answer_none"
    parts = [t(key, day=t.day(ask.asof), n=t.count("count.states", len(members)), names=names)]
    for mark in ("associate", "participating", "non_participating", "left"):
        if codes := marks.get(mark):
            names = t.list(sorted(name(ask, "states", code) for code in codes))
            parts.append(
                t("membership.answer_other", status=_capital(t(f"membership_status.{mark}")), names=names)
            )
    if disputes_of(ask, "bodies", "cis", "members"):
        parts.append(t("membership.answer_disputed"))
    return " ".join(parts)


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def _matrix(ask: Ask, grid: _Grid) -> Matrix:
    t = ask.words
    marks = Counter(cell.mark for cell in grid.cells.values())
    groups = []
    for kind in _KINDS:
        bodies = [body for body in grid.bodies if body["kind"] == kind]
        if bodies:
            groups.append((t(f"body_kind.{kind}"), tuple(_row(ask, grid, body) for body in bodies)))
    return Matrix(
        caption=t("membership.caption", day=t.day(ask.asof)),
        corner=t("membership.corner"),
        heads=tuple(
            (code, name(ask, "states", code), ask.link("membership", state=code)) for code in grid.states
        ),
        groups=tuple(groups),
        total_head=t("membership.total"),
        totals=tuple(t.number(_members(grid, grid.bodies, (state,))) for state in grid.states),
        legend=tuple((mark, t(f"membership_status.{mark}"), n) for mark, n in marks.most_common()),
    )


def _members(grid: _Grid, bodies: Sequence[Row], states: Sequence[str]) -> int:
    return sum(grid.cells[body["id"], state].mark in _COUNTED for body in bodies for state in states)


def _row(ask: Ask, grid: _Grid, body: Row) -> MatrixRow:
    cell = Cell(short(ask, body["id"]), href=ask.link("meetings", body=body["id"]))
    cells = tuple(_status(ask, body, state, grid.cells[body["id"], state]) for state in grid.states)
    return MatrixRow(cell, cells, ask.words.number(_members(grid, (body,), grid.states)))


def _status(ask: Ask, body: Row, state: str, cell: Standing) -> Status:
    t = ask.words
    word = t(f"membership_status.{cell.mark}")
    if cell.membership is None:
        return Status(cell.mark, word)
    about = f"{name(ask, 'states', state)}, {short(ask, body['id'])}"
    proof = evidence(ask, "memberships", cell.membership, about)
    return Status(cell.mark, word, _detail(ask, cell), bool(proof.disputes), proof)


def _detail(ask: Ask, cell: Standing) -> str:
    t = ask.words
    if cell.mark == "left" and cell.until:
        return t("membership.left_on", date=t.brief(cell.until))
    if cell.mark == "not_member" and cell.since:
        return t("membership.joins", date=t.brief(cell.since))
    if cell.since:
        return t("since", date=t.brief(cell.since))
    return t("membership.seen", date=t.brief(cell.seen)) if cell.seen else t("membership.since_unknown")


def _data(grid: _Grid, day: date) -> pd.DataFrame:
    rows = [
        (day.isoformat(), body, state, cell.mark, cell.since, cell.until, cell.seen)
        for (body, state), cell in grid.cells.items()
    ]
    return pd.DataFrame(rows, columns=["asof", "body", "state", "status", "since", "until", "seen_on"])
