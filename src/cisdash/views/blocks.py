"""The pieces a view is made of. Each holds words; how they are drawn is no business of theirs."""

from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Cite:
    """A source at a place, as a reader sees it."""

    source: str
    title: str
    publisher: str
    kind: str  # the word for the kind of source
    weak: bool
    published: str
    lang: str
    place: str
    url: str | None
    href: str


@dataclass(frozen=True, slots=True)
class Said:
    """One claim in a disagreement."""

    value: str
    cites: tuple[Cite, ...]
    shown: bool


@dataclass(frozen=True, slots=True)
class Dispute:
    """A disagreement, as a reader sees it."""

    id: str
    question: str
    claims: tuple[Said, ...]
    because: str
    href: str


@dataclass(frozen=True, slots=True)
class Evidence:
    """What a fact rests on."""

    about: str
    cites: tuple[Cite, ...] = ()
    disputes: tuple[Dispute, ...] = ()

    @property
    def weak_only(self) -> bool:
        """Whether nothing better than a weak source stands behind it."""
        return bool(self.cites) and all(cite.weak for cite in self.cites)


@dataclass(frozen=True, slots=True)
class Cell:
    """A piece of text in a table or list, with what hangs on it."""

    text: str
    href: str | None = None
    lang: str | None = None  # where it differs from the page's
    mark: str | None = None  # a status mark before the text
    note: str = ""  # smaller, under it
    number: bool = False
    tags: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Line:
    """One row: its cells and its evidence."""

    cells: tuple[Cell, ...]
    evidence: Evidence | None = None
    id: str = ""


@dataclass(frozen=True, slots=True)
class Table:
    """Rows under heads, a part of a longer list if ``total`` exceeds them."""

    caption: str
    heads: tuple[str, ...]
    lines: tuple[Line, ...]
    total: int
    first: int = 1
    earlier: str | None = None  # link to the rows before
    later: str | None = None
    empty: str = ""


@dataclass(frozen=True, slots=True)
class Fact:
    """A term and its value."""

    term: str
    values: tuple[Cell, ...]
    evidence: Evidence | None = None


@dataclass(frozen=True, slots=True)
class Facts:
    """A list of facts about one thing."""

    facts: tuple[Fact, ...]


@dataclass(frozen=True, slots=True)
class Picture:
    """Markup of a drawing made by charts, with a sentence that says the same."""

    markup: str
    alt: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class Chart:
    """A plotly figure, with a sentence that says the same."""

    figure: Any
    alt: str
    key: str


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading of the second level."""

    text: str
    id: str = ""
    more: Cell | None = None


@dataclass(frozen=True, slots=True)
class Text:
    """A paragraph."""

    text: str
    tone: str = ""  # muted, notice


@dataclass(frozen=True, slots=True)
class Item:
    """An entry of a list: a date or mark at the side, a line, a smaller line."""

    side: str
    cell: Cell
    detail: str = ""
    planned: bool = False
    evidence: Evidence | None = None


@dataclass(frozen=True, slots=True)
class Items:
    """A list of dated entries."""

    items: tuple[Item, ...]
    empty: str = ""


@dataclass(frozen=True, slots=True)
class Stop:
    """One term on the rail of the chairmanship."""

    label: str
    state: str
    name: str
    when: str
    detail: str
    href: str
    now: bool
    evidence: Evidence | None = None


@dataclass(frozen=True, slots=True)
class Rail:
    """Before, now and next."""

    stops: tuple[Stop, ...]


@dataclass(frozen=True, slots=True)
class Number:
    """A count with its noun, and where it leads, if anywhere."""

    value: str
    noun: str
    href: str = ""


@dataclass(frozen=True, slots=True)
class Numbers:
    """Counts, as quiet links."""

    numbers: tuple[Number, ...]


@dataclass(frozen=True, slots=True)
class Status:
    """A cell of a matrix: the standing of one state in one body."""

    mark: str
    word: str
    detail: str = ""
    disputed: bool = False
    evidence: Evidence | None = None


@dataclass(frozen=True, slots=True)
class MatrixRow:
    """One body across all states."""

    name: Cell
    cells: tuple[Status, ...]
    total: str


@dataclass(frozen=True, slots=True)
class Matrix:
    """States across, bodies down, in groups."""

    caption: str
    corner: str
    heads: tuple[tuple[str, str, str], ...]  # code, name, link
    groups: tuple[tuple[str, tuple[MatrixRow, ...]], ...]
    total_head: str
    totals: tuple[str, ...]
    legend: tuple[tuple[str, str, int], ...]  # mark, word, how many cells


@dataclass(frozen=True, slots=True)
class Columns:
    """Two groups of blocks side by side, one under the other on a phone."""

    left: tuple[Any, ...]
    right: tuple[Any, ...]
    share: str = "even"  # even, wide-left


@dataclass(frozen=True, slots=True)
class Disputes:
    """Disagreements, each opened to its claims."""

    disputes: tuple[Dispute, ...]
    empty: str = ""


@dataclass(frozen=True, slots=True)
class Pick:
    """A row of links of which one is chosen."""

    label: str
    options: tuple[tuple[str, str, bool], ...]  # text, link, chosen


Block = (
    Table
    | Facts
    | Picture
    | Chart
    | Heading
    | Text
    | Items
    | Rail
    | Numbers
    | Matrix
    | Columns
    | Disputes
    | Pick
)
