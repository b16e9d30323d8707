"""How long a cold start takes to have the data, by stage. Prints; asserts nothing: ``make bench``.

Each round runs in a process of its own, so that nothing is warm but the files.
"""

import json
import statistics
import subprocess
import sys
import time
from pathlib import Path

ROUNDS = 5
STAGES = ("imports", "read", "validate", "check", "frames", "load", "all")


def one_round() -> dict[str, float]:
    """Seconds by stage, in this very process. ``load`` is read, validate and check by the public door."""
    began = time.perf_counter()
    from cisdash import examine  # noqa: PLC0415 - what is imported here is what is measured
    from cisdash.frames.build import build  # noqa: PLC0415
    from cisdash.paths import data_folder  # noqa: PLC0415

    imported = time.perf_counter()
    dataset, problems = examine(data_folder())
    loaded = time.perf_counter()
    if dataset is None:
        raise SystemExit(f"{len(problems)} problems in the data: cisdash validate")
    build(dataset)
    built = time.perf_counter()
    seconds = {"imports": imported - began, "load": loaded - imported, "frames": built - loaded}
    return {**seconds, **_inside_the_load(data_folder()), "all": built - began}


def _inside_the_load(folder: Path) -> dict[str, float]:
    """The load once more, stage by stage; warm, so that the parts may sum to less than the whole."""
    from cisdash.loading import load, reader  # noqa: PLC0415
    from cisdash.loading.checks import CHECKS  # noqa: PLC0415
    from cisdash.records import KINDS  # noqa: PLC0415

    with load._no_garbage_runs():
        began = time.perf_counter()
        sheets = [(f.parent.name, reader.read_sheet(f, f.name)) for f in load._files(folder)]
        read = time.perf_counter()
        for kind, sheet in sheets:
            for row in sheet.rows:
                KINDS[kind].model_validate(row)
        validated = time.perf_counter()
        draft, _ = load._draft(folder)
        drafted = time.perf_counter()
        for check in CHECKS:
            list(check(draft))
        checked = time.perf_counter()
    return {"read": read - began, "validate": validated - read, "check": checked - drafted}


def main() -> None:
    """The median of some rounds, and the slowest."""
    command = [sys.executable, __file__, "--once"]
    rounds = [
        json.loads(subprocess.run(command, capture_output=True, check=True).stdout) for _ in range(ROUNDS)
    ]
    print(f"Cold load, {ROUNDS} processes: seconds")
    print(f"{'stage':<10} {'median':>8} {'slowest':>8}")
    for stage in STAGES:
        took = [one[stage] for one in rounds]
        print(f"{stage:<10} {statistics.median(took):>8.3f} {max(took):>8.3f}")


if __name__ == "__main__":
    if "--once" in sys.argv:
        print(json.dumps(one_round()))
    else:
        main()
