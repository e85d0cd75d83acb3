"""Values of `clip`, `clip-path`, `transform`, `scale` and `filter` that leave nothing to see."""

from __future__ import annotations

import re
from collections.abc import Mapping

_NUMBER = r"[+-]?\d{0,6}(?:\.\d{0,6})?"
_CLIP = re.compile(
    rf"rect\(\s*({_NUMBER})(?:px)?[\s,]+({_NUMBER})(?:px)?[\s,]+({_NUMBER})(?:px)?[\s,]+"
    rf"({_NUMBER})(?:px)?\s*\)"
)
_INSET = re.compile(r"inset\(\s*([^)]*)\)")
_CIRCLE = re.compile(r"(?:circle|ellipse)\(\s*0(?:px|%|\.0*)?[\s,)]")
_FLAT_POLYGON = re.compile(r"polygon\(\s*(0(?:px|%)?\s+0(?:px|%)?)(?:\s*,\s*\1){2,}\s*\)")
_SCALE = re.compile(r"scale(?:[xy]|3d)?\(\s*0*(?:\.0+|0\.0{0,2}\d?)?(?:%|\s)*[,)]")
_TURNED_AWAY = re.compile(r"rotate[xy]\(\s*-?(?:90|270)deg\s*\)")
_MOVED = re.compile(r"translate(?:[xy]|3d)?\(\s*(-\d{3,6})(?:\.\d+)?(?:px|%|vw)")
_FADED = re.compile(r"opacity\(\s*0*(?:\.0+)?%?\s*\)")
_SIZE = re.compile(rf"({_NUMBER})(%|px|)")


def leaves_nothing(style: Mapping[str, str], placed: bool, is_box: bool) -> bool:
    """Tell whether an element with this style is clipped, scaled, moved or faded to nothing.

    `placed`: it is positioned, which `clip` asks for. `is_box`: it is not inline, which
    `transform` asks for.
    """
    moved = f"{style.get('transform', '')} " if is_box else ""
    return (
        (placed and _is_clipped(style.get("clip", "")))
        or _has_no_path(style.get("clip-path", ""))
        or bool(_SCALE.search(moved) or _TURNED_AWAY.search(moved) or _is_far(moved))
        or (is_box and style.get("scale", "").split()[:1] in (["0"], ["0%"]))
        or _FADED.search(style.get("filter", "")) is not None
    )


def _is_clipped(value: str) -> bool:
    match = _CLIP.match(value)
    if match is None or not all(number.strip("+-.") for number in match.groups()):
        return False
    top, right, bottom, left = (float(number) for number in match.groups())
    return bottom - top <= 1 or right - left <= 1


def _has_no_path(value: str) -> bool:
    inset = _INSET.match(value)
    if inset:
        shares = [_SIZE.fullmatch(word) for word in inset[1].partition("round")[0].split()]
        if shares and all(share is not None and share[2] == "%" for share in shares):
            numbers = [float(share[1] or 0) for share in shares if share]
            top, right = numbers[0], numbers[1 % len(numbers)]
            bottom = numbers[2] if len(numbers) > 2 else top
            left = numbers[3] if len(numbers) > 3 else right
            return top + bottom >= 100 or left + right >= 100
    return bool(_CIRCLE.match(value) or _FLAT_POLYGON.match(value))


def _is_far(value: str) -> bool:
    match = _MOVED.search(value)
    return match is not None and float(match[1]) <= -500
