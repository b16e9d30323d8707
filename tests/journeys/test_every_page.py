"""Every page, both languages, light and dark, projector and phone: quiet, whole, and on the site."""

from collections.abc import Callable

import pytest
from playwright.sync_api import expect

from cisdash.web.navigation import PAGES as NAMES
from tests.journeys.conftest import Reader

pytestmark = pytest.mark.journeys

PROJECTOR, PHONE = (1920, 1080), (360, 780)
ROOMS = [
    pytest.param("en", PROJECTOR, False, id="English on a projector in the light"),
    pytest.param("ru", PROJECTOR, True, id="Russian on a projector in the dark"),
    pytest.param("en", PHONE, True, id="English on a phone in the dark"),
    pytest.param("ru", PHONE, False, id="Russian on a phone in the light"),
]


@pytest.mark.parametrize(("lang", "size", "dark"), ROOMS)
def test_a_tour_of_all_pages_asks_no_other_host_and_shows_no_error(
    lang: str,
    size: tuple[int, int],
    dark: bool,
    visit: Callable[..., Reader],
    site: str,
) -> None:
    reader = visit(site, size=size, dark=dark)
    for name in NAMES:
        reader.open(f"/{name}?lang={lang}")
        expect(reader.page.locator(".cis-foot")).to_be_visible()
        assert reader.page.get_by_test_id("stException").count() == 0
        assert reader.page.evaluate("document.documentElement.lang") == lang
        overflow = "document.querySelector('[data-testid=stMain]').scrollWidth - window.innerWidth"
        assert reader.page.evaluate(overflow) <= 0, f"{name} scrolls sideways"


def test_the_server_looks_for_nobody_outside(reader: Reader) -> None:
    """The browser's gate would have caught a font, a map tile, a metric; see the fixture's end."""
    reader.open("/map")
    expect(reader.page.locator(".cis-map svg:visible").first).to_be_visible()
    assert reader.outside == []


def test_the_file_holds_the_rows_of_the_screen(reader: Reader) -> None:
    reader.open("/meetings?body=cim&years=2024-2026")
    rows = reader.page.locator("table.cis-table tbody tr").count()
    with reader.page.expect_download() as download:
        reader.page.get_by_test_id("stDownloadButton").get_by_role("button").click()
    text = download.value.path().read_text("utf-8-sig")
    assert text.startswith("# cisdash: Meetings\n# Shown: years 2024–2026; bodies: Council of")
    lines = text.splitlines()[2:]
    assert lines[0].startswith("id,body,kind,status")
    assert len(lines) - 1 == rows
