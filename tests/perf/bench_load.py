"""How long a start takes to have the data: cold by stage, from the cache, and how both grow with the data.

``make bench``. Prints; asserts nothing. Each round runs in a process of its own, so that nothing is warm but
the files. ``--times 100`` also measures a seeded copy of the dataset a hundred times the size (some minutes).
"""

import argparse
import json
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROUNDS = 5
STAGES = ("imports", "read", "validate", "scan", "frames", "cold", "cached")
KILO = 1024


def one_round(folder: Path, cache: Path) -> dict[str, float]:
    """Seconds by stage, in this very process: a cold opening without a cache, and one from the cache."""
    began = time.perf_counter()
    from cisdash.frames.build import typed  # noqa: PLC0415 - what is imported here is what is measured
    from cisdash.frames.cache import open_frames  # noqa: PLC0415
    from cisdash.frames.tables import Tables  # noqa: PLC0415
    from cisdash.loading import load, reader  # noqa: PLC0415
    from cisdash.records import KINDS  # noqa: PLC0415

    imported = time.perf_counter()
    opened = open_frames(folder, None)
    cold = time.perf_counter()
    if opened.frames is None:
        raise SystemExit(f"{len(opened.problems)} problems in the data: cisdash validate")
    open_frames(folder, cache)
    filled = time.perf_counter()
    if not open_frames(folder, cache).from_cache:
        raise SystemExit("the cache was not used")
    cached = time.perf_counter()
    with (
        load.no_garbage_runs()
    ):  # once more, stage by stage; warm, so the parts may sum to less than the whole
        start = time.perf_counter()
        sheets = [(kind_of(folder, f), reader.read_sheet(f, f.name)) for f, _ in load.record_files(folder)]
        read = time.perf_counter()
        for kind, sheet in sheets:
            for row in sheet.rows:
                KINDS[kind].model_validate(row)
        validated = time.perf_counter()
        del sheets
        tables = Tables()
        scanned_from = time.perf_counter()
        load.scan(folder, tables.take)
        scanned = time.perf_counter()
        typed(tables)
    return {
        "imports": imported - began,
        "cold": cold - imported,
        "cached": cached - filled,
        "read": read - start,
        "validate": validated - read,
        "scan": scanned - scanned_from,
        "frames": time.perf_counter() - scanned,
    }


def one_opening(folder: Path, cache: Path | None) -> dict[str, float]:
    """Seconds and peak memory in MB of one opening in this process, imports left out of the seconds."""
    from cisdash.frames.cache import open_frames  # noqa: PLC0415

    began = time.perf_counter()
    opened = open_frames(folder, cache)
    if opened.frames is None:
        raise SystemExit(f"{len(opened.problems)} problems in the data")
    rows = sum(len(frame) for frame in opened.frames.by_name.values())
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / KILO
    return {"seconds": time.perf_counter() - began, "peak": peak, "rows": rows, "cached": opened.from_cache}


def kind_of(folder: Path, file: Path) -> str:
    """The kind of the records in a file: the name of its folder."""
    return file.relative_to(folder).parts[0]


def in_a_process(*arguments: str) -> dict[str, float]:
    """This script in a process of its own; what it measured."""
    command = [sys.executable, "-m", "tests.perf.bench_load", *arguments]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode:
        raise SystemExit(done.stderr or done.stdout)
    found: dict[str, float] = json.loads(done.stdout)
    return found


def stages(folder: Path) -> None:
    """The median of some rounds, and the slowest, stage by stage."""
    with tempfile.TemporaryDirectory() as cache:
        rounds = [in_a_process("--once", str(folder), cache) for _ in range(ROUNDS)]
    print(f"Opening the dataset, {ROUNDS} processes: seconds")
    print(f"{'stage':<10} {'median':>8} {'slowest':>8}")
    for stage in STAGES:
        took = [one[stage] for one in rounds]
        print(f"{stage:<10} {statistics.median(took):>8.3f} {max(took):>8.3f}")


def growth(folder: Path, sizes: list[int]) -> None:
    """Cold and cached openings of seeded copies, each in a new process: seconds and peak memory."""
    from tests.scale import multiply  # noqa: PLC0415

    print("\nHow it grows: copies of the dataset by a seed, saved nowhere")
    print(f"{'times':>6} {'rows':>10} {'cold s':>8} {'cached s':>9} {'peak MB':>8} {'cached MB':>10}", end="")
    print(f" {'cold ms/1000 rows':>18} {'cached':>7}")
    for times in sizes:
        with tempfile.TemporaryDirectory() as place:
            data, cache = Path(place) / "data", Path(place) / "cache"
            multiply(folder, data, times)
            cold = in_a_process("--open", str(data), str(cache))
            warm = in_a_process("--open", str(data), str(cache))
        rows = cold["rows"]
        print(
            f"{times:>6} {rows:>10,.0f} {cold['seconds']:>8.2f} {warm['seconds']:>9.2f}"
            f" {cold['peak']:>8.0f} {warm['peak']:>10.0f}"
            f" {cold['seconds'] / rows * 1e6:>18.1f} {warm['seconds'] / rows * 1e6:>7.2f}",
            flush=True,
        )


def main() -> None:
    """Measure the project's own dataset, and copies of it."""
    from cisdash.paths import data_folder  # noqa: PLC0415

    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--times", type=int, nargs="*", default=[1, 10], help="sizes of the copies")
    stages(data_folder())
    growth(data_folder(), parser.parse_args().times)


if __name__ == "__main__":
    if "--once" in sys.argv:
        print(json.dumps(one_round(Path(sys.argv[2]), Path(sys.argv[3]))))
    elif "--open" in sys.argv:
        print(json.dumps(one_opening(Path(sys.argv[2]), Path(sys.argv[3]))))
    else:
        main()
