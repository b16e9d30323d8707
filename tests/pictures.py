"""Take the README's pictures of the real app: ``make pictures``."""

from pathlib import Path
from typing import NamedTuple

from playwright.sync_api import Browser

from tests.browser import PHONE, launched, reader, settle
from tests.serving import served

FOLDER = Path(__file__).parents[1] / ".github" / "pictures"
SCREEN = (1440, 900)


class Shot(NamedTuple):
    """One picture: the file's name, the address, and who looks at it."""

    name: str
    address: str
    size: tuple[int, int] = SCREEN
    dark: bool = False


SHOTS = (
    Shot("overview-light-en", "/"),
    Shot("map-dark-en", "/map", dark=True),
    Shot("membership-light-ru", "/membership?lang=ru"),
    Shot("chair-phone-ru", "/chair?lang=ru", size=PHONE),
)


def take(browser: Browser, base: str, shot: Shot) -> Path:
    """One picture, at twice the size for sharp letters on a phone."""
    file = FOLDER / f"{shot.name}.png"
    scale = 2 if shot.size == PHONE else 1
    with reader(
        browser, shot.size, dark=shot.dark, device_scale_factor=scale, reduced_motion="reduce"
    ) as context:
        page = context.new_page()
        page.goto(base + shot.address)
        settle(page)
        if page.locator('[data-testid="stException"]').count():
            raise RuntimeError(f"{shot.address} shows an error instead of the page")
        page.screenshot(path=file)
    return file


def main() -> None:
    """All pictures."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    with served() as server, launched() as browser:
        for shot in SHOTS:
            print(take(browser, server.address, shot).relative_to(FOLDER.parents[1]))


if __name__ == "__main__":
    main()
