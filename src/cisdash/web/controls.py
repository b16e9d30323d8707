"""What a reader can choose, and the widgets for it. Each control returns a plain value."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from types import MappingProxyType

import streamlit as st

from cisdash.frames.build import Frames
from cisdash.queries.filters import Filters
from cisdash.queries.record import KINDS_ON_RECORD
from cisdash.web.address import Place, Texts, choice
from cisdash.words.translate import LANGUAGES, Words

FIRST_YEAR = 1991
LAST_YEAR = 2100
MOST_PARTS = 9999
FIRST_DAY = date(1991, 12, 8)
BORDERS = ("un", "de_facto", "none")


def _code(allowed: Sequence[str]) -> Callable[[Texts], str | None]:
    return lambda texts: texts[0] if texts[0] in allowed else None


def _codes(texts: Texts) -> list[str] | None:
    """Any codes: which of them exist is known only when the data is."""
    return list(dict.fromkeys(text for text in texts if text.replace("-", "").isalnum())) or None


def _years(texts: Texts) -> tuple[int, int] | None:
    first, _, last = texts[0].partition("-")
    if not (first.isdecimal() and (last or first).isdecimal()):
        return None
    span = int(first), int(last or first)
    return span if FIRST_YEAR <= span[0] <= span[1] <= LAST_YEAR else None


def _day(texts: Texts) -> date | None:
    try:
        found = date.fromisoformat(texts[0])
    except ValueError:
        return None
    return found if found >= FIRST_DAY else None


def _part(texts: Texts) -> int | None:
    number = int(texts[0]) if texts[0].isdecimal() else 0
    return number if 1 <= number <= MOST_PARTS else None


LANG = Place("lang", "en", _code(tuple(LANGUAGES)), lambda lang: [lang], everywhere=True)
STATE = Place("state", [], _codes, list, everywhere=True)
YEARS = Place("years", None, _years, lambda span: [f"{span[0]}-{span[1]}"], everywhere=True)
BODY = Place("body", [], _codes, list, everywhere=True)
ASOF = Place("asof", None, _day, lambda day: [day.isoformat()], everywhere=True)
OPEN = Place("open", None, lambda texts: texts[0] or None, lambda text: [text])
SHOW = Place("show", None, _code(KINDS_ON_RECORD), lambda text: [text])
PART = Place("part", 1, _part, lambda number: [str(number)])
BORDER = Place("borders", "un", _code(BORDERS), lambda text: [text])
OPENS: Mapping[str, str] = MappingProxyType(
    {
        "map": "cities",
        "agreements": "agreements",
        "meetings": "meetings",
        "initiatives": "initiatives",
        "conflicts": "conflicts",
        "sources": "sources",
    }
)
PLACES = (LANG, STATE, YEARS, BODY, ASOF, OPEN, SHOW, PART, BORDER)


def language() -> str:
    """The reader's language."""
    labels = LANGUAGES
    st.radio(
        "Language · Язык",
        list(labels),
        key=LANG.name,
        format_func=labels.__getitem__,
        horizontal=True,
        label_visibility="collapsed",
    )
    return str(choice(LANG))


def follow_moved(frames: Frames) -> None:
    """An address that names a record by an id it once had leads to it all the same."""
    for place in (STATE, BODY):
        st.session_state[place.name] = list(dict.fromkeys(frames.moved.get(c, c) for c in choice(place)))
    if (thing := choice(OPEN)) is not None:
        st.session_state[OPEN.name] = frames.moved.get(thing, thing)


def keep_known(frames: Frames) -> list[str]:
    """Drop codes that the data does not have. Returns what was dropped, for the reader to see."""
    dropped: list[str] = []
    for place, kind in ((STATE, "states"), (BODY, "bodies")):
        known = set(frames[kind]["id"])
        chosen = choice(place)
        if unknown := [code for code in chosen if code not in known]:
            st.session_state[place.name] = [code for code in chosen if code in known]
            dropped += unknown
    return dropped


def keep_open(frames: Frames, page: str) -> list[str]:
    """Close what the address opens if there is no such thing. Returns what was dropped."""
    thing, kind = choice(OPEN), OPENS.get(page)
    if thing is None or (kind and thing in frames.rows[kind]):
        return []
    st.session_state[OPEN.name] = None
    return [str(thing)]


def filters(frames: Frames, words: Words, this_year: int) -> Filters:
    """The filters that go along from page to page."""
    names = {kind: _names(frames, kind, words) for kind in ("states", "bodies")}
    st.multiselect(
        words("filters.states"),
        sorted(names["states"], key=names["states"].__getitem__),
        key=STATE.name,
        format_func=lambda code: names["states"].get(code, code),
        placeholder=words("filters.all"),
    )
    since, until = _year_span(words, this_year + 2)
    st.multiselect(
        words("filters.bodies"),
        sorted(names["bodies"], key=names["bodies"].__getitem__),
        key=BODY.name,
        format_func=lambda code: names["bodies"].get(code, code),
        placeholder=words("filters.all"),
    )
    return Filters(tuple(choice(STATE)), tuple(choice(BODY)), since, until)


def _year_span(words: Words, last_year: int) -> tuple[int | None, int | None]:
    """The slider's whole length means no filter, so the address stays short."""
    whole = (FIRST_YEAR, last_year)
    held = choice(YEARS) or whole
    st.session_state["years_slider"] = (max(held[0], FIRST_YEAR), min(max(held[1], FIRST_YEAR), last_year))
    st.slider(words("filters.years"), *whole, key="years_slider", on_change=_take_years, args=(whole,))
    chosen = choice(YEARS)
    return (None, None) if chosen is None else (int(chosen[0]), int(chosen[1]))


def _take_years(whole: tuple[int, int]) -> None:
    span = tuple(st.session_state["years_slider"])
    st.session_state[YEARS.name] = None if span == whole else span


def as_of(words: Words, today: date) -> date:
    """The day for which memberships are shown."""
    st.session_state["asof_input"] = choice(ASOF) or today
    st.date_input(
        words("filters.asof"),
        key="asof_input",
        min_value=FIRST_DAY,
        max_value=date(today.year + 2, 12, 31),
        format="YYYY-MM-DD",
        on_change=_take_day,
        args=(today,),
    )
    return choice(ASOF) or today


def _take_day(today: date) -> None:
    day = st.session_state["asof_input"]
    st.session_state[ASOF.name] = None if day in (None, today) else day


def _names(frames: Frames, kind: str, words: Words) -> dict[str, str]:
    frame = frames[kind]
    return dict(zip(frame["id"], frame[f"name_{words.lang}"], strict=True))
