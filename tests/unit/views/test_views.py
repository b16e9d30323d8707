"""Every view of every page answers in both languages, whatever is asked, and leaves nothing to be mended."""

import re
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from functools import cache
from types import MappingProxyType
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pandas as pd
import pytest

from cisdash.frames.build import Frames, build
from cisdash.loading.dataset import Dataset
from cisdash.loading.load import load
from cisdash.markup.print import print_blocks, print_foot, print_head, runs
from cisdash.queries.filters import Filters
from cisdash.queries.record import KINDS_ON_RECORD, newest_first
from cisdash.records.base import Bilingual, Citation, Part, Title
from cisdash.records.conflicts import Claim
from cisdash.records.sources import Source
from cisdash.views import (
    agreements,
    chair,
    conflicts,
    host_cities,
    initiatives,
    meetings,
    membership,
    overview,
    sources,
)
from cisdash.views.assemble import ROWS_IN_A_PART
from cisdash.views.base import Ask, View
from cisdash.views.blocks import Chart, Columns, Heading, Items, Matrix, Table
from cisdash.views.initiatives import ROWS_AT_FIRST
from cisdash.words.translate import LANGUAGES, words
from tests.build import (
    GAZETTE,
    SMALL,
    a_body,
    a_city,
    a_conflict,
    a_dataset,
    a_meeting,
    a_membership,
    a_state,
    a_term,
    an_act,
    an_ask,
    frames_of,
    named,
    real,
    small,
)
from tests.reading import Element, read

VIEWS: dict[str, Callable[[Ask], View]] = {
    "overview": overview.build,
    "map": host_cities.build,
    "chair": chair.build,
    "membership": membership.build,
    "agreements": agreements.build,
    "meetings": meetings.build,
    "initiatives": initiatives.build,
    "conflicts": conflicts.build,
    "sources": sources.build,
}
OPENS = {"map": "cities"} | {
    page: page for page in ("agreements", "meetings", "initiatives", "conflicts", "sources")
}
WORLDS: dict[str, Callable[[], Frames]] = {
    "nothing": lambda: build(a_dataset()),
    "a small dataset": small,
    "our own dataset": real,
}
FILTERS = {
    "everything": Filters(),
    "a state": Filters(states=("TJ",)),
    "two states": Filters(states=("KG", "TJ")),
    "a body": Filters(bodies=("chs",)),
    "a year": Filters(since=2025, until=2025),
    "from a year on": Filters(since=2025),
    "up to a year": Filters(until=1991),
    "all at once": Filters(("TJ",), ("chs",), 2025, 2026),
    "years without anything": Filters(since=2090, until=2090),
}
CHOICES: set[str] = {"lang", "state", "years", "body", "asof", "open", "show", "part", "borders"}
PROGRAM = re.compile(r"\b(?:nan|NaT|True|False)\b|<NA>|\bNone\b(?! of )|Timestamp|PartialDate|\{\w*\}")
SENTENCE = re.compile(r"\S.*[.!?…][»”]?", re.DOTALL)
EVERY_NTH = {"sources": 10, "map": 5}  # there are many, or they are large and differ little
OUR_QUESTIONS = (
    "cis-members",
    "chs-2025-10-10",
    "cis-plus",
    "security-belt",
    "body=cim",
    "state=TJ",
)  # of page one


def shown(view: View, lang: str) -> Element:
    """What a reader gets of a view, charts aside."""
    own = words(lang)
    blocks = [
        print_blocks(run, own, f"b{number}")
        for number, run in enumerate(runs(view.blocks))
        if not isinstance(run, Chart)
    ]
    return read(print_head(view, own) + "".join(blocks) + print_foot(view, own))


def check(view: View, lang: str, frames: Frames) -> None:
    """What must be true of every view."""
    page = shown(view, lang)
    assert SENTENCE.fullmatch(view.answer), view.answer
    assert SENTENCE.fullmatch(view.filters), view.filters
    assert view.title
    texts = [page.text, view.rests_on, *(chart.alt for chart in view.blocks if isinstance(chart, Chart))]
    assert not [found for text in texts for found in PROGRAM.findall(text)]
    ids = Counter(element["id"] for element in page.all() if element["id"])
    assert not [name for name, times in ids.items() if times > 1]
    assert {b["popovertarget"] for b in page.all("button")} == {
        e["id"] for e in page.all() if "popover" in e.attributes
    }
    links = [link["href"] for link in page.all("a") if "data-go" in link.attributes]
    assert len(links) == len([*page.all("a")])
    asked = OUR_QUESTIONS if frames is not real() else ()
    assert not [link for link in links if not (leads_somewhere(link, frames) or link.endswith(asked))]


