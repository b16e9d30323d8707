"""What differs between two datasets: for a terminal, for a machine, and for release notes."""

import json
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import asdict, fields
from types import MappingProxyType
from typing import Any

from cisdash.loading.difference import (
    Cite,
    CiteChange,
    Difference,
    FactChange,
    Renamed,
    Tally,
    Value,
    Whole,
    in_order,
)

FORM = 1  # raised when a reader of the JSON would have to change; diff.schema.json describes it
_COUNTS = tuple(column.name for column in fields(Tally) if column.name != "kind")
_MARKED = re.compile(r"([\\`*_{}\[\]<>#|~&])")


def as_text(found: Difference, old: str, new: str) -> str:
    """Counts by kind, then every change with what it rests on. ``old`` and ``new`` are what was asked for."""
    head = [f"{_line(old)} → {_line(new)}"]
    tallies = found.tallies()
    if not tallies:
        return "\n".join([*head, "No fact differs."])
    parts = (
        ("Counts", _table(tallies)),
        ("Added", [f"  {_whole(one)}" for one in found.added]),
        ("Removed", [f"  {_whole(one)}" for one in found.removed]),
        ("Renamed", [f"  {_renamed(one)}" for one in found.renamed]),
        ("Changed facts", [line for one in found.facts for line in _fact(one)]),
        ("Changed sources alone", [line for one in found.cites for line in _cite_change(one)]),
    )
    return "\n".join([*head, *(line for title, lines in parts if lines for line in ("", title, *lines))])


def as_json(found: Difference, old: str, new: str) -> str:
    """One object, as ``diff.schema.json`` describes it."""
    form = {
        "form": FORM,
        "old": old,
        "new": new,
        "summary": [asdict(tally) for tally in found.tallies()],
        "added": [{"kind": one.kind, "id": one.id, "name": one.name} for one in found.added],
        "removed": [asdict(one) for one in found.removed],
        "renamed": [asdict(one) for one in found.renamed],
        "facts": [_fact_object(one) for one in found.facts],
        "sources": [
            {**_where(one), "removed": _cite_objects(one.removed), "added": _cite_objects(one.added)}
            for one in found.cites
        ],
    }
    return json.dumps(form, ensure_ascii=False, indent=2)


def as_markdown(found: Difference, old: str, new: str) -> str:
    """Release notes: a table of counts, then a heading for each kind with a list of its changes."""
    lines = [f"# Changes from {_escaped(old)} to {_escaped(new)}", ""]
    tallies = found.tallies()
    if not tallies:
        return "\n".join([*lines, "No fact differs."])
    lines += [f"| kind | {' | '.join(_COUNTS)} |", f"| --- |{' ---: |' * len(_COUNTS)}"]
    lines += [f"| {_escaped(one.kind)} | {' | '.join(map(str, _numbers(one)))} |" for one in tallies]
    for kind in in_order([[tally.kind for tally in tallies]]):
        lines += ["", f"## {_escaped(kind.capitalize())}", "", *_of_kind(found, kind)]
    return "\n".join(lines)


FORMS: Mapping[str, Callable[[Difference, str, str], str]] = MappingProxyType(
    {"text": as_text, "json": as_json, "markdown": as_markdown}
)


def _numbers(tally: Tally) -> list[int]:
    return [getattr(tally, name) for name in _COUNTS]


def _table(tallies: Sequence[Tally]) -> list[str]:
    """Aligned counts, with a sum if there is more than one kind."""
    rows = [(_line(tally.kind), _numbers(tally)) for tally in tallies]
    if len(rows) > 1:
        rows.append(("all", [sum(column) for column in zip(*(numbers for _, numbers in rows), strict=True)]))
    width = max(len(kind) for kind, _ in rows)
    head = f"  {'':<{width}}{''.join(f'{name:>9}' for name in _COUNTS)}"
    return [head, *(f"  {kind:<{width}}{''.join(f'{n:>9,}' for n in numbers)}" for kind, numbers in rows)]


def _whole(one: Whole) -> str:
    now = f" (now part of {one.kind}/{one.into})" if one.into else ""
    return _line(f"{one.kind}/{one.id}{now}  {one.name or ''}")


