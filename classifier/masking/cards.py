"""Masking of card numbers, and of the date and the code that stand beside one.

13 to 19 digits with a valid Luhn digit. A company number (SIRET) has 14 digits and a Luhn digit as
well; cards of that length begin with 3 (ISO/IEC 7812).
"""

from __future__ import annotations

import re
from itertools import islice

from classifier.masking.digits import COLUMN_SEPARATOR, letters_to_digits, plain_digits

_GAP = f"{COLUMN_SEPARATOR}{{0,3}}"
_RUN = re.compile(rf"\d(?<!\d\d)(?:{_GAP}\d){{12,}}(?!\d)")
_GROUPS = re.compile(r"\d+")
_LETTERED = re.compile(  # "497O 1OOO …"
    r"[2-6](?<![^\W_].)[0-9OoIl]{3}(?P<gap>[ .-]?)[0-9OoIl]{4}(?:(?P=gap)[0-9OoIl]{4}){2}(?![^\W_])"
)
_LABEL = re.compile(r"\b(?:carte|card|cb|visa|mastercard|pan)\b", re.IGNORECASE)
_OTHER_LABEL = re.compile(
    r"\b(?:siret|siren|commande|order|suivi|tracking|colis|parcel|facture|invoice|imei|isbn|"
    r"r[ée]f(?:[ée]rence)?|ticket|dossier)s?[ .:=]*(?:n[°ºo.]{0,2}|num[ée]ro|number|no)?[ .:=]*\Z",
    re.IGNORECASE,
)
_LABEL_REACH = 45  # characters before a number in which a label still belongs to it
_PHONES = re.compile(rf"0[1-9](?:{_GAP}\d){{8}}(?:{_GAP}0[1-9](?:{_GAP}\d){{8}})+")
_DATE = re.compile(r"[0-3]?\d[./-][01]?\d[./-](?:20)?\d\d(?=\s)")
_LENGTHS = (16, 19, 15, 14, 13, 17, 18)
_MOST_DIGITS = 19
_SIRET_DIGITS = 14

_CARD = "⟨CARTE⟩"
_BESIDE = re.compile(rf"{_CARD}(?P<after>(?:[^⟨]|⟨DATE⟩){{1,90}})")
_BEFORE = re.compile(rf"(?P<before>[^⟨]{{1,60}}){_CARD}")
_EXPIRY = re.compile(
    r"(?<![\d/.,-])(?:0[1-9]|1[0-2])[ ]?[/.-][ ]?(?:20)?[23]\d(?![\d/.,-]\d|\d|[ ]?[€%])"
)
_ALL_BESIDE = re.compile(  # "4970…|09|29|317"
    r"^(?P<a>[ ]?[|;,/:][ ]?)(?:0[1-9]|1[0-2])(?P<b>[ ]?[|;,/:][ ]?)(?:20)?[23]\d"
    r"(?P<c>[ ]?[|;,/:][ ]?)\d{3,4}(?!\d)"
)
_LABELLED_EXPIRY = re.compile(
    r"(?P<label>\b(?:expir\w*|exp\b|valid(?:e|it[ée]|able|[ ]thru)?\b)[^\d\n⟨]{0,20})"
    r"(?<![\d/.,-])(?:0[1-9]|1[0-2])[ ]?[/-][ ]?(?:20)?[23]\d(?![\d/.,-]\d|\d|[ ]?[€%])",
    re.IGNORECASE,
)
_EXPIRY_WITHOUT_MARK = re.compile(
    r"(?P<label>\b(?:exp(?:ir\w*)?|date|valid\w*|fin)\b[^\d\n⟨]{0,15})"
    r"(?:0[1-9]|1[0-2])[ ]?(?:20)?[23]\d(?![\d€%]|[.,]\d|[ ]?(?:€|eur))",
    re.IGNORECASE,
)
_MONTH_AND_YEAR = re.compile(r"\d[ ]?[/-][ ]?\d\d")  # in every labelled date of expiry
_CODE_AFTER_EXPIRY = re.compile(
    r"(?<=⟨DATE⟩)(?P<gap>[^\w⟨\n€]{1,5}(?:(?:puis|et|and|then)[ ])?|[ ]?\n(?=\d+[ ]?(?:\n|\Z)))"
    r"\d{3,4}(?![\d€%]|[.,]\d|[ ]?(?:€|eur))"
)
_CODE_AFTER_WORD = re.compile(
    r"(?P<word>crypto\w*|cvv2?|cvc2?|csc|code|chiffres|dos|back)(?P<gap>[^\d\n⟨]{0,20}?[^\w⟨\n])"
    r"\d{3,4}(?![\d€%]|[.,]\d|[ ]?(?:€|eur|h\b))",
    re.IGNORECASE,
)


