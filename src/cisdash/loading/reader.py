"""YAML text to plain values that remember their lines. Knows nothing of the Commonwealth.

Every scalar stays text: YAML cannot turn ``1991-12`` or ``no`` into something else. Aliases are refused, not
expanded, so a small file cannot grow into a large one.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from sys import intern
from typing import TYPE_CHECKING, Any

import yaml

from cisdash.loading.problems import Problem

if TYPE_CHECKING:
    from yaml import SafeLoader as _Base
else:
    _Base = getattr(yaml, "CSafeLoader", yaml.SafeLoader)

MOST_BYTES = 4_000_000
MOST_DEPTH = 16
Step = str | int


@dataclass(slots=True)
class Lines:
    """Where the values of a file stand.

    Nodes take fifty times the room of the text, and only a problem asks for a line: they are dropped once the
    values are out, and the file is read again for the first line that is asked.
    """

    path: str
    file: Path
    _nodes: tuple[yaml.Node, ...] | None = None

    def line(self, row: int, steps: tuple[Step, ...] = ()) -> int:
        """The line, from 1, of a value inside a row or of the nearest one around it.

        A value that has a key is found at the key.
        """
        if self._nodes is None:
            self._nodes = _row_nodes(self.file)
        if row >= len(self._nodes):  # the file has changed meanwhile
            return 1
        place = node = self._nodes[row]
        for step in steps:
            inner = _child(node, step)
            if inner is None:
                break
            place, node = inner
        return _line(place)


@dataclass(frozen=True, slots=True)
class Sheet:
    """One YAML file: its rows as plain values, where they stand, and what could not be read.

    ``torn`` says that at least one row did not become a record's values, so nobody knows what it held.
    """

    lines: Lines
    rows: tuple[Mapping[str, Any], ...] = ()
    problems: tuple[Problem, ...] = ()
    torn: bool = False

    @property
    def path(self) -> str:
        """How the file is named in problems."""
        return self.lines.path

    def line(self, row: int, steps: tuple[Step, ...] = ()) -> int:
        """The line of a value inside a row."""
        return self.lines.line(row, steps)


def read_sheet(file: Path, path: str) -> Sheet:
    """Read a list of records. Never raises for what is in the file: what is wrong stands in ``problems``."""
    return _read(Lines(path, file), _rows)


def read_mapping(file: Path, path: str) -> Sheet:
    """Read a file that holds one mapping; it comes as the only row."""
    return _read(Lines(path, file), _single)


def _read(lines: Lines, values: Callable[[Lines, yaml.Node | None], Sheet]) -> Sheet:
    try:
        return values(lines, _compose(lines.file))
    except _Unreadable as error:
        return Sheet(lines, problems=(error.problem(lines.path),), torn=True)


def _row_nodes(file: Path) -> tuple[yaml.Node, ...]:
    """The node of each row, in the order of the sheet's rows."""
    try:
        node = _compose(file)
    except _Unreadable:
        return ()
    if isinstance(node, yaml.SequenceNode):
        return tuple(item for _, item in _records(_Walk("", seen={id(node)}), node))
    return () if node is None else (node,)


class _Unreadable(Exception):
    """Nothing of a file can be used."""

    def __init__(self, code: str, line: int, message: str, hint: str) -> None:
        super().__init__(message)
        self.code, self.line, self.hint = code, line, hint

    def problem(self, path: str) -> Problem:
        return Problem(path, self.line, "", "", self.code, str(self), self.hint)


class _Loader(_Base):
    """Composes nodes, and refuses depth while it does.

    Values nested by the thousand would overrun the C stack, which no Python error announces. Tags are not
    looked up: everything stays text.
    """

    depth = 0

    def descend_resolver(self, current_node: yaml.Node | None, current_index: object) -> None:  # noqa: ARG002
        self.depth += 1
        if self.depth > MOST_DEPTH:
            line = _line(current_node) if current_node else 1
            raise _Unreadable("too-deep", line, f"more than {MOST_DEPTH} levels deep", "Flatten the record.")

    def ascend_resolver(self) -> None:
        self.depth -= 1

    def resolve(self, *_: object) -> str:
        return "tag:yaml.org,2002:str"


def compose_text(text: str) -> yaml.Node | None:
    """The nodes of a text, every scalar as it was written."""
    try:
        node: yaml.Node | None = yaml.compose(text, Loader=_Loader)
    except yaml.MarkedYAMLError as error:
        line = int(error.problem_mark.line) + 1 if error.problem_mark else 1
        hint = "Mend the YAML at or before this line."
        raise _Unreadable("yaml-syntax", line, _sentence(error), hint) from error
    except yaml.YAMLError as error:  # a character that YAML forbids; it counts in bytes
        line = text.encode()[: getattr(error, "position", 0)].count(b"\n") + 1
        raise _Unreadable("yaml-syntax", line, str(error).splitlines()[0], "Remove the character.") from error
    return node


