"""Host cities: how often the Commonwealth met where."""

from collections.abc import Hashable
from functools import lru_cache
from typing import Any

import pandas as pd

from cisdash.frames.build import Frames
from cisdash.queries.filters import KEPT, Filters
from cisdash.queries.meetings import meetings

Row = dict[Hashable, Any]


@lru_cache(maxsize=KEPT)
def host_cities(frames: Frames, filters: Filters) -> pd.DataFrame:
    """Cities where something was held or announced under the filters, most meetings first.

    Columns: ``city`` str, ``state`` str, ``lat`` and ``lon`` Float64, ``held`` and ``planned`` int64,
    ``first`` and ``last`` datetime64 of the meetings held (missing if none was), ``bodies`` tuple of ids,
    ``disputed`` bool: sources differ on the place of one of the meetings.
    """
    found = meetings(frames, filters)[["id", "city", "status", "start_first", "body"]]
    found = found.loc[found["city"].notna() & found["status"].isin(["held", "planned"])]
    found = found.assign(disputed=found["id"].map(lambda meeting: place_is_disputed(frames, meeting)))
    if found.empty:
        return pd.DataFrame(columns=[*_COLUMNS])
    groups: dict[str, list[Row]] = {}
    for row in found.to_dict("records"):
        groups.setdefault(row["city"], []).append(row)
    table = pd.DataFrame([_city(city, rows) for city, rows in groups.items()])
    known = frames["cities"].set_index("id")[["state", "lat", "lon"]]
    table = table.join(known, on="city")
    return table.sort_values(["held", "planned", "city"], ascending=[False, False, True], ignore_index=True)[
        _COLUMNS
    ]


def _city(city: str, rows: list[Row]) -> Row:
    held = [row["start_first"] for row in rows if row["status"] == "held"]
    return {
        "city": city,
        "held": len(held),
        "planned": sum(row["status"] == "planned" for row in rows),
        "first": min(held, default=pd.NaT),
        "last": max(held, default=pd.NaT),
        "bodies": tuple(sorted({row["body"] for row in rows})),
        "disputed": any(row["disputed"] for row in rows),
    }


_COLUMNS = ["city", "state", "lat", "lon", "held", "planned", "first", "last", "bodies", "disputed"]


def place_is_disputed(frames: Frames, meeting: str) -> bool:
    """Whether a conflict about the meeting's city is on record."""
    return any(row["about"].endswith(".city") for row in frames.disputed.get(("meetings", meeting), ()))
