"""The map of host cities, drawn by us as SVG: one string for the page, the file, the print and the slide.

Every state and city is a link with its sentence as its name. The string holds the map in several widths;
`host_map.css` shows the one that suits the container.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from html import escape
from importlib import resources
from typing import TYPE_CHECKING, Literal, TypeAlias

from cisdash.basemap import BorderView, basemap
from cisdash.charts import map_layout
from cisdash.charts.map_layout import (
    OVERVIEW_SIZES,
    PAGE_SIZES,
    STAGE_SIZES,
    City,
    CityMark,
    MapSize,
    StateMark,
    Window,
)

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from cisdash.charts.label_placement import Place

__all__ = [
    "OVERVIEW_SIZES",
    "PAGE_SIZES",
    "STAGE_SIZES",
    "Borders",
    "CityMark",
    "MapSize",
    "StateMark",
    "host_map",
    "host_map_css",
]

Borders: TypeAlias = Literal["un", "de_facto", "none"]

_NOT_IN_XML = re.compile(r"[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


@dataclass(frozen=True, slots=True)
class _Ground:
    """Which base map is used, and whether its paths are in this string or in a served sprite."""

    borders: Borders
    uid: str
    asset: bool

    @property
    def view(self) -> BorderView:
        return "un" if self.borders == "none" else self.borders

    def parts(self) -> dict[str, str]:
        """The paths that this map uses; without borders only what nobody disputes."""
        parts = basemap().parts(self.view)
        return {part: parts[part] for part in ("land", "lakes")} if self.borders == "none" else parts

    def use(self, part: str, css: str = "") -> str:
        """One part of the base map, painted by the class or by what stands around it."""
        if part not in self.parts():
            return ""
        target = f'data-use="base_{self.view}.svg#{part}"' if self.asset else f'href="#{self.uid}-{part}"'
        return f"<use{_class(css)} {target}/>"


def host_map(  # noqa: PLR0913 -- what a page may say of its map, each by its name
    cities: Sequence[CityMark],
    states: Sequence[StateMark],
    *,
    borders: Borders = "un",
    sizes: Sequence[MapSize] = PAGE_SIZES,
    alt: str,
    asset: bool = False,
    uid: str = "m",
) -> str:
    """The map as one HTML string, well-formed as XML too.

    With `asset` the base map is named as `data-use="base_un.svg#land"`, which the page's component turns
    into the address of the served sprite; without it all paths are inside. `uid` must differ between two
    maps on one page. The styles are in `host_map_css()`.
    """
    ground = _Ground(borders, _text(uid), asset)
    ranked = sorted(cities, key=lambda city: (-(city.held + city.planned), city.id))
    drawings = "".join(_drawing(ranked, states, ground, size, alt) for size in sizes)
    return f'<div class="cis-map" data-borders="{borders}">{_definitions(ground)}{drawings}</div>'


def host_map_css() -> str:
    """The styles of the map; they read the page's --cis-* colours and work inside a shadow root."""
    return resources.files(__package__).joinpath("host_map.css").read_text(encoding="utf-8")


def _definitions(ground: _Ground) -> str:
    """The paths, once for all drawings, in an SVG that takes no room."""
    if ground.asset:
        return ""
    path = '<path id="{}-{}" vector-effect="non-scaling-stroke" d="{}"/>'
    paths = "".join(path.format(ground.uid, part, data) for part, data in ground.parts().items())
    return f'<svg class="cis-map-parts" width="0" height="0" aria-hidden="true"><defs>{paths}</defs></svg>'


def _drawing(
    cities: Sequence[CityMark], states: Sequence[StateMark], ground: _Ground, size: MapSize, alt: str
) -> str:
    window = map_layout.window_of(cities, size)
    spread = map_layout.spread(cities, window, size)
    names = map_layout.city_names(spread, window, size)
    rooms = map_layout.state_names(states, spread, names, window, size)
    return (
        f'<svg class="{size.name}" viewBox="0 0 {size.width} {size.height}" font-size="{_n(size.font)}" '
        f'role="group" aria-label="{_text(alt)}"><rect class="water" width="100%" height="100%"/>'
        f"{_base(states, ground, window)}{_state_names(states, ground, rooms, window, size)}"
        f'<g class="cities">{"".join(_city(city, names.get(city.mark.id)) for city in spread)}</g></svg>'
    )


