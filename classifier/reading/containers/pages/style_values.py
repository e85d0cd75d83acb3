"""Values of style sheets: lengths, colours and keywords of the properties that show or hide text.

A value that a property does not allow is invalid: browsers drop such a declaration, so it does not
override an earlier one (CSS Cascade 4, section 4.1).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from functools import lru_cache

import tinycss2
from tinycss2.ast import FunctionBlock, Node
from tinycss2.color4 import Color, parse_color

VIEW_WIDTH = 800.0
"""Width in pixels of the window that a mail is taken to be read in."""
VIEW_HEIGHT = 600.0
CSS_WIDE = frozenset(["inherit", "initial", "unset", "revert", "revert-layer"])
_COLOUR_CHARACTERS = 200
_NUMBER = re.compile(r"([+-]?(?:\d{1,9}(?:\.\d{0,9})?|\.\d{1,9}))(?:e[+-]?\d{1,2})?([a-z]{0,4}|%)")
_IN_PIXELS = {  # CSS Values 4, section 6.2
    "px": 1.0,
    "pt": 4 / 3,
    "pc": 16.0,
    "in": 96.0,
    "cm": 96 / 2.54,
    "mm": 96 / 25.4,
    "q": 96 / 101.6,
    "vw": VIEW_WIDTH / 100,
    "vh": VIEW_HEIGHT / 100,
    "vmin": VIEW_HEIGHT / 100,
    "vmax": VIEW_WIDTH / 100,
}
_OF_THE_FONT = {"em": 1.0, "rem": 1.0, "%": 0.01, "ex": 0.5, "ch": 0.5}
_SIZES = {  # HTML standard, section 15.3.6; CSS Fonts 4, section 2.5
    "xx-small": 9.0,
    "x-small": 10.0,
    "small": 13.0,
    "medium": 16.0,
    "large": 18.0,
    "x-large": 24.0,
    "xx-large": 32.0,
    "xxx-large": 48.0,
}
_RELATIVE_SIZES = {"smaller": 5 / 6, "larger": 1.2}
_CALCULATED = re.compile(r"(?:calc|min|max|clamp|env)\(")


@dataclass(frozen=True, slots=True)
class Length:
    """A number with its unit turned into pixels, or into a share of the font's size."""

    number: float
    relative: bool = False  # `number` is a share of the size of the font
    of_root: bool = False  # ... of the page's font (rem)

    def pixels(self, font: float) -> float:
        """Return the length in pixels for a size of the font in pixels."""
        return self.number * font if self.relative else self.number


@dataclass(frozen=True, slots=True)
class Rgba:
    """A colour: red, green and blue from 0 to 255, and its opacity from 0 to 1."""

    red: float
    green: float
    blue: float
    alpha: float = 1.0

    def over(self, below: Rgba) -> Rgba:
        """Return what is seen of this colour painted over an opaque one."""
        share = self.alpha
        return Rgba(
            self.red * share + below.red * (1 - share),
            self.green * share + below.green * (1 - share),
            self.blue * share + below.blue * (1 - share),
        )

    def distance(self, other: Rgba) -> float:
        """Return the largest difference of a channel."""
        return max(
            abs(self.red - other.red), abs(self.green - other.green), abs(self.blue - other.blue)
        )

    def contrast(self, other: Rgba) -> float:
        """Return the contrast ratio, 1 to 21 (WCAG 2.2, "contrast ratio")."""
        light, dark = sorted((self._luminance(), other._luminance()), reverse=True)
        return (light + 0.05) / (dark + 0.05)

    def _luminance(self) -> float:
        red, green, blue = (_linear(one / 255) for one in (self.red, self.green, self.blue))
        return 0.2126 * red + 0.7152 * green + 0.0722 * blue


WHITE = Rgba(255, 255, 255)
BLACK = Rgba(0, 0, 0)


def _linear(channel: float) -> float:
    return channel / 12.92 if channel <= 0.04045 else float(((channel + 0.055) / 1.055) ** 2.4)


@lru_cache(maxsize=4_000)
def length(value: str) -> Length | None:
    """Return a length or percentage; None if it is none, or one that has to be calculated."""
    match = _NUMBER.fullmatch(value)
    if match is None:
        return None
    number, unit = float(match[1]), match[2]
    if "e" in value[len(match[1]) : len(value) - len(unit)]:
        number = float(value[: len(value) - len(unit)])
    if unit in _OF_THE_FONT:
        return Length(number * _OF_THE_FONT[unit], relative=True, of_root=unit == "rem")
    if unit in _IN_PIXELS:
        return Length(number * _IN_PIXELS[unit])
    return Length(0.0) if not unit and number == 0 else None


def length_attribute(value: str) -> Length | None:
    """Return a length, where numbers without a unit are pixels."""
    return length(value) or length(f"{value}px")


