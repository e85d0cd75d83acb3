"""The style sheet of browsers, and attributes that stand for styles (HTML standard, section 15)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from classifier.reading.containers.pages.html_look import Look
from classifier.reading.containers.pages.style_values import BLACK, WHITE, Rgba, legacy_colour

# display of elements that are not inline (HTML standard, sections 15.3.1 to 15.3.9)
_DISPLAY = {
    **dict.fromkeys(
        "area base basefont datalist head link meta noembed noframes param rp script style "
        "template title source track".split(),
        "none",
    ),
    **dict.fromkeys(
        "html body address blockquote center dialog div figure figcaption footer form header hr "
        "legend listing main p plaintext pre search xmp article aside h1 h2 h3 h4 h5 h6 hgroup "
        "nav section dir dd dl dt menu ol ul details summary fieldset optgroup option "
        "foreignObject frame frameset".split(),
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
_BUTTON = Rgba(239, 239, 239)
_CONTROLS = {"input": WHITE, "textarea": WHITE, "select": WHITE, "button": _BUTTON}
_CONTROL_SIZE = 13.33
_FONT_SIZES = {"1": 10.0, "2": 13.0, "3": 16.0, "4": 18.0, "5": 24.0, "6": 32.0, "7": 48.0}
PAINTABLE = frozenset("body table thead tbody tfoot tr td th".split())
"""Elements whose `bgcolor` and `background` attributes browsers follow."""


def has_margin(name: str) -> bool:
    """Tell whether an element stands apart from what is around it, as a paragraph does."""
    return name in _MARGINS


def by_element(name: str, attributes: Mapping[str, str], parent: Look, quirks: bool) -> Look:
    """Return the look that an element inside `parent` has by its name and attributes."""
    never = parent.never or name in _NEVER_SHOWN
    display = _DISPLAY.get(name, "inline")
    look = replace(parent, display=display, holds_items=False, never=never)
    if "hidden" in attributes or (name == "dialog" and "open" not in attributes):
        look = replace(look, display="none")
    if name in ("pre", "listing", "xmp", "plaintext", "textarea"):
        look = replace(look, white_space="pre-wrap" if name == "textarea" else "pre")
    if name in _CONTROLS:
        look = _as_control(name, attributes, look)
    elif name == "svg":
        look = replace(look, color=BLACK)
    if name == "table" and quirks:
        look = replace(
            look, size=16.0, absolute_size=False, white_space="normal", color=parent.page_color
        )
    look = _with_colours(name, attributes, look, parent)
    if "dir" in attributes or name == "bdo":
        rtl = attributes.get("dir", "").strip().lower() == "rtl"
        look = replace(look, rtl=rtl, overridden=look.overridden if name != "bdo" else rtl)
    return look


def _with_colours(name: str, attributes: Mapping[str, str], look: Look, parent: Look) -> Look:
    if name in ("a", "area") and "href" in attributes:
        look = replace(look, color=parent.link_color)
    if name == "font":
        look = _by_font(attributes, look)
    if name == "body":
        look = _by_body(attributes, look)
    return look


def _as_control(name: str, attributes: Mapping[str, str], look: Look) -> Look:
    """Return the look of a field or button, which does not take on that of its surroundings."""
    labelled = attributes.get("type", "").strip().lower() in ("submit", "button", "reset")
    return replace(
        look,
        color=BLACK,
        background=_BUTTON if labelled else _CONTROLS[name],
        size=_CONTROL_SIZE,
        absolute_size=True,
        transform="none",
        indented_away=False,
    )


def _by_font(attributes: Mapping[str, str], look: Look) -> Look:
    color = legacy_colour(attributes.get("color", ""))
    size = _FONT_SIZES.get(attributes.get("size", "").strip(), look.size)
    return replace(look, color=color or look.color, size=size)


def _by_body(attributes: Mapping[str, str], look: Look) -> Look:
    color = legacy_colour(attributes.get("text", "")) or look.color
    link = legacy_colour(attributes.get("link", "")) or look.link_color
    return replace(look, color=color, page_color=color, link_color=link)
