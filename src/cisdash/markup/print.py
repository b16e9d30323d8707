"""Blocks of a view as HTML: one string for the page, the file and the slide. Everything is escaped."""

from collections.abc import Iterator, Sequence
from functools import cache
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from cisdash.charts.glyphs import glyph
from cisdash.views.base import View
from cisdash.views.blocks import Block, Chart
from cisdash.words.translate import Words


def print_blocks(blocks: Sequence[Block], words: Words, prefix: str) -> str:
    """HTML of some blocks. ``prefix`` keeps the ids of two prints on one page apart."""
    sheet = _environment().get_template("blocks.html.j2")
    return str(sheet.render(blocks=blocks, t=words, glyph=_glyph, prefix=prefix, serial=_Serial(prefix)))


def print_head(view: View, words: Words) -> str:
    """HTML of what stands above the blocks: the title, the answer, the active filters."""
    return str(_environment().get_template("head.html.j2").render(view=view, t=words))


def print_foot(view: View, words: Words) -> str:
    """HTML of what stands below: what the view rests on."""
    return str(_environment().get_template("foot.html.j2").render(view=view, t=words))


def runs(blocks: Sequence[Block]) -> Iterator[Chart | list[Block]]:
    """Charts apart, and what stands between two charts together, in order."""
    held: list[Block] = []
    for block in blocks:
        if isinstance(block, Chart):
            if held:
                yield held
            yield block
            held = []
        else:
            held.append(block)
    if held:
        yield held


class _Serial:
    """Ids in the order of printing, the same each time."""

    def __init__(self, prefix: str) -> None:
        self.prefix, self.last = prefix, 0

    def __call__(self) -> str:
        self.last += 1
        return f"{self.prefix}-{self.last}"


def _glyph(mark: str) -> Markup:
    return Markup(glyph(mark))  # noqa: S704 - drawn by charts from a closed list, no reader's text in it


def _kind(block: Any) -> str:
    return type(block).__name__.lower()


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=PackageLoader("cisdash.markup"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters["kind"] = _kind
    environment.filters["drawn"] = Markup
    return environment