@lru_cache(maxsize=1_000)
def font_size(value: str) -> Length | None:
    """Return the size of a font; None if the value is no valid size."""
    if value in _SIZES:
        return Length(_SIZES[value])
    if value in _RELATIVE_SIZES:
        return Length(_RELATIVE_SIZES[value], relative=True)
    size = length(value)
    return size if size is not None and size.number >= 0 else None


@lru_cache(maxsize=1_000)
def font_shorthand(value: str) -> str:
    """Return the size in a `font` value: "12px" of "bold 12px/20px Arial"; "" if it has none."""
    words = value.replace(" /", "/").replace("/ ", "/").split()
    for place, word in enumerate(words[:6]):
        size, slash, line = word.partition("/")
        if font_size(size) and (not size.isdigit() or size == "0"):
            fits = not slash or line == "normal" or alpha(line) is not None or length(line)
            return size if fits and len(words) > place + 1 else ""  # a font needs a family
    return ""


def alpha(value: str) -> float | None:
    """Return an opacity from 0 to 1; None if the value is no number or percentage."""
    match = _NUMBER.fullmatch(value)
    if match is None or match[2] not in ("", "%"):
        return None
    number = float(value.rstrip("%")) / (100 if match[2] else 1)
    return min(max(number, 0.0), 1.0)


def is_calculated(value: str) -> bool:
    """Tell whether a value holds a calculation, which is valid but not resolved here."""
    return _CALCULATED.search(value) is not None


@lru_cache(maxsize=2_000)
def colour(value: str) -> Rgba | None:
    """Return the colour that a value is; None if it is none ("currentcolor" too)."""
    found = list(_colours(value[:_COLOUR_CHARACTERS]))
    return found[0] if len(found) == 1 and _is_one_token(value) else None


@lru_cache(maxsize=2_000)
def painted(value: str) -> Rgba | None:
    """Return the first colour in a `background` value, those of gradients too."""
    return next(_colours(value[:_COLOUR_CHARACTERS]), None)


@lru_cache(maxsize=500)
def legacy_colour(value: str) -> Rgba | None:
    """Return the colour of a `color` or `bgcolor` attribute.

    HTML standard, section 2.3.6, "rules for parsing a legacy color value": nearly any text is a
    colour.
    """
    text = value.strip(" \t\n\f\r").lower()
    if not text or text == "transparent":
        return None
    named = colour(text) if not text.startswith(("#", "rgb", "hsl")) or len(text) == 4 else None
    if named:
        return named
    digits = "".join("00" if ord(c) > 0xFFFF else c for c in text)[:128].removeprefix("#")
    digits = "".join(c if c in "0123456789abcdef" else "0" for c in digits)
    digits += "0" * (-len(digits) % 3) if digits else "000"
    size = len(digits) // 3
    channels = [digits[place * size : (place + 1) * size][-8:] for place in range(3)]
    while len(channels[0]) > 2 and all(channel[0] == "0" for channel in channels):
        channels = [channel[1:] for channel in channels]
    red, green, blue = (int(channel[:2], 16) for channel in channels)
    return Rgba(red, green, blue)


def _is_one_token(value: str) -> bool:
    nodes = tinycss2.parse_component_value_list(value[:_COLOUR_CHARACTERS], skip_comments=True)
    return len([node for node in nodes if node.type != "whitespace"]) == 1


def _colours(value: str) -> Iterator[Rgba]:
    for node in _with_gradients(tinycss2.parse_component_value_list(value)):
        with suppress(ValueError):  # what tinycss2 1.5 raises for "color()"
            parsed = parse_color(node)
            if isinstance(parsed, Color):
                yield _rgba(parsed)


def _with_gradients(nodes: Iterable[Node]) -> Iterator[Node]:
    """Yield the parts of a value; those of a gradient in its place, since its colours are seen."""
    for node in nodes:
        if isinstance(node, FunctionBlock) and node.lower_name.endswith("gradient"):
            yield from node.arguments
        else:
            yield node


def _rgba(parsed: Color) -> Rgba:
    """Return a parsed colour; of wide colour spaces (lab, oklch) only the lightness is kept."""
    alpha_value = 1.0 if parsed.alpha is None else parsed.alpha
    if parsed.space not in ("srgb", "hsl", "hwb"):
        lightness = (parsed.coordinates[0] or 0.0) / (1 if parsed.space.startswith("ok") else 100)
        grey = round(255 * min(max(lightness, 0.0), 1.0))
        return Rgba(grey, grey, grey, alpha_value)
    red, green, blue = (min(max(c or 0.0, 0.0), 1.0) for c in parsed.to("srgb").coordinates)
    return Rgba(round(255 * red), round(255 * green), round(255 * blue), alpha_value)
