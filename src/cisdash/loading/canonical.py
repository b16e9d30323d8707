"""The one way in which a data file is written, so that a change of fact is a change of few lines.

Records stand in a fixed order, their fields in that of their class, the id first and the sources last. A
piece stands on one line while it fits. Comments survive: one on a line of its own stays before what it stood
before, one behind a value stays behind it. A round-trip library keeps comments where they are in the text;
here they move with their record and field, and no library does that.
"""

import json
import re
from collections.abc import Iterator, Mapping
from functools import cache
from types import MappingProxyType

from pydantic import BaseModel

from cisdash.loading.outline import Branch, Leaf, Tree, outline
from cisdash.records import KINDS
from cisdash.records.base import leaves

WIDTH = 160
_FIRST = "0-9A-Za-zА-Яа-яЁё«„№"  # a text that begins otherwise is put in quotes
_PLAIN = re.compile(rf"[{_FIRST}](?:[^\n\r\t]*\S)?")
_NEVER_PLAIN = re.compile(r": |:$| #|[\x00-\x1f\x7f-\xa0\ud800-\udfff\ufeff\u2028\u2029\ufffe\uffff]")
_NOT_PLAIN_ON_A_LINE = re.compile(r"[\[\]{},:?]")
_UNSEEN = re.compile(r"[\x7f-\x9f\ud800-\udfff\ufeff\u2028\u2029\ufffe\uffff]")

# What records of a kind are sorted by, before their ids; a kind not named here is sorted by its ids alone.
_ORDER: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "terms": ("role", "state", "body", "start", "seen_on"),
        "meetings": ("start",),
        "chairmanships": ("start",),
        "agreements": ("signed_on",),
        "memberships": ("body", "state", "start", "seen_on"),
        "designations": ("start",),
        "initiatives": ("proposed_on",),
        "figures": ("start",),
        "events": ("on",),
        "awards": ("on",),
    }
)


def canonical(text: str, kind: str) -> str:
    """The canonical form of a file of records of this kind. The text must be one that the reader can read."""
    read = outline(text.replace("\r\n", "\n").replace("\r", "\n"))
    records = sorted(read.records, key=lambda record: _place(record, kind))
    head = "\n".join(read.head).strip("\n")
    blocks = ["\n".join(_record(record, KINDS[kind])) for record in records] or ["[]"]
    start = "\n" if not head and blocks[0].startswith("#") else ""
    return start + "\n\n".join(part for part in (head, *blocks, "\n".join(read.tail)) if part) + "\n"


def _place(record: Branch, kind: str) -> tuple[tuple[bool, str], ...]:
    values = [(record.fields or {}).get(name) for name in (*_ORDER.get(kind, ()), "id")]
    texts = [value.text if isinstance(value, Leaf) else "" for value in values]
    return tuple((not text, text) for text in texts)  # what is not known comes last


def _record(record: Branch, model: type[BaseModel]) -> Iterator[str]:
    _hoist(record, model)
    yield from record.above
    if record.behind:
        yield record.behind
    if not record.fields:
        yield "- {}"
    yield from _dashed(_fields(record, model, indent=2), indent=2)


def _hoist(tree: Tree, model: type[BaseModel] | None) -> None:
    """What stands before the first field of a block stands before the block: both have one first line."""
    if isinstance(tree, Branch) and tree.fields:
        order = _names(model) if model else ()
        first = next((name for name in order if name in tree.fields), next(iter(tree.fields)))
        tree.above += tree.fields[first].above
        tree.fields[first].above = []


def _dashed(lines: Iterator[str], indent: int) -> Iterator[str]:
    """Lines of a block with the dash of a list before the first that is no comment."""
    done = False
    for line in lines:
        if not done and not line.lstrip().startswith("#"):
            done = True
            yield f"{' ' * (indent - 2)}- {line[indent:]}"
        else:
            yield line if done else f"{' ' * (indent - 2)}{line.strip()}"


