"""Separators inside numbers, and conversion of digits of any script to ASCII."""

from __future__ import annotations

from classifier.text.cleaning import ZERO_WIDTH

_TYPED = str.maketrans("OIL", "011")
_ODD = "\u2010-\u2015\u2212\u00b7\u2022\u2024\u2219\u2043\uff0e\uff0d\u3002\u2800" + ZERO_WIDTH

SEPARATOR = rf"[\s.\-_/*+{_ODD}]"
"""One character between the digits of a number that has a check sum."""

COLUMN_SEPARATOR = rf"[\s.\-_/*+,;:|{_ODD}]"
"""The same where digits stand in the cells of a table or are dictated."""

LINE_SEPARATOR = rf"(?:[^\S\n]|[.\-_+{_ODD}])"
"""The same for numbers without a check sum: stays on the line."""

PHONE_SEPARATOR = rf"(?:[^\S\n]|[.\-_/(){_ODD}])"
"""What people write between the pairs of a phone number."""


def plain_digits(text: str) -> str:
    """Return only the digits of the text, converted to ASCII."""
    if text.isascii():
        return "".join(c for c in text if c.isdigit())
    return "".join(str(int(c)) for c in text if c.isdecimal())


def letters_to_digits(number: str) -> str:
    """Return an upper-case number with the letters O, I and L as the digits they look like."""
    return number.translate(_TYPED)


def plain_alnum(text: str) -> str:
    """Return the letters and digits of the text in upper case, full-width ones as ASCII."""
    folded = (chr(ord(c) - 0xFEE0) if "\uff01" <= c <= "\uff5e" else c for c in text)
    return "".join(str(int(c)) if c.isdecimal() else c for c in folded if c.isalnum()).upper()
