"""A View: what a page, a file and a slide print. It holds words and pictures, and no way to draw them.

Whoever prints a view escapes its texts; nothing in a view is markup except the pictures made by charts.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date

import pandas as pd

from cisdash.frames.build import Frames
from cisdash.queries.filters import Filters
from cisdash.views.blocks import Block, Cell
from cisdash.words.translate import Words

Linker = Callable[[str, Mapping[str, str | None]], str]


@dataclass(frozen=True, slots=True)
class Ask:
    """All that a view depends on: the data, the reader's choices, the day, and how links are written."""

    frames: Frames
    words: Words
    filters: Filters
    today: date
    asof: date
    linker: Linker
    open: str | None = None
    show: str | None = None  # which list of a page of many
    part: int = 1  # which hundred rows of a long table
    borders: str = "un"
    dark: bool = False

    def link(self, page: str, **choices: str | None) -> str:
        """A link that keeps the reader's filters, with some choices changed (None: dropped)."""
        return self.linker(page, choices)


@dataclass(frozen=True, slots=True)
class View:
    """One page's worth of answer."""

    page: str
    title: str
    answer: str
    filters: str
    blocks: tuple[Block, ...]
    rests_on: str  # 'n sources, n conflicts, newest source of …'
    data: pd.DataFrame = field(repr=False)  # the rows shown, with codes, as the file has them
    reset: str | None = None  # link without filters, if there are some
    back: Cell | None = None
