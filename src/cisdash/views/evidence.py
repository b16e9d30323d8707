"""What a fact rests on, in the reader's words."""

from collections.abc import Iterable, Mapping
from typing import Any

from cisdash.queries.provenance import basis, whole_basis
from cisdash.views.base import Ask
from cisdash.views.blocks import Cite, Dispute, Evidence, Said


def evidence(ask: Ask, kind: str, record: str, about: str, path: str | None = None) -> Evidence:
    """Sources and disagreements of a record, or of one piece of it (``path``, such as ``attendance.3``)."""
    rows = ask.frames.cited.get((kind, record), ())
    own = [row for row in rows if path and row["path"] == path]
    chosen = own or [row for row in rows if not row["path"]] or list(rows)
    disputes = _disputes_of_piece(ask, kind, record, path) if path else disputes_of(ask, kind, record)
    return Evidence(about, cites(ask, chosen), disputes)


def of_field(ask: Ask, kind: str, record: str, field: str, about: str) -> Evidence | None:
    """What one field of a record rests on, where sources name it or differ about it; else None."""
    rows = [row for row in ask.frames.cited.get((kind, record), ()) if field in row["fields"]]
    disputes = disputes_of(ask, kind, record, field)
    return Evidence(about, cites(ask, rows), disputes) if rows or disputes else None


def cites(ask: Ask, rows: Iterable[Mapping[str, Any]]) -> tuple[Cite, ...]:
    """Citations as a reader sees them, each source once at each place."""
    seen = {(row["source"], row["place"]): None for row in rows}
    return tuple(_cite(ask, source, place) for source, place in seen)


def disputes_of(ask: Ask, kind: str, record: str, field: str | None = None) -> tuple[Dispute, ...]:
    """The disagreements about a record, or about one field of it."""
    return tuple(
        dispute(ask, row)
        for row in ask.frames.disputed.get((kind, record), ())
        if field is None or _about_field(row, field)
    )


def _disputes_of_piece(ask: Ask, kind: str, record: str, path: str) -> tuple[Dispute, ...]:
    """The disagreements about one piece: by its place, ``actions.3``, or by its state, ``attendance.AM``."""
    field, _, at = path.partition(".")
    piece = ask.frames.pieces[f"{kind}.{field}"][record][int(at)]
    names = {path, f"{field}.{piece.get('state')}"}
    return tuple(
        dispute(ask, row)
        for row in ask.frames.disputed.get((kind, record), ())
        if ".".join(str(row["about"]).partition(".")[2].split(".")[:2]) in names
    )


def _about_field(row: Mapping[str, Any], field: str) -> bool:
    return str(row["about"]).partition(".")[2].split(".", maxsplit=1)[0] == field


def dispute(ask: Ask, row: Mapping[str, Any]) -> Dispute:
    """One conflict with its claims."""
    claims = ask.frames.pieces["conflicts.claims"][row["id"]]
    by_path: dict[str, list[Mapping[str, Any]]] = {}
    for cited in ask.frames.cited.get(("conflicts", row["id"]), ()):
        by_path.setdefault(cited["path"], []).append(cited)
    said = tuple(
        Said(
            value=ask.words.pick(claim, "wording") or str(claim["value"]),
            cites=cites(ask, by_path.get(f"claims.{claim['at']}", ())),
            shown=claim["value"] == row["shown"],
        )
        for claim in claims
    )
    return Dispute(
        id=row["id"],
        question=ask.words.pick(row, "question"),
        claims=said,
        because=ask.words.pick(row, "because"),
        href=ask.link("conflicts", open=row["id"]),
    )


def rests_on(ask: Ask, records: Iterable[tuple[str, str]] | None) -> str:
    """'12 sources, 2 conflicts, newest source of 10 October 2025' for the records of a view; None for all."""
    found = whole_basis(ask.frames) if records is None else basis(ask.frames, records)
    parts = [
        ask.words.count("count.sources", found.sources),
        ask.words.count("count.conflicts", found.conflicts),
    ]
    if found.newest:
        parts.append(ask.words("evidence.newest", date=ask.words.day(found.newest)))
    return ", ".join(parts)


def _cite(ask: Ask, source: str, place: str) -> Cite:
    row = ask.frames.rows["sources"][source]
    t = ask.words
    return Cite(
        source=source,
        title=row["title"],
        publisher=row["publisher"],
        kind=t(f"source_kind.{row['kind']}"),
        weak=row["kind"] == "weak",
        published=t.date(row["published"]) if row["published"] else t("evidence.undated"),
        lang=str(row["language"]),
        place=place,
        url=row["url"],
        href=ask.link("sources", open=source),
    )
