"""Protection of the digits in host names while a text is masked.

`https://192.168.10.25/…` and `ameli-2026.fr` are evidence, not identifiers. A host with as many
digits as a card or a social security number is not protected.
"""

from __future__ import annotations

import re

_SHIELDED = {ord(str(n)): 0xFDD0 + n for n in range(10)}  # non-characters, never in clean text
_INNER_DOT = re.compile(r"\.(?<=[A-Za-z0-9].)(?=[A-Za-z0-9])")
_SHIELDED_DIGIT = re.compile("[\ufdd0-\ufdd9]")
_AUTHORITY = re.compile(r"(?<=//)[^\s/?#<>\"'⟨⟩]+")
# A label with a digit needs a letter too; otherwise "38.Merci" would protect the end of a number.
_LABEL = r"(?:[a-z][a-z0-9-]{0,62}|\d{1,7}-?[a-z][a-z0-9-]{0,55})"
_BARE = re.compile(r"[A-Za-z0-9](?<![\w.@/=-].)[A-Za-z0-9-]*+\.[A-Za-z0-9.-]*[A-Za-z]{2}(?![\w-])")
_HOST = re.compile(rf"(?:{_LABEL}\.)+[a-z]{{2,24}}", re.IGNORECASE)
_MAIL_HOST = re.compile(r"(?<=@)[a-z0-9.-]+\.[a-z]{2,24}(?![\w-])", re.IGNORECASE | re.ASCII)
_MAX_DIGITS_IN_URL = 12  # digits of an IPv4 address
_MAX_DIGITS_BARE = 7


def shield_hosts(text: str) -> str:
    """Return the text with the digits of host names replaced by private code points."""
    if "//" in text:
        text = _AUTHORITY.sub(lambda match: _shield(match[0], _MAX_DIGITS_IN_URL), text)
    if "@" in text:
        text = _MAIL_HOST.sub(lambda match: _shield(match[0], _MAX_DIGITS_BARE), text)
    return _BARE.sub(_shield_bare, text) if _INNER_DOT.search(text) else text


def restore_hosts(text: str) -> str:
    """Return the text with the digits of host names restored."""
    return _SHIELDED_DIGIT.sub(lambda match: str(ord(match[0]) - 0xFDD0), text)


def _shield_bare(match: re.Match[str]) -> str:
    return _shield(match[0], _MAX_DIGITS_BARE) if _HOST.fullmatch(match[0]) else match[0]


def _shield(host: str, max_digits: int) -> str:
    digits = sum(c.isdecimal() for c in host)
    return host.translate(_SHIELDED) if 0 < digits <= max_digits else host
