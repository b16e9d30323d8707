"""Which edition of the dataset a release is: the topmost heading of its changelog says so."""

import re
from dataclasses import dataclass
from datetime import date
from pathlib import Path

CHANGELOG = "CHANGELOG.md"
_FORM = re.compile(r"## ([0-9]{4})\.([0-9]{2})\.([0-9]{2})")
_ASKED = "write '## 2026.11.22', the day of the release"


class CannotRelease(Exception):
    """Why no release was written, in one line."""


@dataclass(frozen=True, slots=True)
class Edition:
    """The day of a release, and the version that is made of it: ``2026.11.22``."""

    day: date

    @property
    def version(self) -> str:
        """The day with dots, as the heading has it."""
        return self.day.isoformat().replace("-", ".")


def edition_of(folder: Path) -> Edition:
    """The edition at the top of the changelog of a dataset folder. Raises CannotRelease if none is named."""
    name = f"{folder.name}/{CHANGELOG}"
    for number, line in enumerate(_lines(folder / CHANGELOG, name), start=1):
        if line.startswith("## "):
            return _edition(line.rstrip(), f"{name}:{number}")
    raise CannotRelease(f"{name} has no heading: {_ASKED}")


def _lines(file: Path, name: str) -> list[str]:
    try:
        return file.read_text(encoding="utf-8-sig").splitlines()
    except FileNotFoundError as error:
        raise CannotRelease(f"there is no {name}, which names the version: {_ASKED}") from error
    except UnicodeDecodeError as error:
        raise CannotRelease(f"{name} is not UTF-8") from error
    except OSError as error:
        raise CannotRelease(f"{name} cannot be read: {error.strerror or error}") from error


def _edition(heading: str, where: str) -> Edition:
    found = _FORM.fullmatch(heading)
    if not found:
        raise CannotRelease(f"{where}: the topmost heading is '{heading}': {_ASKED}")
    try:
        return Edition(date(*map(int, found.groups())))
    except ValueError as error:
        raise CannotRelease(f"{where}: '{heading}' is not a day of the calendar: {_ASKED}") from error