def leads_somewhere(href: str, frames: Frames) -> bool:
    parts = urlsplit(href)
    query = {name: values[0] for name, values in parse_qs(parts.query).items()}
    return (
        parts.path in VIEWS
        and set(query) <= CHOICES
        and ("state" not in query or query["state"] in frames.rows["states"])
        and ("body" not in query or query["body"] in frames.rows["bodies"])
        and ("show" not in query or query["show"] in KINDS_ON_RECORD)
        and ("open" not in query or query["open"] in frames.rows[OPENS[parts.path]])
    )


def tables(view: View) -> list[Table]:
    return [block for block in _flat(view.blocks) if isinstance(block, Table)]


def _flat(blocks: tuple[Any, ...]) -> Iterator[Any]:
    for block in blocks:
        yield block
        if isinstance(block, Columns):
            yield from _flat((*block.left, *block.right))


# --- every view, whatever is asked ------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("world", "name", "lang"),
    [
        *(("nothing", "everything", lang) for lang in LANGUAGES),
        *(("a small dataset", name, lang) for name in FILTERS for lang in LANGUAGES),
        *(("our own dataset", name, "en") for name in FILTERS),
        *(("our own dataset", name, "ru") for name in ("everything", "all at once")),
    ],
)
def test_every_page_answers_whatever_is_asked(world: str, name: str, lang: str) -> None:
    frames, filters = WORLDS[world](), FILTERS[name]
    known = all(code in frames.rows["states"] for code in filters.states)
    if not known or not all(body in frames.rows["bodies"] for body in filters.bodies):
        filters = Filters(since=filters.since, until=filters.until)  # the frame drops unknown codes
    for build_view in VIEWS.values():
        check(build_view(an_ask(frames, lang, filters)), lang, frames)


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize(("page", "kind"), OPENS.items())
def test_every_record_with_a_page_of_its_own_can_be_opened(page: str, kind: str, lang: str) -> None:
    for world in (small, real):
        frames = world()
        for record in list(frames.rows[kind])[:: EVERY_NTH.get(page, 1)]:
            check(VIEWS[page](an_ask(frames, lang, open=record)), lang, frames)


@pytest.mark.parametrize("page", VIEWS)
def test_a_record_that_does_not_exist_opens_the_list(page: str) -> None:
    ask = an_ask(small(), open="no-such-record")
    assert VIEWS[page](ask).title == VIEWS[page](an_ask(small())).title


@pytest.mark.parametrize("day", [date(1991, 12, 8), date(1993, 9, 24), date(2010, 1, 1), date(2026, 3, 1)])
@pytest.mark.parametrize("lang", LANGUAGES)
def test_memberships_can_be_asked_for_on_any_day(day: date, lang: str) -> None:
    for frames in (small(), real()):
        view = membership.build(an_ask(frames, lang, asof=day))
        check(view, lang, frames)
        assert set(view.data["asof"]) <= {day.isoformat()}


@pytest.mark.parametrize("borders", ["un", "de_facto", "none"])
def test_the_map_can_be_drawn_with_any_borders_and_says_which(borders: str) -> None:
    view = host_cities.build(an_ask(small(), borders=borders))
    check(view, "en", small())
    assert words("en")(f"map.note.{borders}") in shown(view, "en").text


def test_the_same_question_has_the_same_answer() -> None:
    for build_view in VIEWS.values():
        first, second = (build_view(an_ask(small())) for _ in range(2))
        assert str(shown(first, "en")) == str(shown(second, "en"))
        pd.testing.assert_frame_equal(first.data, second.data)


