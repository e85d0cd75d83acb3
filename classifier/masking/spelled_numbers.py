"""Masking of numbers that are dictated in words: "zéro six trente-neuf quatre-vingt-dix-huit".

Four numbers below a thousand in a row are no amount, no year and no age: those are one number.
"""

from __future__ import annotations

import re

from classifier.masking.marks import Mark, unmarked
from classifier.masking.phones import price_class

_UNITS = r"z[ée]ro|une?|deux|trois|quatre|cinq|six|sept|huit|neuf"
_TEEN = r"(?:onze|douze|treize|quatorze|quinze|seize|dix(?:[ -](?:sept|huit|neuf))?)"
_UNIT = r"(?:une?|deux|trois|quatre|cinq|six|sept|huit|neuf)"
_AND = r"[ -](?:et[ -])?"
_BELOW_HUNDRED = (
    rf"(?:quatre[ -]vingts?(?:{_AND}(?:{_TEEN}|{_UNIT}))?"
    rf"|soixante(?:{_AND}(?:{_TEEN}|{_UNIT}))?"
    rf"|(?:vingt|trente|quarante|cinquante|septante|huitante|octante|nonante)(?:{_AND}{_UNIT})?"
    rf"|{_TEEN}|{_UNITS})"
)
_FRENCH = rf"(?:(?:{_UNIT}[ -])?cents?(?:[ -]{_BELOW_HUNDRED})?|{_BELOW_HUNDRED})"
_ENGLISH_UNIT = r"(?:one|two|three|four|five|six|seven|eight|nine)"
_ENGLISH = (
    rf"(?:(?:double|triple)[ -](?:oh|o|zero|{_ENGLISH_UNIT})"
    rf"|(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)(?:[ -]{_ENGLISH_UNIT})?"
    rf"|{_ENGLISH_UNIT}[ ]hundred|oh|zero|ten|eleven|twelve|\w{{3,5}}teen|{_ENGLISH_UNIT})"
)
_BETWEEN = r"(?:[ \u00a0]?[,.;/-][ \u00a0]?|[ \u00a0]{1,2})"


_NUMBER = rf"(?:{_FRENCH}|{_ENGLISH})(?![^\W_])"
_EACH = re.compile(rf"{_NUMBER}|\d+", re.IGNORECASE)
_ROW = re.compile(
    rf"(?<![^\W_])(?:\d{{1,3}}{_BETWEEN}){{0,3}}{_NUMBER}(?:{_BETWEEN}(?:{_NUMBER}|\d{{1,3}}(?!\d))){{2,}}",
    re.IGNORECASE,
)
_PHONE = re.compile(r"0[1-9]\d{8}")
_REPEATED = {"double": 2, "triple": 3}
_VALUES = {
    word: value
    for words, start, step in (
        ("zéro un deux trois quatre cinq six sept huit neuf dix onze douze treize", 0, 1),
        ("zero one two three four five six seven eight nine ten eleven twelve thirteen", 0, 1),
        ("oh une", 0, 1),
        ("quatorze quinze seize", 14, 1),
        ("fourteen fifteen sixteen seventeen eighteen nineteen", 14, 1),
        ("vingt trente quarante cinquante soixante septante octante nonante", 20, 10),
        ("twenty thirty forty fifty sixty seventy eighty ninety", 20, 10),
        ("huitante", 80, 10),
    )
    for value, word in enumerate(words.split())
    for value in [start + step * value]
}
_FEWEST = 4
_FEWEST_SPELT = 2  # the others may be digits
_FEWEST_HINTS = 3
_HINTS = (  # a search for them is fast
    *("zéro", "zero", "deux", "trois", "quatre", "cinq", "sept", "huit", "neuf", "vingt", "trente"),
    *("quarante", "soixante", "onze", "douze", "quinze", "two", "three", "four", "five", "seven"),
    *("eight", "nine"),
)


def mask_spelled_numbers(text: str, known_numbers: frozenset[str], mark: Mark = unmarked) -> str:
    """Return the text with rows of four or more numbers in words replaced.

    A phone number gets the placeholder of its price class, as in `phones`.
    """
    lower = text.lower()
    if sum(map(lower.count, _HINTS)) < _FEWEST_HINTS:
        return text

    def replaced(row: re.Match[str]) -> str:
        numbers = _EACH.findall(row[0].lower())
        spelt = sum(not one.isdecimal() for one in numbers)
        digits = "".join(map(_digits, numbers))
        if len(numbers) < _FEWEST or spelt < _FEWEST_SPELT or digits in known_numbers:
            return row[0]
        return mark(price_class(digits), digits) if _PHONE.fullmatch(digits) else "⟨NUMERO⟩"

    return _ROW.sub(replaced, text)


def _digits(number: str) -> str:
    """Return the digits of a number below a thousand: "quatre-vingt-dix" -> "90"."""
    if number.isdecimal():
        return number
    value, before = 0, ""
    words = number.replace("-", " ").split()
    if words[0] in _REPEATED:
        return _REPEATED[words[0]] * str(_VALUES.get(words[-1], 0))
    for word in words:
        if word.startswith(("cent", "hundred")):
            value = (value or 1) * 100
        elif word.startswith("vingt") and before == "quatre":
            value += 80 - 4
        else:
            value += _VALUES.get(word, 0)
        before = word
    return str(value)