def mask_cards(text: str) -> str:
    """Return the text with card numbers replaced; near a card word without a Luhn check."""
    text = _LETTERED.sub(_lettered, _RUN.sub(_cards_in, text))
    if _CARD not in text:
        return text
    text = _BESIDE.sub(lambda beside: _CARD + _without_codes(beside["after"]), text)
    return _BEFORE.sub(lambda beside: _without_code_word(beside["before"]) + _CARD, text)


def mask_expiry_dates(text: str) -> str:
    """Return the text with a month and a year after "expire" replaced."""
    if not _MONTH_AND_YEAR.search(text):
        return text
    return _LABELLED_EXPIRY.sub(r"\g<label>⟨DATE⟩", text)


def _without_codes(text: str) -> str:
    text = _ALL_BESIDE.sub(r"\g<a>⟨DATE⟩\g<b>⟨DATE⟩\g<c>⟨CODE⟩", text)
    text = _EXPIRY_WITHOUT_MARK.sub(r"\g<label>⟨DATE⟩", _EXPIRY.sub("⟨DATE⟩", text))
    return _without_code_word(_CODE_AFTER_EXPIRY.sub(r"\g<gap>⟨CODE⟩", text))


def _without_code_word(text: str) -> str:
    return _CODE_AFTER_WORD.sub(r"\g<word>\g<gap>⟨CODE⟩", _EXPIRY.sub("⟨DATE⟩", text))


def _lettered(match: re.Match[str]) -> str:
    """Replace a number of 16 signs in which letters stand for digits."""
    if not any(map(str.isalpha, match[0])):
        return match[0]
    digits = plain_digits(letters_to_digits(match[0].upper()))
    return _CARD if _has_valid_luhn_digit(digits) else match[0]


def _cards_in(match: re.Match[str]) -> str:
    """Replace the card numbers in a run of digits, which may hold other numbers too."""
    run = match[0]
    before = match.string[max(0, match.start() - _LABEL_REACH) : match.start()]
    if _PHONES.fullmatch(run) or _OTHER_LABEL.search(before):
        return run
    labelled = _LABEL.search(before) is not None
    date = _DATE.match(run)
    done = date.end() if date else 0
    parts: list[str] = [run[:done]]
    while (card := _first_card(run, done, labelled)) is not None:
        parts += [run[done : card[0]], _CARD]
        done = card[1]
    if len(parts) > 1:
        return "".join([*parts, run[done:]])
    return _CARD if labelled and len(plain_digits(run)) <= _MOST_DIGITS else run


def _first_card(run: str, start: int, labelled: bool) -> tuple[int, int] | None:
    """Return start and end of the first valid card number, which begins and ends with a group."""
    for group in islice(_GROUPS.finditer(run, start), 12):
        window = range(group.start(), min(len(run), group.start() + 80))
        offsets = [i for i in window if run[i].isdecimal()][:_MOST_DIGITS]
        digits = plain_digits("".join(run[i] for i in offsets))
        for length in _LENGTHS:
            if (
                length <= len(digits)
                and (
                    digits[0] == "3"
                    if length == _SIRET_DIGITS and not labelled
                    else digits[0] in "23456"
                )
                and _has_valid_luhn_digit(digits[:length])
                and _ends(run, offsets[length - 1])
            ):
                return group.start(), offsets[length - 1] + 1
    return None


def _has_valid_luhn_digit(number: str) -> bool:
    from stdnum import luhn  # noqa: PLC0415 - loads ssl and pydoc, for long numbers only

    return bool(luhn.checksum(number) == 0)


def _ends(run: str, last: int) -> bool:
    """Return whether a group of digits ends at offset `last`."""
    return last + 1 == len(run) or not run[last + 1].isdecimal()
