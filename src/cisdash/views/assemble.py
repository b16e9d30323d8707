"""What all views have in common: the sentence of the filters, what they rest on, long tables in parts."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from types import MappingProxyType

import pandas as pd

from cisdash.views.base import Ask, View
from cisdash.views.blocks import Block, Cell, Line, Table
from cisdash.views.evidence import rests_on
from cisdash.views.naming import name

ROWS_IN_A_PART = 50


def view(  # noqa: PLR0913 - one keyword a part of the page, all of them named at the call
    ask: Ask,
    page: str,
    answer: str,
    blocks: Sequence[Block],
    *,
    records: Iterable[tuple[str, str]] | None,
    data: pd.DataFrame,
    title: str | None = None,
    back: Cell | None = None,
) -> View:
    """A view with the parts that every page has. ``records`` are the (kind, id) it shows, None for all."""
    return View(
        page=page,
        title=title or ask.words(f"page.{page}"),
        answer=answer,
        filters=filter_sentence(ask),
        blocks=tuple(blocks),
        rests_on=rests_on(ask, records),
        data=data,
        reset=None if ask.filters.is_empty else ask.link(page, state=None, years=None, body=None),
        back=back,
    )


def filter_sentence(ask: Ask) -> str:
    """The active filters as one plain sentence."""
    t, filters = ask.words, ask.filters
    if filters.is_empty:
        return t("filters.none")
    parts = []
    if filters.states:
        parts.append(
            t("filters.of_states", names=t.list(name(ask, "states", code) for code in filters.states))
        )
    if filters.since is not None or filters.until is not None:
        parts.append(t("filters.of_years", span=_years(filters.since, filters.until)))
    if filters.bodies:
        parts.append(
            t("filters.of_bodies", names=t.list(name(ask, "bodies", body) for body in filters.bodies))
        )
    return t("filters.shown", what="; ".join(parts))


def part_of_table(  # noqa: PLR0913 - as above
    ask: Ask,
    page: str,
    frame: pd.DataFrame,
    line: Callable[[str], Line],
    *,
    caption: str,
    heads: Sequence[str],
    choices: Mapping[str, str] = MappingProxyType({}),
) -> Table:
    """The rows of a long table that the reader is at; ``line`` makes one from a record's id.

    ``choices`` are those that lead to the table and must stay in the links to its other parts.
    """
    last_part = max(1, -(-len(frame) // ROWS_IN_A_PART))
    part = min(ask.part, last_part)
    first = (part - 1) * ROWS_IN_A_PART
    ids = list(frame["id"].iloc[first : first + ROWS_IN_A_PART])
    return Table(
        caption=caption,
        heads=tuple(heads),
        lines=tuple(line(record) for record in ids),
        total=len(frame),
        first=first + 1,
        earlier=ask.link(page, **choices, part=str(part - 1)) if part > 1 else None,
        later=ask.link(page, **choices, part=str(part + 1)) if part < last_part else None,
        empty=ask.words("filters.nothing"),
    )


def listed(frame: pd.DataFrame, kind: str) -> list[tuple[str, str]]:
    """The (kind, id) of a frame's rows."""
    return [(kind, str(record)) for record in frame["id"]]


def _years(since: int | None, until: int | None) -> str:
    if since == until:
        return str(since)
    return f"{since or '…'}–{until or '…'}"
