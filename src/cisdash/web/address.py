"""The address of a view: every choice a reader made, as codes, so that a link brings back the same view.

The address is the memory. On arrival the choices are read from it; whoever changes one writes the address
again. What is not valid is ignored and reported, never executed.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

import streamlit as st

Texts = Sequence[str]
Query = dict[str, list[str]]
_SAID = "_cisdash_said"
MOST_CHARACTERS = 200


@dataclass(frozen=True, slots=True, eq=False)
class Place:
    """One choice: its name in the address, its default, how it is read from text and written as text.

    ``read`` gives None for text that is not valid. ``everywhere`` choices go along from page to page.
    """

    name: str
    default: Any
    read: Callable[[Texts], Any | None]
    write: Callable[[Any], list[str]]
    everywhere: bool = False

    def texts(self, value: Any) -> list[str]:
        """The value in the address; nothing for the default."""
        return [] if value == self.default else self.write(value)


def arrive(page: str, places: Sequence[Place]) -> list[str]:
    """Fill the choices from the address, unless it is our own last word.

    Returns the names that were ignored.
    """
    query = current_query()
    if (page, query) == st.session_state.get(_SAID):
        _restore(places)
        return []
    ignored = [name for name in query if name not in {place.name for place in places}]
    for place in places:
        texts = [text[:MOST_CHARACTERS] for text in query.get(place.name, [])]
        value = place.read(texts) if texts else None
        if texts and value is None:
            ignored.append(place.name)
        _hold(place, place.default if value is None else value)
    return ignored


def leave(page: str, places: Sequence[Place]) -> None:
    """Write the address that brings a reader back to this very view."""
    query = query_of({place: choice(place) for place in places})
    if query != current_query():
        st.query_params.from_dict(query)
    st.session_state[_SAID] = (page, query)


def choice(place: Place) -> Any:
    """The value a reader chose."""
    return st.session_state.get(place.name, place.default)


def choose(place: Place, value: Any) -> None:
    """Set a choice; its widget, if there is one, follows."""
    _hold(place, value)


def current_query() -> Query:
    """The address bar as it is, many values to a name."""
    return {name: st.query_params.get_all(name) for name in st.query_params}


def query_of(values: Mapping[Place, Any]) -> Query:
    """Choices as an address; defaults are left out."""
    return {place.name: texts for place, value in values.items() if (texts := place.texts(value))}


def link(page: str, query: Mapping[str, Sequence[str]]) -> str:
    """A relative link to a page of the site with a query."""
    text = urlencode(query, doseq=True)
    return f"{page}?{text}" if text else page


def _hold(place: Place, value: Any) -> None:
    st.session_state[place.name] = value
    st.session_state[f"_kept_{place.name}"] = value


def _restore(places: Sequence[Place]) -> None:
    """A widget that was not drawn in the last run has lost its value; ours has not."""
    for place in places:
        if place.name not in st.session_state:
            st.session_state[place.name] = st.session_state.get(f"_kept_{place.name}", place.default)
        else:
            st.session_state[f"_kept_{place.name}"] = st.session_state[place.name]
