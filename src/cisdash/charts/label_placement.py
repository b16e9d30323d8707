"""Places the names on a map so that none touches another, a circle or the edge.

The most important name chooses first, next to its circle. A name that finds no room may push one earlier
name to another of that name's places; what is left may stand off, joined to its circle by a thin line.
The result depends on the input alone.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from functools import lru_cache
from types import MappingProxyType
from typing import TYPE_CHECKING, Literal, NamedTuple, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

Anchor: TypeAlias = Literal["start", "middle", "end"]

ASCENT, DESCENT = 0.8, 0.28  # of the font size; what a line of text covers above and below its baseline
_MIDDLE = 0.33  # how far the eye's middle of a word lies above its baseline
_GAP = 4.0
_AIR = 1.5
_BESIDE = 7.0
_STAND_OFF = (13.0, 23.0, 34.0)
_STEP = 4.0
_CENTRED = 0.5

# Source Sans, in hundredths of the font size, rounded up. Fonts that stand in for it are up to a fifth
# wider (DejaVu Sans), and a name must keep its room there too.
_FALLBACK_FONTS = 1.2
_BOLD = 1.16
_ANY_OTHER = 92
_WIDTHS = {
    28: " |',.:;Iijl’ії",
    32: "!()-[]f{}",
    36: "/\\rtț",
    44: '"*?szгş«»żšґғ',
    48: "JYcvxyзстухэ–ćčўєҰүұ",
    52: "0123456789#$+<=>FLVX^_aegk~ГУХавекчьяёŁąé",
    56: "AESTZ`bdhnopquАЕЗТбдийлнопрцЁüȘöқһ",
    60: "BCKPRБВКРСЧЬЭЯъң",
    64: "&DGUДЛПЦмÜҚ",
    68: "HNOQИЙНОыӘ",
    76: "MwМФЪжфшщю",
    84: "%mWЖЫ—",
}
_WIDTH_OF = {character: width for width, characters in _WIDTHS.items() for character in characters}


def text_width(text: str, size: float, *, bold: bool = False, spacing: float = 0.0) -> float:
    """The widest that a line of text gets in any of the usual fonts; `spacing` is per letter, in ems."""
    hundredths = sum(_WIDTH_OF.get(character, _ANY_OTHER) for character in text)
    ems = hundredths / 100 * _FALLBACK_FONTS * (_BOLD if bold else 1) + spacing * len(text)
    return ems * size


class Box(NamedTuple):
    """A rectangle in the units of the picture."""

    left: float
    top: float
    right: float
    bottom: float

    def meets(self, other: Box) -> bool:
        """Whether the two share any ground."""
        across = self.left < other.right and other.left < self.right
        return across and self.top < other.bottom and other.top < self.bottom

    def grown(self, air: float) -> Box:
        """The same with some air around."""
        return Box(self.left - air, self.top - air, self.right + air, self.bottom + air)

    @property
    def middle(self) -> tuple[float, float]:
        """Its middle."""
        return (self.left + self.right) / 2, (self.top + self.bottom) / 2

    def within(self, frame: Box) -> bool:
        """Whether nothing of it sticks out of the frame."""
        across = frame.left <= self.left and self.right <= frame.right
        return across and frame.top <= self.top and self.bottom <= frame.bottom


class Disc(NamedTuple):
    """A round thing that no name may cover."""

    x: float
    y: float
    radius: float

    def meets(self, box: Box) -> bool:
        """Whether the box touches the disc."""
        x, y, reach = self.x, self.y, self.radius + _AIR
        if x + reach < box.left or x - reach > box.right or y + reach < box.top or y - reach > box.bottom:
            return False
        across, down = x - min(max(x, box.left), box.right), y - min(max(y, box.top), box.bottom)
        return math.hypot(across, down) < reach

    def is_beside(self, box: Box) -> bool:
        """Whether the box starts or ends right beside the disc, as its own name would."""
        apart = max(box.left - self.x, self.x - box.right) - self.radius
        return box.top < self.y < box.bottom and apart < _BESIDE

    def away(self, spot: Spot) -> float:
        """From its middle to that of a spot."""
        return math.hypot(self.x - spot.x, self.y - spot.y)


@dataclass(frozen=True, slots=True)
class Spot:
    """Something that wants its name beside it; `reach` is how far it spreads around its middle."""

    id: str
    text: str
    x: float
    y: float
    reach: float
    size: float
    bold: bool = False


class Place(NamedTuple):
    """Where a name stands: its text, its box, a line to its circle; `ground` is what others leave free."""

    x: float
    y: float
    anchor: Anchor
    box: Box
    leader: tuple[float, float, float, float] | None
    ground: tuple[Box, ...]


def place(spots: Sequence[Spot], discs: Sequence[Disc], frame: Box, *, leaders: int) -> Mapping[str, Place]:
    """A place for as many names as possible, the first ones first; `leaders` of them may stand off.

    What was found is kept for the next reader: most look at the same cities.
    """
    return _places(tuple(spots), tuple(discs), frame, leaders)


@lru_cache(maxsize=256)
def _places(
    spots: tuple[Spot, ...], discs: tuple[Disc, ...], frame: Box, leaders: int
) -> Mapping[str, Place]:
    board = _Board(spots, discs, frame)
    for spot in spots:
        board.settle(spot, (0.0,))
    for spot in board.unnamed(spots[:leaders]):
        board.settle(spot, _STAND_OFF)
    for spot in board.unnamed(spots):
        board.settle(spot, (0.0,), mistakable=True)
    return MappingProxyType(board.places)


class _Board:
    """The map while names are being put on it."""

    def __init__(self, spots: Sequence[Spot], discs: Sequence[Disc], frame: Box) -> None:
        self.spots = {spot.id: spot for spot in spots}
        self.discs = discs
        self.frame = frame
        self.places: dict[str, Place] = {}

    def unnamed(self, spots: Sequence[Spot]) -> list[Spot]:
        """Those that have no place yet."""
        return [spot for spot in spots if spot.id not in self.places]

    def settle(self, spot: Spot, distances: Sequence[float], *, mistakable: bool = False) -> None:
        """Give the name a free place if there is one, if need be by moving one other name."""
        taken = []
        for place in self._open_places(spot, distances, mistakable=mistakable):
            if not self._in_the_way(place):
                self.places[spot.id] = place
                return
            taken.append(place)
        next((place for place in taken if self._swap(spot, place)), None)

    def _swap(self, spot: Spot, wanted: Place) -> bool:
        rivals = self._in_the_way(wanted)
        if len(rivals) != 1:
            return False
        kept = self.places.pop(rivals[0])
        self.places[spot.id] = wanted
        near = self._open_places(self.spots[rivals[0]], (0.0,))
        other = next((place for place in near if not self._in_the_way(place)), None)
        self.places[rivals[0]] = other or kept
        if other is None:
            del self.places[spot.id]
        return other is not None

    def _open_places(
        self, spot: Spot, distances: Sequence[float], *, mistakable: bool = False
    ) -> Iterator[Place]:
        """Where the name covers no circle and stays within the frame, whatever the other names do.

        A place right beside another circle looks like the name of that one: it counts only if asked for.
        """
        width = text_width(spot.text, spot.size, bold=spot.bold)
        around = self._discs_around(spot, width + spot.reach + distances[-1] + _GAP)
        strangers = [disc for disc in around if disc.away(spot) > disc.radius + spot.reach]
        for place in _options(spot, width, distances):
            clear = mistakable or not any(disc.is_beside(place.box) for disc in strangers)
            if clear and self._is_open(spot, place, around):
                yield place

    def _discs_around(self, spot: Spot, far: float) -> list[Disc]:
        return [disc for disc in self.discs if disc.away(spot) < disc.radius + _BESIDE + far]

    def _is_open(self, spot: Spot, place: Place, discs: Sequence[Disc]) -> bool:
        if not place.box.within(self.frame) or any(disc.meets(place.box) for disc in discs):
            return False
        # A line may leave its own circle, and one in which that lies, but cross no other.
        crossed = [disc for disc in discs if disc.away(spot) >= disc.radius]
        return not any(disc.meets(box) for disc in crossed for box in place.ground[1:])

    def _in_the_way(self, wanted: Place) -> list[str]:
        return [name for name, held in self.places.items() if _share(wanted.ground, held.ground)]


def _share(ground: Sequence[Box], other: Sequence[Box]) -> bool:
    return any(box.meets(taken) for box in ground for taken in other)


# Places from the best to the worst: beside the circle, then askew, then above and below, straight or with
# most of the name to one side. Each is (across, down, how much of the name's width lies left of its point).
_WAYS = (
    (1, 0, 0), (-1, 0, 1), (1, -1, 0), (1, 1, 0), (-1, -1, 1), (-1, 1, 1),
    *((0, down, share) for share in (_CENTRED, 0.3, 0.7, 0.4, 0.6, 0.2, 0.8) for down in (-1, 1)),
)  # fmt: skip


def _options(spot: Spot, width: float, distances: Sequence[float]) -> Iterator[Place]:
    for distance in distances:
        for across, down, share in _WAYS:
            yield _option(spot, width, across, down, share, distance)


def _option(spot: Spot, width: float, across: int, down: int, share: float, distance: float) -> Place:
    away = spot.reach + distance
    baseline = spot.y + _drop(away, across, down, spot.size)
    top, bottom = baseline - ASCENT * spot.size, baseline + DESCENT * spot.size
    beside = _beside(away, max(top - spot.y, spot.y - bottom, 0)) if across else 0
    left = spot.x + across * beside - width * share
    return _placed(spot, Box(left, top, left + width, bottom), share, baseline, stands_off=distance > 0)


def _drop(away: float, across: int, down: int, size: float) -> float:
    """From the middle of the circle down to the baseline; names askew hang half beside the circle."""
    if down == 0:
        return size * _MIDDLE
    if across:
        return down * away * math.sqrt(0.5) + size * (_MIDDLE + down * 0.3)
    return down * (away + _GAP / 2) + size * (ASCENT if down > 0 else -DESCENT)


def _beside(away: float, below: float) -> float:
    """How far to the side a name starts so that it clears the circle, being so far below or above it."""
    clear = away + _GAP / 2
    return math.sqrt(max(0, clear**2 - below**2)) + _GAP / 2


def _placed(spot: Spot, box: Box, share: float, y: float, *, stands_off: bool) -> Place:
    """The text is anchored where its box is exact in every font: at the end that is near the circle."""
    anchor: Anchor = "middle" if share == _CENTRED else "start" if share < _CENTRED else "end"
    x = {"start": box.left, "middle": box.middle[0], "end": box.right}[anchor]
    leader = _leader(spot, box) if stands_off else None
    return Place(x, y, anchor, box, leader, (box, *(Box(x, y, x, y).grown(1) for x, y in _along(leader))))


def _leader(spot: Spot, box: Box) -> tuple[float, float, float, float]:
    """From the rim of the circle to the nearest edge of the name."""
    x = min(max(spot.x, box.left), box.right)
    y = min(max(spot.y, box.top + 3), box.bottom - 3)
    length = math.hypot(x - spot.x, y - spot.y)
    start = spot.reach / length
    return spot.x + (x - spot.x) * start, spot.y + (y - spot.y) * start, x, y


def _along(leader: tuple[float, float, float, float] | None) -> Iterator[tuple[float, float]]:
    """Points of the line, close enough that no name slips through; the end lies in its own name."""
    if leader is None:
        return
    x0, y0, x1, y1 = leader
    steps = max(1, math.ceil(math.hypot(x1 - x0, y1 - y0) / _STEP))
    for i in range(steps):
        yield x0 + (x1 - x0) * i / steps, y0 + (y1 - y0) * i / steps
