"""Media queries and `@supports`: does a rule count in the window that a mail is read in?

The window is a screen of 800 x 600 pixels with a mouse (Media Queries 4).
"""

from __future__ import annotations

import operator
import re
from collections.abc import Callable, Iterable
from fractions import Fraction

import tinycss2
from tinycss2.ast import Node

from classifier.reading.containers.pages import style_properties
from classifier.reading.containers.pages.style_values import VIEW_HEIGHT, VIEW_WIDTH, length

_KEYWORDS = {  # feature -> the value that holds
    "orientation": "landscape",
    "prefers-color-scheme": "light",
    "prefers-reduced-motion": "no-preference",
    "prefers-contrast": "no-preference",
    "prefers-reduced-data": "no-preference",
    "forced-colors": "none",
    "inverted-colors": "none",
    "hover": "hover",
    "any-hover": "hover",
    "pointer": "fine",
    "any-pointer": "fine",
    "scripting": "none",
    "update": "fast",
    "display-mode": "browser",
    "scan": "progressive",
    "overflow-block": "scroll",
    "overflow-inline": "scroll",
    "color-gamut": "srgb",
    "grid": "0",
}
_NUMBERS = {
    "width": VIEW_WIDTH,
    "device-width": VIEW_WIDTH,
    "height": VIEW_HEIGHT,
    "device-height": VIEW_HEIGHT,
    "color": 8.0,
    "color-index": 0.0,
    "monochrome": 0.0,
    "resolution": 1.0,
    "device-pixel-ratio": 1.0,
    "aspect-ratio": VIEW_WIDTH / VIEW_HEIGHT,
    "device-aspect-ratio": VIEW_WIDTH / VIEW_HEIGHT,
}
_TURNED = {"<": ">", "<=": ">=", ">": "<", ">=": "<=", "=": "="}
_COMPARED: dict[str, Callable[[float, float], bool]] = {
    "<": operator.lt,
    "<=": operator.le,
    ">": operator.gt,
    ">=": operator.ge,
    "=": operator.eq,
}
_DEPTH = 20
_PLAIN = re.compile(r"\d{1,9}(?:\.\d{1,9})?")
_DENSITY = re.compile(r"(\d{1,9}(?:\.\d{1,9})?)(dppx|dpi|x)")
# First words of the names of properties that Chromium knows; a rule for an invented one is void.
_PROPERTIES = frozenset(
    "accent align all animation appearance aspect backdrop backface background block border bottom "
    "box break caption caret clear clip color column columns contain container content counter "
    "cursor direction display empty fill filter flex float font forced gap grid hanging height "
    "hyphens image initial inline inset isolation justify left letter line list margin mask math "
    "max min mix object offset opacity order orphans outline overflow overscroll padding page "
    "perspective place pointer position print quotes resize right rotate row ruby scale scroll "
    "scrollbar shape stroke tab table text top touch transform transition translate unicode user "
    "vertical view visibility white widows width will word writing z zoom".split()
)
_NOT_IN_CHROMIUM = ("-ms-", "-moz-", "mso-", "-o-", "-khtml-")


def counts(query: Iterable[Node]) -> bool:
    """Tell whether a list of media queries holds; an empty one does."""
    parts = list(_split(query, ","))
    return parts == [[]] or any(_query(part) for part in parts)


def is_supported(condition: Iterable[Node], depth: int = 0) -> bool:
    """Tell whether a condition of `@supports` holds; the features of mails are taken as known."""
    return _condition(_solid(condition), _supports, depth)


def _query(tokens: list[Node]) -> bool:
    """Return the answer to one query: [not | only] type [and condition], or a condition."""
    words = [getattr(node, "lower_value", "") for node in tokens]
    if not words or not any(words[:2]) or words[:2] == ["not", ""]:
        return _condition(tokens, _feature, 0)
    turned = words[0] == "not"
    rest = tokens[1:] if turned or words[0] == "only" else tokens
    if not rest or rest[0].type != "ident":
        return _condition(rest, _feature, 0)
    holds = rest[0].lower_value in ("all", "screen")
    if len(rest) > 1:
        if getattr(rest[1], "lower_value", "") != "and":
            return False
        holds = holds and _condition(rest[2:], _feature, 0)
    return holds != turned


def _condition(tokens: list[Node], simple: Callable[[list[Node], int], bool], depth: int) -> bool:
    """Return the answer to a condition with `not`, `and` or `or`; False if it is malformed."""
    words = [getattr(node, "lower_value", "") for node in tokens]
    if not tokens or depth > _DEPTH:
        return False
    if words[0] == "not":
        return len(tokens) == 2 and not _operand(tokens[1], simple, depth)
    answers = [_operand(node, simple, depth) for node in tokens[::2]]
    joints = set(words[1::2])
    if len(tokens) % 2 == 0 or len(joints) > 1 or not joints <= {"and", "or"}:
        return False
    return any(answers) if joints == {"or"} else all(answers)


