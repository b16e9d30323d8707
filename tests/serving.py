"""The real app as a process, for the tests, the pictures and the benchmarks."""

import os
import socket
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

SECONDS_TO_START = 60


@dataclass(frozen=True, slots=True)
class Server:
    """A running server: its address, without a slash at the end, its process, and what it says.

    It says it to a file: a pipe that nobody reads is full after a few tracebacks, and then the server waits.
    """

    address: str
    process: subprocess.Popen[bytes]
    log: BinaryIO

    def said(self) -> str:
        """All it has printed so far."""
        self.log.seek(0)
        return self.log.read().decode("utf-8", "replace")


def free_port() -> int:
    """A port that nobody uses at this moment."""
    with socket.socket() as trial:
        trial.bind(("127.0.0.1", 0))
        port: int = trial.getsockname()[1]
    return port


@contextmanager
def served(data: Path | None = None, cwd: Path | None = None) -> Iterator[Server]:
    """``cisdash run`` on a free port, over the given dataset or the project's own; stopped at the end."""
    port = free_port()
    command = [sys.executable, "-m", "cisdash", "run", "--port", str(port), "--headless"]
    if data is not None:
        command += ["--data", str(data)]
    with running(command, port, cwd) as server:
        yield server


@contextmanager
def running(
    command: Sequence[str], port: int, cwd: Path | None = None, environment: Mapping[str, str] | None = None
) -> Iterator[Server]:
    """Any Streamlit server, from the moment it is healthy on; stopped at the end."""
    with tempfile.TemporaryFile() as log:
        utf8 = {**(environment or os.environ), "PYTHONUTF8": "1"}
        process = subprocess.Popen(command, cwd=cwd, stdout=log, stderr=subprocess.STDOUT, env=utf8)
        server = Server(f"http://127.0.0.1:{port}", process, log)
        try:
            _wait_until_healthy(server)
            yield server
        finally:
            _stop(process)


def _wait_until_healthy(server: Server) -> None:
    until = time.monotonic() + SECONDS_TO_START
    while time.monotonic() < until and server.process.poll() is None:
        try:
            with urllib.request.urlopen(f"{server.address}/_stcore/health", timeout=5) as answer:
                if answer.status == 200:
                    return
        except (urllib.error.URLError, OSError):
            time.sleep(0.1)
    raise RuntimeError(f"the server did not start:\n{server.said()}")


def _stop(process: subprocess.Popen[bytes]) -> None:
    process.terminate()
    try:
        process.wait(timeout=10)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()
