"""How an element looks, as far as it decides whether and where its text is seen.

The style sheet of browsers (HTML standard, section 15), the attributes that stand for styles, and
the style sheet of the page, for the properties of `style_properties`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from classifier.reading.containers.html_look import CLEAR, TINY, Look, seen_of
from classifier.reading.containers.style_shapes import leaves_nothing
from classifier.reading.containers.style_values import (
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

_FAR = -500.0  # pixels to the left of or above the page

# display of elements that are not inline (HTML standard, sections 15.3.1 to 15.3.9)
_DISPLAY = {
    **dict.fromkeys(
        "area base basefont datalist head link meta noembed noframes param rp script style "
        "template title source track frame frameset".split(),
        "none",
    ),
    **dict.fromkeys(
        "html body address blockquote center dialog div figure figcaption footer form header hr "
        "legend listing main p plaintext pre search xmp article aside h1 h2 h3 h4 h5 h6 hgroup "
        "nav section dir dd dl dt menu ol ul details summary fieldset optgroup option "
        "foreignobject".split(),
        "block",
    ),
    "li": "list-item",
    "table": "table",
    "caption": "table-caption",
    "tr": "table-row",
    "td": "table-cell",
    "th": "table-cell",
    "rt": "ruby-text",
    **dict.fromkeys(("thead", "tbody", "tfoot"), "table-row-group"),
    **dict.fromkeys(("col", "colgroup"), "table-column"),
    **dict.fromkeys(
        "img input button select textarea meter progress marquee video".split(), "inline-block"
    ),
}
_MARGINS = frozenset(
    "p h1 h2 h3 h4 h5 h6 ul ol dl blockquote pre hr table menu dir listing xmp plaintext "
    "figure".split()
)
_NEVER_SHOWN = frozenset(  # whatever the style says: no text of these is rendered as text
    "script style template title noembed noframes iframe audio video canvas datalist meter "
    "progress".split()
)
_FONT_SIZES = {"1": 10.0, "2": 13.0, "3": 16.0, "4": 18.0, "5": 24.0, "6": 32.0, "7": 48.0}
_PAINTABLE = frozenset("body table thead tbody tfoot tr td th".split())
_FLEX = ("flex", "inline-flex", "grid", "inline-grid", "-webkit-flex", "-webkit-inline-flex")
_INLINE = ("inline", "ruby", "ruby-text", "contents")
_APART = ("inline-block", "inline-flex", "inline-grid", "inline-table", "-webkit-inline-box")
_UNBROKEN = frozenset([*_INLINE, *_APART, "none", "table-cell", "table-column"])


def has_margin(name: str) -> bool:
    """Tell whether an element stands apart from what is around it, as a paragraph does."""
    return name in _MARGINS


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
    look = replace(parent, display=_DISPLAY.get(name, "inline"), holds_items=False)
    look = _by_element(name, attributes, look, parent, quirks)
    if style or parent.holds_items:
        look = _with_display(look, parent, style)
        look = _with_text_style(look, parent, style)
        look = _with_place(look, style)
    elif look.display == "none":
        look = replace(look, gone=True)
    look = _with_paint(look, attributes if name in _PAINTABLE else {}, style, clear)
    return replace(look, seen=seen_of(look), breaks=look.display not in _UNBROKEN)


def _by_element(
    name: str, attributes: Mapping[str, str], look: Look, parent: Look, quirks: bool
) -> Look:
    """Return the look that the element and its attributes give."""
    if name in _NEVER_SHOWN:
        look = replace(look, never=True)
    if "hidden" in attributes or (name == "dialog" and "open" not in attributes):
        look = replace(look, display="none")
    if name in ("pre", "listing", "xmp", "plaintext", "textarea"):
        look = replace(look, white_space="pre-wrap" if name == "textarea" else "pre")
    if name == "table" and quirks:
        look = replace(look, size=16.0, white_space="normal", color=parent.page_color)
    if name in ("a", "area") and "href" in attributes:
        look = replace(look, color=parent.link_color)
    if name == "font":
        look = _by_font(attributes, look)
    if name == "body":
        look = _by_body(attributes, look)
    if "dir" in attributes or name == "bdo":
        rtl = attributes.get("dir", "").strip().lower() == "rtl"
        look = replace(look, rtl=rtl, overridden=look.overridden if name != "bdo" else rtl)
    return look


def _by_font(attributes: Mapping[str, str], look: Look) -> Look:
    color = legacy_colour(attributes.get("color", ""))
    size = _FONT_SIZES.get(attributes.get("size", "").strip(), look.size)
    return replace(look, color=color or look.color, size=size)


def _by_body(attributes: Mapping[str, str], look: Look) -> Look:
    color = legacy_colour(attributes.get("text", "")) or look.color
    link = legacy_colour(attributes.get("link", "")) or look.link_color
    return replace(look, color=color, page_color=color, link_color=link)


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
        look = replace(look, size=_size(style["font-size"], look, parent))
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


def _size(value: str, look: Look, parent: Look) -> float:
    if value in ("inherit", "unset"):
        return parent.size
    size = font_size(value)
    if size is None:
        return 16.0 if value == "initial" else look.size
    return size.pixels(16.0 if size.of_root else parent.size)


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
