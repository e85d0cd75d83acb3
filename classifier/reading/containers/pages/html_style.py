"""How an element looks, as far as it decides whether and where its text is seen.

The style sheet of browsers (HTML standard, section 15), the attributes that stand for styles, and
the style sheet of the page, for the properties of `style_properties`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from classifier.reading.containers.pages.html_defaults import PAINTABLE, by_element
from classifier.reading.containers.pages.html_look import CLEAR, TINY, Look, seen_of
from classifier.reading.containers.pages.style_shapes import leaves_nothing
from classifier.reading.containers.pages.style_values import (
    BLACK,
    WHITE,
    alpha,
    colour,
    font_size,
    legacy_colour,
    length,
    length_attribute,
    painted,
)

_LEAST_SIZE = 6.0  # of a font whose size is relative; Chromium enlarges smaller ones
_FAR = -500.0  # pixels to the left of or above the page

_FLEX = ("flex", "inline-flex", "grid", "inline-grid", "-webkit-flex", "-webkit-inline-flex")
_INLINE = ("inline", "ruby", "ruby-text", "contents")
_APART = ("inline-block", "inline-flex", "inline-grid", "inline-table", "-webkit-inline-box")
_UNBROKEN = frozenset([*_INLINE, *_APART, "none", "table-cell", "table-column"])


def look_of(
    name: str,
    attributes: Mapping[str, str],
    parent: Look,
    style: Mapping[str, str],
    quirks: bool = False,
    clear: bool = True,
) -> Look:
    """Return the look of an element inside `parent`.

    `style`: property -> value, from the style sheet and the `style` attribute. `clear`: no rule
    that was left out can set a background.
    """
    look = by_element(name, attributes, parent, quirks)
    if style or parent.holds_items:
        look = _with_display(look, parent, style)
        look = _with_text_style(look, parent, style)
        look = _with_place(look, style)
    elif look.display == "none":
        look = replace(look, gone=True)
    look = _with_paint(look, attributes if name in PAINTABLE else {}, style, clear)
    return replace(look, seen=seen_of(look), breaks=look.display not in _UNBROKEN)


def _with_display(look: Look, parent: Look, style: Mapping[str, str]) -> Look:
    display = style.get("display", look.display)
    if display in ("initial", "unset"):
        display = "inline"
    elif display == "inherit":
        display = parent.display
    elif display.startswith("revert"):
        display = look.display
    floats = style.get("float", "none") in ("left", "right", "inline-start", "inline-end")
    placed = style.get("position") in ("absolute", "fixed")
    if display != "none" and (floats or placed or parent.holds_items):
        display = "block" if display in (*_INLINE[:1], *_APART, "table-cell") else display
    holds = display in _FLEX
    gone = look.gone or display == "none"
    return replace(look, display=display, gone=gone, holds_items=holds)


def _with_text_style(look: Look, parent: Look, style: Mapping[str, str]) -> Look:
    """Return the look with its inherited properties other than colours."""
    if "font-size" in style:
        look = _with_size(look, parent, style["font-size"])
    if "visibility" in style:
        value = style["visibility"]
        keeps = value in ("inherit", "unset")
        visible = parent.visible if keeps else value not in ("hidden", "collapse")
        look = replace(look, visible=visible)
    if "white-space" in style:
        value = style["white-space"]
        look = replace(look, white_space=_inherited(value, parent.white_space, "normal"))
    if "text-transform" in style:
        value = style["text-transform"]
        look = replace(look, transform=_inherited(value, parent.transform, "none"))
    if "direction" in style:
        look = replace(look, rtl=style["direction"] == "rtl")
    if "unicode-bidi" in style:
        look = replace(look, overridden=look.rtl and style["unicode-bidi"].endswith("override"))
    if "text-indent" in style and look.display not in _INLINE:
        indent = length(style["text-indent"])
        far = indent is not None and not indent.relative and indent.number <= _FAR
        look = replace(look, indented_away=far)
    return look


def _inherited(value: str, above: str, first: str) -> str:
    if value in ("inherit", "unset"):
        return above
    return first if value in ("initial", "revert", "revert-layer") else value


def _with_size(look: Look, parent: Look, value: str) -> Look:
    if value in ("inherit", "unset"):
        return replace(look, size=parent.size, absolute_size=parent.absolute_size)
    size = font_size("medium" if value == "initial" else value)
    if size is None:
        return look
    pixels = size.pixels(16.0 if size.of_root else parent.size)
    absolute = not size.relative and value[-1:].isalpha() and value[0] in "+.0123456789"
    absolute = absolute or (size.relative and not size.of_root and parent.absolute_size)
    if not absolute and 0 < pixels < _LEAST_SIZE:
        pixels = _LEAST_SIZE
    return replace(look, size=pixels, absolute_size=absolute)


def _with_place(look: Look, style: Mapping[str, str]) -> Look:
    """Return the look with what moves, clips or fades the element."""
    opacity = alpha(style.get("opacity", ""))
    if opacity is not None:
        look = replace(look, opacity=look.opacity * opacity)
    if style.get("content-visibility") == "hidden" and look.display != "inline":
        look = replace(look, gone=True)
    if _is_off_page(look, style) or _is_closed(look, style) or _is_shaped_away(look, style):
        look = replace(look, covered=True)
    return look


def _is_off_page(look: Look, style: Mapping[str, str]) -> bool:
    names = ["margin-left"]
    if look.display != "inline":
        names.append("margin-top")
    if style.get("position", "static") != "static":
        names += ["left", "top"]
    return any(_pixels(style.get(name, ""), look) <= _FAR for name in names)


def _is_closed(look: Look, style: Mapping[str, str]) -> bool:
    """Tell whether a box without height or width cuts off its text; inline elements are no box."""
    if look.display in _INLINE or look.display.startswith("table"):
        return False
    if not style.get("overflow", "visible").startswith(("hidden", "clip")):
        return False
    names = ("height", "max-height", "width", "max-width")
    return any(_pixels(style.get(name, ""), look, 9.0) <= TINY for name in names)


def _is_shaped_away(look: Look, style: Mapping[str, str]) -> bool:
    """Tell whether `clip`, `clip-path`, `transform` or `filter` leaves nothing to see."""
    placed = style.get("position") in ("absolute", "fixed")
    return leaves_nothing(style, placed, look.display not in _INLINE)


def _pixels(value: str, look: Look, otherwise: float = 0.0) -> float:
    found = length(value)
    return otherwise if found is None else found.pixels(look.size)


def _with_paint(
    look: Look, attributes: Mapping[str, str], style: Mapping[str, str], clear: bool
) -> Look:
    """Return the look with the colours of text and background."""
    value = style.get("-webkit-text-fill-color") or style.get("color", "")
    if style.get("background-clip") == "text":
        value = "" if colour(value) is None or _is_clear(value) else value  # the picture shows
    chosen = colour(value) if value else None
    if chosen is not None:
        look = replace(look, color=chosen)
    elif value == "initial":
        look = replace(look, color=BLACK)
    picture = style.get("background-image", "none")
    paint = colour(style.get("background-color", "")) or legacy_colour(
        attributes.get("bgcolor", "")
    )
    if paint is not None and paint.alpha > CLEAR:
        below = look.background or WHITE
        look = replace(look, background=paint if paint.alpha == 1 else paint.over(below))
    if picture not in ("none", "initial", "unset"):
        first = painted(picture) if "url(" not in picture else None
        seen = first is not None and first.alpha == 1
        look = replace(look, background=first if seen else None)
    elif "background" in attributes or not clear:
        look = replace(look, background=None)
    return look


def _is_clear(value: str) -> bool:
    found = colour(value)
    return found is not None and found.alpha <= CLEAR


def is_tracking_pixel(attributes: Mapping[str, str]) -> bool:
    """Tell whether a picture is at most one pixel wide or high."""
    sizes = (length_attribute(attributes.get(side, "").strip()) for side in ("width", "height"))
    return any(size is not None and not size.relative and size.number <= 1 for size in sizes)
