"""What is printed is whole, escaped, labelled and the same each time."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import fields, is_dataclass
from typing import Any, get_args

import pandas as pd
import pytest

from cisdash.markup.print import print_blocks, print_foot, print_head, runs
from cisdash.views import base
from cisdash.views.base import View
from cisdash.views.blocks import (
    Block,
    Cell,
    Chart,
    Cite,
    Columns,
    Dispute,
    Disputes,
    Evidence,
    Fact,
    Facts,
    Heading,
    Item,
    Items,
    Line,
    Matrix,
    MatrixRow,
    Number,
    Numbers,
    Pick,
    Picture,
    Rail,
    Said,
    Status,
    Stop,
    Table,
    Text,
)
from cisdash.words.translate import LANGUAGES, words
from tests.reading import Element, read

WICKED = "<script>alert(1)</script> & \"double\" 'single' </td> {{ 7 * 7 }} &lt;"
CITE = Cite(
    WICKED,
    WICKED,
    WICKED,
    WICKED,
    weak=True,
    published=WICKED,
    lang=WICKED,
    place=WICKED,
    url=WICKED,
    href=WICKED,
)
SAID = (Said(WICKED, (CITE,), shown=True), Said("other", (CITE,), shown=False))
DISPUTE = Dispute(WICKED, WICKED, SAID, WICKED, WICKED)
PROOF = Evidence(WICKED, (CITE, CITE), (DISPUTE,))
CELL = Cell(WICKED, href=WICKED, lang="ru", mark="held", note=WICKED, number=True, tags=(WICKED,))
PLAIN = Cell("plain")
LINE = Line((CELL, PLAIN), PROOF, id=WICKED)
STATUS = Status("member", WICKED, WICKED, disputed=True, evidence=PROOF)
ROW = MatrixRow(CELL, (STATUS, Status("not_known", WICKED)), WICKED)
MATRIX = Matrix(
    caption=WICKED,
    corner=WICKED,
    heads=((WICKED, WICKED, WICKED), ("KG", "Kyrgyzstan", "membership?state=KG")),
    groups=((WICKED, (ROW, ROW)),),
    total_head=WICKED,
    totals=(WICKED, "2"),
    legend=(("member", WICKED, 1), ("not_known", WICKED, 1)),
)
STOP = Stop(WICKED, WICKED, WICKED, WICKED, WICKED, WICKED, now=True, evidence=PROOF)
TABLE = Table(WICKED, (WICKED, "b"), (LINE, Line((PLAIN, CELL))), 300, 101, earlier=WICKED, later=WICKED)
BLOCKS: tuple[Block, ...] = (
    TABLE,
    Table(WICKED, (WICKED,), (), 0, empty=WICKED),
    Facts((Fact(WICKED, (CELL, PLAIN), PROOF), Fact(WICKED, (PLAIN,)))),
    Picture("<svg></svg>", WICKED, WICKED),
    Heading(WICKED, id=WICKED, more=Cell(WICKED, href=WICKED)),
    Text(WICKED, tone="notice"),
    Items((Item(WICKED, CELL, WICKED, planned=True, evidence=PROOF), Item(WICKED, PLAIN))),
    Items((), WICKED),
    Rail((STOP,)),
    Numbers((Number(WICKED, WICKED, WICKED),)),
    MATRIX,
    Disputes((DISPUTE,)),
    Disputes((), WICKED),
    Pick(WICKED, ((WICKED, WICKED, True), ("b", WICKED, False))),
    Columns((Text(WICKED),), (TABLE,), "wide-left"),
)
ENGLISH = words("en")


def printed(blocks: Sequence[Block], prefix: str = "b0", lang: str = "en") -> Element:
    return read(print_blocks(blocks, words(lang), prefix))


def a_view(**changes: Any) -> View:
    given: dict[str, Any] = {
        "page": "meetings",
        "title": WICKED,
        "answer": WICKED,
        "filters": WICKED,
        "rests_on": WICKED,
    }
    given |= {"blocks": BLOCKS, "data": pd.DataFrame(), "reset": WICKED, "back": CELL}
    return View(**{**given, **changes})


def test_every_kind_of_block_is_printed_here() -> None:
    assert {type(block) for block in BLOCKS} == set(get_args(Block)) - {Chart}


@pytest.mark.parametrize("block", BLOCKS, ids=lambda block: type(block).__name__.lower())
def test_each_kind_of_block_says_something(block: Block) -> None:
    assert printed([block]).text or isinstance(block, Picture)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_text_is_never_taken_for_markup(lang: str) -> None:
    view = a_view()
    html = (
        print_head(view, words(lang))
        + print_blocks(BLOCKS, words(lang), "b0")
        + print_foot(view, words(lang))
    )
    page = read(html)
    assert not list(page.all("script"))
    assert "49" not in html, "a text was run as a template"
    for element in page.all():
        assert not [name for name in element.attributes if name.startswith("on")], element
    shown = html.count("&lt;script&gt;")
    assert shown == html.count("alert(1)") > 100
    assert WICKED in page.text


def test_no_text_of_a_view_is_lost() -> None:
    """Each text in each block gets a word of its own, and each word is printed."""
    numbers = iter(range(10**6))

    def marked(value: Any) -> Any:
        if isinstance(value, str):
            return value if value in {"", "member", "not_known", "held"} else f"word{next(numbers)}x"
        if isinstance(value, tuple):
            return tuple(marked(item) for item in value)
        if is_dataclass(value) and not isinstance(value, type):
            return type(value)(**{f.name: marked(getattr(value, f.name)) for f in fields(value)})
        return value

    for block in map(marked, BLOCKS):
        html = print_blocks([block], ENGLISH, "b0")
        lost = {path for path, word in _words(block, type(block).__name__) if word not in html}
        assert not [path for path in lost if not path.endswith(UNPRINTED)]


UNPRINTED = (
    ".id",  # of records and disagreements that hang on something else
    ".cites.source",  # the code; the link holds it
    ".cites.url",  # for files that leave the site
    ".claims.cites.title",  # a claim names the publisher
    ".claims.cites.lang",
    ".alt",  # stands inside the drawing
    ".cells.evidence.about",  # row and column say it
    ".empty",  # there is something
)


def _words(value: Any, path: str) -> list[tuple[str, str]]:
    if isinstance(value, str):
        return [(path, value)] if value.startswith("word") else []
    if isinstance(value, tuple):
        return [found for item in value for found in _words(item, path)]
    if is_dataclass(value) and not isinstance(value, type):
        return [
            found
            for field in fields(value)
            for found in _words(getattr(value, field.name), f"{path}.{field.name}")
        ]
    return []


def test_ids_are_unique_in_a_print_and_between_two_prints_on_one_page() -> None:
    pages = [printed(BLOCKS, "b0"), printed(BLOCKS, "b1")]
    ids = Counter(
        element["id"] for page in pages for element in page.all() if element["id"] not in {"", WICKED}
    )
    assert not [name for name, times in ids.items() if times > 1]
    assert len(ids) == 2 * (7 + 2), "seven popovers and the two states of the matrix on a phone"


def test_every_popover_has_the_button_that_opens_it_and_the_other_way_round() -> None:
    page = printed(BLOCKS)
    buttons = [button["popovertarget"] for button in page.all("button")]
    assert len(buttons) == len(set(buttons)) == 7
    assert set(buttons) == {element["id"] for element in page.all() if "popover" in element.attributes}


def test_every_button_says_what_it_opens() -> None:
    assert all(
        button["aria-label"] and button["type"] == "button" for button in printed(BLOCKS).all("button")
    )


def test_every_table_has_a_caption_and_heads_that_say_what_they_head() -> None:
    tables = [*printed(BLOCKS).all("table")]
    assert len(tables) == 4
    for table in tables:
        assert next(table.all("caption")).text
        assert all(head["scope"] in {"col", "row", "rowgroup"} for head in table.all("th"))
        for row in next(table.all("tbody")).all("tr"):
            assert next(row.all("th"))["scope"] in {"row", "rowgroup"}


def test_every_row_of_a_table_is_as_wide_as_its_head() -> None:
    for table in printed(BLOCKS).all("table"):
        widths = {sum(int(cell["colspan"] or 1) for cell in row.all("th", "td")) for row in table.all("tr")}
        assert len(widths) == 1


def test_every_link_stays_in_the_site() -> None:
    view = a_view()
    page = read(print_head(view, ENGLISH) + print_blocks(BLOCKS, ENGLISH, "b0"))
    links = [*page.all("a")]
    assert len(links) > 20
    assert all("data-go" in link.attributes and link["href"] for link in links)


def test_every_drawing_is_silent_or_labelled_and_every_picture_has_its_text() -> None:
    page = printed(BLOCKS[:3] + BLOCKS[4:])
    assert all(svg["aria-hidden"] == "true" for svg in page.all("svg"))
    assert all("alt" in image.attributes for image in page.all("img"))


def test_what_is_long_can_be_scrolled_with_the_keyboard() -> None:
    page = printed(BLOCKS)
    scrolled = [element for element in page.all("div") if "cis-scroll" in element["class"].split()]
    assert len(scrolled) == 4
    assert all(e["tabindex"] == "0" and e["role"] == "region" and e["aria-label"] for e in scrolled)


def test_the_same_view_is_printed_the_same() -> None:
    assert print_blocks(BLOCKS, ENGLISH, "b0") == print_blocks(BLOCKS, ENGLISH, "b0")


def test_a_weak_source_alone_is_called_weak_and_a_better_one_beside_it_is_not() -> None:
    good = Cite(
        "a", "A", "B", "act", weak=False, published="", lang="en", place="p. 1", url=None, href="sources"
    )
    word = ENGLISH("evidence.weak")
    for cites, is_weak in (((CITE,), True), ((CITE, good), False), ((good,), False), ((), False)):
        shown = printed([Facts((Fact("a", (PLAIN,), Evidence("b", cites)),))]).text
        assert (word in shown) == is_weak, cites


def test_the_value_shown_is_told_from_the_others() -> None:
    values = [entry for entry in printed([Disputes((DISPUTE,))]).all("div") if list(entry.all("dt"))]
    assert [ENGLISH("conflict.shown") in value.text for value in values] == [True, False]


@pytest.mark.parametrize(
    ("earlier", "later", "expected"),
    [(None, None, False), ("meetings?part=1", None, True), (None, "meetings?part=3", True)],
    ids=["a whole list", "the last part", "the first part"],
)
def test_a_part_of_a_list_says_which_part_it_is(
    earlier: str | None, later: str | None, expected: bool
) -> None:
    table = Table("a", ("b",), (LINE,) * 2, 300, 101, earlier=earlier, later=later)
    page = printed([table])
    assert ("101–102 of 300" in page.text) == expected
    assert [link["href"] for nav in page.all("nav") for link in nav.all("a")] == [
        link for link in (earlier, later) if link
    ]


def test_the_head_has_one_title_and_the_way_back_and_out_only_where_there_is_one() -> None:
    head = read(print_head(a_view(), ENGLISH))
    assert [title.text for title in head.all("h1")] == [WICKED]
    assert len([*head.all("a")]) == 2
    assert not [*read(print_head(a_view(reset=None, back=None), ENGLISH)).all("a")]


def test_charts_part_the_prints_and_keep_their_order() -> None:
    chart, text = Chart(None, "alt", "key"), Text("a")
    assert list(runs([text, text, chart, chart, text])) == [[text, text], chart, chart, [text]]
    assert list(runs([chart])) == [chart]
    assert list(runs([])) == []


def test_the_blocks_of_a_view_cannot_be_changed() -> None:
    assert all(
        cls.__dataclass_params__.frozen for cls in vars(base).values() if hasattr(cls, "__dataclass_params__")
    )
