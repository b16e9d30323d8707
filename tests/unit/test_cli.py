"""The command's own arguments, and that the app starts and stops. What it says of data is in tests/faulty."""

import os
import signal
import socket
import subprocess
import sys
from pathlib import Path

import pytest

from cisdash import __version__, cli
from tests.serving import free_port, served

SOUND = Path(__file__).parent.parent / "faulty" / "sound"


@pytest.mark.parametrize("port", ["0", "65536", "-1", "many", "８５０１"])
def test_a_port_is_a_number_that_exists(port: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as left:
        cli.main(["run", "--port", port])
    assert left.value.code == 2
    assert "port" in capsys.readouterr().err


def test_without_a_command_the_commands_are_named(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as left:
        cli.main([])
    assert left.value.code == 2
    assert "COMMAND" in capsys.readouterr().err


def test_the_version_is_one_line(capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["version"]) == 0
    assert capsys.readouterr().out == f"cisdash {__version__}\n"


def test_a_taken_port_ends_the_run_at_once_with_one_line(capsys: pytest.CaptureFixture[str]) -> None:
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        listener.listen()
        port = listener.getsockname()[1]
        assert cli.main(["run", "--port", str(port)]) == 1
    assert capsys.readouterr().err.startswith(f"cisdash: port {port} on 127.0.0.1 is taken.")


def test_the_app_says_where_it_is_answers_there_and_stops_at_ctrl_c(tmp_path: Path) -> None:
    with served(SOUND, cwd=tmp_path) as server:
        server.process.send_signal(signal.SIGINT)
        server.process.wait(timeout=20)
        said = server.said()
    assert f"cisdash {__version__} on {server.address}\n" in said
    assert f"Data: {SOUND.resolve()}." in said
    assert "Traceback" not in said
    assert "http" not in said.replace(server.address, ""), "no other address, no advice from others"
    assert server.process.returncode == 0


def test_the_app_starts_with_broken_data_and_from_any_folder(tmp_path: Path) -> None:
    (tmp_path / "people").mkdir()
    (tmp_path / "people" / "people.yaml").write_text("- id: [", "utf-8")
    with served(Path(), cwd=tmp_path) as server:
        assert server.process.poll() is None


def test_the_command_is_there_as_a_module_too() -> None:
    environment = {name: value for name, value in os.environ.items() if name != "CISDASH_DATA"}
    done = subprocess.run(
        [sys.executable, "-m", "cisdash", "--help"],
        capture_output=True,
        text=True,
        env=environment,
        check=True,
    )
    assert all(verb in done.stdout for verb in ("run", "validate", "version"))


def test_a_free_port_is_one_that_nobody_uses() -> None:
    assert free_port() != free_port() or free_port() > 1023
