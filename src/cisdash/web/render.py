"""The only way out: a view onto the screen."""

from collections.abc import Callable
from functools import cache
from typing import Any

import streamlit as st

from cisdash.exports.csv_file import csv_bytes
from cisdash.markup.print import print_blocks, print_foot, print_head, runs
from cisdash.markup.styles import styles
from cisdash.views.base import View
from cisdash.views.blocks import Chart
from cisdash.web import navigation
from cisdash.words.translate import Words


def render(view: View, words: Words) -> None:
    """Show a view: head, blocks, what it rests on, the file of its rows."""
    html = print_head(view, words)
    for number, run in enumerate(runs(view.blocks)):
        if isinstance(run, Chart):
            _show(html, words, f"{view.page}-{number}-before")
            html = ""
            st.plotly_chart(
                run.figure, theme=None, key=run.key, config={"displayModeBar": False}, alt=run.alt
            )
        else:
            html += print_blocks(run, words, f"b{number}")
    _show(html + print_foot(view, words), words, f"{view.page}-last")
    download(view, words)


def download(view: View, words: Words) -> None:
    """The rows shown, as a file; made only when asked for."""
    st.download_button(
        words("download.csv"),
        data=lambda: csv_bytes(view),
        file_name=f"cisdash-{view.page}.csv",
        mime="text/csv",
        key="csv",
        on_click="ignore",
    )


def _show(html: str, words: Words, key: str) -> None:
    if html:
        _surface()(
            key=key,
            data={"html": html, "lang": words.lang},
            on_go_change=lambda: navigation.follow(key),
        )


@cache
def _surface() -> Callable[..., Any]:
    """Our one component: markup made here, shown as it is."""
    return st.components.v2.component("cisdash.surface", css=styles(), js="surface.js")
