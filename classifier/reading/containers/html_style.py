"""Detects hidden elements of HTML mails.

Uses the attributes of the elements (style, hidden, color, bgcolor) and the style sheet of the mail.
An element with a class that the style sheet does not define clearly has an unknown background.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, replace
from functools import lru_cache

import tinycss2
from tinycss2.ast import FunctionBlock, Node
from tinycss2.color4 import Color, parse_color

from classifier.reading.containers.style_sheet import StyleSheet

_NO_TEXT = frozenset(["script", "style", "template", "title", "noembed", "svg", "datalist"])
_SIZE = re.compile(r"(-?\d{0,6}\.?\d{0,6})\s*(px|pt|em|rem|%|)")
_NO_FONT = re.compile(r"0(?:px|pt|em|%)?[\s/]")
_CLIPPED = re.compile(
    r"rect\(\s*[01](?:px)?[\s,]+[01](?:px)?[\s,]+[01](?:px)?[\s,]+[01](?:px)?\s*\)|inset\(\s*(?:50|100)%|"
    r"circle\(\s*0|scale[xy]?\(\s*0(?:\.0+)?\s*[,)]|opacity\(\s*0(?:%|\.0+)?\s*\)"
)
_CLEAR = "clear"  # stands for a fully transparent colour
_TINY = 1.0  # pixels or points
_COLOUR_CHARACTERS = 200


@dataclass(frozen=True, slots=True)
class Look:
    """The inherited part of the appearance of an element."""

    silent: bool = False  # the text inside is never shown (script, style)
    gone: bool = False  # not shown, and no descendant can undo it
    invisible: bool = False
    no_size: bool = False
    color: str = ""  # six hexadecimal digits, "" if unknown
    background: str = "ffffff"
    keeps_space: bool = False

    @property
    def hidden(self) -> bool:
        """Tell whether text with this look cannot be seen."""
        unseen = self.color == _CLEAR or (bool(self.color) and _near(self.color, self.background))
        return self.gone or self.invisible or self.no_size or unseen


def look_of(name: str, attributes: Mapping[str, object], parent: Look, sheet: StyleSheet) -> Look:
    """Return the appearance of an element inside `parent`."""
    if name in _NO_TEXT:
        return replace(parent, silent=True)
    if "hidden" in attributes:
        return replace(parent, gone=True)
    look = replace(parent, keeps_space=True) if name in ("pre", "textarea") else parent
    if not attributes and name not in sheet.rules:
        return look
    style = sheet.style_of(name, attributes)
    clear = "class" not in attributes or sheet.knows(attributes)
    return _with_colours(_with_style(look, style), style, attributes, clear)


def _with_style(look: Look, style: Mapping[str, str]) -> Look:
    if not style:
        return look
    if _is_gone(style):
        look = replace(look, gone=True)
    if "visibility" in style:
        look = replace(look, invisible=style["visibility"] in ("hidden", "collapse"))
    size = style.get("font-size") or (_NO_FONT.match(style.get("font", "")) and "0")
    if size:
        look = replace(look, no_size=_is_tiny(size, look.no_size))
    if "white-space" in style:
        look = replace(look, keeps_space=style["white-space"].startswith("pre"))
    return look


def _is_gone(style: Mapping[str, str]) -> bool:
    if style.get("display") == "none" or style.get("mso-hide") == "all":
        return True
    if _number(style.get("opacity", "1")) == 0 or _CLIPPED.search(_shape(style)):
        return True
    offsets = (style.get(name, "") for name in ("left", "top", "text-indent", "margin-left"))
    if any((_number(offset) or 0) <= -500 for offset in offsets if offset):
        return True
    closed = any(_number(style.get(name, "9")) == 0 for name in ("max-height", "height", "width"))
    return closed and style.get("overflow") == "hidden"


def _shape(style: Mapping[str, str]) -> str:
    return " ".join(style.get(name, "") for name in ("clip", "clip-path", "transform", "filter"))


def _with_colours(
    look: Look, style: Mapping[str, str], attributes: Mapping[str, object], clear: bool
) -> Look:
    """Return the look with its colours; `clear`: no unresolved class can set a background."""
    color = style.get("color") or str(attributes.get("color", ""))
    if color:
        look = replace(look, color=_colour(color))
    painted = style.get("background-color") or style.get("background")
    painted = painted or str(attributes.get("bgcolor", ""))
    if painted:
        colour = _colour(painted)
        return look if colour == _CLEAR else replace(look, background=colour)
    if "background" in attributes or not clear or "background-image" in style:
        return replace(look, background="")
    return look


def _is_tiny(size: str, inherited: bool) -> bool:
    match = _SIZE.match(size)
    number = _number(size)
    if match is None or number is None:
        return False
    if match[2] in ("em", "rem", "%"):
        return number == 0 or (inherited and match[2] != "rem")
    return number <= _TINY


def _number(value: str) -> float | None:
    match = _SIZE.match(value)
    try:
        return float(match[1]) if match else None
    except ValueError:
        return None


@lru_cache(maxsize=1_000)
def _colour(value: str) -> str:
    """Return the first colour in a value as six hexadecimal digits, "" if there is none."""
    for node in _with_gradients(tinycss2.parse_component_value_list(value[:_COLOUR_CHARACTERS])):
        with suppress(ValueError):  # what tinycss2 1.5 raises for "color()"
            colour = parse_color(node)
            if isinstance(colour, Color):
                return _digits(colour)
    return ""


def _with_gradients(nodes: Iterable[Node]) -> Iterator[Node]:
    """Yield the parts of a value; those of a gradient in its place, since its colours are seen."""
    for node in nodes:
        if isinstance(node, FunctionBlock) and node.lower_name.endswith("gradient"):
            yield from node.arguments
        else:
            yield node


def _digits(colour: Color) -> str:
    """Return a parsed colour as six hexadecimal digits; "" if it is not RGB."""
    if colour.alpha == 0:
        return _CLEAR
    if colour.space not in ("srgb", "hsl", "hwb"):
        return ""
    channels = (min(max(channel, 0.0), 1.0) for channel in colour.to("srgb").coordinates)
    return "".join(f"{round(255 * channel):02x}" for channel in channels)


def _near(color: str, background: str) -> bool:
    """Tell whether two colours look the same."""
    if not background:
        return False
    return all(
        abs(int(color[i : i + 2], 16) - int(background[i : i + 2], 16)) <= 6 for i in (0, 2, 4)
    )
