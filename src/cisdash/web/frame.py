"""What every page stands in: the menu, the language, the filters, and what to say when the data is broken."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import streamlit as st

from cisdash.loading.problems import Problem
from cisdash.views.base import Ask
from cisdash.web import controls, navigation, store
from cisdash.web.address import arrive, choice, leave
from cisdash.words.translate import LANGUAGES, Words, words

IS_OPEN = "_cisdash_is_open"
_ICON = Path(__file__).parent / "surface" / "icon.png"


@dataclass(frozen=True, slots=True)
class Page:
    """What a page needs to build its view and print it."""

    ask: Ask
    words: Words


def open_frame() -> None:
    """Register the pages and run the one that was asked for."""
    st.session_state[IS_OPEN] = True
    t = words(_language_asked())
    st.set_page_config(page_title="cisdash", page_icon=str(_ICON), layout="wide")
    st.logo(str(_ICON), size="large", link=None)
    st.navigation(navigation.door(t), position="hidden").run()


@contextmanager
def page(name: str) -> Iterator[Page]:
    """Wrap a page file: read the address, draw the frame, hand over, write the address.

    A server that has just started and is asked for /chair runs pages/chair.py alone, because a pages/ folder
    stands beside app.py. The frame is not open then, so the page opens it and stops.
    """
    if not st.session_state.get(IS_OPEN):
        open_frame()
        st.stop()
    navigation.obey(name)
    ignored = arrive(name, controls.PLACES)
    state = store.state()
    if state.frames is None:
        _broken(state.problems, words(choice(controls.LANG)))
        st.stop()
    controls.follow_moved(state.frames)
    ignored += controls.keep_known(state.frames) + controls.keep_open(state.frames, name)
    yield _open_page(name, state, ignored)
    leave(name, controls.PLACES)


def _open_page(name: str, state: store.State, ignored: list[str]) -> Page:
    assert state.frames is not None  # noqa: S101 - page() has asked
    today = datetime.now(UTC).date()
    with st.sidebar:
        menu = st.container(gap="small")
        lang = controls.language()
        t = words(lang)
        filters = controls.filters(state.frames, t, today.year)
        asof = controls.as_of(t, today) if name == "membership" else (choice(controls.ASOF) or today)
    with menu:
        navigation.menu(t)
    _notices(state.problems, ignored, t)
    ask = Ask(
        frames=state.frames,
        words=t,
        filters=filters,
        today=today,
        asof=asof,
        linker=navigation.linker(),
        open=choice(controls.OPEN),
        show=choice(controls.SHOW),
        part=choice(controls.PART),
        borders=choice(controls.BORDER),
        dark=st.context.theme.type == "dark",
    )
    return Page(ask, t)


def _notices(problems: tuple[Problem, ...], ignored: list[str], t: Words) -> None:
    if problems:
        with st.expander(t.count("broken.goes_on", len(problems))):
            _problem_list(problems)
    if ignored:
        shown = ", ".join(name[:40] for name in ignored[:5])
        st.info(t("address.ignored", names=shown))


def _broken(problems: tuple[Problem, ...], t: Words) -> None:
    st.title(t("broken.title"))
    st.write(t.count("broken.explain", len(problems)))
    _problem_list(problems)


def _problem_list(problems: tuple[Problem, ...]) -> None:
    st.code("\n".join(map(str, problems[:200])), language=None, wrap_lines=True)


def _language_asked() -> str:
    asked = st.query_params.get("lang", st.session_state.get("lang", "en"))
    return asked if asked in LANGUAGES else "en"
