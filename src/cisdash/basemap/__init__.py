"""The ground under the map: land, lakes, the twelve states and their borders, already projected.

`basemap.json` is made by `build/build.mjs` and committed, so that at run time only points are projected.
Paths are SVG path data in the units of `project`; NOTICE names the sources and their licences.
"""

from __future__ import annotations

import json
import math
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import TYPE_CHECKING, Any, Literal, NamedTuple, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Mapping

BorderView: TypeAlias = Literal["un", "de_facto"]

# The cone of build.mjs: equal area, so that states may be compared by eye.
_CENTRE_LAT, _CENTRE_LON = 48.0, 57.0
_PARALLELS = (42.0, 64.0)
_SCALE = 4000.0

ROOM_ASPECT = 8  # width by height of the room for a state's name


class Room(NamedTuple):
    """Where a state's name fits inside it: no higher than `height`, no wider than ROOM_ASPECT times that."""

    x: float
    y: float
    height: float


@dataclass(frozen=True, slots=True)
class View:
    """One way of drawing the borders: the twelve states by code, their lines, and those of the others."""

    states: Mapping[str, str]
    borders: str
    far: str


@dataclass(frozen=True, slots=True)
class Basemap:
    """What lies under the cities. Land and lakes are the same in both views."""

    land: str
    lakes: str
    rooms: Mapping[str, tuple[Room, ...]]
    views: Mapping[BorderView, View]
    known_points: tuple[tuple[float, float, float, float], ...]

    def parts(self, view: BorderView) -> dict[str, str]:
        """Every path of a view by the id that it has in the sprite `base_<view>.svg`."""
        chosen = self.views[view]
        lines = {"land": self.land, "lakes": self.lakes, "borders": chosen.borders, "far": chosen.far}
        return lines | dict(chosen.states)


@cache
def basemap() -> Basemap:
    """The committed geometry, read once per process."""
    text = resources.files(__package__).joinpath("basemap.json").read_text(encoding="utf-8")
    return _from_json(json.loads(text))


def _from_json(raw: Mapping[str, Any]) -> Basemap:
    return Basemap(
        land=raw["land"],
        lakes=raw["lakes"],
        rooms={state: tuple(Room(*room) for room in rooms) for state, rooms in raw["rooms"].items()},
        views={name: View(**view) for name, view in raw["views"].items()},
        known_points=tuple((lat, lon, x, y) for lat, lon, x, y in raw["known_points"]),
    )


def project(lat: float, lon: float) -> tuple[float, float]:
    """Where a place lies on the base map: x grows to the east, y to the south, one unit is 1.6 km."""
    turn = math.radians((lon - _CENTRE_LON + 180) % 360 - 180) * _cone()
    radius, middle = _radius(lat), _radius(_CENTRE_LAT)
    return radius * math.sin(turn), radius * math.cos(turn) - middle


def _cone() -> float:
    south, north = (math.sin(math.radians(parallel)) for parallel in _PARALLELS)
    return (south + north) / 2


def _radius(lat: float) -> float:
    """Distance of a parallel from the tip of the cone (Albers' formula)."""
    south, n = math.sin(math.radians(_PARALLELS[0])), _cone()
    return _SCALE * math.sqrt(1 + south * (2 * n - south) - 2 * n * math.sin(math.radians(lat))) / n