def test_no_question_changes_what_is_on_record() -> None:
    frames = build(load(SMALL))
    before, rows = {name: frame.copy(deep=True) for name, frame in frames.by_name.items()}, repr(frames)
    for lang in LANGUAGES:
        for name in ("everything", "all at once"):
            filters = FILTERS[name]
            for page, build_view in VIEWS.items():
                build_view(an_ask(frames, lang, filters))
                for record in frames.rows.get(OPENS.get(page, ""), ()):
                    build_view(an_ask(frames, lang, filters, open=record))
    assert repr(frames) == rows
    for name, frame in frames.by_name.items():
        pd.testing.assert_frame_equal(frame, before[name])


# --- nothing from the data is taken for markup ------------------------------------------------------------

WICKED = "<script>alert(1)</script> & \"double\" 'single' {0}"
WICKED_RUSSIAN = f"{WICKED} ё"


def wicked(value: Any) -> Any:
    """A record whose every free text would break an unescaped page."""
    if isinstance(value, Bilingual | Title):
        return type(value)(en=WICKED, ru=WICKED_RUSSIAN)
    if isinstance(value, tuple):
        return tuple(wicked(item) for item in value)
    if not isinstance(value, Part):
        return value
    changed = {name: wicked(getattr(value, name)) for name in type(value).model_fields}
    free = {Source: ("title", "publisher"), Citation: ("at",), Claim: ("value",)}
    changed |= dict.fromkeys(free.get(type(value), ()), WICKED)
    return value.model_copy(update=changed)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_no_text_of_a_record_is_taken_for_markup(lang: str) -> None:
    dataset = Dataset(
        MappingProxyType(
            {
                kind: MappingProxyType({key: wicked(record) for key, record in found.items()})
                for kind, found in load(SMALL).records.items()
            }
        )
    )
    frames = build(dataset)
    for page, build_view in VIEWS.items():
        for record in (None, *frames.rows.get(OPENS.get(page, ""), ())):
            view = build_view(an_ask(frames, lang, open=record))
            elements = [*shown(view, lang).all()]
            assert not [element for element in elements if element.name in {"script", "iframe", "object"}]
            assert not [e for e in elements for name in e.attributes if name.startswith("on")]
            assert not [e for e in elements if "javascript:" in e["href"]]


# --- the rows of the file are the rows of the table -------------------------------------------------------


@pytest.mark.parametrize("name", ["everything", "a state", "from a year on", "years without anything"])
@pytest.mark.parametrize("page", ["agreements", "chair", "meetings", "sources"])
def test_the_file_has_the_rows_of_the_table(page: str, name: str) -> None:
    view = VIEWS[page](an_ask(real(), filters=FILTERS[name]))
    (table,) = tables(view)
    assert list(view.data["id"][:ROWS_IN_A_PART]) == [line.id for line in table.lines]
    assert len(view.data) == table.total


def test_the_file_of_the_map_has_its_cities() -> None:
    view = host_cities.build(an_ask(real()))
    assert list(view.data["city"]) == [line.id for line in tables(view)[0].lines]


def test_the_file_of_the_conflicts_has_one_row_a_claim() -> None:
    view = conflicts.build(an_ask(real()))
    assert list(view.data["conflict"].drop_duplicates()[:ROWS_IN_A_PART]) == [
        line.id for line in tables(view)[0].lines
    ]
    assert len(view.data) == len(real()["conflicts.claims"])


def test_the_file_of_the_initiatives_has_every_row_of_every_list() -> None:
    view = initiatives.build(an_ask(real()))
    for kind in KINDS_ON_RECORD:
        assert set(view.data.loc[view.data["kind"] == kind, "id"]) == set(real()[kind]["id"])


@pytest.mark.parametrize("kind", KINDS_ON_RECORD)
def test_a_list_shown_in_brief_leads_to_the_whole_of_it(kind: str) -> None:
    brief, frames = initiatives.build(an_ask(real())), real()
    (heading,) = (block for block in brief.blocks if isinstance(block, Heading) and block.id == kind)
    assert (heading.more is not None) == (len(frames[kind]) > ROWS_AT_FIRST)
    whole = initiatives.build(an_ask(frames, show=kind))
    assert list(whole.data["id"]) == list(newest_first(frames[kind], kind)["id"])
    lists = [block for block in whole.blocks if isinstance(block, Table | Items)]
    assert [len(block.items) if isinstance(block, Items) else block.total for block in lists] == [
        len(frames[kind])
    ]