def _base(states: Sequence[StateMark], ground: _Ground, window: Window) -> str:
    """Land, states, waters and lines, in the order of painting."""
    move = f'transform="translate({_n(window.x)} {_n(window.y)}) scale({window.scale})"'
    shapes = "" if ground.borders == "none" else "".join(_state(state, ground) for state in states)
    lines = "".join(ground.use(part, part) for part in ("lakes", "far", "borders"))
    land = ground.use("land", "land")
    return f'<g {move}>{land}<g class="states">{shapes}</g><g class="lines">{lines}</g></g>'


def _state(state: StateMark, ground: _Ground) -> str:
    return f"{_link(state, _state_class(state))}{ground.use(state.id)}</a>"


def _state_class(state: StateMark) -> str:
    return " ".join(word for word, on in (("chosen", state.chosen), ("dimmed", state.dimmed)) if on)


def _state_names(
    states: Sequence[StateMark],
    ground: _Ground,
    rooms: Mapping[str, tuple[float, float]],
    window: Window,
    size: MapSize,
) -> str:
    """The names in capitals; on a map without shapes they are the links."""
    font = f'font-size="{_n(size.font * map_layout.STATE_FONT)}"'
    if ground.borders == "none":
        links = "".join(_bare_state(state, rooms, window) for state in states)
        return f'<g class="names" {font}>{links}</g>'
    names = "".join(_state_name(state, rooms[state.id]) for state in states if state.id in rooms)
    return f'<g class="names" aria-hidden="true" {font}>{names}</g>'


def _state_name(state: StateMark, middle: tuple[float, float]) -> str:
    x, y = middle
    css = _class(_state_class(state))
    return f'<text{css} x="{_n(x)}" y="{_n(y)}" dy=".35em">{_text(state.name.upper())}</text>'


def _bare_state(state: StateMark, rooms: Mapping[str, tuple[float, float]], window: Window) -> str:
    """Without borders a state is its name or, where there is no room, a place that shows when in focus."""
    x, y = map_layout.middle_of(state.id, window)
    spot = f'<circle class="touch" cx="{_n(x)}" cy="{_n(y)}" r="9"/>'
    name = _state_name(state, rooms[state.id]) if state.id in rooms else spot
    return f"{_link(state, _state_class(state))}{name}</a>"


def _city(city: City, name: Place | None) -> str:
    mark = city.mark
    parts = [_circle("touch", city, city.touch) if city.touch > city.reach else ""]
    parts.append(_circle("planned", city, city.ring) if city.ring else "")
    parts.append(_circle("held", city, city.disc) if city.disc else "")
    parts.append(_diamond(city) if city.diamond else "")
    parts.append(_city_name(city, name) if name else "")
    return f"{_link(mark, 'chosen' if mark.chosen else '')}{''.join(parts)}</a>"


def _circle(css: str, city: City, radius: float) -> str:
    return f'<circle class="{css}" cx="{_n(city.x)}" cy="{_n(city.y)}" r="{_n(radius)}"/>'


def _diamond(city: City) -> str:
    """Two halves in two tones: two sources, one fact."""
    x, y = map_layout.diamond_at(city)
    top, half = f"M{_n(x)} {_n(y - city.diamond)}", _n(city.diamond)
    halves = (("left", f"l-{half} {half} {half} {half}z"), ("right", f"l{half} {half}-{half} {half}z"))
    return "".join(f'<path class="diamond {side}" d="{top}{shape}"/>' for side, shape in halves)


def _city_name(city: City, name: Place) -> str:
    css = _class("big" if map_layout.is_bold(city) else "")
    anchor = "" if name.anchor == "start" else f' text-anchor="{name.anchor}"'
    leader = _leader(name.leader) if name.leader else ""
    return f'{leader}<text{css} x="{_n(name.x)}" y="{_n(name.y)}"{anchor}>{_text(city.mark.name)}</text>'


def _leader(line: tuple[float, float, float, float]) -> str:
    x0, y0, x1, y1 = (_n(number) for number in line)
    return f'<path class="leader" d="M{x0} {y0}L{x1} {y1}"/>'


def _link(mark: CityMark | StateMark, css: str) -> str:
    """The start of a link; the sentence is its name for the ear and its hint for the eye."""
    return f'<a{_class(css)} href="{_text(mark.href)}" data-go="1"><title>{_text(mark.title)}</title>'


def _class(names: str) -> str:
    return f' class="{names}"' if names else ""


def _text(text: str) -> str:
    """Safe in text and in attributes, and without characters that XML cannot hold."""
    return escape(_NOT_IN_XML.sub("", text), quote=True)


def _n(number: float) -> str:
    """A number as short as the eye allows."""
    return f"{number:.1f}".removesuffix(".0")
