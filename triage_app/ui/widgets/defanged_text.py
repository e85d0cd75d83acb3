"""Defanged text: no displayed or copied address can be opened by mistake.

The record is not changed. Only the displayed text differs, in letters of schemes ("hxxps") and dots
of hosts ("[.]"); `DefangedText.offset` maps offsets.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import dataclass

_SCHEME = re.compile(r"(?:https?|ftp)(?=:)", re.IGNORECASE)
_AFTER_SCHEME = re.compile(r"(?:https?|ftp):[/\\]{0,3}", re.IGNORECASE)
_HOST_END = re.compile(r"[/?#\\\s<>\"«»]")
_DOT = re.compile(r"(?<!\[)[.。．｡](?!\])")
# Addresses with a scheme, with "www." or with a path; bare words with a dot are unchanged.
_ADDRESS = re.compile(
    r"(?<![\w@])(?:(?:https?|ftp):[/\\]{1,3}[^\s/?#\\<>\"«»]{1,300}"
    r"|www\.[\w.-]{3,253}"
    r"|[\w-]{1,63}(?:\.[\w-]{1,63}){0,8}\.[a-z]{2,24}(?=[/?]\w))",
    re.IGNORECASE,
)
_TRAILING = ".,;:!?'’)]}…"


@dataclass(frozen=True, slots=True)
class DefangedText:
    """The text to display, and the offsets of the replaced dots."""

    text: str
    dots: tuple[int, ...]  # offsets in the original text, in order

    def offset(self, original: int) -> int:
        """Return the offset in the displayed text of an offset in the original."""
        return original + 2 * bisect_left(self.dots, original)


def defanged(untrusted_text: str, spans: Iterable[tuple[int, int]] = ()) -> DefangedText:
    """Return the text with all addresses defanged, including those at the given spans."""
    letters = list(untrusted_text)
    dots: set[int] = set()
    found = [match.span() for match in _ADDRESS.finditer(untrusted_text)]
    for start, end in (*spans, *found):
        _defang_scheme(letters, untrusted_text, start)
        dots.update(_dots_of_host(untrusted_text, start, end))
    for place in dots:
        letters[place] = "[.]"
    return DefangedText("".join(letters), tuple(sorted(dots)))


def defanged_quote(untrusted_text: str, addresses: Iterable[str] = ()) -> str:
    """Return a quote with its addresses defanged; `addresses` are known links in it."""
    spans = []
    for address in addresses:
        start = untrusted_text.find(address) if address else -1
        if start >= 0 and "." in address and " " not in address:
            spans.append((start, start + len(address)))
    return defanged(untrusted_text, spans).text


def _defang_scheme(letters: list[str], text: str, start: int) -> None:
    """Write "hxxp" for "http" and "fxp" for "ftp" where an address starts."""
    scheme = _SCHEME.match(text, start)
    if scheme:
        for place in range(scheme.start(), scheme.end()):
            letters[place] = {"t": "x", "T": "X"}.get(letters[place], letters[place])


def _dots_of_host(text: str, start: int, end: int) -> list[int]:
    """Return the offsets of the dots of a host, without a final full stop."""
    scheme = _AFTER_SCHEME.match(text, start)
    first = scheme.end() if scheme else start
    stop = _HOST_END.search(text, first, end)
    last = stop.start() if stop else end
    while stop is None and last > first and text[last - 1] in _TRAILING:
        last -= 1
    return [match.start() for match in _DOT.finditer(text, first, last)]


def defanged_domain(domain: str) -> str:
    """Return a defanged domain."""
    return _DOT.sub("[.]", domain)