def test_the_file_of_the_memberships_has_one_row_a_cell() -> None:
    view = membership.build(an_ask(real()))
    (matrix,) = (block for block in view.blocks if isinstance(block, Matrix))
    marks = [cell.mark for _, rows in matrix.groups for row in rows for cell in row.cells]
    assert Counter(view.data["status"]) == Counter(marks)
    assert sum(times for _, _, times in matrix.legend) == len(marks)


# --- filters and long lists -------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("filters", "english", "russian"),
    [
        (
            Filters(),
            "No filter: all states, all years, all bodies.",
            "Без фильтров: все государства, все годы, все органы.",
        ),
        (Filters(states=("TJ",)), "Shown: states: Tajikistan.", "Показано: государства: Таджикистан."),
        (Filters(since=2025, until=2025), "Shown: years 2025.", "Показано: годы 2025."),
        (Filters(since=1991, until=1993), "Shown: years 1991–1993.", "Показано: годы 1991–1993."),
        (Filters(since=2025), "Shown: years 2025–….", "Показано: годы 2025–…."),
        (
            Filters(("TJ", "KG"), ("chs",), until=1993),
            "Shown: states: Tajikistan and Kyrgyzstan; years …–1993; bodies: Council of Heads of State.",
            "Показано: государства: Таджикистан и Кыргызстан; годы …–1993; органы: Совет глав государств.",
        ),
    ],
    ids=["none", "a state", "a year", "years", "from a year on", "all"],
)
def test_the_filters_are_said_in_one_sentence(filters: Filters, english: str, russian: str) -> None:
    for lang, expected in (("en", english), ("ru", russian)):
        view = chair.build(an_ask(small(), lang, filters))
        assert view.filters == expected
        assert (view.reset is None) == filters.is_empty


@cache
def a_long_list() -> Frames:
    days = pd.date_range("2000-01-01", periods=125).strftime("%Y-%m-%d")
    return frames_of(a_body("chs"), *(a_meeting(day) for day in days))


@pytest.mark.parametrize(
    ("part", "first", "rows", "earlier", "later"),
    [
        (1, 1, 50, None, "meetings?part=2"),
        (2, 51, 50, "meetings?part=1", "meetings?part=3"),
        (3, 101, 25, "meetings?part=2", None),
        (9999, 101, 25, "meetings?part=2", None),
    ],
    ids=["the first part", "a part in the middle", "the last part", "a part beyond the last"],
)
def test_a_long_list_is_shown_in_parts(
    part: int, first: int, rows: int, earlier: str | None, later: str | None
) -> None:
    view = meetings.build(an_ask(a_long_list(), part=part))
    (table,) = tables(view)
    assert (table.first, len(table.lines), table.total) == (first, rows, 125)
    assert (table.earlier, table.later) == (earlier, later)
    assert len(view.data) == 125, "the file has all rows, not a part"


# --- sentences about the world ----------------------------------------------------------------------------


def words_of(view: View, lang: str = "en") -> str:
    return shown(view, lang).text.replace("\u00a0", " ")


def test_a_meeting_that_was_planned_and_never_reported_is_not_called_held() -> None:
    frames = frames_of(a_body("chs"), a_meeting("2026-02-01", status="planned"))
    ask = an_ask(frames)
    for view in (overview.build(ask), meetings.build(ask)):
        assert words("en")("meeting_status.unreported") in words_of(view)
    assert meetings.build(ask).answer == "0 meetings held, 1 announced."
    opened = meetings.build(replace(ask, open="chs-2026-02-01"))
    assert opened.answer.replace("\u00a0", " ") == "Announced for 1 February 2026; no report has been found."
    before = replace(ask, today=date(2026, 1, 31), open="chs-2026-02-01")
    assert meetings.build(before).answer.replace("\u00a0", " ") == "Announced for 1 February 2026."


