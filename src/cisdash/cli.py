"""The ``cisdash`` command: read the arguments, call, print, exit code. No logic."""

import argparse
import io
import os
import sys
from collections.abc import Sequence
from pathlib import Path

from cisdash import __version__, examine, serving
from cisdash.loading.problems import FORMS
from cisdash.paths import DATA_VARIABLE, data_folder, site

DEFAULT_PORT = 8501
DEFAULT_HOST = "127.0.0.1"


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one sub-command; the exit code is 0 if all is well, 1 if not, 2 if the call was wrong."""
    _print_anything()
    asked = parser().parse_args(arguments)
    try:
        code: int = asked.does(asked)
        sys.stdout.flush()
    except BrokenPipeError:  # the reader has seen enough: cisdash validate | head
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 1
    return code


def _print_anything() -> None:
    """A terminal that cannot show Cyrillic shows codes rather than a traceback."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")


def parser() -> argparse.ArgumentParser:
    """Every sub-command and option, with its help."""
    about = "The Commonwealth of Independent States, fact by fact."
    top = argparse.ArgumentParser("cisdash", description=about)
    verbs = top.add_subparsers(title="commands", metavar="COMMAND", required=True)

    run = verbs.add_parser("run", help="serve the dashboard")
    run.add_argument("--port", type=_port, default=DEFAULT_PORT, metavar="N", help="default: %(default)s")
    run.add_argument("--host", default=DEFAULT_HOST, metavar="H", help="default: this machine only")
    _add_data(run)
    run.add_argument("--headless", action="store_true", help="do not open a browser")
    run.set_defaults(does=_run)

    validate = verbs.add_parser("validate", help="check a dataset and report every problem at once")
    _add_data(validate)
    validate.add_argument("--format", choices=FORMS, default="text", help="default: %(default)s")
    validate.set_defaults(does=_validate)

    version = verbs.add_parser("version", help="print the version")
    version.set_defaults(does=_version)
    return top


def _add_data(verb: argparse.ArgumentParser) -> None:
    help_text = f"the dataset folder; default: ${DATA_VARIABLE}, else the dataset that came with cisdash"
    verb.add_argument("--data", type=Path, metavar="DIR", help=help_text)


def _port(text: str) -> int:
    if not (text.isascii() and text.isdigit() and 1 <= int(text) <= 65535):
        raise argparse.ArgumentTypeError(f"'{text}' is not a port: give a number from 1 to 65535")
    return int(text)


def _run(asked: argparse.Namespace) -> int:  # noqa: RET503 - execv does not come back
    try:
        serving.refuse_if_taken(asked.host, asked.port)
    except serving.CannotServe as obstacle:
        print(f"cisdash: {obstacle}", file=sys.stderr)
        return 1
    data = data_folder(asked.data)
    print(f"cisdash {__version__} on {serving.address(asked.host, asked.port)}")
    print(f"Data: {data}. Ctrl-C stops it.", flush=True)
    command = serving.command(asked.host, asked.port, headless=asked.headless)
    os.environ[DATA_VARIABLE] = str(data)
    # In the site's own folder, so that no other project's .streamlit/config.toml is read. Streamlit takes
    # this process's place: Ctrl-C and a supervisor's signals reach it, and nothing is left behind.
    os.chdir(site())
    os.execv(command[0], command)  # noqa: S606 - no shell: the arguments are ours


def _validate(asked: argparse.Namespace) -> int:
    folder = data_folder(asked.data)
    dataset, problems = examine(folder)
    if dataset is None or asked.format == "json":
        print(FORMS[asked.format](problems))
    if dataset is not None and asked.format != "json":
        print(_counts(folder, dataset.counts()))
    return 1 if problems else 0


def _counts(folder: Path, counts: dict[str, int]) -> str:
    width = max(map(len, counts))
    rows = [f"  {kind:<{width}} {number:>6,}" for kind, number in counts.items()]
    return "\n".join([f"0 problems in {sum(counts.values()):,} records ({folder.name}/)", *rows])


def _version(_: argparse.Namespace) -> int:
    print(f"cisdash {__version__}")
    return 0
