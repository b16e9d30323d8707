"""A dataset many times the size of another, made by a seed: for measuring, saved nowhere.

Every record of every kind is copied with new ids, other places in the sources and other days; only states and
chair terms are not, since there are as many of them as there are letters and years.
"""

import json
import random
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from cisdash.loading.reader import read_sheet
from cisdash.records import KINDS

ONCE = {"states", "chairmanships"}
ROWS_IN_A_FILE = 400
WORDS = {"kind", "status", "field", "scope", "consent", "level", "presence", "basis", "circle", "role"}


def multiply(source: Path, target: Path, times: int, seed: int = 1991) -> int:
    """Write ``times`` copies of a dataset, references and conflicts kept whole. Returns how many records."""
    rows = {kind: list(_rows(source / kind)) for kind in KINDS}
    ids = {str(row["id"]) for kind, found in rows.items() if kind not in ONCE for row in found}
    named = {
        text for kind, found in rows.items() if kind not in ONCE for row in found for text in _texts(row)
    }
    chance, written = random.Random(seed), 0  # noqa: S311 - no secret
    for kind, found in rows.items():
        (target / kind).mkdir(parents=True)
        for copy in range(1 if kind in ONCE else times):
            chosen = [row for row in found if not copy or kind != "sources" or row["id"] in named]
            made = [_copied(row, copy, ids, chance) if copy else row for row in chosen]
            for part in range(0, len(made), ROWS_IN_A_FILE):
                file = target / kind / f"{copy:04}-{part:05}.yaml"
                text = "".join(
                    f"- {json.dumps(row, ensure_ascii=False)}\n" for row in made[part : part + ROWS_IN_A_FILE]
                )
                file.write_text(text, "utf-8")
            written += len(made)
    return written


def _rows(folder: Path) -> Iterator[dict[str, Any]]:
    for file in sorted(folder.glob("*.yaml")):
        yield from (dict(row) for row in read_sheet(file, file.name).rows)


def _texts(value: Any, key: str = "") -> Iterator[str]:
    """Every text of a row but its own id."""
    if isinstance(value, str):
        yield from () if key == "id" else (value,)
    else:
        pairs = value.items() if isinstance(value, dict) else ((key, inner) for inner in value)
        for name, inner in pairs:
            yield from _texts(inner, name)


def _copied(value: Any, copy: int, ids: set[str], chance: random.Random, key: str = "") -> Any:
    if isinstance(value, dict):
        return {name: _copied(inner, copy, ids, chance, name) for name, inner in value.items()}
    if isinstance(value, list):
        return [_copied(inner, copy, ids, chance, key) for inner in value]
    text = str(value)
    if key in WORDS or key == "language":
        return text
    return f"{text}-copy-{copy}" if text in ids else _copied_text(text, copy, chance, key)


def _copied_text(text: str, copy: int, chance: random.Random, key: str) -> str:
    if key == "about":
        kind, _, rest = text.partition("/")
        record, _, field = rest.partition(".")
        return text if kind in ONCE else f"{kind}/{record}-copy-{copy}.{field}"
    if key == "url":
        return f"{text}#{copy}"
    return f"{text[:60]} {chance.randrange(10**6)}" if key == "at" and len(text.split()) < 13 else text
