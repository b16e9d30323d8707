"""Starting the app: is the port free, and how Streamlit is told what we want."""

import errno
import socket
import sys
from pathlib import Path

_WHY = {
    errno.EADDRINUSE: "is taken",
    errno.EACCES: "may not be used by this account (below 1024 only root may)",
    errno.EADDRNOTAVAIL: "cannot be used: this machine does not have that address",
}
_SERVER = Path(__file__).resolve().parent / "web" / "server.py"
_ANYWHERE = {"0.0.0.0", "::"}  # noqa: S104 - compared with, never bound to unless asked for


class CannotServe(Exception):
    """The app cannot be started there; the message says why and what to do."""


def refuse_if_taken(host: str, port: int) -> None:
    """Raise CannotServe unless a server can listen at this address."""
    why = _obstacle(host, port)
    if why is None:
        return
    other = next((near for near in range(port + 1, port + 50) if _obstacle(host, near) is None), None)
    advice = f" Choose another: cisdash run --port {other} (or: make run PORT={other})." if other else ""
    raise CannotServe(f"port {port} on {host} {why}.{advice}")


def _obstacle(host: str, port: int) -> str | None:
    try:
        family, kind, protocol, _, address = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
        with socket.socket(family, kind, protocol) as trial:
            # As the server does: a port just left is free. Two may then bind, but only one may listen.
            trial.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            trial.bind(address)
            trial.listen(1)
    except OSError as error:
        return _WHY.get(error.errno or 0, f"cannot be used: {error.strerror}")
    return None


def address(host: str, port: int) -> str:
    """Where a browser on this machine finds the app."""
    name = "localhost" if host in _ANYWHERE else host
    return f"http://{f'[{name}]' if ':' in name else name}:{port}"


def command(host: str, port: int, *, headless: bool) -> list[str]:
    """The command that serves the app with Streamlit, in this very Python; to be run in the site's folder.

    What concerns the look stands in the site's .streamlit/config.toml; here is only what depends on the
    call, and what must hold whatever a config file says: no telemetry, no question about an e-mail address.
    ``browser.serverAddress`` is always set: without it Streamlit asks the internet for this machine's name.
    """
    options = {
        "server.address": host,
        "server.port": str(port),
        "server.showEmailPrompt": "false",
        "browser.serverAddress": "localhost" if host in _ANYWHERE else host,
        "browser.gatherUsageStats": "false",
        "logger.hideWelcomeMessage": "true",
    }
    if headless:
        options["server.headless"] = "true"
    flags = [f"--{name}={value}" for name, value in options.items()]
    return [sys.executable, "-m", "cisdash.web", "run", str(_SERVER), *flags]
