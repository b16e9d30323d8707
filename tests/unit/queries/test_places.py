"""How often the Commonwealth met where."""

import pandas as pd

from cisdash.frames.build import Frames
from cisdash.queries.filters import Filters
from cisdash.queries.places import host_cities, place_is_disputed
from tests.build import a_city, a_conflict, a_meeting, frames_of

CITIES = (a_city("dushanbe", "TJ", lat=38.54, lon=68.78), a_city("minsk", "BY"), a_city("moscow", "RU"))
MEETINGS = (
    a_meeting("1993-01-22", city="minsk"),
    a_meeting("2018-09-28", city="dushanbe"),
    a_meeting("2025-10-10", city="dushanbe"),
    a_meeting("2025-10-09", city="dushanbe", body="cfm"),
    a_meeting("2026-10-09", city="moscow", status="planned"),
    a_meeting("2026-05-01", city="moscow", status="cancelled"),
    a_meeting("2020-12-18"),
)
FRAMES = frames_of(*CITIES, *MEETINGS)


def cities_of(frames: Frames, filters: Filters | None = None) -> pd.DataFrame:
    return host_cities(frames, filters or Filters())


def counts(filters: Filters) -> list[tuple[str, int, int]]:
    table = cities_of(FRAMES, filters)
    return list(zip(table["city"], table["held"], table["planned"], strict=True))


def test_cities_are_counted_most_meetings_first_and_what_is_announced_apart() -> None:
    assert counts(Filters()) == [("dushanbe", 3, 0), ("minsk", 1, 0), ("moscow", 0, 1)]


def test_filters_narrow_the_count() -> None:
    assert counts(Filters(since=2025, until=2025)) == [("dushanbe", 2, 0)]
    assert counts(Filters(bodies=("cfm",))) == [("dushanbe", 1, 0)]
    assert counts(Filters(states=("BY",))) == [("minsk", 1, 0)]
    assert counts(Filters(states=("AM",))) == []


def test_a_city_knows_its_place_its_bodies_and_its_first_and_last_meeting() -> None:
    city = cities_of(FRAMES).iloc[0]
    assert (city["state"], city["lat"], city["lon"]) == ("TJ", 38.54, 68.78)
    assert city["bodies"] == ("cfm", "chs")
    assert (city["first"], city["last"]) == (pd.Timestamp("2018-09-28"), pd.Timestamp("2025-10-10"))


def test_an_announced_meeting_is_not_the_last_one_in_its_city() -> None:
    announced = a_meeting("2027-01-01", city="dushanbe", status="planned")
    city = cities_of(frames_of(*CITIES, *MEETINGS, announced)).iloc[0]
    assert (city["held"], city["planned"], city["last"]) == (3, 1, pd.Timestamp("2025-10-10"))


def test_a_city_where_nothing_was_held_yet_has_no_first_and_no_last_meeting() -> None:
    moscow = cities_of(FRAMES).set_index("city").loc["moscow"]
    assert moscow[["first", "last"]].isna().all()


def test_a_city_is_disputed_if_the_place_of_one_of_its_meetings_is() -> None:
    frames = frames_of(
        *CITIES,
        *MEETINGS,
        a_conflict("meetings/chs-2025-10-10.city"),
        a_conflict("meetings/chs-1993-01-22.documents"),
    )
    table = cities_of(frames)
    assert dict(zip(table["city"], table["disputed"], strict=True)) == {
        "dushanbe": True,
        "minsk": False,
        "moscow": False,
    }
    assert place_is_disputed(frames, "chs-2025-10-10")
    assert not place_is_disputed(frames, "chs-1993-01-22"), "the number of documents is not the place"
    assert not place_is_disputed(frames, "chs-2018-09-28")


def test_no_meetings_give_a_table_with_the_same_columns() -> None:
    assert list(cities_of(frames_of()).columns) == list(cities_of(FRAMES).columns)
