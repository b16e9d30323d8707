"""A real Chromium, cut off from the network, for the journeys and the pictures."""

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

FLAGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--host-resolver-rules=MAP * ~NOTFOUND , EXCLUDE 127.0.0.1 , EXCLUDE localhost",
)
PROJECTOR = (1920, 1080)
PHONE = (360, 780)
SECONDS = 30


def chromium() -> str:
    """The path of the browser that deploy/chromium.sh found, or of the one in its usual place."""
    found = os.environ.get("CISDASH_CHROMIUM") or shutil.which("chromium")
    if not found:
        raise FileNotFoundError("no Chromium: deploy/chromium.sh says how to get it")
    return found


@contextmanager
def launched() -> Iterator[Browser]:
    """A browser for as long as it is needed."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium(), args=list(FLAGS))
        try:
            yield browser
        finally:
            browser.close()


def reader(
    browser: Browser, size: tuple[int, int] = PROJECTOR, *, dark: bool = False, **more: Any
) -> BrowserContext:
    """A fresh visitor: no cookies, nothing in the cache."""
    width, height = size
    context = browser.new_context(
        viewport={"width": width, "height": height}, color_scheme="dark" if dark else "light", **more
    )
    context.set_default_timeout(SECONDS * 1000)
    return context


def settle(page: Page) -> None:
    """Wait until the script has ended and what it sent is drawn."""
    page.wait_for_selector('[data-testid="stApp"][data-test-script-state="notRunning"]')
    page.wait_for_load_state("networkidle")
    page.evaluate("() => document.fonts.ready")
    page.wait_for_timeout(600)  # charts draw after the script has ended, and say so to nobody
