"""The committed geometry: who owns what in each view, and that every copy of it is the same."""

from __future__ import annotations

import re
from importlib import resources
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

import pytest

from cisdash.basemap import ROOM_ASPECT, BorderView, basemap, project

if TYPE_CHECKING:
    from collections.abc import Iterator

Ring = list[tuple[float, float]]

TWELVE = {"AM", "AZ", "BY", "GE", "KG", "KZ", "MD", "RU", "TJ", "TM", "UA", "UZ"}
SQUARE_KM = (6371.0088 / 4000) ** 2  # of one square unit of the map

# Where, and whose it is in the view of the United Nations; the first four change hands in the other.
PLACES = {
    "Simferopol": (44.95, 34.10, "UA"),
    "Dzhankoy": (45.71, 34.39, "UA"),
    "Sevastopol": (44.60, 33.55, "UA"),
    "Kerch": (45.34, 36.40, "UA"),
    "Donetsk": (48.00, 37.80, "UA"),
    "Luhansk": (48.57, 39.31, "UA"),
    "Sukhumi": (43.00, 41.03, "GE"),
    "Tskhinvali": (42.23, 43.97, "GE"),
    "Tiraspol": (46.84, 29.61, "MD"),
    "Bender": (46.83, 29.48, "MD"),
    "Khankendi": (39.82, 46.75, "AZ"),
    "Nakhchivan": (39.21, 45.41, "AZ"),
    "Baikonur": (45.62, 63.31, "KZ"),
    "Sokh": (39.96, 71.13, "UZ"),
    "Kaliningrad": (54.71, 20.51, "RU"),
}
CRIMEA = {"Simferopol", "Dzhankoy", "Sevastopol", "Kerch"}


def rings(path: str) -> list[Ring]:
    return [list(_ring(part)) for part in path.split("M") if part]


def _ring(part: str) -> Iterator[tuple[float, float]]:
    numbers = [int(text) for text in re.findall(r"-?\d+", part)]
    x = y = 0
    for across, down in zip(numbers[::2], numbers[1::2], strict=True):
        x, y = x + across, y + down
        yield x, y


def is_inside(shape: list[Ring], x: float, y: float) -> bool:
    crossings = 0
    for ring in shape:
        for (x0, y0), (x1, y1) in zip(ring, ring[1:] + ring[:1], strict=True):
            crossings += (y0 > y) != (y1 > y) and x < (x1 - x0) * (y - y0) / (y1 - y0) + x0
    return crossings % 2 == 1


def area(shape: list[Ring]) -> float:
    """In square kilometres; outer rings and holes turn opposite ways, so that they add up rightly."""
    return abs(sum(_turn(ring) for ring in shape)) * SQUARE_KM


def _turn(ring: Ring) -> float:
    return sum(x0 * y1 - x1 * y0 for (x0, y0), (x1, y1) in zip(ring, ring[1:] + ring[:1], strict=True)) / 2


def owners(view: BorderView, lat: float, lon: float) -> set[str]:
    states = basemap().views[view].states
    return {state for state, path in states.items() if is_inside(rings(path), *project(lat, lon))}


@pytest.mark.parametrize("place", PLACES)
def test_in_the_view_of_the_united_nations_a_place_belongs_to(place: str) -> None:
    lat, lon, state = PLACES[place]
    assert owners("un", lat, lon) == {state}


@pytest.mark.parametrize("place", PLACES)
def test_in_the_de_facto_view_only_crimea_changes_hands(place: str) -> None:
    lat, lon, state = PLACES[place]
    assert owners("de_facto", lat, lon) == {"RU" if place in CRIMEA else state}


@pytest.mark.parametrize("view", ["un", "de_facto"])
def test_each_view_draws_exactly_the_twelve(view: BorderView) -> None:
    assert set(basemap().views[view].states) == TWELVE


def test_the_two_views_differ_in_russia_ukraine_and_the_line_between_them_alone() -> None:
    un, de_facto = basemap().views["un"], basemap().views["de_facto"]
    changed = {state for state in TWELVE if un.states[state] != de_facto.states[state]}
    assert changed == {"RU", "UA"}
    assert un.borders != de_facto.borders


def test_a_place_is_projected_as_the_build_script_projects_it() -> None:
    for lat, lon, x, y in basemap().known_points:
        assert project(lat, lon) == pytest.approx((x, y), abs=0.001)


def test_east_is_right_and_south_is_down() -> None:
    assert project(48, 58)[0] > project(48, 57)[0] == 0
    assert project(47, 57)[1] > project(48, 57)[1] == 0


def test_a_place_beyond_the_date_line_lies_in_the_east() -> None:
    assert project(66, -170) == pytest.approx(project(66, 190))
    assert project(66, -170)[0] > 0


@pytest.mark.parametrize(
    ("state", "thousand_km2"), [("KZ", 2713), ("UA", 597), ("UZ", 447), ("KG", 200), ("BY", 207), ("TJ", 142)]
)
def test_equal_areas_are_equal_on_the_map(state: str, thousand_km2: float) -> None:
    measured = area(rings(basemap().views["un"].states[state]))
    assert measured / 1000 == pytest.approx(thousand_km2, rel=0.025)


def test_a_states_name_has_room_inside_the_state_and_off_the_lakes() -> None:
    lakes = rings(basemap().lakes)
    for state, rooms in basemap().rooms.items():
        shape = rings(basemap().views["un"].states[state])
        assert rooms, state
        for room in rooms:
            ends = [room.x + side * 0.4 * room.height * ROOM_ASPECT for side in (-1, 0, 1)]
            assert all(is_inside(shape, x, room.y) for x in ends), (state, room)
            assert not is_inside(lakes, room.x, room.y), (state, room)


def test_kakhovka_is_drained_and_balkhash_is_not() -> None:
    lakes = rings(basemap().lakes)
    assert not is_inside(lakes, *project(47.42, 34.46))
    assert is_inside(lakes, *project(46.2, 74.3))


@pytest.mark.parametrize("view", ["un", "de_facto"])
def test_the_served_sprite_holds_the_same_paths(view: BorderView) -> None:
    file = resources.files("cisdash").joinpath("web", "surface", f"base_{view}.svg")
    groups = ET.fromstring(file.read_text(encoding="utf-8")).findall("{*}g")  # noqa: S314 -- our own file
    drawn = {group.attrib["id"]: group[0].attrib["d"] for group in groups}
    assert drawn == basemap().parts(view)


def test_no_file_names_a_registry() -> None:
    for name in ("package.json", "package-lock.json", "build.mjs"):
        text = resources.files("cisdash.basemap").joinpath("build", name).read_text(encoding="utf-8")
        addresses = set(re.findall(r"https?://[^/\"]+", text))
        assert addresses <= {"http://www.w3.org"}, name  # the namespace of SVG is a name, not a place
        assert '"resolved"' not in text


def test_the_notices_name_every_source_with_its_licence() -> None:
    notice = resources.files("cisdash.basemap").joinpath("NOTICE").read_text(encoding="utf-8")
    for words in (
        "Made with Natural Earth",
        "Copyright 2013-2019 Michael Bostock",
        "with or without fee is hereby granted",
        "Plotly Technologies Inc.",
        "Permission is hereby granted, free of charge",
    ):
        assert words in notice
