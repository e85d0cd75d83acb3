"""Masking of phone numbers; French ones keep their price class.

Classes: Arcep numbering plan (06-07 mobile, 0800-0809 free or normal, 081 082 089 0836 and
118xyz surcharged). Public numbers of organisations stay: the caller passes them in `known_numbers`.
"""

from __future__ import annotations

import re

from classifier.masking.digits import (
    LINE_SEPARATOR,
    PHONE_SEPARATOR,
    letters_to_digits,
    plain_digits,
)
from classifier.masking.marks import Mark, unmarked

_GAP = f"{PHONE_SEPARATOR}{{0,3}}"
_OVERSEAS = {"590": "0590", "594": "0594", "596": "0596", "262": "0262", "508": "0508"}
_FRENCH = re.compile(
    rf"[0+０＋](?<![\d+].)(?:(?:(?<=[+＋])|[0０]){_GAP}[3３]{PHONE_SEPARATOR}?[3３]{_GAP}"
    rf"(?:[(]?[0０][)]?{_GAP})?|(?<=[0０]){_GAP})[1-9１-９](?:{_GAP}\d){{8}}(?!\d)"
)
_FOREIGN = re.compile(
    rf"[0+０＋](?<![\d+].)(?:(?<=[+＋])|[0０]{_GAP})[1-9１-９](?:{_GAP}\d){{7,13}}(?!\d)"
)
_FOREIGN_HOME = re.compile(  # British (11 digits), Australian mobile (04xx xxx xxx)
    rf"0(?<![\d+].)(?:[1-9](?:{_GAP}\d){{9}}|4\d\d{LINE_SEPARATOR}\d{{3}}{LINE_SEPARATOR}\d{{3}})(?!\d)"
)
_DIRECTORY = re.compile(
    r"1(?<![\d.,].)18[ .\u00a0\u202f]?(?!000)\d{3}(?![\d.,]\d|\d|[ \u00a0\u202f]?[€%])"
)
_DICTATED = re.compile(  # with commas, or letters that look like digits
    r"[0O](?<![^\W_].)[1-9](?P<gap>[ .-]|[ ]?,[ ]?)(?:[0-9OIl]{2}(?P=gap)){3}[0-9OIl]{2}(?![^\W_])"
)
_AMERICAN = re.compile(r"[(][2-9]\d\d[)][ ]?[2-9]\d\d[ .-]\d{4}(?!\d)")
_CALL = re.compile(
    r"t[ée]l|num[ée]ro|mobile|portable|appel|joindre|joign|rappel|phone|call|sms|contact|\bau[ ]",
    re.I,
)
_MOBILE = ("06", "07")
_PREMIUM = ("081", "082", "089", "0836")


def mask_phones(text: str, known_numbers: frozenset[str], mark: Mark = unmarked) -> str:
    """Return the text with phone numbers replaced by the placeholder of their class.

    `mark` gets the digits of each: ten of a French number, those after the prefix of another.
    """

    def french(match: re.Match[str]) -> str:
        digits = national(match[0])
        known = digits in known_numbers or plain_digits(match[0]) in known_numbers
        return match[0] if known else mark(price_class(digits), digits)

    def other(match: re.Match[str]) -> str:
        digits = plain_digits(match[0]).removeprefix("00")
        if digits in known_numbers:
            return match[0]
        overseas = _OVERSEAS.get(digits[:3])
        if overseas and len(digits) == 12:
            return mark(price_class("0" + digits[3:]), "0" + digits[3:])
        return mark("⟨TEL_ETRANGER⟩", digits)

    def directory(match: re.Match[str]) -> str:
        return mark("⟨TEL_SURTAXE⟩", plain_digits(match[0]))

    def dictated(match: re.Match[str]) -> str:
        labelled = _CALL.search(match.string, max(0, match.start() - 30), match.start())
        digits = plain_digits(letters_to_digits(match[0].upper()))
        if not labelled or digits in known_numbers:
            return match[0]
        return mark(price_class(digits), digits)

    text = _DICTATED.sub(dictated, text)
    text = _FOREIGN_HOME.sub(other, text)
    text = _FRENCH.sub(french, text)
    text = _AMERICAN.sub(other, _FOREIGN.sub(other, text))
    return _DIRECTORY.sub(directory, text) if "118" in text else text


def national(number: str) -> str:
    """Return the ten digits of a French number in any notation."""
    digits = plain_digits(number)
    return "0" + digits[-9:] if len(digits) >= 10 else digits


def price_class(digits: str) -> str:
    """Return the placeholder for a ten-digit French number."""
    if digits.startswith(_MOBILE):
        return "⟨TEL_MOBILE⟩"
    if digits.startswith("080"):
        return "⟨TEL_GRATUIT⟩"
    return "⟨TEL_SURTAXE⟩" if digits.startswith(_PREMIUM) else "⟨TEL_FIXE⟩"
