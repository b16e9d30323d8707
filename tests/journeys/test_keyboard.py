"""Without a mouse: cities, cells and sources are reached, opened and left again."""

import pytest
from playwright.sync_api import expect

from tests.journeys.conftest import Reader

pytestmark = pytest.mark.journeys


def test_a_city_is_reached_by_tab_and_opened_by_enter(reader: Reader) -> None:
    reader.open("/map")
    city = reader.page.locator(".cis-map svg:visible a[href*='open=dushanbe']")
    city.focus()
    assert "Dushanbe" in (city.text_content() or "")
    reader.page.keyboard.press("Enter")
    expect(reader.page.locator("#city")).to_contain_text("Dushanbe")
    assert "open=dushanbe" in reader.query


def test_a_state_on_the_map_narrows_the_list(reader: Reader) -> None:
    reader.open("/map")
    reader.page.locator(".cis-map svg:visible a[href*='state=TJ']").focus()
    reader.page.keyboard.press("Enter")
    expect(reader.page.locator(".cis-filters").first).to_contain_text("Tajikistan")
    assert "state=TJ" in reader.query


def test_a_cell_opens_to_its_sources_without_the_server_and_closes_by_escape(reader: Reader) -> None:
    reader.page.set_viewport_size({"width": 1920, "height": 1080})
    reader.open("/membership")
    cell = reader.page.locator("button.cis-status").first
    cell.focus()
    reader.page.context.set_offline(True)
    reader.page.keyboard.press("Enter")
    panel = reader.page.locator(".cis-proof:popover-open")
    expect(panel).to_be_visible()
    assert panel.locator(".cis-cites li").count() >= 1
    reader.page.keyboard.press("Escape")
    expect(panel).to_have_count(0)
    reader.page.context.set_offline(False)


def test_arrow_keys_walk_in_the_matrix(reader: Reader) -> None:
    reader.page.set_viewport_size({"width": 1920, "height": 1080})
    reader.open("/membership")
    first = reader.page.locator("table.cis-grid button.cis-status").first
    first.focus()
    reader.page.keyboard.press("ArrowRight")
    focused = "document.querySelector('[data-testid=stBidiComponentRegular]')"
    label = reader.page.evaluate(
        """() => { let e = document.activeElement; while (e?.shadowRoot) e = e.shadowRoot.activeElement;
        return e?.getAttribute('aria-label') }"""
    )
    assert label, focused
    assert label != first.get_attribute("aria-label")
