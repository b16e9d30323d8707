"""The questions the site is for, answered with their sources, at most two clicks from the overview."""

import re

import pytest
from playwright.sync_api import expect

from tests.journeys.conftest import Reader

pytestmark = pytest.mark.journeys


@pytest.fixture
def overview(reader: Reader) -> Reader:
    reader.open("/")
    return reader


def proof(reader: Reader, row: str) -> str:
    """Open the sources of the row that says this, and read them."""
    line = reader.page.locator("tr, .cis-items li, .cis-facts > div, .cis-rail li").filter(has_text=row).first
    line.locator(".cis-proofmark").first.click()
    panel = reader.page.locator(".cis-proof:popover-open")
    expect(panel).to_be_visible()
    return panel.inner_text()


def test_who_chairs_in_2026_since_when_and_who_decided_that_where(overview: Reader) -> None:
    overview.reads("Turkmenistan holds the chairmanship of the CIS (2026, from 1 January 2026).")
    overview.reads("Decided at: Heads of State, Dushanbe, 10 October 2025.")
    assert "Executive Committee of the Commonwealth of Independent States" in proof(overview, "Chairs now")


def test_where_the_interior_ministers_meet_in_2026_and_met_in_2025(overview: Reader) -> None:
    overview.follow("Where do the interior ministers meet?")
    overview.titled("Meetings")
    rows = overview.page.locator("table.cis-table tbody tr")
    expect(rows.filter(has_text="Dushanbe").filter(has_text="announced").first).to_contain_text("2026")
    expect(rows.filter(has_text="2025").filter(has_text="Saint Petersburg").first).to_contain_text("held")
    assert "Azernews" in proof(overview, "Dushanbe")


def test_whose_leaders_were_at_the_dushanbe_summit_and_in_which_office(overview: Reader) -> None:
    overview.follow("Who came to the Dushanbe summit of 10 October 2025, and what was adopted?")
    overview.titled("Dushanbe, 10 October 2025")
    armenia = overview.page.locator("tr").filter(has_text="Nikol Pashinyan")
    expect(armenia).to_contain_text("Prime Minister of the Republic of Armenia")
    expect(overview.page.locator("tr").filter(has_text="Serdar Berdimuhamedov")).to_contain_text("President")
    assert "Executive Committee" in proof(overview, "Nikol Pashinyan")


def test_what_was_adopted_there_and_until_when_each_programme_runs(overview: Reader) -> None:
    overview.follow("Who came to the Dushanbe summit of 10 October 2025, and what was adopted?")
    overview.titled("Dushanbe, 10 October 2025")
    terrorism = overview.page.locator("tr").filter(has_text=re.compile("Terrorism.*2026"))
    expect(terrorism.first).to_contain_text("2028")
    border = overview.page.locator("tr").filter(has_text=re.compile("Border.*2026"))
    expect(border.first).to_contain_text("2030")


def test_who_the_members_are_according_to_whom(overview: Reader) -> None:
    overview.follow("Who are the members, according to whom?")
    overview.titled("Which states are members of the Commonwealth?")
    for publisher in ("Khaama Press", "Azernews"):
        expect(overview.page.locator(".cis-claims").filter(has_text=publisher)).to_be_visible()
    assert overview.page.locator(".cis-claims > div").count() >= 5


def test_who_proposed_cis_plus_and_where_and_when_it_was_established(overview: Reader) -> None:
    overview.follow("Who proposed “CIS Plus”?")
    overview.reads("Kazakhstan")
    overview.reads("established")
    assert "Executive Committee" in proof(overview, "Kazakhstan")


def test_what_happened_to_the_chairmanship_in_2014(overview: Reader) -> None:
    overview.follow("What happened to the chairmanship in 2014?")
    overview.titled("Chairmanship")
    rows = overview.page.locator("table.cis-table tbody tr")
    expect(rows.filter(has_text="Ukraine").first).to_contain_text("declined")
    expect(rows.filter(has_text="Belarus").filter(has_text="in place of another state").first).to_be_visible()
    expect(overview.page.locator(".cis-dispute").first).to_be_visible()


def test_which_offices_open_in_moscow_and_dushanbe_and_what_is_missing(overview: Reader) -> None:
    overview.follow("Which offices open in Moscow and Dushanbe, and what is missing?")
    offices = overview.page.locator("table.cis-table tbody tr").filter(has_text="still missing")
    expect(offices.filter(has_text="Moscow").first).to_be_visible()
    expect(offices.filter(has_text="Dushanbe").first).to_contain_text("ratification")


def test_when_and_where_the_security_belt_was_first_proposed(overview: Reader) -> None:
    overview.follow("When was the security belt around Afghanistan first proposed?")
    expect(overview.page.locator(".cis-dispute").first).to_be_visible()
    expect(overview.page.locator(".cis-claims").filter(has_text="Khaama Press").first).to_contain_text("2022")


def test_the_same_in_russian(reader: Reader) -> None:
    reader.open("/?lang=ru")
    reader.follow("Кто предложил формат «СНГ плюс»?")
    reader.reads("Казахстан")
    reader.reads("учреждено")
