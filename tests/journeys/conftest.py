"""A real app on loopback and a real Chromium that reaches nothing else."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from urllib.parse import parse_qs, urljoin, urlsplit

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, Route, expect

from tests.browser import launched
from tests.browser import reader as visitor
from tests.serving import served

PATIENCE = 30_000

expect.set_options(timeout=PATIENCE)


@dataclass
class Reader:
    """Somebody at a browser who opens addresses of one site; whatever leaves the site is noted."""

    page: Page
    base: str
    outside: list[str] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.page.set_default_timeout(PATIENCE)
        self.page.route("**/*", self._gate)
        self.page.on("console", lambda m: self.errors.append(m.text) if m.type == "error" else None)
        self.page.on("pageerror", lambda error: self.errors.append(str(error)))

    def _gate(self, route: Route) -> None:
        url = route.request.url
        if urlsplit(url).netloc == urlsplit(self.base).netloc or url.startswith(("data:", "blob:")):
            route.continue_()
        else:
            self.outside.append(url)
            route.abort()

    def open(self, address: str) -> None:
        """Type an address and wait until the page is at rest."""
        self.page.goto(urljoin(self.base, address), wait_until="domcontentloaded")
        self.rest()

    def rest(self) -> None:
        """Wait until Streamlit runs nothing and our own markup is there."""
        self.page.wait_for_selector('[data-testid="stApp"][data-test-script-state="notRunning"]')
        self.page.wait_for_selector(".cis h1")

    def follow(self, name: str) -> None:
        """Click a link of the page by what it says."""
        self.page.locator(".cis").get_by_role("link", name=name).first.click()

    def menu(self, name: str) -> None:
        """Click a page in the menu."""
        self.page.get_by_test_id("stSidebar").get_by_role("link", name=name, exact=True).click()

    @property
    def heading(self) -> str:
        """The title of the page."""
        return self.page.locator(".cis h1").inner_text()

    def addressed(self, **query: str) -> None:
        """The address bar has come to hold exactly these codes."""
        wanted = {name: [text] for name, text in query.items()}
        for _ in range(100):
            if parse_qs(self.query) == wanted:
                return
            self.page.wait_for_timeout(100)
        assert parse_qs(self.query) == wanted

    @property
    def query(self) -> str:
        """The query of the address bar."""
        return urlsplit(self.page.url).query

    def reads(self, text: str) -> None:
        """The page says this somewhere, visibly."""
        expect(self.page.locator(".cis").get_by_text(text).first).to_be_visible()

    def titled(self, text: str) -> None:
        """The page has come to have this in its title."""
        expect(self.page.locator(".cis h1")).to_contain_text(text)


@pytest.fixture(scope="session")
def site() -> Iterator[str]:
    """One server for the journeys that do not need their own."""
    with served() as server:
        yield server.address


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """One Chromium for all journeys."""
    with launched() as chromium:
        yield chromium


@pytest.fixture
def visit(browser: Browser) -> Iterator[Callable[..., Reader]]:
    """Makes readers: ``visit(base, size=(1280, 800), dark=False)``; all must have stayed on the site."""
    made: list[tuple[BrowserContext, Reader]] = []

    def make(base: str, *, size: tuple[int, int] = (1280, 800), dark: bool = False) -> Reader:
        context = visitor(browser, size, dark=dark)
        found = Reader(context.new_page(), base)
        made.append((context, found))
        return found

    yield make
    for context, reader in made:
        context.close()
        assert reader.outside == []
        assert reader.errors == []


@pytest.fixture
def reader(visit: Callable[..., Reader], site: str) -> Reader:
    """A reader of the shared site."""
    return visit(site)
