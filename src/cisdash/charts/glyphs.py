"""Status marks: shape, word and colour together. Shapes are inline SVG, so no font is needed.

Colours come from the style sheet by class, so one drawing serves light, dark and print.
"""

from collections.abc import Mapping
from types import MappingProxyType

_DISC = '<circle cx="8" cy="8" r="6"/>'
_RING = '<circle class="cis-line" cx="8" cy="8" r="5.2"/>'
_SHAPES: Mapping[str, str] = MappingProxyType(
    {
        "member": _DISC,
        "founding": f'{_DISC}<circle class="cis-paper" cx="8" cy="8" r="2.2"/>',
        "associate": f'{_RING}<path d="M8 2.8a5.2 5.2 0 0 1 0 10.4z"/>',
        "observer": _RING,
        "participating": f'{_RING}<circle cx="8" cy="8" r="2"/>',
        "suspended": '<path d="M4 2.5h3v11H4zM9 2.5h3v11H9z"/>',
        "non_participating": f'{_RING}<path class="cis-line" d="M4.2 11.8l7.6-7.6"/>',
        "left": '<path class="cis-line" d="M3.5 3.5l9 9M12.5 3.5l-9 9"/>',
        "not_member": '<path class="cis-line" d="M3 8h10"/>',
        "not_known": '<path class="cis-thin" d="M2.5 9.5l7-7M4 13.5l9.5-9.5M8 14.5l6-6"/>',
        "not_applicable": '<circle cx="8" cy="8" r="1.4"/>',
        "signed": _RING,
        "not_signed": '<path class="cis-line" d="M3 8h10"/>',
        "adopted": _RING,
        "ratified": f'{_RING}<path d="M8 2.8a5.2 5.2 0 0 1 0 10.4z"/>',
        "in_force": _DISC,
        "acceded": f'{_DISC}<path class="cis-cut" d="M8 4.6v6.8M4.6 8h6.8"/>',
        "withdrawn": '<path class="cis-line" d="M3.5 3.5l9 9M12.5 3.5l-9 9"/>',
        "reservation": '<path class="cis-line" d="M8 2v12M2.8 5l10.4 6M13.2 5L2.8 11"/>',
        "held": _DISC,
        "planned": '<circle class="cis-line cis-dash" cx="8" cy="8" r="5.2"/>',
        "moved": '<path class="cis-line" d="M3 8h9M8.5 4.5L12 8l-3.5 3.5"/>',
        "cancelled": '<path class="cis-line" d="M3.5 3.5l9 9M12.5 3.5l-9 9"/>',
        "conflict": (
            '<path class="cis-half-a" d="M8 1.5L1.5 8 8 14.5z"/>'
            '<path class="cis-half-b" d="M8 1.5L14.5 8 8 14.5z"/>'
        ),
        "source": '<path class="cis-thin" d="M4 2.5h5.5L12 5v8.5H4zM6 7h4M6 9.5h4"/>',
    }
)
MARKS = tuple(_SHAPES)


def glyph(mark: str) -> str:
    """The SVG of a mark; hidden from screen readers, because the word always stands beside it."""
    return (
        f'<svg class="cis-glyph cis-is-{mark}" viewBox="0 0 16 16" width="16" height="16" aria-hidden="true">'
        f"{_SHAPES[mark]}</svg>"
    )
