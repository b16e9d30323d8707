"""A view as plain text: what the command line prints. The same words and numbers as on the page."""

from collections.abc import Iterator
from unicodedata import east_asian_width

from cisdash.views.base import View
from cisdash.views.blocks import Heading, Table, Text

WIDEST = 64  # characters of a column; what is longer is cut, and the page has it whole


def text_of(view: View) -> str:
    """Title, answer, and each heading, paragraph and table of a view, one under the other."""
    return "\n".join([view.title, "", view.answer, *_blocks(view), "", f"({view.rests_on})"])


def _blocks(view: View) -> Iterator[str]:
    for block in view.blocks:
        if isinstance(block, Heading | Text):
            yield from ("", block.text)
        elif isinstance(block, Table):
            yield from _table(block)


def _table(table: Table) -> Iterator[str]:
    rows = [table.heads, *(tuple(cell.text for cell in line.cells) for line in table.lines)]
    right = {at for line in table.lines for at, cell in enumerate(line.cells) if cell.number}
    widths = [min(WIDEST, max(_width(row[at]) for row in rows)) for at in range(len(table.heads))]
    for row in rows:
        cells = (_set(text, widths[at], right=at in right) for at, text in enumerate(row))
        yield f"  {'  '.join(cells)}".rstrip()


def _set(text: str, width: int, *, right: bool) -> str:
    if _width(text) > width:
        text = f"{text[: width - 1]}…"
    blanks = " " * (width - _width(text))
    return blanks + text if right else text + blanks


def _width(text: str) -> int:
    return sum(2 if east_asian_width(letter) in "WF" else 1 for letter in text)
