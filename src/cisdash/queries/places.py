"""Host cities: how often the Commonwealth met where."""

import pandas as pd

from cisdash.frames.build import Frames
from cisdash.queries.filters import Filters
from cisdash.queries.meetings import meetings


def host_cities(frames: Frames, filters: Filters) -> pd.DataFrame:
    """Cities with at least one meeting under the filters, most meetings first.

    Columns: ``city`` str, ``state`` str, ``lat`` and ``lon`` Float64, ``held`` and ``planned`` int64,
    ``first`` and ``last`` datetime64 of the meetings held, ``bodies`` tuple of ids, ``disputed`` bool:
    sources differ on the place of one of the meetings.
    """
    found = meetings(frames, filters)
    found = found.loc[found["city"].notna() & found["status"].isin(["held", "planned"])]
    found = found.assign(disputed=found["id"].map(lambda meeting: place_is_disputed(frames, meeting)))
    if found.empty:
        return pd.DataFrame(columns=[*_COLUMNS])
    rows = [_city(str(city), group) for city, group in found.groupby("city", observed=True)]
    table = pd.DataFrame(rows)
    known = frames["cities"].set_index("id")[["state", "lat", "lon"]]
    table = table.join(known, on="city")
    return table.sort_values(["held", "planned", "city"], ascending=[False, False, True], ignore_index=True)[
        _COLUMNS
    ]


def _city(city: str, found: pd.DataFrame) -> dict[str, object]:
    return {
        "city": city,
        "held": int((found["status"] == "held").sum()),
        "planned": int((found["status"] == "planned").sum()),
        "first": found["start_first"].min(),
        "last": found["start_first"].max(),
        "bodies": tuple(sorted(set(found["body"]))),
        "disputed": bool(found["disputed"].any()),
    }


_COLUMNS = ["city", "state", "lat", "lon", "held", "planned", "first", "last", "bodies", "disputed"]


def place_is_disputed(frames: Frames, meeting: str) -> bool:
    """Whether a conflict about the meeting's city is on record."""
    return any(row["about"].endswith(".city") for row in frames.disputed.get(("meetings", meeting), ()))