def _renamed(one: Renamed) -> str:
    return _line(f"{one.kind}/{one.old} → {one.kind}/{one.new}  {one.name or ''}")


def _fact(one: FactChange) -> Iterator[str]:
    yield f"  {_line(one.address)}"
    yield f"    {_value(one.old)} → {_value(one.new)}"
    yield from (f"    {which}: {_cites(cites)}" for which, cites in _rests_on(one))


def _rests_on(one: FactChange) -> Iterator[tuple[str, tuple[Cite, ...]]]:
    """What the value on each side rests on, once if it is the same; nothing of what needs no source."""
    if one.old_cites == one.new_cites:
        if one.new_cites:
            yield "source", one.new_cites
        return
    if one.old is not None:
        yield "old source", one.old_cites
    if one.new is not None:
        yield "new source", one.new_cites


def _cite_change(one: CiteChange) -> Iterator[str]:
    yield f"  {_line(one.address)}"
    yield from (f"    - {_cite(cite)}" for cite in one.removed)
    yield from (f"    + {_cite(cite)}" for cite in one.added)


def _value(value: Value) -> str:
    if value is None:
        return "not known"
    return _line(value if isinstance(value, str) else ", ".join(value))


def _cites(cites: Sequence[Cite]) -> str:
    return "; ".join(map(_cite, cites)) or "none"


def _cite(cite: Cite) -> str:
    fields_named = f" (for {', '.join(cite.supports)})" if cite.supports else ""
    return _line(f"{cite.source}, {cite.place}{fields_named}")


def _line(text: str) -> str:
    """On one line, and without what would command a terminal."""
    blank = "  ".join(" ".join(part.split()) for part in text.split("  ")).rstrip()
    return "".join(
        letter if letter.isprintable() else letter.encode("unicode_escape").decode() for letter in blank
    )


def _where(one: FactChange | CiteChange) -> dict[str, Any]:
    return {"address": one.address, "kind": one.kind, "id": one.id, "path": list(one.path)}


def _fact_object(one: FactChange) -> dict[str, Any]:
    return {
        **_where(one),
        "old": one.old,
        "new": one.new,
        "old_sources": _cite_objects(one.old_cites),
        "new_sources": _cite_objects(one.new_cites),
    }


def _cite_objects(cites: Sequence[Cite]) -> list[dict[str, Any]]:
    return [{"source": cite.source, "at": cite.place, "for": list(cite.supports)} for cite in cites]


def _of_kind(found: Difference, kind: str) -> Iterator[str]:
    """What differs in one kind, an item of a list each."""
    for title, wholes in (("Added", found.added), ("Removed", found.removed)):
        yield from (f"- {title}: {_whole_item(one)}" for one in wholes if one.kind == kind)
    for renamed in found.renamed:
        if renamed.kind == kind:
            name = f": {_escaped(renamed.name)}" if renamed.name else ""
            yield f"- Renamed: {_code(renamed.old)} → {_code(renamed.new)}{name}"
    for fact in found.facts:
        if fact.kind == kind:
            change = f"{_escaped(_value(fact.old))} → {_escaped(_value(fact.new))}"
            rests_on = "; ".join(f"{which}: {_cites(cites)}" for which, cites in _rests_on(fact))
            yield f"- {_code(fact.address)}: {change}{f' ({_escaped(rests_on)})' if rests_on else ''}"
    for cites in found.cites:
        if cites.kind == kind:
            went = [f"without {_cite(cite)}" for cite in cites.removed]
            came = [f"with {_cite(cite)}" for cite in cites.added]
            yield f"- Sources of {_code(cites.address)}: {_escaped('; '.join([*went, *came]))}"


def _whole_item(one: Whole) -> str:
    name = f": {_escaped(one.name)}" if one.name else ""
    now = f" (now part of {_code(one.into)})" if one.into else ""
    return f"{_code(one.id)}{name}{now}"


def _escaped(text: str) -> str:
    """A text in which nothing is taken for Markdown or for HTML."""
    return _MARKED.sub(r"\\\1", _line(text))


def _code(text: str) -> str:
    return f"`{_line(text).replace('`', chr(39))}`"