def test_a_city_is_called_as_on_the_day_of_the_meeting() -> None:
    then = [{"name": named("Alma-Ata", "Алма-Ата"), "end": "1993-01-27"}]
    almaty = a_city("almaty", "KZ", names_then=then)
    frames = frames_of(
        a_state("KZ", "Kazakhstan"),
        almaty,
        a_body("chs"),
        a_meeting("1991-12-21", city="almaty"),
        a_meeting("1995-02-10", city="almaty"),
    )
    old, new = (
        words_of(meetings.build(an_ask(frames, open=f"chs-{day}"))) for day in ("1991-12-21", "1995-02-10")
    )
    assert "Alma-Ata (now Almaty)" in old
    assert "Almaty" in new
    assert "Alma-Ata" not in new


def test_the_chair_of_a_year_is_shown_without_its_neighbours() -> None:
    frames = frames_of(
        *(
            a_state(code, name)
            for code, name in (("RU", "Russia"), ("TJ", "Tajikistan"), ("TM", "Turkmenistan"))
        ),
        a_term(2024, "RU"),
        a_term(2025, "TJ"),
        a_term(2026, "TM", co_chairs=["TJ"]),
    )
    view = chair.build(an_ask(frames, filters=Filters(since=2025, until=2025)))
    assert list(view.data["chair"]) == ["TJ"]
    assert view.answer.startswith("Turkmenistan holds the chairmanship"), "the answer is about today"
    rail = chair.rail(an_ask(frames))
    assert [(stop.state, stop.now) for stop in rail.stops] == [("TJ", False), ("TM", True)]


def test_a_member_on_record_is_counted_and_one_that_left_is_named_as_such() -> None:
    frames = frames_of(
        a_body("cis", founded="1991-12-08"),
        a_state("GE", "Georgia"),
        a_state("TJ", "Tajikistan"),
        a_membership(id="ge", body="cis", state="GE", start="1993-12-03", end="2009-08-18"),
        a_membership(id="tj", body="cis", state="TJ", start="1993-06-26"),
    )
    before, after = (
        membership.build(an_ask(frames, asof=day)).answer.replace("\u00a0", " ")
        for day in (date(2009, 8, 18), date(2009, 8, 19))
    )
    assert "2 states" in before
    assert before.endswith("Georgia and Tajikistan.")
    assert after.endswith("1 state on record as founding state or member: Tajikistan. Left: Georgia.")


def test_an_act_shows_what_is_missing_and_both_ends_of_its_family() -> None:
    frames = frames_of(
        a_state("TJ"),
        an_act("treaty", pending=[named("Two ratifications", "Две ратификации")]),
        an_act("protocol", links=[{"kind": "protocol_to", "to": "treaty"}]),
        an_act("signed", actions=[{"state": "TJ", "kind": "signed", "on": "2011-10-18", "cites": GAZETTE}]),
    )
    treaty, protocol, signed = (
        words_of(agreements.build(an_ask(frames, open=record))) for record in ("treaty", "protocol", "signed")
    )
    assert "Two ratifications" in treaty
    assert "has the protocol" in treaty
    assert "protocol to" in protocol
    assert "Tajikistan signed 18 October 2011" in signed


def test_a_disagreement_is_shown_where_the_fact_is_and_in_the_register() -> None:
    frames = frames_of(
        a_state("TJ"), a_city("dushanbe"), a_body("chs"), a_meeting(city="dushanbe"), a_conflict()
    )
    where, register = meetings.build(an_ask(frames, open="chs-2025-10-10")), conflicts.build(an_ask(frames))
    for view in (where, register):
        assert "Where?" in words_of(view)
        assert view.rests_on.startswith("1 source, 1 conflict" if view is where else "1 source")
    assert conflicts.build(an_ask(frames, open=frames["conflicts"]["id"][0])).answer == "It is official."


def test_a_delegation_without_a_source_of_its_own_rests_on_those_of_the_meeting() -> None:
    attendance = [{"state": "TJ"}, {"state": "KG", "cites": [{"source": "gazette", "at": "page 2"}]}]
    frames = frames_of(a_state("TJ"), a_state("KG"), a_body("chs"), a_meeting(attendance=attendance))
    lines = tables(meetings.build(an_ask(frames, open="chs-2025-10-10")))[0].lines
    assert [[cite.place for cite in line.evidence.cites] for line in lines if line.evidence] == [
        ["page 1"],
        ["page 2"],
    ]
