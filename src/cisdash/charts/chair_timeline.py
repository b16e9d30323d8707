"""The chairmanship as bars: one row a state in order of its first term, one bar a term."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import groupby

import plotly.graph_objects as go

from cisdash.charts.theme import BASIS, palette, template
from cisdash.words.translate import Words

_ROW_HEIGHT = 38


@dataclass(frozen=True, slots=True)
class ChairTerm:
    """One bar. ``hover`` is what a reader sees on it."""

    id: str
    state: str
    code: str
    first: date
    last: date
    basis: str
    basis_word: str
    status: str
    disputed: bool
    hover: str


@dataclass(frozen=True, slots=True)
class Summit:
    """One dot: a summit in a state."""

    day: date
    host: str | None
    title: str


def chair_timeline(
    terms: Sequence[ChairTerm], summits: Sequence[Summit], today: date, *, dark: bool, words: Words
) -> go.Figure:
    """Bars by why the state chaired, dots for the summits it hosted, a line for today."""
    figure = go.Figure(layout={"template": template(dark=dark)})
    order = list(dict.fromkeys(term.state for term in sorted(terms, key=lambda term: term.first)))
    for (basis, planned), group in groupby(sorted(terms, key=_look), _look):
        _bars(figure, list(group), basis, planned=planned, dark=dark)
    _dots(figure, summits, {term.code: term.state for term in terms}, words, dark=dark)
    _disputed(figure, [term for term in terms if term.disputed], words, dark=dark)
    figure.update_yaxes(categoryorder="array", categoryarray=order[::-1], title=None)
    figure.update_xaxes(type="date", title=None, showgrid=True, range=_span(terms, summits, today))
    figure.add_vline(x=today.isoformat(), line={"color": palette(dark=dark).muted, "width": 1, "dash": "dot"})
    figure.update_layout(height=110 + _ROW_HEIGHT * len(order), barmode="overlay", bargap=0.35)
    return figure


def _look(term: ChairTerm) -> tuple[str, bool]:
    return term.basis, term.status != "served"


def _bars(figure: go.Figure, terms: Sequence[ChairTerm], basis: str, *, planned: bool, dark: bool) -> None:
    light, on_dark, pattern = BASIS[basis]
    colour = on_dark if dark else light
    fill = "rgba(0,0,0,0)" if planned else colour
    figure.add_bar(
        name=terms[0].basis_word,
        legendgroup=basis,
        showlegend=not planned,
        orientation="h",
        y=[term.state for term in terms],
        base=[term.first.isoformat() for term in terms],
        x=[_milliseconds(term) for term in terms],
        marker={
            "color": fill,
            "line": {"color": colour, "width": 2 if planned or pattern else 0},
            "pattern": {
                "shape": "" if planned else pattern,
                "fillmode": "replace",
                "size": 7,
                "solidity": 0.35,
            },
        },
        customdata=[[term.id, term.hover] for term in terms],
        hovertemplate="%{customdata[1]}<extra></extra>",
    )


def _milliseconds(term: ChairTerm) -> int:
    return int((term.last - term.first + timedelta(days=1)).total_seconds() * 1000)


def _dots(
    figure: go.Figure, summits: Sequence[Summit], rows: dict[str, str], words: Words, *, dark: bool
) -> None:
    shown = [summit for summit in summits if summit.host in rows]
    figure.add_scatter(
        name=words("chair.summits"),
        mode="markers",
        x=[summit.day.isoformat() for summit in shown],
        y=[rows[summit.host] for summit in shown if summit.host],
        marker={
            "size": 9,
            "color": palette(dark=dark).city,
            "line": {"color": palette(dark=dark).paper, "width": 1.5},
        },
        text=[summit.title for summit in shown],
        hovertemplate="%{text}<extra></extra>",
    )


def _disputed(figure: go.Figure, terms: Sequence[ChairTerm], words: Words, *, dark: bool) -> None:
    if not terms:
        return
    figure.add_scatter(
        name=words("conflict.mark"),
        mode="markers",
        x=[term.first.isoformat() for term in terms],
        y=[term.state for term in terms],
        marker={
            "size": 12,
            "symbol": "diamond",
            "color": palette(dark=dark).conflict,
            "line": {"color": palette(dark=dark).ink, "width": 1.5},
        },
        text=[term.hover for term in terms],
        hovertemplate="%{text}<extra></extra>",
    )


def _span(terms: Sequence[ChairTerm], summits: Sequence[Summit], today: date) -> list[str]:
    first = min([*(term.first for term in terms), *(summit.day for summit in summits)])
    last = max([*(term.last for term in terms), today])
    pad = max((last - first) // 50, timedelta(days=20))
    return [(first - pad).isoformat(), (last + pad).isoformat()]