def _operand(node: Node, simple: Callable[[list[Node], int], bool], depth: int) -> bool:
    if node.type == "() block":
        return simple(_solid(node.content), depth + 1)
    return node.type == "function" and node.lower_name == "selector" and simple is _supports


def _supports(tokens: list[Node], depth: int) -> bool:
    if len(tokens) > 2 and tokens[0].type == "ident" and tokens[1] == ":":
        name = tokens[0].lower_value
        foreign = name.startswith(_NOT_IN_CHROMIUM) or not _is_known(name)
        return not foreign and style_properties.is_supported(name, tinycss2.serialize(tokens[2:]))
    return is_supported(tokens, depth)


def _is_known(name: str) -> bool:
    """Tell whether there may be a property of this name; a page may name its own with "--"."""
    return name.startswith(("--", "-webkit-")) or name.partition("-")[0] in _PROPERTIES


def _feature(tokens: list[Node], depth: int) -> bool:
    """Return the answer to what stands in brackets: a feature, a range or a condition."""
    if any(node.type == "() block" for node in tokens):
        return _condition(tokens, _feature, depth)
    if len(tokens) == 1 and tokens[0].type == "ident":
        return _is_set(tokens[0].lower_value)
    if len(tokens) > 2 and tokens[0].type == "ident" and tokens[1] == ":":
        return _has_value(tokens[0].lower_value, tokens[2:])
    return _range(tokens)


def _is_set(name: str) -> bool:
    if name in _NUMBERS:
        return _NUMBERS[name] != 0
    return _KEYWORDS.get(name, "none") not in ("none", "no-preference", "0")


def _has_value(name: str, value: list[Node]) -> bool:
    plain = name.removeprefix("-webkit-")
    sign = "<=" if plain.startswith("min-") else ">=" if plain.startswith("max-") else "="
    plain = plain.removeprefix("min-").removeprefix("max-")
    if plain in _NUMBERS:
        number = _number(value)
        return number is not None and _COMPARED[sign](number, _NUMBERS[plain])
    word = "".join(node.serialize() for node in value).lower()
    return sign == "=" and _KEYWORDS.get(name) == word


def _range(tokens: list[Node]) -> bool:
    """Return the answer to `400px < width <= 700px` or a half of it."""
    parts, signs = _compared_parts(tokens)
    places = [i for i, part in enumerate(parts) if _name_of(part) in _NUMBERS]
    if len(places) != 1 or len(parts) != len(signs) + 1 or len(parts) not in (2, 3):
        return False
    place = places[0]
    have = _NUMBERS[_name_of(parts[place])]
    for i, part in enumerate(parts):
        if i == place:
            continue
        number = _number(part)
        sign = signs[min(i, place)]
        if number is None or not _COMPARED[sign if i > place else _TURNED[sign]](have, number):
            return False
    return True


def _compared_parts(tokens: list[Node]) -> tuple[list[list[Node]], list[str]]:
    parts: list[list[Node]] = [[]]
    signs: list[str] = []
    for node in tokens:
        if node.type == "literal" and node.value in ("<", ">", "<=", ">="):
            signs.append(str(node.value))
            parts.append([])
        elif node == "=" and signs and not parts[-1]:
            signs[-1] += "="
        elif node == "=":
            signs.append("=")
            parts.append([])
        else:
            parts[-1].append(node)
    return parts, [sign if sign in _TURNED else "=" for sign in signs]


def _name_of(part: list[Node]) -> str:
    return part[0].lower_value if len(part) == 1 and part[0].type == "ident" else ""


def _number(value: list[Node]) -> float | None:
    text = "".join(node.serialize() for node in value).lower()
    if "/" in text:
        try:
            return float(Fraction(text.replace(" ", "")))
        except (ValueError, ZeroDivisionError):
            return None
    density = _DENSITY.fullmatch(text)
    if density:
        return float(density[1]) / (96 if density[2] == "dpi" else 1)
    found = length(text)
    if found is not None:
        return found.pixels(16)
    return float(text) if _PLAIN.fullmatch(text) else None


def _solid(nodes: Iterable[Node]) -> list[Node]:
    return [node for node in nodes if node.type not in ("whitespace", "comment")]


def _split(nodes: Iterable[Node], mark: str) -> Iterable[list[Node]]:
    part: list[Node] = []
    for node in _solid(nodes):
        if node == mark:
            yield part
            part = []
        else:
            part.append(node)
    yield part
