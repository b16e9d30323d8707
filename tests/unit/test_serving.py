"""The app starts where it is told to, or says in one line why not."""

import socket
from collections.abc import Iterator

import pytest

from cisdash import serving


@pytest.fixture
def taken() -> Iterator[int]:
    """A port on which something listens."""
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        listener.listen()
        port: int = listener.getsockname()[1]
        yield port


def test_a_taken_port_gets_one_line_with_a_free_one(taken: int) -> None:
    with pytest.raises(serving.CannotServe) as refusal:
        serving.refuse_if_taken("127.0.0.1", taken)
    message = str(refusal.value)
    assert message.startswith(f"port {taken} on 127.0.0.1 is taken. Choose another: cisdash run --port ")
    assert "\n" not in message
    other = int(message.split("--port ")[1].split(maxsplit=1)[0])
    serving.refuse_if_taken("127.0.0.1", other)


def test_a_free_port_is_free_still() -> None:
    with socket.socket() as trial:
        trial.bind(("127.0.0.1", 0))
        port = trial.getsockname()[1]
    serving.refuse_if_taken("127.0.0.1", port)
    serving.refuse_if_taken("127.0.0.1", port)


def test_an_address_of_another_machine_is_refused() -> None:
    with pytest.raises(serving.CannotServe, match="does not have that address"):
        serving.refuse_if_taken("192.0.2.1", 8501)


@pytest.mark.parametrize(
    ("host", "address"),
    [("127.0.0.1", "http://127.0.0.1:80"), ("0.0.0.0", "http://localhost:80"), ("::1", "http://[::1]:80")],  # noqa: S104
    ids=["an address", "any address", "an address of the sixth kind"],
)
def test_the_address_shown_can_be_opened(host: str, address: str) -> None:
    assert serving.address(host, 80) == address


@pytest.mark.parametrize("host", ["127.0.0.1", "0.0.0.0"])  # noqa: S104
def test_the_server_never_asks_the_internet_who_it_is(host: str) -> None:
    options = serving.command(host, 8501, headless=False)
    assert "--browser.gatherUsageStats=false" in options
    assert any(option.startswith("--browser.serverAddress=") for option in options)
    assert "--server.showEmailPrompt=false" in options


def test_headless_is_left_to_streamlit_unless_asked_for() -> None:
    assert "--server.headless=true" in serving.command("127.0.0.1", 1, headless=True)
    assert "--server.headless=true" not in serving.command("127.0.0.1", 1, headless=False)
