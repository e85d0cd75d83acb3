"""The properties that decide whether text is seen, and how: which of their values are valid.

An invalid declaration is dropped, as browsers do: an earlier valid one stays.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field

import tinycss2

from classifier.reading.containers.pages.style_values import (
    CSS_WIDE,
    alpha,
    colour,
    font_shorthand,
    font_size,
    is_calculated,
    length,
)

_KEYWORDS = {
    "display": "none contents block inline inline-block flex inline-flex grid inline-grid table "
    "inline-table table-row table-cell table-row-group table-header-group table-footer-group "
    "table-column table-column-group table-caption list-item flow-root ruby ruby-text run-in "
    "-webkit-box -webkit-inline-box -webkit-flex -webkit-inline-flex math",
    "visibility": "visible hidden collapse",
    "position": "static relative absolute fixed sticky -webkit-sticky",
    "float": "none left right inline-start inline-end",
    "white-space": "normal nowrap pre pre-wrap pre-line break-spaces",
    "text-transform": "none uppercase lowercase capitalize full-width",
    "direction": "ltr rtl",
    "unicode-bidi": "normal embed isolate bidi-override isolate-override plaintext "
    "-webkit-isolate -webkit-isolate-override",
    "content-visibility": "visible auto hidden",
    "background-clip": "border-box padding-box content-box text border-area",
}
_VALUES = {name: frozenset(words.split()) for name, words in _KEYWORDS.items()}
_OVERFLOW = frozenset("visible hidden clip scroll auto overlay".split())
_LENGTHS = frozenset(
    "left top right bottom margin-left margin-top text-indent height max-height width "
    "max-width".split()
)
_SHAPES = re.compile(
    r"none|auto|initial|(?:(?:rect|inset|circle|ellipse|polygon|path|url|scale[xyz]?|scale3d|"
    r"translate[xyz]?|translate3d|rotate[xyz]?|rotate3d|skew[xy]?|matrix|matrix3d|perspective|"
    r"opacity|blur|brightness|contrast|grayscale|hue-rotate|invert|saturate|sepia|drop-shadow|"
    r"calc|shape|xywh)\(.*|border-box|padding-box|content-box)",
    re.DOTALL,
)
_BACKGROUND_CHARACTERS = 2_000
_BACKGROUND_WORDS = frozenset(
    "none repeat no-repeat repeat-x repeat-y round space scroll fixed local center top bottom left "
    "right border-box padding-box content-box text cover contain auto".split()
)
_PICTURE = re.compile(
    r"url\(|(?:-webkit-)?(?:image|image-set|cross-fade|element|paint)\(|[a-z-]*gradient\("
)
_ALIASES = {
    "-webkit-background-clip": "background-clip",
    "-webkit-clip-path": "clip-path",
    "-webkit-transform": "transform",
    "-webkit-filter": "filter",
    "-webkit-opacity": "opacity",
    "overflow-x": "overflow",
    "overflow-y": "overflow",
}


@dataclass(slots=True)
class Declarations:
    """Property -> valid value in lower case (`content` as it is written)."""

    usual: dict[str, str] = field(default_factory=dict)
    important: dict[str, str] = field(default_factory=dict)  # marked `!important`

    def __bool__(self) -> bool:
        return bool(self.usual or self.important)

    @property
    def paints(self) -> bool:
        """Tell whether the block sets a background."""
        names = ("background-color", "background-image")
        return any(name in self.usual or name in self.important for name in names)


def add_declaration(block: Declarations, name: str, value: str, important: bool) -> None:
    """Add one declaration to a block if it is valid and can show or hide text."""
    chosen = block.important if important else block.usual
    written, value = value, value.lower()
    name = _ALIASES.get(name, name)
    if name == "content":
        chosen[name] = written
    elif name == "font":
        size = value if value in CSS_WIDE else font_shorthand(value)
        if size:
            chosen["font-size"] = size
    elif name == "background":
        _add_background(chosen, value)
    elif name in ("margin", "inset"):
        _add_sides(chosen, name, value)
    elif name in _VALID and (value in CSS_WIDE or _VALID[name](value)):
        chosen[name] = value


def is_supported(name: str, value: str) -> bool:
    """Tell whether a declaration is valid; of properties that show no text it is not known."""
    valid, value = _VALID.get(_ALIASES.get(name, name)), value.strip().lower()
    return valid is None or value in CSS_WIDE or valid(value)


def _add_background(chosen: dict[str, str], value: str) -> None:
    """Add colour and picture of a `background` value; what it does not name is reset."""
    paint = "transparent" if value not in CSS_WIDE else value
    picture = "none"
    for node in tinycss2.parse_component_value_list(value[:_BACKGROUND_CHARACTERS]):
        text = node.serialize()
        if node.type in ("url", "function") and _PICTURE.match(text):
            picture = value
        elif node.type in ("ident", "hash", "function") and _is_colour(text):
            paint = text
        elif (
            node.type == "ident" and text not in _BACKGROUND_WORDS and text not in CSS_WIDE
        ) or node.type in ("hash", "error", "string"):
            return
    chosen["background-color"], chosen["background-image"] = paint, picture


def _add_sides(chosen: dict[str, str], name: str, value: str) -> None:
    sides = value.split()
    if not 1 <= len(sides) <= 4 or not all(_is_length(side) for side in sides):
        return
    top, right, bottom, left = _four(sides)
    prefix = "margin-" if name == "margin" else ""
    chosen[f"{prefix}left"], chosen[f"{prefix}top"] = left, top
    if not prefix:
        chosen["right"], chosen["bottom"] = right, bottom


def _four(sides: list[str]) -> tuple[str, str, str, str]:
    """Return top, right, bottom and left of a shorthand of one to four values."""
    top = sides[0]
    right = sides[1] if len(sides) > 1 else top
    bottom = sides[2] if len(sides) > 2 else top
    return top, right, bottom, sides[3] if len(sides) > 3 else right


def _is_length(value: str) -> bool:
    known = ("auto", "none", "min-content", "max-content", "fit-content", "-webkit-fill-available")
    return value in known or length(value) is not None or is_calculated(value)


def _is_colour(value: str) -> bool:
    return value == "currentcolor" or colour(value) is not None


def _is_size(value: str) -> bool:
    return font_size(value) is not None or is_calculated(value)


def _is_display(value: str) -> bool:
    words = value.split()
    return value in _VALUES["display"] or (len(words) == 2 and words[0] in ("block", "inline"))


def _is_one_of(name: str) -> Callable[[str], bool]:
    return lambda value: value in _VALUES[name]


def _is_shape(value: str) -> bool:
    return _SHAPES.fullmatch(value) is not None


_VALID: dict[str, Callable[[str], bool]] = {
    **{name: _is_one_of(name) for name in _VALUES},
    **dict.fromkeys(_LENGTHS, _is_length),
    **dict.fromkeys(("clip", "clip-path", "transform", "filter"), _is_shape),
    **dict.fromkeys(("color", "background-color", "-webkit-text-fill-color"), _is_colour),
    "display": _is_display,
    "font-size": _is_size,
    "opacity": lambda value: alpha(value) is not None or is_calculated(value),
    "overflow": lambda value: bool(value) and _OVERFLOW.issuperset(value.split()),
    "background-image": lambda value: value == "none" or "(" in value,
    "scale": lambda value: value == "none" or alpha(value.split()[0] if value else "") is not None,
}
