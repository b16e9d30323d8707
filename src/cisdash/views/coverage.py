"""What the dataset knows and what it does not: sizes, sources behind them, holes, our share of the whole."""

import pandas as pd

from cisdash.queries import coverage as query
from cisdash.queries.coverage import Hole, Share
from cisdash.records.expectations import Measure
from cisdash.views.assemble import view
from cisdash.views.base import Ask, View
from cisdash.views.blocks import Block, Cell, Heading, Line, Table, Text
from cisdash.views.conflicts import subject_cell
from cisdash.views.naming import act_cell

EXAMPLES = 3


def build(ask: Ask) -> View:
    """The report. It is about the whole dataset: filters do not narrow it."""
    t, frames = ask.words, ask.frames
    support = query.support(frames)
    facts = support.loc[support["kind"] != "conflicts"]  # two claims that differ are no two witnesses
    blocks: list[Block] = [Text(t("coverage.about"))]
    for name, table in (
        ("floors", _floors(ask)),
        ("wholes", _wholes(ask)),
        ("holes", _holes(ask)),
        ("ratification", _ratification(ask)),
        ("support", _support(ask, support)),
        ("fields", _fields(ask)),
    ):
        if table.lines:
            blocks += [Heading(t(f"coverage.{name}.title"), id=name), table]
    answer = t(
        "coverage.answer",
        records=t.count("count.records", int(facts["records"].sum())),
        sources=t.count("count.sources", len(frames["sources"])),
        share=_per_cent(ask, Share(int(facts[["two", "more"]].sum().sum()), int(facts["records"].sum()))),
    )
    return view(ask, "coverage", answer, blocks, records=None, data=_data(ask))


def _table(ask: Ask, name: str, heads: tuple[str, ...], lines: tuple[Line, ...]) -> Table:
    t = ask.words
    words = tuple(t(f"coverage.{name}.{head}") for head in heads)
    return Table(t(f"coverage.{name}.title"), words, lines, total=len(lines))


def _count(ask: Ask, number: int) -> Cell:
    return Cell(ask.words.number(number), number=True)


def _per_cent(ask: Ask, share: Share) -> str:
    """Rounded down: what is not whole must not read as whole."""
    return ask.words("coverage.per_cent", n=ask.words.number(int(share.per_cent)))


def _share(ask: Ask, share: Share) -> Cell:
    return Cell(_per_cent(ask, share) if share.of else "–", number=True)


def _floors(ask: Ask) -> Table:
    t, sizes = ask.words, query.measures(ask.frames)
    lines = tuple(
        Line(
            (
                Cell(t(f"measure.{measure}")),
                _count(ask, sizes[measure]),
                _count(ask, floor),
                Cell(t("coverage.reached" if sizes[measure] >= floor else "coverage.not_reached")),
            )
        )
        for measure in Measure
        if (floor := ask.frames.expected.floors.get(measure)) is not None
    )
    return _table(ask, "floors", ("measure", "known", "floor", "standing"), lines)


def _wholes(ask: Ask) -> Table:
    lines = tuple(
        Line(
            (
                subject_cell(ask, "figures", whole.figure),
                Cell(ask.words.date(ask.frames.rows["figures"][whole.figure]["end"])),
                _count(ask, whole.official),
                _count(ask, whole.ours),
                _share(ask, Share(whole.ours, whole.official)),
            )
        )
        for whole in query.of_wholes(ask.frames)
    )
    return _table(ask, "wholes", ("figure", "until", "official", "ours", "share"), lines)


def _ratification(ask: Ask) -> Table:
    found = query.ratification(ask.frames)
    lines = [
        Line(
            (
                act_cell(ask, row["id"]),
                _count(ask, row["bound"]),
                _share(ask, Share(row["consent"], row["bound"])),
                _share(ask, Share(row["in_force"], row["bound"])),
                _count(ask, row["by_rule"]),
            )
        )
        for row in found.to_dict("records")
    ]
    if lines:
        bound, consent, entered, by_rule = (
            int(found[name].sum()) for name in ("bound", "consent", "in_force", "by_rule")
        )
        shares = (_share(ask, Share(consent, bound)), _share(ask, Share(entered, bound)))
        all_of_them = Cell(ask.words("coverage.ratification.all"))
        lines.append(Line((all_of_them, _count(ask, bound), *shares, _count(ask, by_rule))))
    return _table(ask, "ratification", ("act", "bound", "consent", "in_force", "by_rule"), tuple(lines))


def _support(ask: Ask, found: pd.DataFrame) -> Table:
    numbers = ("records", "one", "two", "more", "weak", "disputed")
    lines = tuple(
        Line(
            (
                Cell(ask.words(f"kind.{row['kind']}")),
                *(_count(ask, int(row[name])) for name in numbers),
            )
        )
        for row in found.to_dict("records")
    )
    heads = ("kind", "records", "single", "pair", "several", "weak", "disputed")
    return _table(ask, "support", heads, lines)


def _holes(ask: Ask) -> Table:
    lines = tuple(_hole(ask, hole) for hole in query.holes(ask.frames) if hole.of)
    return _table(ask, "holes", ("what", "missing", "of", "such_as"), lines)


def _hole(ask: Ask, hole: Hole) -> Line:
    t = ask.words
    examples = "; ".join(subject_cell(ask, kind, record).text for kind, record in hole.missing[:EXAMPLES])
    first = subject_cell(ask, *hole.missing[0]).href if hole.missing else None
    return Line(
        (
            Cell(t(f"hole.{hole.name}")),
            _count(ask, len(hole.missing)),
            _count(ask, hole.of),
            Cell(examples or "–", href=first),
        )
    )


def _fields(ask: Ask) -> Table:
    found = query.completeness(ask.frames)
    lines = tuple(
        Line(
            (
                Cell(ask.words(f"kind.{row['kind']}")),
                Cell(row["field"], lang="en"),
                _count(ask, row["known"]),
                _share(ask, Share(row["known"], row["records"])),
            )
        )
        for row in found.to_dict("records")
    )
    return _table(ask, "fields", ("kind", "field", "known", "share"), lines)


def _data(ask: Ask) -> pd.DataFrame:
    """Every number of the report: section, name, known, of."""
    frames = ask.frames
    sizes, floors = query.measures(frames), frames.expected.floors
    rows: list[tuple[str, str, int, int | None]] = [
        ("measure", str(measure), size, None) for measure, size in sizes.items()
    ]
    rows += [("floor", str(measure), floor, None) for measure, floor in floors.items()]
    rows += [("whole", whole.figure, whole.ours, whole.official) for whole in query.of_wholes(frames)]
    rows += [("hole", hole.name, len(hole.missing), hole.of) for hole in query.holes(frames)]
    for found in query.ratification(frames).to_dict("records"):
        rows += [
            (f"treaty {name}", found["id"], found[name], found["bound"])
            for name in ("consent", "in_force", "by_rule")
        ]
    for found in query.support(frames).to_dict("records"):
        names = ("one", "two", "more", "weak", "disputed")
        rows += [(f"support {name}", found["kind"], found[name], found["records"]) for name in names]
    for found in query.completeness(frames).to_dict("records"):
        rows.append(("field", f"{found['kind']}.{found['field']}", found["known"], found["records"]))
    return pd.DataFrame(rows, columns=["section", "name", "known", "of"]).astype({"of": "Int64"})
