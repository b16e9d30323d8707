"""Colours by meaning, and the one template of all plotly figures, on screen and in files."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType

import plotly.graph_objects as go

FONT = '"Source Sans", "Source Sans 3", system-ui, sans-serif'


@dataclass(frozen=True, slots=True)
class Palette:
    """The colours of one of the two themes."""

    paper: str
    raised: str
    ink: str
    muted: str
    hairline: str
    accent: str
    city: str
    conflict: str


LIGHT = Palette("#FBFAF6", "#F3F1EA", "#1A2230", "#565E6B", "#DCD9CF", "#003479", "#B5532F", "#B86E00")
DARK = Palette("#10151D", "#19202B", "#E9ECF1", "#A6AFBC", "#2B3442", "#A2C5FC", "#DE9B5B", "#F2B33D")

# Why a state held the chair: shade and pattern together, so that neither has to be seen alone.
BASIS: Mapping[str, tuple[str, str, str]] = MappingProxyType(
    {
        "rota": ("#003479", "#A2C5FC", ""),
        "elected": ("#0D649A", "#52A6E8", "/"),
        "prolonged": ("#0D649A", "#52A6E8", "\\"),
        "interim": ("#8A63C4", "#8A7DE6", "."),
        "substitute": ("#3F836A", "#62E0C6", "x"),
        "not_stated": ("#7C838D", "#7F8A99", ""),
    }
)


def palette(*, dark: bool) -> Palette:
    """The palette of the theme in use."""
    return DARK if dark else LIGHT


@cache
def template(*, dark: bool) -> go.layout.Template:
    """The look of every figure."""
    colours = palette(dark=dark)
    axis = {
        "gridcolor": colours.hairline,
        "linecolor": colours.hairline,
        "zeroline": False,
        "tickfont": {"color": colours.muted, "size": 14},
        "automargin": True,
    }
    return go.layout.Template(
        layout={
            "font": {"family": FONT, "size": 14, "color": colours.ink},
            "paper_bgcolor": "rgba(0,0,0,0)",
            "plot_bgcolor": "rgba(0,0,0,0)",
            "xaxis": axis,
            "yaxis": axis,
            "margin": {"l": 8, "r": 8, "t": 8, "b": 8},
            "hoverlabel": {
                "bgcolor": colours.raised,
                "bordercolor": colours.hairline,
                "font": {"color": colours.ink},
            },
            "legend": {
                "orientation": "h",
                "y": 1.02,
                "yanchor": "bottom",
                "x": 0,
                "font": {"color": colours.muted},
            },
            "colorway": [colours.accent, colours.city, colours.muted],
        }
    )
