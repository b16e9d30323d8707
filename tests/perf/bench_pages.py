"""How long a rerun of each page takes above an empty Streamlit page. Prints; asserts nothing: ``make bench``.

The real app and an empty page run side by side and are asked in turn, so that whatever else the machine
does disturbs both alike. A rerun is asked for over the websocket, as a browser does, and lasts until the
server says that the script has finished.
"""

import asyncio
import statistics
import sys
import tempfile
from pathlib import Path

from cisdash.paths import site
from tests.serving import free_port, running, served
from tests.session import PageFailed, Session

WARM_UP = 5
ROUNDS = 40
QUERIES = ("", "lang=ru", "state=TJ", "years=2020-2025")


async def measure(ours: str, empty: str, page: str) -> str:
    """One line of the table."""
    here, there = Session(ours, page), Session(empty, "")
    await asyncio.gather(here.open(), there.open())
    took: list[tuple[float, int]] = []
    base: list[float] = []
    try:
        for step in range(WARM_UP + ROUNDS):
            took.append(await here.rerun(QUERIES[step % len(QUERIES)]))
            base.append((await there.rerun(QUERIES[step % len(QUERIES)]))[0])
    except PageFailed as failure:
        return f"{page:<12} failed: {failure}"
    finally:
        await asyncio.gather(here.socket.close(), there.socket.close())
    return _row(page, took[WARM_UP:], base[WARM_UP:])


def _row(page: str, took: list[tuple[float, int]], base: list[float]) -> str:
    seconds = [one for one, _ in took]
    size = statistics.mean(received for _, received in took) / 1000
    p50, p95, empty = _share(seconds, 0.5), _share(seconds, 0.95), _share(base, 0.5)
    return f"{page:<12} {p50:>7.1f} {p95:>7.1f} {empty:>9.1f} {p50 - empty:>9.1f} {size:>9.1f}"


def _share(seconds: list[float], share: float) -> float:
    ordered = sorted(seconds)
    return ordered[min(len(ordered) - 1, int(len(ordered) * share))] * 1000


def main() -> None:
    """Every page, with and without filters."""
    pages = sorted(file.stem for file in (site() / "pages").glob("*.py"))
    with tempfile.TemporaryDirectory() as place:
        script = Path(place) / "empty.py"
        script.write_text("import streamlit\n", "utf-8")
        port = free_port()
        command = [sys.executable, "-m", "cisdash.web", "run", str(script), f"--server.port={port}"]
        command += [
            "--server.address=127.0.0.1",
            "--server.headless=true",
            "--browser.gatherUsageStats=false",
        ]
        command += ["--browser.serverAddress=127.0.0.1"]
        with served() as ours, running(command, port, cwd=Path(place)) as empty:
            print(f"Rerun over the websocket, {ROUNDS} each, in turn with an empty page: ms")
            print(f"{'page':<12} {'p50':>7} {'p95':>7} {'empty p50':>9} {'above':>9} {'kB/rerun':>9}")
            for page in pages:
                print(asyncio.run(measure(ours.address, empty.address, page)), flush=True)


if __name__ == "__main__":
    main()