def _fields(branch: Branch, model: type[BaseModel] | None, indent: int) -> Iterator[str]:
    order = _names(model) if model else ()
    fields = branch.fields or {}
    known = [name for name in order if name in fields]
    for name in (*known, *(name for name in fields if name not in order)):
        value = fields[name]
        blank = " " * indent
        yield from (blank + comment for comment in value.above)
        yield from _named(f"{blank}{_scalar(name)}:", value, _piece(model, name), indent)


def _named(head: str, value: Tree, model: type[BaseModel] | None, indent: int) -> Iterator[str]:
    """A value under its name: behind it if it fits, else below."""
    behind = f"  {value.behind}" if value.behind else ""
    line = f"{head} {_on_a_line(value, model)}"
    if isinstance(value, Leaf):
        yield f"{head} {_scalar(value.text)}{behind}"
    elif not _has_pieces(value) and not _has_comments(value) and len(line) <= WIDTH:
        yield line + behind
    else:
        yield head + behind
        yield from _below(value, model, indent + 2)


def _below(branch: Branch, model: type[BaseModel] | None, indent: int) -> Iterator[str]:
    if branch.fields is not None:
        yield from _fields(branch, model, indent)
        return
    blank = " " * indent
    for item in branch.items or ():
        _hoist(item, model)
        yield from (blank + comment for comment in item.above)
        behind = f"  {item.behind}" if item.behind else ""
        line = f"{blank}- {_on_a_line(item, model)}"
        if isinstance(item, Leaf) or (not _has_comments(item) and len(line) <= WIDTH):
            yield (f"{blank}- {_scalar(item.text)}" if isinstance(item, Leaf) else line) + behind
        elif item.fields:
            if behind:
                yield blank + behind.strip()
            yield from _dashed(_fields(item, model, indent + 2), indent + 2)
        else:
            yield line + behind


def _on_a_line(value: Tree, model: type[BaseModel] | None) -> str:
    if isinstance(value, Leaf):
        return _scalar(value.text, on_a_line=True)
    if value.fields is None:
        return f"[{', '.join(_on_a_line(item, model) for item in value.items or ())}]"
    order = _names(model) if model else ()
    names = [*(name for name in order if name in value.fields), *(n for n in value.fields if n not in order)]
    pairs = (
        f"{_scalar(name, on_a_line=True)}: {_on_a_line(value.fields[name], _piece(model, name))}"
        for name in names
    )
    return f"{{{', '.join(pairs)}}}"


def _has_pieces(branch: Branch) -> bool:
    """Whether it is a list of blocks: each of them has a line of its own."""
    return any(isinstance(item, Branch) for item in branch.items or ())


def _has_comments(tree: Tree) -> bool:
    return isinstance(tree, Branch) and any(
        inner.above or inner.behind or _has_comments(inner) for inner in tree.inside
    )


def _scalar(text: str, *, on_a_line: bool = False) -> str:
    plain = _PLAIN.fullmatch(text) and not _NEVER_PLAIN.search(text)
    if plain and not (on_a_line and _NOT_PLAIN_ON_A_LINE.search(text)):
        return text
    return _UNSEEN.sub(lambda found: f"\\u{ord(found.group()):04x}", json.dumps(text, ensure_ascii=False))


@cache
def _names(model: type[BaseModel]) -> tuple[str, ...]:
    """The fields of a class as they are called in a file: the id first, the sources last."""
    names = [info.alias or name for name, info in model.model_fields.items()]
    return tuple(sorted(names, key=lambda name: (name != "id", name == "cites")))


@cache
def _piece(model: type[BaseModel] | None, name: str) -> type[BaseModel] | None:
    """The class of what stands under a name, if it is a piece."""
    info = model.model_fields.get(name) if model else None
    kinds = leaves(info.annotation) if info else ()
    return next((kind for kind in kinds if issubclass(kind, BaseModel)), None)
