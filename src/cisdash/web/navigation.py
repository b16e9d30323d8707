"""The pages of the site, and the ways from one to another."""

from collections.abc import Mapping
from typing import Any
from urllib.parse import parse_qs, urlsplit

import streamlit as st

from cisdash.paths import site
from cisdash.views.base import Linker
from cisdash.web.address import Query, choice, link, query_of
from cisdash.web.controls import PLACES
from cisdash.words.translate import Words

PAGES = (
    "overview",
    "map",
    "chair",
    "membership",
    "agreements",
    "meetings",
    "initiatives",
    "conflicts",
    "sources",
    "coverage",
)
_WANTED = "_cisdash_wanted"


def pages(words: Words) -> dict[str, Any]:
    """Streamlit's pages by name; the file's stem is the address, the first page is at the bare one."""
    first = _page(PAGES[0], words, url_path="start", default=True)
    return {PAGES[0]: first, **{name: _page(name, words, url_path=name) for name in PAGES[1:]}}


def door(words: Words) -> list[Any]:
    """All addresses of the site: the first page answers to its own name too, not only to the bare address."""
    return [*pages(words).values(), _page(PAGES[0], words, url_path=PAGES[0], visibility="hidden")]


def _page(name: str, words: Words, **more: Any) -> Any:
    return st.Page(site() / "pages" / f"{name}.py", title=words(f"page.{name}"), **more)


def menu(words: Words) -> None:
    """Links to all pages that take the reader's filters along."""
    query = carried()
    for name, page in pages(words).items():
        st.page_link(page, label=words(f"page.{name}"), query_params=query)


def carried() -> Query:
    """The part of the address that goes along from page to page."""
    return query_of({place: choice(place) for place in PLACES if place.everywhere})


def linker() -> Linker:
    """Writes links that keep the filters; a choice given as None is dropped."""
    base = carried()

    def write(page: str, choices: Mapping[str, str | None]) -> str:
        query = {name: texts for name, texts in base.items() if name not in choices}
        query |= {name: [text] for name, text in choices.items() if text is not None}
        return link(page, query)

    return write


def follow(key: str) -> None:
    """Remember the link a reader followed inside our own markup; the next run goes there."""
    wanted = st.session_state[key].get("go")
    if wanted:
        st.session_state[_WANTED] = wanted


def obey(current: str) -> None:
    """Go where the reader wants to: to another page at once, on this page by its address."""
    wanted = st.session_state.pop(_WANTED, None)
    if not wanted:
        return
    parts = urlsplit(wanted)
    page, query = parts.path.strip("/"), parse_qs(parts.query)
    if page == current:
        st.query_params.from_dict(query)
    elif page in PAGES:
        st.switch_page(site() / "pages" / f"{page}.py", query_params=query)
