"""The look of an element, and how well text with this look is seen."""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum

from classifier.reading.containers.pages.style_values import BLACK, WHITE, Rgba

TINY = 1.0
"""Size in pixels up to which nobody sees a letter or a box."""
CLEAR = 0.04
"""Opacity up to which nobody sees anything."""
_SMALL = 5.0  # pixels
_SAME = 6.0  # largest difference of a channel between two colours that look the same
_PALE = 1.3  # contrast ratio
_FAINT = 0.15  # opacity
_LINK_COLOUR = Rgba(0, 0, 238)


class Seen(IntEnum):
    """How well text is seen."""

    PLAIN = 0
    FAINT = 1  # pale or tiny
    COVERED = 2  # rendered, but nobody sees it: no size, the colour of its background, off screen
    GONE = 3  # not rendered


@dataclass(frozen=True, slots=True)
class Look:
    """The appearance of an element; `display` and `apart` are its own, the rest is inherited."""

    display: str = "block"
    never: bool = False  # the text inside is no text of the page (script, style)
    gone: bool = False  # not rendered, and no descendant can undo it
    covered: bool = False  # rendered where nobody sees it
    opacity: float = 1.0  # with that of the ancestors
    visible: bool = True
    size: float = 16.0  # of the font, in pixels
    absolute_size: bool = False  # it was given in pixels, or relative to such a size
    color: Rgba = BLACK
    background: Rgba | None = WHITE  # None: a picture, or unknown
    white_space: str = "normal"
    transform: str = "none"  # text-transform
    rtl: bool = False
    overridden: bool = False  # letters are laid from right to left whatever they are
    indented_away: bool = False
    holds_items: bool = False  # display: flex or grid; its children are blocks
    page_color: Rgba = BLACK  # of the body, which tables take in quirks mode
    link_color: Rgba = _LINK_COLOUR
    seen: Seen = Seen.PLAIN  # how well the text inside is seen
    breaks: bool = True  # the text before and after stands on other lines


def seen_of(look: Look) -> Seen:
    """Return how well text with this look is seen."""
    if look.gone or not look.visible:
        return Seen.GONE
    if look.covered or look.indented_away or look.size <= TINY or look.opacity <= CLEAR:
        return Seen.COVERED
    if look.color.alpha <= CLEAR:
        return Seen.COVERED
    faint = look.size <= _SMALL or look.opacity <= _FAINT
    if look.background is not None:
        shown = look.color.over(look.background)
        if shown.distance(look.background) <= _SAME:
            return Seen.COVERED
        faint = faint or shown.contrast(look.background) < _PALE
    return Seen.FAINT if faint else Seen.PLAIN
