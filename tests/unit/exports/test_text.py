"""A view on the command line says what the page says."""

import pytest

from cisdash.exports.text import WIDEST, text_of
from cisdash.views import coverage
from cisdash.views.blocks import Table
from tests.build import an_ask, small


@pytest.mark.parametrize("lang", ["en", "ru"])
def test_every_number_of_the_report_is_printed(lang: str) -> None:
    view = coverage.build(an_ask(small(), lang))
    text = text_of(view)
    assert text.startswith(f"{view.title}\n\n{view.answer}\n")
    assert view.rests_on in text
    for block in view.blocks:
        if isinstance(block, Table):
            for line in block.lines:
                assert all(cell.text[: WIDEST - 1] in text for cell in line.cells)


def test_columns_stand_under_their_heads() -> None:
    view = coverage.build(an_ask(small()))
    text = text_of(view).splitlines()
    head = next(line for line in text if line.startswith("  Kind  "))
    row = text[text.index(head) + 1]
    assert head.index("Records") + len("Records") == row.index("2") + 1
