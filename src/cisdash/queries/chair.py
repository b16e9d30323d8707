"""The chairmanship: who held it when."""

from datetime import date
from functools import lru_cache

import pandas as pd

from cisdash.frames.build import Frames
from cisdash.queries.filters import KEPT, Filters, in_years, of_states


@lru_cache(maxsize=KEPT)
def terms(frames: Frames, filters: Filters) -> pd.DataFrame:
    """Terms that touch the years and name one of the states as chair or co-chair, oldest first."""
    frame = frames["chairmanships"]
    keep = in_years(frame, filters, end="end")
    keep &= of_states((frame["chair"], frame["co_chairs"]), filters, frame.index)
    return frame.loc[keep].sort_values(["start_first", "id"], ignore_index=True)


@lru_cache(maxsize=KEPT)
def around(frames: Frames, day: date) -> tuple[str | None, str | None, str | None]:
    """Ids of the terms before, on and after a day; terms that were declined do not count."""
    frame = frames["chairmanships"][["id", "status", "start_first", "start_last", "end_last"]]
    frame = frame.loc[frame["status"] != "declined"].sort_values("start_first")
    now = pd.Timestamp(day)
    last = frame["end_last"].fillna(frame["start_last"])
    before = frame.loc[last < now, "id"]
    current = frame.loc[(frame["start_first"] <= now) & (last >= now), "id"]
    after = frame.loc[frame["start_first"] > now, "id"]
    return _last(before), _last(current), _first(after)


def _first(ids: pd.Series) -> str | None:
    return None if ids.empty else str(ids.iloc[0])


def _last(ids: pd.Series) -> str | None:
    return None if ids.empty else str(ids.iloc[-1])
