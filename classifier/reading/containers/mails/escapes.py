"""Text that somebody copied in the code of a page, link or program.

A person sees `&#86;&#111;…` or `%56%6F…` and copies it; what it stands for is judged. Each
code is undone only where a text has several of its signs, so ordinary text stays as it is.
"""

from __future__ import annotations

import html
import re
from urllib.parse import unquote, unquote_plus

_REFERENCE = re.compile(r"&(?:#\d{1,7};?|#[xX][0-9a-fA-F]{1,6};?|[A-Za-z][A-Za-z0-9]{1,31};)")
_ESCAPE = re.compile(
    r"\\(?:u\{([0-9a-fA-F]{1,6})\}|U([0-9a-fA-F]{8})|u([0-9a-fA-F]{4})|x([0-9a-fA-F]{2})|([nrt]))"
)
_CODED_ESCAPE = re.compile(r"\\[uUx][0-9a-fA-F{]")
_PERCENT = re.compile(r"%[0-9A-Fa-f]{2}")
_PERCENT_TOKEN = re.compile(r"\S*%[0-9A-Fa-f]{2}\S*")
# What stands before the first sign of a token that is a link: its escapes belong to the link.
_LINK_BEFORE = re.compile(r"[a-z]{2,8}://|[\w-]\.[a-z]{2,10}[/?]|@", re.IGNORECASE)
_PLUS = re.compile(r"(?<=[^\s+])\+(?=[^\s+])")
_WHITE = {"n": "\n", "r": "\n", "t": "\t"}
_FEWEST = 3  # signs of a code from which a text is written in it
_FEWEST_ESCAPES = 2
_FEWEST_PERCENT = 4
_HIGHEST = 0x10FFFF


def unescaped(text: str) -> str:
    """Return a text with character references and escapes undone.

    Character references are those of HTML, names with their semicolon; escapes those of JSON and of
    links. Addresses of links keep their own escapes.
    """
    if "&" in text and _has(_REFERENCE, text, _FEWEST):
        text = _REFERENCE.sub(lambda match: html.unescape(match[0]), text)
    if "\\" in text and _has(_CODED_ESCAPE, text, _FEWEST_ESCAPES):
        text = _ESCAPE.sub(_character, text)
    if "%" in text and _has(_PERCENT, text, _FEWEST_PERCENT):
        text = _PERCENT_TOKEN.sub(_without_percent, text)
    return text


def _has(pattern: re.Pattern[str], text: str, count: int) -> bool:
    """Tell whether a pattern occurs at least `count` times in a text."""
    found = pattern.finditer(text)
    return all(next(found, None) for _ in range(count))


def _character(match: re.Match[str]) -> str:
    digits = match[1] or match[2] or match[3] or match[4]
    if not digits:
        return _WHITE[match[5]]
    number = int(digits, 16)
    return chr(number) if number <= _HIGHEST else match[0]


def _without_percent(match: re.Match[str]) -> str:
    """Return a token without percent signs; a link, which needs them, as it is."""
    token = match[0]
    first = _PERCENT.search(token)
    before = token[: first.start()] if first else token
    if _LINK_BEFORE.search(before) or not _has(_PERCENT, token, _FEWEST_PERCENT):
        return token
    spaced = "%20" not in token and _has(_PLUS, token, _FEWEST)
    return unquote_plus(token) if spaced else unquote(token)
