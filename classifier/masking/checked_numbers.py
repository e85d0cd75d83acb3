"""Masking of French social security numbers (NIR), card numbers, and any other long number.

NIR: sex 1/2 (7/8 provisional), year, month (20-42 and 50-99 for incomplete records), department
(2A/2B, or three digits overseas), commune, order, optional key 97 - (number mod 97), 2A counting
as 19 and 2B as 18.
Cards: 13 to 19 digits with a valid Luhn digit.
"""

from __future__ import annotations

import re
from itertools import islice

from classifier.masking.digits import LINE_SEPARATOR, SEPARATOR, plain_alnum, plain_digits

_GAP = f"{SEPARATOR}{{0,3}}"
_NIR = re.compile(
    rf"[1278１２７８](?<!\d.)(?:{_GAP}\d){{5}}{_GAP}[\dAaBbＡＢａｂ](?:{_GAP}\d){{6}}"
    rf"(?:{_GAP}\d{_GAP}\d)?(?!\d)"
)
_GROUPED = re.compile(  # as printed on the card; other spellings need a valid key or a label
    rf"\d{_GAP}\d\d{_GAP}\d\d{_GAP}\d\w{_GAP}\d{{3}}{_GAP}\d{{3}}(?:{_GAP}\d\d)?"
)
# What `mask_dates` would cut out of the middle of a number, leaving the digits around it.
_DATE_INSIDE = re.compile(r"\d\D{1,3}\d{1,4}([./-])\d\d?\1\d\d(?:\d\d)?\D{1,3}\d")
_RUN = re.compile(rf"\d(?<!\d\d)(?:{_GAP}\d){{12,}}(?!\d)")
_GROUPS = re.compile(r"\d+")
_LONG = re.compile(rf"\d(?<!\d\d)(?:{LINE_SEPARATOR}{{0,3}}\d){{7,}}(?!\d)")
_YEARS = re.compile(rf"(?:19|20)\d\d{LINE_SEPARATOR}{{1,3}}(?:19|20)\d\d")
_NIR_LABEL = re.compile(
    r"s[ée]curit[ée] sociale|\bs[ée]cu\b|\bnir\b|\bnss\b|\bn°\s?ss\b|immatriculation", re.IGNORECASE
)
_CARD_LABEL = re.compile(r"\b(?:carte|card|cb|visa|mastercard|pan)\b", re.IGNORECASE)
_LABEL_REACH = 45  # characters before a number in which a label still belongs to it
_PHONES = re.compile(rf"0[1-9](?:{_GAP}\d){{8}}(?:{_GAP}0[1-9](?:{_GAP}\d){{8}})+")
_DATE = re.compile(r"[0-3]?\d[./-][01]?\d[./-](?:20)?\d\d(?=\s)")
_CARD_LENGTHS = (16, 19, 15, 14, 13, 17, 18)


def mask_health_numbers(text: str) -> str:
    """Return the text with NIRs replaced that have a valid key or a label before them."""
    return _NIR.sub(_sure_nir, text)


def mask_probable_health_numbers(text: str) -> str:
    """Return the text with everything replaced that is structured like a NIR."""
    return _NIR.sub(_probable_nir, text)


def mask_cards(text: str) -> str:
    """Return the text with card numbers replaced; near a card word without a Luhn check."""
    return _RUN.sub(_cards_in, text)


def mask_long_numbers(text: str, known_numbers: frozenset[str]) -> str:
    """Return the text with any other run of eight or more digits replaced."""

    def long_number(match: re.Match[str]) -> str:
        if _YEARS.fullmatch(match[0]) or plain_digits(match[0]) in known_numbers:
            return match[0]
        return "⟨NUMERO⟩"

    return _LONG.sub(long_number, text)


def _is_built_like_nir(number: str) -> bool:
    month, department = int(number[3:5]), number[5:7]
    month_is_possible = 1 <= month <= 12 or 20 <= month <= 42 or month >= 50
    if not month_is_possible or (department[1] in "AB" and department[0] != "2"):
        return False
    return department != "00"


def _sure_nir(match: re.Match[str]) -> str:
    number = plain_alnum(match[0])
    if not _is_built_like_nir(number):
        return match[0]
    if len(number) == 15 and _has_valid_key(number):
        return "⟨NIR⟩"
    return "⟨NIR⟩" if _labelled(_NIR_LABEL, match.string, match.start()) else match[0]


def _has_valid_key(number: str) -> bool:
    from stdnum.fr import nir  # noqa: PLC0415 - loads ssl and pydoc, for long numbers only

    return bool(nir.calc_check_digits(number) == number[13:])


def _has_valid_luhn_digit(number: str) -> bool:
    from stdnum import luhn  # noqa: PLC0415 - as above

    return bool(luhn.checksum(number) == 0)


def _probable_nir(match: re.Match[str]) -> str:
    number = plain_alnum(match[0])
    # The letter of a Corsican department is enough, whatever separates the digits.
    is_likely = (
        not number.isdigit() or _GROUPED.fullmatch(match[0]) or _DATE_INSIDE.search(match[0])
    )
    return "⟨NIR⟩" if is_likely and _is_built_like_nir(number) else match[0]


def _labelled(label: re.Pattern[str], text: str, start: int) -> bool:
    return label.search(text, max(0, start - _LABEL_REACH), start) is not None


def _cards_in(match: re.Match[str]) -> str:
    """Replace the card numbers in a run of digits, which may hold other numbers too."""
    run = match[0]
    if _PHONES.fullmatch(run):
        return run
    date = _DATE.match(run)
    done = date.end() if date else 0
    parts: list[str] = [run[:done]]
    while (card := _first_card(run, done)) is not None:
        parts += [run[done : card[0]], "⟨CARTE⟩"]
        done = card[1]
    if len(parts) > 1:
        return "".join([*parts, run[done:]])
    labelled = _labelled(_CARD_LABEL, match.string, match.start())
    return "⟨CARTE⟩" if labelled and len(plain_digits(run)) <= 19 else run


def _first_card(run: str, start: int) -> tuple[int, int] | None:
    """Return start and end of the first valid card number, which begins and ends with a group."""
    for group in islice(_GROUPS.finditer(run, start), 12):
        window = range(group.start(), min(len(run), group.start() + 80))
        offsets = [i for i in window if run[i].isdecimal()][:19]
        digits = plain_digits("".join(run[i] for i in offsets))
        for length in _CARD_LENGTHS:
            if (
                length <= len(digits)
                and digits[0] in "23456"
                and _has_valid_luhn_digit(digits[:length])
                and _ends(run, offsets[length - 1])
            ):
                return group.start(), offsets[length - 1] + 1
    return None


def _ends(run: str, last: int) -> bool:
    """Return whether a group of digits ends at offset `last`."""
    return last + 1 == len(run) or not run[last + 1].isdecimal()
