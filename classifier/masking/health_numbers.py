"""Masking of French social security numbers (NIR).

Sex 1/2 (3/4 and 7/8 provisional), year, month (20-42 and 50-99 for incomplete records), department
(2A/2B, or three digits overseas), commune, order, optional key 97 - (number mod 97), 2A counting
as 19 and 2B as 18.
"""

from __future__ import annotations

import re

from classifier.masking.digits import COLUMN_SEPARATOR, letters_to_digits, plain_alnum

_GAP = f"{COLUMN_SEPARATOR}{{0,3}}"
_NIR = re.compile(
    rf"[1-478１-４７８](?<!\d.)(?:{_GAP}\d){{5}}{_GAP}[\dAaBbＡＢａｂ](?:{_GAP}\d){{6}}"
    rf"(?:{_GAP}\d{_GAP}\d)?(?!\d)"
)
_TYPED_DIGIT = "[0-9OoIl]"
_TYPED_NIR = re.compile(  # with letters that look like digits
    rf"[1-478Il](?<![^\W_].)(?:{_GAP}{_TYPED_DIGIT}){{5}}{_GAP}[0-9OoIlAaBb]"
    rf"(?:{_GAP}{_TYPED_DIGIT}){{6}}(?:{_GAP}{_TYPED_DIGIT}{_GAP}{_TYPED_DIGIT})?(?![^\W_])"
)
_TYPED_LETTER = re.compile("[OoIl]")
_GROUPED = re.compile(  # as printed on the card; other spellings need a valid key or a label
    rf"\w{_GAP}\w\w{_GAP}\w\w{_GAP}\w\w{_GAP}\w{{3}}{_GAP}\w{{3}}(?:{_GAP}\w\w)?"
)
_BETWEEN = re.compile(f"{COLUMN_SEPARATOR}+")
_FEWEST_GAPS = 3  # an epoch time and an order number have none
_FEWEST_DIGITS = 7  # among the signs of a number with letters typed for digits
# What `mask_dates` would cut out of the middle of a number, leaving the digits around it.
_DATE_INSIDE = re.compile(r"\d\D{1,3}\d{1,4}([./-])\d\d?\1\d\d(?:\d\d)?\D{1,3}\d")
_KEY_AFTER = re.compile(
    r"⟨NIR⟩(?P<between>[ ]?\(|[ ,;/-]{0,3}(?i:cl[ée]|key)[ ]?(?:[:=][ ]?)?)\d\d(?!\d)"
)
_LABEL = re.compile(
    r"s[ée]curit[ée] sociale|social security|\bs[ée]cu\b|\bnir\b|\bnss\b|\bn° ?ss\b|"
    r"\bins\b|immatriculation|num[ée]ro d['’]assur[ée]",
    re.IGNORECASE,
)
_LABEL_REACH = 45  # characters before a number in which a label still belongs to it


def mask_health_numbers(text: str) -> str:
    """Return the text with NIRs replaced that have a valid key or a label before them."""
    return _NIR.sub(_sure_nir, _TYPED_NIR.sub(_typed_nir, text))


def mask_probable_health_numbers(text: str) -> str:
    """Return the text with everything replaced that is structured like a NIR."""
    return _KEY_AFTER.sub(r"⟨NIR⟩\g<between>⟨NUMERO⟩", _NIR.sub(_probable_nir, text))


def _is_built_like_nir(number: str) -> bool:
    month, department = number[3:5], number[5:7]
    if not month.isdigit() or (department[1] in "AB" and department[0] != "2"):
        return False
    return (1 <= int(month) <= 12 or 20 <= int(month) <= 42 or int(month) >= 50) and (
        department != "00"
    )


def _sure_nir(match: re.Match[str]) -> str:
    number = letters_to_digits(plain_alnum(match[0]))
    if not _is_built_like_nir(number):
        return match[0]
    if len(number) == 15 and _has_valid_key(number):
        return "⟨NIR⟩"
    start = match.start()
    labelled = _LABEL.search(match.string, max(0, start - _LABEL_REACH), start)
    return "⟨NIR⟩" if labelled else match[0]


def _typed_nir(match: re.Match[str]) -> str:
    letters = len(_TYPED_LETTER.findall(match[0]))
    if not letters or sum(map(str.isdigit, match[0])) < _FEWEST_DIGITS:
        return match[0]
    number = letters_to_digits(plain_alnum(match[0]))
    if _is_grouped(match[0]) and _is_built_like_nir(number):
        return "⟨NIR⟩"
    return _sure_nir(match)


def _probable_nir(match: re.Match[str]) -> str:
    number = plain_alnum(match[0])
    # The letter of a Corsican department is enough, whatever separates the digits.
    is_likely = not number.isdigit() or _is_grouped(match[0]) or _DATE_INSIDE.search(match[0])
    return "⟨NIR⟩" if is_likely and _is_built_like_nir(number) else match[0]


def _is_grouped(written: str) -> bool:
    gaps = len(_BETWEEN.findall(written))
    return gaps >= _FEWEST_GAPS and _GROUPED.fullmatch(written) is not None


def _has_valid_key(number: str) -> bool:
    from stdnum.fr import nir  # noqa: PLC0415 - loads ssl and pydoc, for long numbers only

    return bool(nir.calc_check_digits(number) == number[13:])
