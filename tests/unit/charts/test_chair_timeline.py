"""The chairmanship as bars: who, when, why, and what is only planned or disputed."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from cisdash.charts.chair_timeline import ChairTerm, Summit, chair_timeline
from cisdash.charts.theme import BASIS, DARK, LIGHT, template
from cisdash.vocabulary import TermBasis
from cisdash.words.translate import words

TODAY = date(2026, 3, 1)
SERVED = ChairTerm(
    id="chair-2025",
    state="Tajikistan",
    code="TJ",
    first=date(2025, 1, 1),
    last=date(2025, 12, 31),
    basis="rota",
    basis_word="by rota",
    status="served",
    disputed=False,
    hover="Tajikistan in 2025",
)
EARLIER = replace(
    SERVED, id="chair-2024", state="Russia", code="RU", first=date(2024, 1, 1), last=date(2024, 12, 31)
)
PLANNED = replace(SERVED, id="chair-2027", first=date(2027, 1, 1), last=date(2027, 12, 31), status="decided")
SUMMIT = Summit(date(2025, 10, 10), "TJ", "Dushanbe, 10 October 2025")


def figure(*terms: ChairTerm, summits: tuple[Summit, ...] = (), dark: bool = False) -> Any:
    return chair_timeline(terms, summits, TODAY, dark=dark, words=words("en"))


def traces(drawn: Any, kind: str) -> list[Any]:
    return [trace for trace in drawn.data if trace.type == kind]


def test_a_term_is_a_bar_from_its_first_to_the_end_of_its_last_day() -> None:
    (bar,) = traces(figure(SERVED), "bar")
    assert list(bar.y) == ["Tajikistan"]
    assert list(bar.base) == ["2025-01-01"]
    assert list(bar.x) == [365 * 24 * 3600 * 1000]
    assert bar.customdata[0][0] == "chair-2025"


def test_states_stand_in_the_order_of_their_first_term() -> None:
    drawn = figure(PLANNED, SERVED, EARLIER)
    assert list(drawn.layout.yaxis.categoryarray) == ["Tajikistan", "Russia"], "plotly counts from below"


def test_no_term_is_lost_and_those_of_one_reason_share_a_legend() -> None:
    drawn = figure(EARLIER, SERVED, replace(SERVED, id="x", basis="elected", basis_word="elected"))
    bars = traces(drawn, "bar")
    assert sorted(row[0] for bar in bars for row in bar.customdata) == ["chair-2024", "chair-2025", "x"]
    assert {bar.name: len(bar.y) for bar in bars} == {"by rota": 2, "elected": 1}


@pytest.mark.parametrize("status", ["decided", "expected", "declined"])
def test_a_term_that_was_not_served_is_only_an_outline(status: str) -> None:
    served, planned = (traces(figure(replace(SERVED, status=s)), "bar")[0].marker for s in ("served", status))
    assert served.color == BASIS["rota"][0]
    assert planned.color == "rgba(0,0,0,0)"
    assert planned.line.width > 0


def test_each_reason_looks_different_without_its_colour_where_it_may_stand_beside_another() -> None:
    assert set(BASIS) == set(TermBasis)
    assert len({(light, pattern) for light, _, pattern in BASIS.values()}) == len(BASIS)
    assert len({(on_dark, pattern) for _, on_dark, pattern in BASIS.values()}) == len(BASIS)


def test_summits_are_dots_in_the_row_of_the_state_that_hosted_them() -> None:
    elsewhere, unknown = replace(SUMMIT, host="AM"), replace(SUMMIT, host=None)
    (dots,) = traces(figure(SERVED, summits=(SUMMIT, elsewhere, unknown)), "scatter")
    assert (list(dots.x), list(dots.y)) == (["2025-10-10"], ["Tajikistan"])
    assert list(dots.text) == ["Dushanbe, 10 October 2025"]


def test_a_disputed_term_carries_a_mark_of_its_own() -> None:
    drawn = figure(EARLIER, replace(SERVED, disputed=True))
    (mark,) = [trace for trace in traces(drawn, "scatter") if trace.name == words("en")("conflict.mark")]
    assert (list(mark.x), list(mark.y)) == (["2025-01-01"], ["Tajikistan"])
    assert len(traces(figure(EARLIER), "scatter")) == 1, "the summits alone"


def test_today_is_a_line_and_always_in_the_picture() -> None:
    drawn = figure(EARLIER)
    assert drawn.layout.shapes[0].x0 == "2026-03-01"
    first, last = drawn.layout.xaxis.range
    assert first < "2024-01-01"
    assert last > "2026-03-01"


def test_the_picture_grows_with_the_number_of_states() -> None:
    assert figure(EARLIER, SERVED).layout.height > figure(SERVED).layout.height
    assert figure(PLANNED, SERVED).layout.height == figure(SERVED).layout.height


@pytest.mark.parametrize("dark", [False, True])
def test_the_figure_wears_the_theme(dark: bool) -> None:
    drawn = figure(SERVED, dark=dark)
    assert drawn.layout.template == template(dark=dark)
    assert drawn.layout.template.layout.font.color == (DARK if dark else LIGHT).ink
    assert traces(drawn, "bar")[0].marker.color == BASIS["rota"][1 if dark else 0]
