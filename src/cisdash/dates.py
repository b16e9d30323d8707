"""Dates that are as precise as their source: a year, a month or a day, never more."""

import re
from calendar import monthrange
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from enum import IntEnum
from functools import lru_cache, total_ordering
from typing import Self

_FORM = re.compile(r"([0-9]{4})(?:-([0-9]{2}))?(?:-([0-9]{2}))?")


class Precision(IntEnum):
    """How much of a date is known."""

    YEAR = 1
    MONTH = 2
    DAY = 3


@total_ordering
@dataclass(frozen=True, slots=True)
class PartialDate:
    """A date as its source gives it: ``1991``, ``1991-12`` or ``1991-12-08``.

    ``first`` and ``last`` are the earliest and the latest day it can mean. Dates sort by ``first``,
    then the more exact one first.
    """

    first: date
    last: date
    precision: Precision

    @classmethod
    @lru_cache(maxsize=20_000)  # one object for each date, however many records name it
    def parse(cls, text: str) -> Self:
        """Read one of the three forms; anything else, or a day that no calendar has, is a ValueError."""
        found = _FORM.fullmatch(text.strip())
        if not found:
            raise ValueError(f"'{text}' is not a date: write 1991, 1991-12 or 1991-12-08")
        year, month, day = (int(part) if part else None for part in found.groups())
        try:
            return cls._of(year or 0, month, day)
        except ValueError as error:
            raise ValueError(f"'{text}' is not in the calendar") from error

    @classmethod
    def _of(cls, year: int, month: int | None, day: int | None) -> Self:
        if month is None:
            return cls(date(year, 1, 1), date(year, 12, 31), Precision.YEAR)
        if day is None:
            end = date(year, month, 1).replace(day=monthrange(year, month)[1])
            return cls(date(year, month, 1), end, Precision.MONTH)
        exact = date(year, month, day)
        return cls(exact, exact, Precision.DAY)

    @classmethod
    def of_day(cls, day: date) -> Self:
        """The exact date of one day."""
        return cls(day, day, Precision.DAY)

    def __str__(self) -> str:
        """As it was written."""
        return self.first.isoformat()[: (4, 7, 10)[self.precision - 1]]

    def __reduce__(self) -> tuple[Callable[[str], Self], tuple[str]]:
        """Its text: a date comes back as the one object that it is."""
        return type(self).parse, (str(self),)

    def __lt__(self, other: Self) -> bool:
        return (self.first, -self.precision) < (other.first, -other.precision)
