"""Meetings: which there were, which are announced, which were announced and never reported."""

from datetime import date
from functools import lru_cache

import pandas as pd

from cisdash.frames.build import Frames
from cisdash.queries.filters import KEPT, Filters, in_years, of_bodies, of_states


@lru_cache(maxsize=KEPT)
def meetings(frames: Frames, filters: Filters) -> pd.DataFrame:
    """Rows of ``meetings`` under the filters, newest first.

    A state is involved if it hosted, chaired or sent somebody. A joint meeting is one of the body under
    which it is recorded: where both bodies have a record, counting it for both would count it twice.
    The column ``states`` holds the codes of all states on record as present or online, in order.
    """
    frame = frames["meetings"].assign(states=attending(frames))
    keep = in_years(frame, filters, end="end") & of_bodies(frame["body"], filters)
    keep &= of_states(
        (frame["host"], frame["chair"], frame["states"], _city_state(frames)), filters, frame.index
    )
    return frame.loc[keep].sort_values(["start_first", "id"], ascending=False, ignore_index=True)


@lru_cache(maxsize=1)
def attending(frames: Frames) -> pd.Series:
    """For each meeting the codes of the states present or online; aligned with ``meetings``."""
    present = {
        meeting: tuple(sorted({row["state"] for row in rows if row["state"] and row["presence"] in _THERE}))
        for meeting, rows in frames.pieces["meetings.attendance"].items()
    }
    return frames["meetings"]["id"].map(lambda meeting: present.get(meeting, ())).astype("object")


_THERE = ("present", "online")


def _city_state(frames: Frames) -> pd.Series:
    cities = frames.rows["cities"]
    return frames["meetings"]["city"].map(lambda city: cities[city]["state"] if city in cities else None)


def held(found: pd.DataFrame) -> pd.DataFrame:
    """Of the rows of :func:`meetings` those that took place, newest first."""
    return found.loc[found["status"] == "held"]


def coming(found: pd.DataFrame, today: date) -> pd.DataFrame:
    """Of the rows of :func:`meetings` those announced for a time that is not over, soonest first."""
    return found.loc[(found["status"] == "planned") & (_last_day(found) >= pd.Timestamp(today))].iloc[::-1]


def unreported(found: pd.DataFrame, today: date) -> pd.DataFrame:
    """Of the rows of :func:`meetings` those announced for a time that is over, newest first: no report."""
    return found.loc[(found["status"] == "planned") & (_last_day(found) < pd.Timestamp(today))]


def _last_day(frame: pd.DataFrame) -> pd.Series:
    return frame["end_last"].fillna(frame["start_last"])
