"""Where everything lies on the map of host cities: the window, the circles, the names. No SVG here."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from cisdash.basemap import ROOM_ASPECT, basemap, project
from cisdash.charts.label_placement import ASCENT, DESCENT, Box, Disc, Place, Spot, place, text_width

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

# The thirty cities known in 2026, from Kaliningrad to Kyzyl and from Igora to Ashgabat, in units of the base
# map. The frame holds them always, so that the map stands still while the years pass.
_CORE = Box(-1386.0, -1145.0, 1523.0, 660.0)
_SMALLEST, _LARGEST_STEP = 3.2, 4.2  # radius of any circle, and of one meeting, in pixels at the most
_BIG = 9.0  # from this radius on a name is set bold
_RING = 2.5  # how far the outline of planned meetings stands off the disc of those held
_ROOM_AROUND = 5.0  # between the name of a state and anything else
_TOUCH = 12.0  # radius within which a finger or an unsteady hand finds a city
STATE_FONT = 0.8  # of the size of the cities' names
STATE_SPACING = 0.12  # as in host_map.css


@dataclass(frozen=True, slots=True)
class CityMark:
    """A city with the number of its meetings; `title` is the whole sentence, for the ear and on hover."""

    id: str
    name: str
    lat: float
    lon: float
    held: int
    planned: int
    href: str
    title: str
    chosen: bool = False
    disputed: bool = False


@dataclass(frozen=True, slots=True)
class StateMark:
    """One of the twelve states, by its ISO code; `dimmed` sets it back without leaving it out."""

    id: str
    name: str
    href: str
    title: str
    chosen: bool = False
    dimmed: bool = False


@dataclass(frozen=True, slots=True)
class MapSize:
    """One drawing of the map; `name` is its class, for which host_map.css has the rule when to show it."""

    name: str
    width: int
    height: int
    font: float
    largest: float  # radius of the largest circle
    names: int  # how many cities are named at the most
    margin: float  # free space around the cities' box
    leaders: int = 6  # how many of the first names may stand off from a crowded place, joined by a line
    diamond: float = 3.6  # half the height of the mark of disagreement


PAGE_SIZES = (
    MapSize("page-1500", 1500, 740, 15, 26, 60, 46, 60, 5),
    MapSize("page-1150", 1150, 600, 14.5, 22, 60, 42, 60, 5),
    MapSize("page-900", 900, 490, 14, 18, 40, 36, 40, 4.5),
    MapSize("page-600", 600, 370, 13.5, 14, 18, 30),
    MapSize("page-344", 344, 280, 12.5, 10, 12, 22),
)
OVERVIEW_SIZES = (
    MapSize("overview-640", 640, 360, 13.5, 14, 16, 28),
    MapSize("overview-344", 344, 260, 12.5, 10, 10, 20),
)
STAGE_SIZES = (MapSize("stage-1600", 1600, 800, 20, 30, 60, 50, 60, 6),)


class Window(NamedTuple):
    """How the base map is laid under one drawing: enlarged by `scale`, then moved to (x, y)."""

    scale: float
    x: float
    y: float
    frame: Box

    def at(self, x: float, y: float) -> tuple[float, float]:
        """Where a point of the base map lies in the drawing."""
        return x * self.scale + self.x, y * self.scale + self.y


class City(NamedTuple):
    """A city where it lies in one drawing: the disc of meetings held, the outline of those planned."""

    mark: CityMark
    x: float
    y: float
    disc: float
    ring: float
    touch: float
    diamond: float  # half the height of the mark of disagreement, if there is one

    @property
    def reach(self) -> float:
        """The radius of all that is drawn of the city, or of its place if nothing is counted."""
        return max(self.disc, self.ring, _SMALLEST)


def window_of(cities: Sequence[CityMark], size: MapSize) -> Window:
    """The core, and any city beyond it, as large as the frame allows and in its middle."""
    points = [_CORE[:2], _CORE[2:], *(project(city.lat, city.lon) for city in cities)]
    left, right = min(x for x, _ in points), max(x for x, _ in points)
    top, bottom = min(y for _, y in points), max(y for _, y in points)
    inner_width, inner_height = size.width - 2 * size.margin, size.height - 2 * size.margin
    scale = round(min(inner_width / (right - left), inner_height / (bottom - top)), 4)
    x, y = size.width / 2 - scale * (left + right) / 2, size.height / 2 - scale * (top + bottom) / 2
    return Window(scale, x, y, Box(3, 3, size.width - 3, size.height - 3))


def spread(cities: Sequence[CityMark], window: Window, size: MapSize) -> list[City]:
    """Circles with an area by the number of meetings, on one scale for the whole map."""
    most = max((city.held + city.planned for city in cities), default=0) or 1
    step = min(_LARGEST_STEP, size.largest / math.sqrt(most))
    points = [window.at(*project(city.lat, city.lon)) for city in cities]
    return [
        City(city, *point, *_radii(city, step), _touch(point, points), size.diamond if city.disputed else 0.0)
        for city, point in zip(cities, points, strict=True)
    ]


def _radii(city: CityMark, step: float) -> tuple[float, float]:
    disc = max(_SMALLEST, step * math.sqrt(city.held)) if city.held else 0.0
    whole = max(_SMALLEST, step * math.sqrt(city.held + city.planned)) if city.planned else 0.0
    return disc, max(whole, disc + _RING) if city.planned else 0.0


def _touch(point: tuple[float, float], points: Sequence[tuple[float, float]]) -> float:
    """As far as a finger's reach, but never beyond half the way to the next city."""
    nearest = min((math.dist(point, other) for other in points if other != point), default=math.inf)
    return min(_TOUCH, nearest / 2)


