"""What all this rests on: every publication, or one with the facts it supports."""

from collections.abc import Mapping
from typing import Any

from cisdash.queries.provenance import sources
from cisdash.views.assemble import part_of_table, view
from cisdash.views.base import Ask, View
from cisdash.views.blocks import Block, Cell, Fact, Facts, Heading, Line, Number, Numbers, Table
from cisdash.views.conflicts import subject_cell

Row = Mapping[str, Any]


def build(ask: Ask) -> View:
    """The sources under the filters, or the one that the address opens."""
    if ask.open in ask.frames.rows["sources"]:
        return _one(ask, ask.frames.rows["sources"][str(ask.open)])
    t, found = ask.words, sources(ask.frames, ask.filters)
    counts = dict(zip(found["id"], zip(found["facts"], found["records"], strict=True), strict=True))
    kinds = found["kind"].value_counts(sort=False)
    numbers = tuple(Number(t.number(int(n)), t(f"source_kind.{kind}")) for kind, n in kinds.items() if n)
    heads = [
        t(f"sources.head.{key}") for key in ("title", "publisher", "kind", "published", "language", "records")
    ]
    table = part_of_table(
        ask, "sources", found, lambda r: _line(ask, r, counts[r][1]), caption=t("sources.table"), heads=heads
    )
    answer = t("sources.answer", n=t.count("count.sources", len(found)))
    data = found[["id", "title", "publisher", "kind", "language", "published", "url", "facts", "records"]]
    return view(ask, "sources", answer, [Numbers(numbers), table], records=None, data=data)


def _line(ask: Ask, record: str, records: int) -> Line:
    row, t = ask.frames.rows["sources"][record], ask.words
    tags = (t("sources.founding"),) if row["founding"] else ()
    return Line(
        (
            Cell(row["title"], href=ask.link("sources", open=record), lang=str(row["language"]), tags=tags),
            Cell(row["publisher"]),
            Cell(t(f"source_kind.{row['kind']}")),
            Cell(t.date(row["published"]) if row["published"] else t("evidence.undated")),
            Cell(t(f"language.{row['language']}")),
            Cell(t.number(records), number=True),
        ),
        id=record,
    )


def _one(ask: Ask, row: Row) -> View:
    t, record = ask.words, row["id"]
    cited = ask.frames["citations"]
    cited = cited.loc[cited["source"] == record]
    pairs = list(dict.fromkeys(zip(cited["kind"], cited["record"], strict=True)))
    places: dict[tuple[str, str], list[str]] = {}
    for kind, thing, place in zip(cited["kind"], cited["record"], cited["place"], strict=True):
        places.setdefault((kind, thing), []).append(place)
    lines = tuple(
        Line(
            (
                subject_cell(ask, *pair),
                Cell(t(f"kind.{pair[0]}")),
                Cell(" · ".join(dict.fromkeys(places[pair]))),
            )
        )
        for pair in pairs
    )
    heads = tuple(t(f"source.head.{key}") for key in ("thing", "kind", "place"))
    blocks: list[Block] = [
        Facts(tuple(_facts(ask, row))),
        Heading(t("source.supports")),
        Table(t("source.supports"), heads, lines, total=len(lines)),
    ]
    return view(
        ask,
        "sources",
        t("source.answer", publisher=row["publisher"], n=t.count("count.records", len(pairs))),
        blocks,
        records=pairs,
        data=cited[["kind", "record", "path", "source", "place"]],
        title=row["title"],
        back=Cell(t("page.sources"), href=ask.link("sources")),
    )


def _facts(ask: Ask, row: Row) -> list[Fact]:
    t = ask.words
    found = [
        Fact(t("sources.head.publisher"), (Cell(row["publisher"]),)),
        Fact(t("sources.head.kind"), (Cell(t(f"source_kind.{row['kind']}")),)),
        Fact(
            t("sources.head.published"),
            (Cell(t.date(row["published"]) if row["published"] else t("evidence.undated")),),
        ),
        Fact(t("sources.head.language"), (Cell(t(f"language.{row['language']}")),)),
    ]
    if row["url"]:
        found.append(Fact(t("source.address"), (Cell(row["url"]),)))
    if row["note_en"]:
        found.append(Fact(t("source.note"), (Cell(t.pick(row, "note")),)))
    return found
