"""YAML text as a tree that remembers its comments: what has to be known to write a file anew."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import pairwise

import yaml

from cisdash.loading.reader import compose_text


@dataclass(slots=True)
class Leaf:
    """A text."""

    text: str
    above: list[str] = field(default_factory=list)  # comments on lines of their own before it
    behind: str = ""  # a comment at the end of its line


@dataclass(slots=True)
class Branch:
    """Named values, or a list of them."""

    fields: dict[str, "Tree"] | None = None
    items: list["Tree"] | None = None
    above: list[str] = field(default_factory=list)
    behind: str = ""

    @property
    def inside(self) -> list["Tree"]:
        """The values, in order."""
        return list(self.fields.values()) if self.fields is not None else list(self.items or ())


Tree = Leaf | Branch


@dataclass(slots=True)
class Outline:
    """A file of records: the comments before them, the records, the comments after them."""

    head: list[str]
    records: list[Branch]
    tail: list[str]


@dataclass(frozen=True, slots=True)
class _Comment:
    index: int
    text: str
    alone: bool  # on a line of its own


def outline(text: str) -> Outline:
    """Read a file of records. It must be sound YAML: a list of mappings without aliases or double keys."""
    node = compose_text(text)
    assert isinstance(node, yaml.SequenceNode)  # noqa: S101 - the reader has said so
    head = _head(text[: text.rfind("\n", 0, node.start_mark.index) + 1])
    marked = "#" in text[len(head) :]  # most files have comments in their head alone: no need to look further
    hands = _Hands(text, list(_comments(text)) if marked else [])
    hands.drop_before(len(head))
    records = [hands.grown(item) for item in node.value]
    tail = hands.rest()
    return Outline(_paragraphs(head), [record for record in records if isinstance(record, Branch)], tail)


def _head(text: str) -> str:
    """What stands before the first record, less a paragraph of its own that touches it."""
    first, blank, _ = f"\n{text}".rstrip(" ").rpartition("\n\n")
    return f"{first}{blank}"[1:] if blank else text


def _paragraphs(text: str) -> list[str]:
    lines = [line.strip() for line in text.splitlines()]
    return [line for line in lines if line.startswith("#") or not line]


def _comments(text: str) -> Iterator[_Comment]:
    """Whatever stands between two tokens and is not blank is a comment: a '#' inside a text is in a token."""
    tokens = list(yaml.scan(text, Loader=_SCANNER))
    for before, after in pairwise(tokens):
        if isinstance(before, yaml.ScalarToken) and before.style in {"|", ">"}:
            mark, hash_, comment = text[before.start_mark.index :].partition("\n")[0].partition("#")
            if hash_:
                yield _Comment(before.start_mark.index + len(mark), f"#{comment}".rstrip(), alone=False)
        start, end = before.end_mark.index, after.start_mark.index
        gap = text[start:end]
        place = 0
        for line in gap.splitlines(keepends=True):
            found = line.find("#")
            if found >= 0:
                index = start + place + found
                alone = not text[text.rfind("\n", 0, index) + 1 : index].strip(" \t-")
                yield _Comment(index, line[found:].rstrip(), alone)
            place += len(line)


_SCANNER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class _Hands:
    """Gives each comment to the value that it stands before or behind, walking the tree as it is written."""

    def __init__(self, text: str, comments: list[_Comment]) -> None:
        self._text = text
        self._waiting = comments
        self._last: Tree | None = None

    def drop_before(self, index: int) -> None:
        """Forget the comments of the head."""
        self._waiting = [comment for comment in self._waiting if comment.index >= index]

    def grown(self, node: yaml.Node, start: int | None = None) -> Tree:
        """The tree of a node; ``start`` is where its key begins, if it has one."""
        above = self._take(node.start_mark.index if start is None else start)
        is_leaf = isinstance(node, yaml.ScalarNode)
        tree: Tree = Leaf(node.value, above) if is_leaf else Branch(above=above)
        self._last = tree
        if is_leaf:
            above += self._take(node.start_mark.index)
        if isinstance(node, yaml.MappingNode) and isinstance(tree, Branch):
            tree.fields = {key.value: self.grown(value, key.start_mark.index) for key, value in node.value}
        elif isinstance(node, yaml.SequenceNode) and isinstance(tree, Branch):
            tree.items = [self.grown(item) for item in node.value]
        self._take_behind(tree, node.end_mark.index)
        return tree

    def rest(self) -> list[str]:
        """The comments after the last value."""
        return self._take(None)

    def _take_behind(self, tree: Tree, end: int) -> None:
        """A comment with nothing but blanks between it and the end of a value stands behind that value."""
        if self._waiting and end <= (index := self._waiting[0].index):
            gap = self._text[end:index]
            if not self._waiting[0].alone and not gap.strip() and "\n" not in gap:
                tree.behind = f"{tree.behind} {self._waiting.pop(0).text}".strip()

    def _take(self, until: int | None) -> list[str]:
        """Comments before a place: those alone on their line are the answer, others go to the last value."""
        above = []
        while self._waiting and (until is None or self._waiting[0].index < until):
            comment = self._waiting.pop(0)
            if comment.alone or self._last is None:
                above.append(comment.text)
            else:
                self._last.behind = f"{self._last.behind} {comment.text}".strip()
        return above
