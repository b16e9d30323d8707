"""The style sheet of everything that is printed: page, file and slide."""

from importlib.resources import files

from cisdash.charts.host_map import host_map_css


def styles() -> str:
    """One sheet: the look, then the map's own rules."""
    look = (files("cisdash.web") / "surface" / "surface.css").read_text(encoding="utf-8")
    return f"{look}\n{host_map_css()}"
