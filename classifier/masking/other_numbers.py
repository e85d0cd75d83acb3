"""Masking of number plates, and of any other long number."""

from __future__ import annotations

import re

from classifier.masking.digits import LINE_SEPARATOR, plain_digits

_LONG = re.compile(rf"\d(?<!\d\d)(?:{LINE_SEPARATOR}{{0,3}}\d){{7,}}(?!\d)")
_YEARS = re.compile(rf"(?:19|20)\d\d{LINE_SEPARATOR}{{1,3}}(?:19|20)\d\d")
# Letters of French plates since 2009: no I, O, U (decree of 9 February 2009).
_PLATE = re.compile(
    r"(?<![\w-])[A-HJ-NP-TV-Z]{2}(?P<gap>[ -]?)\d{3}(?P=gap)[A-HJ-NP-TV-Z]{2}(?![\w-])", re.I
)
_OLD_PLATE = re.compile(
    r"(?<![\w-])\d{1,4}[ -]?[A-HJ-NP-TV-Z]{2,3}[ -]?(?:\d{2}|2[AB])(?![\w-])", re.I
)
_ALONE = re.compile(  # on its line
    r"(?<![^\n])[ \t]*\d{1,4}[ -][A-HJ-NP-TV-Z]{2,3}[ -](?:\d{2}|2[AB])(?=[ \t]*(?:\n|\Z))"
)
_BRITISH_PLATE = re.compile(r"(?<![\w-])[A-HJ-PR-Y]{2}\d{2}[ ]?[A-HJ-PR-Z]{3}(?![\w-])", re.I)
_PLATE_HINTS = ("plate", "plaque", "regist", "vehic", "véhic", "immatric")
_PLATE_LABEL = re.compile(
    r"plaque|immatricul|v[ée]hicule|voiture|stationn|vehicle|registration|\bplate\b|\bcar\b|amende|\bscooter",
    re.IGNORECASE,
)
_LABEL_REACH = 45


def mask_plates(text: str) -> str:
    """Return the text with number plates replaced: new ones with hyphens, others near a label."""
    text = _ALONE.sub("⟨NUMERO⟩", _PLATE.sub(_plate, text))
    text = _OLD_PLATE.sub(_labelled_plate, text)
    lower = text.lower()
    if not any(hint in lower for hint in _PLATE_HINTS):
        return text
    return _BRITISH_PLATE.sub(_labelled_plate, text)


def mask_long_numbers(text: str, known_numbers: frozenset[str]) -> str:
    """Return the text with any other run of eight or more digits replaced."""

    def long_number(match: re.Match[str]) -> str:
        if _YEARS.fullmatch(match[0]) or plain_digits(match[0]) in known_numbers:
            return match[0]
        return "⟨NUMERO⟩"

    return _LONG.sub(long_number, text)


def _plate(match: re.Match[str]) -> str:
    if match["gap"] == "-" and match[0].isupper():
        return "⟨NUMERO⟩"
    return _labelled_plate(match)


def _labelled_plate(match: re.Match[str]) -> str:
    start = match.start()
    labelled = _PLATE_LABEL.search(match.string, max(0, start - _LABEL_REACH), start)
    return "⟨NUMERO⟩" if labelled else match[0]