def _compose(file: Path) -> yaml.Node | None:
    return compose_text(_text(file))


def _text(file: Path) -> str:
    raw = _raw(file)
    if len(raw) > MOST_BYTES:
        raise _Unreadable("too-big", 1, f"more than {MOST_BYTES:,} bytes", "Split the file.")
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = raw[: error.start].count(b"\n") + 1
        raise _Unreadable("not-utf8", line, "not UTF-8", "Save the file as UTF-8.") from error


def _raw(file: Path) -> bytes:
    """The bytes of a file, no more than needed to see that it is too big."""
    if not file.is_file():  # a pipe or a device might never end
        raise _Unreadable("unreadable", 1, "not a file", "Remove it, or put a file in its place.")
    try:
        with file.open("rb") as stream:
            return stream.read(MOST_BYTES + 1)
    except OSError as error:
        hint = "Let the account that runs cisdash read it."
        raise _Unreadable("unreadable", 1, f"cannot be read: {error.strerror}", hint) from error


@dataclass(slots=True)
class _Walk:
    """Turns nodes into values and collects what is wrong on the way. A refused value becomes None."""

    path: str
    problems: list[Problem] = field(default_factory=list)
    seen: set[int] = field(default_factory=set)

    def blame(self, node: yaml.Node, code: str, message: str, hint: str) -> None:
        self.problems.append(Problem(self.path, _line(node), "", "", code, message, hint))

    def value(self, node: yaml.Node) -> Any:
        if id(node) in self.seen:
            self.blame(
                node, "alias", "the value is used again by an alias (*name)", "Write it out each time."
            )
            return None
        self.seen.add(id(node))
        if isinstance(node, yaml.ScalarNode):
            return (
                node.value if " " in node.value else intern(node.value)
            )  # ids stand in a dataset many times
        if isinstance(node, yaml.SequenceNode):
            return [self.value(item) for item in node.value]
        return self.mapping(node)

    def mapping(self, node: yaml.Node) -> dict[str, Any]:
        values: dict[str, Any] = {}
        for key, inner in node.value:
            name = self.value(key)
            if not isinstance(name, str):
                self.blame(key, "bad-key", "a key that is not a plain word", "Write 'name: value'.")
                continue
            if name in values:
                self.blame(key, "duplicate-key", f"'{name}' stands here twice", "Keep one of the two.")
            values[name] = self.value(inner)
        return values


def _rows(lines: Lines, node: yaml.Node | None) -> Sheet:
    if node is None:
        raise _Unreadable("empty-file", 1, "the file holds no records", "Add a record or remove the file.")
    if not isinstance(node, yaml.SequenceNode):
        hint = "Start each record with '- id: …'."
        raise _Unreadable("not-a-list", _line(node), "not a list of records", hint)
    walk = _Walk(lines.path, seen={id(node)})
    rows = tuple(row for row, _ in _records(walk, node))
    return Sheet(lines, rows, tuple(walk.problems), torn=len(rows) < len(node.value))


def _records(walk: _Walk, node: yaml.SequenceNode) -> Iterator[tuple[Mapping[str, Any], yaml.Node]]:
    for item in node.value:
        row = walk.value(item)
        if isinstance(row, dict):
            yield row, item
        elif row is not None:
            walk.blame(item, "not-a-record", "not a record", "Write 'name: value' lines under '- id: …'.")


def _single(lines: Lines, node: yaml.Node | None) -> Sheet:
    if not isinstance(node, yaml.MappingNode):
        line = _line(node) if node else 1
        raise _Unreadable("not-a-mapping", line, "not 'name: value' lines", "See the comment at its head.")
    walk = _Walk(lines.path)
    return Sheet(lines, (walk.value(node),), tuple(walk.problems))


def _child(node: yaml.Node, step: Step) -> tuple[yaml.Node, yaml.Node] | None:
    """Where a value is named, and the value."""
    if isinstance(node, yaml.MappingNode):
        return next(((key, value) for key, value in node.value if key.value == step), None)
    if isinstance(node, yaml.SequenceNode) and isinstance(step, int) and step < len(node.value):
        return node.value[step], node.value[step]
    return None


def _line(node: yaml.Node) -> int:
    return int(node.start_mark.line) + 1


def _sentence(error: yaml.MarkedYAMLError) -> str:
    return ", ".join(part for part in (error.context, error.problem) if part)
