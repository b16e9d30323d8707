"""The app as a reader has it before them, without a browser."""

import json
from collections.abc import Mapping

from streamlit.testing.v1 import AppTest

from cisdash.paths import site
from tests.reading import Element, read


def arrive(page: str, *, warm: bool = False, **query: str | list[str]) -> AppTest:
    """Open an address. Cold: the server has just started, so the page's own file is run first, not app.py."""
    at = AppTest.from_file(str(site() / "app.py"), default_timeout=60)
    if warm:
        at.run()
    at.switch_page(f"pages/{page}.py")
    for name, value in query.items():
        at.query_params[name] = value
    at.run()
    assert not at.exception, at.exception
    return at


def printed(at: AppTest) -> Element:
    """All that our own markup puts on the screen, in order."""
    proto = [element.proto for element in at.main if element.type == "bidi_component"]
    return read("".join(json.loads(component.json)["html"] for component in proto))


def title(at: AppTest) -> str:
    return next(printed(at).all("h1")).text


def answer(at: AppTest) -> str:
    (found,) = (line.text for line in printed(at).all("p") if line["class"] == "cis-answer")
    return found.replace("\u00a0", " ")


def filters(at: AppTest) -> str:
    (found,) = (line.text for line in printed(at).all("p") if line["class"] == "cis-filters")
    return found


def rows(at: AppTest) -> list[str]:
    """The ids of the rows of all tables."""
    return [row["data-id"] for row in printed(at).all("tr") if row["data-id"]]


def links(at: AppTest) -> list[str]:
    return [link["href"] for link in printed(at).all("a")]


def address(at: AppTest) -> Mapping[str, list[str]]:
    """The address bar."""
    return {name: [said] if isinstance(said, str) else list(said) for name, said in at.query_params.items()}