def diamond_at(city: City) -> tuple[float, float]:
    """The middle of the mark of disagreement: on the upper right rim, or on the place itself."""
    if not city.disc and not city.ring:
        return city.x, city.y
    rim = (city.reach + city.diamond * 0.6) * math.sqrt(0.5)
    return city.x + rim, city.y - rim


def _discs(cities: Sequence[City]) -> list[Disc]:
    circles = [Disc(city.x, city.y, city.reach) for city in cities]
    marks = [Disc(*diamond_at(city), city.diamond) for city in cities if city.diamond]
    return circles + marks


def city_names(cities: Sequence[City], window: Window, size: MapSize) -> Mapping[str, Place]:
    """Where the names go: the chosen city is named always, then the largest, as many as the size bears."""
    ranked = sorted(cities, key=lambda city: not city.mark.chosen)[: size.names]
    spots = [_spot(city, size) for city in ranked]
    return place(spots, _discs(cities), window.frame, leaders=size.leaders)


def _spot(city: City, size: MapSize) -> Spot:
    name, bold = city.mark.name, is_bold(city)
    return Spot(city.mark.id, name, city.x, city.y, city.reach, size.font, bold)


def is_bold(city: City) -> bool:
    """Whether the name stands out."""
    return city.mark.chosen or city.reach >= _BIG


def state_names(
    states: Sequence[StateMark],
    cities: Sequence[City],
    names: Mapping[str, Place],
    window: Window,
    size: MapSize,
) -> dict[str, tuple[float, float]]:
    """The states whose name fits inside their borders and off the cities; where its middle goes."""
    taken = [box.grown(_ROOM_AROUND) for held in names.values() for box in held.ground]
    discs, found = _discs(cities), {}
    for state in states:
        for box in _state_boxes(state, window, size):
            if not any(box.meets(other) for other in taken) and not any(disc.meets(box) for disc in discs):
                found[state.id] = box.middle
                taken.append(box.grown(_ROOM_AROUND))
                break
    return found


def middle_of(state: str, window: Window) -> tuple[float, float]:
    """Where a state is pointed at: its roomiest place within the frame."""
    rooms = [window.at(room.x, room.y) for room in basemap().rooms.get(state, ())]
    seen = [(x, y) for x, y in rooms if Box(x, y, x, y).within(window.frame)]
    return next(iter(seen or rooms), (0.0, 0.0))


def _state_boxes(state: StateMark, window: Window, size: MapSize) -> Iterator[Box]:
    """Where the name fits inside the state and the frame, the roomiest place first."""
    font = size.font * STATE_FONT
    width = text_width(state.name.upper(), font, bold=state.chosen, spacing=STATE_SPACING)
    height = font * (ASCENT + DESCENT)
    for room in basemap().rooms.get(state.id, ()):
        x, y = window.at(room.x, room.y)
        box = Box(x - width / 2, y - height / 2, x + width / 2, y + height / 2)
        high = room.height * window.scale
        if high >= max(width / ROOM_ASPECT, font * 0.7) and box.within(window.frame):
            yield box
