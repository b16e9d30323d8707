"""Addresses are promises: a link brings back the view, Back goes back one step, codes stand for choices."""

from collections.abc import Callable

import pytest
from playwright.sync_api import expect

from cisdash.web.navigation import PAGES as NAMES
from tests.journeys.conftest import Reader
from tests.serving import served

pytestmark = pytest.mark.journeys


@pytest.mark.parametrize("name", NAMES)
def test_the_first_request_to_a_cold_server_may_be_any_page(name: str, visit: Callable[..., Reader]) -> None:
    with served() as server:
        reader = visit(server.address)
        reader.open(f"/{name}?state=TJ&years=2024-2026&lang=ru")
        expect(reader.page.locator(".cis-filters").first).to_contain_text("Таджикистан; годы 2024–2026")
        menu = reader.page.get_by_test_id("stSidebar").get_by_role("link")
        expect(menu).to_have_count(len(NAMES))
        assert reader.page.evaluate("document.documentElement.lang") == "ru"
        reader.addressed(state="TJ", years="2024-2026", lang="ru")


def test_filters_go_along_from_page_to_page_and_back_comes_back(reader: Reader) -> None:
    reader.open("/meetings?state=KZ&lang=ru")
    reader.menu("Договоры и акты")
    reader.titled("Договоры и акты")
    reader.addressed(state="KZ", lang="ru")
    reader.page.go_back()
    reader.titled("Заседания")
    reader.addressed(state="KZ", lang="ru")
    reader.page.go_forward()
    reader.titled("Договоры и акты")


def test_a_meeting_opened_from_the_list_is_one_step_in_the_history(reader: Reader) -> None:
    reader.open("/meetings?body=cim")
    before = reader.page.evaluate("history.length")
    reader.page.locator("table.cis-table tbody th a").first.click()
    reader.titled("Interior Ministers")
    assert reader.page.evaluate("history.length") == before + 1
    reader.page.go_back()
    expect(reader.page.locator(".cis h1")).to_have_text("Meetings")


def test_a_state_chosen_in_the_sidebar_stands_in_the_address_as_a_code(reader: Reader) -> None:
    reader.open("/meetings?lang=ru")
    sidebar = reader.page.get_by_test_id("stSidebar")
    sidebar.get_by_test_id("stMultiSelect").first.locator("input").click()
    reader.page.keyboard.type("Казах")
    reader.page.keyboard.press("Enter")
    reader.page.keyboard.press("Escape")  # an open list hides the rest of the page from assistive technology
    expect(reader.page.locator(".cis-filters").first).to_contain_text("Казахстан")
    reader.addressed(state="KZ", lang="ru")
    reader.follow("Сбросить фильтры")
    expect(reader.page.locator(".cis-filters").first).to_contain_text("Без фильтров")
    reader.addressed(lang="ru")


def test_the_language_changes_and_everything_else_stays(reader: Reader) -> None:
    reader.open("/map?open=minsk&years=2000-2010")
    reader.page.get_by_test_id("stSidebar").get_by_text("Русский").click()
    reader.titled("Города встреч")
    reader.addressed(open="minsk", years="2000-2010", lang="ru")


def test_a_day_in_the_address_is_the_day_of_the_matrix(reader: Reader) -> None:
    reader.open("/membership?asof=1992-06-01")
    reader.reads("On 1 June 1992 the CIS has")


def test_what_the_site_does_not_know_is_ignored_and_named(reader: Reader) -> None:
    reader.open("/meetings?state=XX&years=0-99999&lang=tlh&nonsense=%3Cscript%3Ealert(1)%3C/script%3E")
    expect(reader.page.get_by_test_id("stAlert")).to_contain_text("XX")
    expect(reader.page.locator(".cis-filters").first).to_contain_text("No filter")
