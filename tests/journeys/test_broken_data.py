"""Broken data: a page that says what is wrong, and a running site that goes on."""

from collections.abc import Callable
from pathlib import Path
from shutil import copytree

import pytest
from playwright.sync_api import expect

from tests.journeys.conftest import Reader
from tests.serving import served

pytestmark = pytest.mark.journeys
SOUND = Path(__file__).parent.parent / "faulty" / "sound"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return copytree(SOUND, tmp_path / "data")


def test_a_site_whose_data_breaks_goes_on_says_so_and_recovers(
    folder: Path, visit: Callable[..., Reader]
) -> None:
    chairs = folder / "chairmanships" / "chairmanships.yaml"
    sound = chairs.read_text("utf-8")
    with served(folder) as server:
        reader = visit(server.address)
        reader.open("/chair")
        chairs.write_text(sound + "\n- id: chair-broken\n  chair: QQ\n", "utf-8")
        reader.page.wait_for_timeout(2500)
        reader.open("/chair")
        expect(reader.page.get_by_text("the last good dataset is shown")).to_be_visible()
        expect(reader.page.locator("table.cis-table tbody tr").first).to_be_visible()
        chairs.write_text(sound, "utf-8")
        reader.page.wait_for_timeout(2500)
        reader.open("/chair")
        expect(reader.page.get_by_text("the last good dataset is shown")).to_have_count(0)


def test_a_site_that_starts_with_broken_data_lists_all_problems(
    folder: Path, visit: Callable[..., Reader]
) -> None:
    (folder / "states" / "states.yaml").write_text("- id: TJ\n  name: {en: Tajikistan\n", "utf-8")
    with served(folder) as server:
        reader = visit(server.address)
        reader.page.goto(f"{server.address}/chair")
        expect(reader.page.get_by_role("heading", name="The dataset cannot be read")).to_be_visible()
        expect(reader.page.get_by_test_id("stCode")).to_contain_text("data/states/states.yaml:3:")
