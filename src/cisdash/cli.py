"""The ``cisdash`` command: read the arguments, call, print, exit code. No logic.

Commands that need frames and views import them themselves: the others would wait seconds for pandas.
"""

import argparse
import io
import os
import sys
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path

from cisdash import __version__, examine, serving
from cisdash.exports import changes
from cisdash.loading.problems import FORMS, DatasetInvalid
from cisdash.loading.revision import CannotCompare, difference
from cisdash.loading.rewrite import rewrite
from cisdash.paths import DATA_VARIABLE, cache_folder, data_folder, site
from cisdash.words.translate import LANGUAGES, words

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

    tidy = verbs.add_parser("format", help="bring the data files into their canonical form")
    _add_data(tidy)
    tidy.add_argument("--check", action="store_true", help="change nothing; exit 1 if one is not canonical")
    tidy.set_defaults(does=_format)

    cover = verbs.add_parser("coverage", help="say what the dataset knows, and what it does not")
    _add_data(cover)
    cover.add_argument("--lang", choices=LANGUAGES, default="en", help="default: %(default)s")
    cover.add_argument("--format", choices=("text", "csv"), default="text", help="default: %(default)s")
    cover.set_defaults(does=_coverage)

    diff = verbs.add_parser("diff", help="list every fact that differs between two datasets")
    for place, which in (("old", "before"), ("new", "after")):
        what = f"the dataset {which}: a folder, or a git revision of the repository that holds --data"
        diff.add_argument(place, metavar=place.upper(), help=what)
    _add_data(diff)
    diff.add_argument("--format", choices=changes.FORMS, default="text", help="default: %(default)s")
    diff.set_defaults(does=_diff)

    pack = verbs.add_parser("release", help="write a release of the dataset, to be cited and opened anywhere")
    pack.add_argument("target", type=Path, metavar="DIR", help="a folder that does not exist, or is empty")
    _add_data(pack)
    pack.set_defaults(does=_release)

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


def _format(asked: argparse.Namespace) -> int:
    files = list(rewrite(data_folder(asked.data), look_only=asked.check))
    wrong = [problem for file in files for problem in file.problems]
    changed = [file.path for file in files if file.changed]
    if wrong:
        print(FORMS["text"](wrong))
    for path in changed:
        print(f"{'not canonical' if asked.check else 'rewritten'}: {path}")
    print(f"{len(files)} files, {len(changed)} {'to rewrite' if asked.check else 'rewritten'}")
    return 1 if wrong or (asked.check and changed) else 0


def _coverage(asked: argparse.Namespace) -> int:
    from cisdash.exports.csv_file import csv_bytes  # noqa: PLC0415 - only this command pays for it
    from cisdash.exports.text import text_of  # noqa: PLC0415 - only this command pays for it
    from cisdash.frames.cache import open_frames  # noqa: PLC0415 - only this command pays for it
    from cisdash.queries.filters import Filters  # noqa: PLC0415 - only this command pays for it
    from cisdash.views import coverage  # noqa: PLC0415 - only this command pays for it
    from cisdash.views.base import Ask  # noqa: PLC0415 - only this command pays for it

    opened = open_frames(data_folder(asked.data), cache_folder())
    if opened.note:
        print(f"cisdash: {opened.note}", file=sys.stderr)
    if opened.frames is None:
        print(FORMS["text"](opened.problems))
        return 1
    today = datetime.now(UTC).date()
    ask = Ask(opened.frames, words(asked.lang), Filters(), today, today, lambda page, _: page)
    view = coverage.build(ask)
    if asked.format == "csv":  # the same bytes as the page's file
        sys.stdout.flush()
        sys.stdout.buffer.write(csv_bytes(view))
    else:
        print(text_of(view))
    return 0


def _diff(asked: argparse.Namespace) -> int:
    try:
        found = difference(asked.old, asked.new, data_folder(asked.data))
    except CannotCompare as obstacle:
        print(f"cisdash: {obstacle}", file=sys.stderr)
        return 2
    except DatasetInvalid as invalid:
        print(FORMS["text"](invalid.problems), file=sys.stderr)
        return 2
    print(changes.FORMS[asked.format](found, asked.old, asked.new))
    return 0


def _release(asked: argparse.Namespace) -> int:
    from cisdash.exports.release.edition import CannotRelease  # noqa: PLC0415 - only this command pays for it
    from cisdash.exports.release.write import make_release  # noqa: PLC0415 - only this command pays for it

    try:
        print(make_release(data_folder(asked.data), asked.target))
    except DatasetInvalid as invalid:
        print(FORMS["text"](invalid.problems))
    except CannotRelease as obstacle:
        print(f"cisdash: {obstacle}", file=sys.stderr)
    else:
        return 0
    return 1


def _counts(folder: Path, counts: dict[str, int]) -> str:
    width = max(map(len, counts))
    rows = [f"  {kind:<{width}} {number:>6,}" for kind, number in counts.items()]
    return "\n".join([f"0 problems in {sum(counts.values()):,} records ({folder.name}/)", *rows])


def _version(_: argparse.Namespace) -> int:
    print(f"cisdash {__version__}")
    return 0
