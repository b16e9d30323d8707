"""Draws records to be checked against their sources by somebody who did not enter them.

``python -m tests.draw`` prints kind and id of a hundred records, always the same ones for the same dataset.
What was checked, and what was found, stands in tests/data/golden.yaml.
"""

import random

from cisdash.loading.load import load
from cisdash.paths import data_folder

SEED = 2026
DRAWN = 100
# A source is checked with what cites it, a claim with its record.
NOT_DRAWN = {"sources", "people", "conflicts"}


def drawn(number: int = DRAWN, seed: int = SEED) -> list[str]:
    """``kind/id`` of records, each record of the dataset with the same chance."""
    dataset = load(data_folder())
    kinds = [kind for kind in dataset.records if kind not in NOT_DRAWN]
    pool = sorted(f"{kind}/{record}" for kind in kinds for record in dataset.records[kind])
    return sorted(random.Random(seed).sample(pool, number))  # noqa: S311 - no secret


if __name__ == "__main__":
    print(*drawn(), sep="\n")  # noqa: T201
