"""Every page, as it stands on the screen: from a cold start and a warm one, in both languages."""

import json
from typing import Any

import pytest

from cisdash.web.frame import IS_OPEN
from cisdash.web.navigation import PAGES
from cisdash.words.translate import LANGUAGES, words
from tests.screens.screen import address, answer, arrive, filters, links, printed, rows, title


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("warm", [False, True], ids=["cold", "warm"])
@pytest.mark.parametrize("page", PAGES)
def test_a_link_to_any_page_shows_that_page(page: str, warm: bool, lang: str) -> None:
    at = arrive(page, warm=warm, lang=lang)
    t = words(lang)
    assert at.session_state[IS_OPEN]
    assert title(at) == t("overview.title" if page == "overview" else f"page.{page}")
    assert filters(at) == t("filters.none")
    assert answer(at).endswith(".")
    assert not at.info
    assert [button.proto.label for button in at.get("download_button")] == [t("download.csv")]


def test_the_door_shows_the_overview() -> None:
    at = arrive("overview")
    assert title(at) == "The Commonwealth today"
    assert "chairmanship of the CIS" in answer(at)


def test_the_menu_leads_to_every_page_and_takes_the_filters_along() -> None:
    at = arrive("overview", state="TJ", lang="ru")
    protos = [link.proto for link in at.sidebar.get("page_link")]
    assert [proto.label for proto in protos] == [words("ru")(f"page.{page}") for page in PAGES]
    assert all("state=TJ" in proto.query_string and "lang=ru" in proto.query_string for proto in protos)


def test_the_chair_of_2025_was_tajikistan_and_no_other_term_is_shown() -> None:
    at = arrive("chair", years="2025-2025")
    assert rows(at) == ["chair-2025"]
    assert filters(at) == "Shown: years 2025. Reset filters"
    chairs = [a.text for cell in next(printed(at).all("tbody")).all("td") for a in cell.all("a")]
    assert chairs[0] == "Tajikistan"
    assert "Turkmenistan" not in chairs
    (chart,) = at.get("plotly_chart")
    bars = [trace for trace in json.loads(chart.proto.spec)["data"] if trace["type"] == "bar"]
    assert [term[0] for bar in bars for term in bar["customdata"]] == ["chair-2025"]
    assert "2025" in chart.proto.alt


def test_the_dushanbe_summit_shows_who_came() -> None:
    at = arrive("meetings", open="chs-2025-10-10")
    assert title(at).replace("\u00a0", " ").endswith("Dushanbe, 10 October 2025")
    assert answer(at).startswith("Held 10 October 2025.")
    page = printed(at).text
    assert "Emomali Rahmon" in page
    assert "Palace of the Nation" in page


def test_the_same_summit_in_russian() -> None:
    at = arrive("meetings", open="chs-2025-10-10", lang="ru")
    assert "Эмомали Рахмон" in printed(at).text
    assert answer(at).startswith("Состоялось 10 октября 2025")


def test_a_state_in_the_address_narrows_the_page_and_stays_in_its_links() -> None:
    at = arrive("chair", state="TJ")
    assert "chair-2025" in rows(at)
    assert at.multiselect(key="state").value == ["TJ"]
    assert address(at) == {"state": ["TJ"]}
    kept = [link for link in links(at) if link.startswith(("meetings?", "sources?"))]
    assert kept
    assert all("state=TJ" in link for link in kept)
    assert "chair" in links(at), "the way out drops it"


def test_two_states_in_the_address_are_both_kept() -> None:
    at = arrive("meetings", state=["TJ", "KG"])
    assert at.multiselect(key="state").value == ["TJ", "KG"]
    assert "Tajikistan and Kyrgyzstan" in filters(at)


def test_choosing_a_state_writes_the_address_and_narrows_the_page() -> None:
    at = arrive("chair")
    before = rows(at)
    at.multiselect(key="state").set_value(["TJ"]).run()
    assert address(at) == {"state": ["TJ"]}
    assert set(rows(at)) < set(before)
    at.multiselect(key="state").set_value([]).run()
    assert address(at) == {}
    assert rows(at) == before


def test_choosing_years_writes_the_address_and_the_whole_span_clears_it() -> None:
    at = arrive("chair")
    slider = at.slider(key="years_slider")
    whole = slider.value
    slider.set_value((2025, 2025)).run()
    assert address(at) == {"years": ["2025-2025"]}
    assert rows(at) == ["chair-2025"]
    at.slider(key="years_slider").set_value(whole).run()
    assert address(at) == {}


def test_choosing_a_language_changes_every_word_and_stays_in_the_address() -> None:
    at = arrive("chair")
    at.radio(key="lang").set_value("ru").run()
    assert title(at) == "Председательство"
    assert address(at) == {"lang": ["ru"]}
    assert at.multiselect(key="state").label == "Государства"


def test_memberships_can_be_asked_for_on_a_day() -> None:
    at = arrive("membership", asof="1993-09-23")
    assert answer(at).startswith("On 23 September 1993")
    assert str(at.date_input(key="asof_input").value) == "1993-09-23"


@pytest.mark.parametrize(
    ("query", "ignored"),
    [
        ({"state": "XX"}, "XX"),
        ({"body": "no-such-body"}, "no-such-body"),
        ({"years": "2026-2025"}, "years"),
        ({"asof": "yesterday"}, "asof"),
        ({"lang": "xx"}, "lang"),
        ({"borders": "mine"}, "borders"),
        ({"colour": "red"}, "colour"),
        ({"state": "<script>alert(1)</script>"}, "state"),
        ({"years": "9" * 10_000}, "years"),
    ],
    ids=["state", "body", "years", "day", "language", "borders", "a name", "markup", "a long number"],
)
def test_what_an_address_says_wrongly_is_ignored_and_said_so(query: dict[str, Any], ignored: str) -> None:
    at = arrive("chair", **query)
    assert title(at) == "Chairmanship"
    assert [info.value for info in at.info] == [words("en")("address.ignored", names=ignored)], (
        "the reader is told what was ignored"
    )
    assert rows(at) == rows(arrive("chair"))


def test_a_record_that_does_not_exist_is_named_and_the_list_is_shown() -> None:
    at = arrive("meetings", open="chs-2999-01-01")
    assert title(at) == "Meetings"
    assert "chs-2999-01-01" in at.info[0].value
    assert address(at) == {}


def test_what_is_right_in_a_partly_wrong_address_is_kept() -> None:
    at = arrive("chair", state=["TJ", "XX"], years="2025-2025")
    assert rows(at) == ["chair-2025"]
    assert "XX" in at.info[0].value
    assert address(at) == {"state": ["TJ"], "years": ["2025-2025"]}
