"""Look-alike letters and digits as Latin ones while a text is masked.

Masking must see "Ludоvіc" as "Ludovic" whatever alphabet its letters are from; but what is kept of
the message has the letters of the message, because the disguise is evidence.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

from classifier.text.look_alikes import latin_form, look_alike

_ODD = re.compile(r"[^\x00-\u017f\u2010-\u2027\u202f-\u205f\u20ac\u27e8\u27e9]")
# The letters that `re.IGNORECASE` takes for others, and `str.lower` does not.
_OTHER_CASE = (("\u0130", "i"), ("\u0131", "i"), ("\u017f", "s"), ("\u212a", "k"))
_PLACEHOLDER = re.compile(r"⟨[A-Z_]+[a-z]*⟩")


def as_latin(text: str) -> str:
    """Return the text, as long as it is, with a Latin letter for each that looks like one."""
    if text.isascii() or not _ODD.search(text):
        return text
    latin = {ord(one): _latin(one) for one in set(_ODD.findall(text))}
    return text.translate({odd: plain for odd, plain in latin.items() if plain})


@lru_cache(maxsize=4096)
def _latin(character: str) -> str:
    plain = latin_form(character) or look_alike(character)
    return plain.upper() if character.isupper() else plain


def in_small_letters(text: str) -> str:
    """Return the text in small letters, with those that `re.IGNORECASE` takes for them."""
    if not text.isascii():
        for other, small in _OTHER_CASE:
            text = text.replace(other, small)
    return text.lower()


def has_any(small: str, pieces: Iterable[str]) -> bool:
    """Return whether a text in small letters has one of some pieces of words.

    For a rule that needs one of them: quicker than an expression with as many alternatives.
    """
    return any(piece in small for piece in pieces)


def in_own_letters(masked: str, latin: str, text: str) -> str:
    """Return the masked form of `latin` with what is left in the letters of `text`.

    What stands between two placeholders stands in `latin` too, in the same order; where it does
    not, the masked form is the answer.
    """
    if latin == text:
        return masked
    parts: list[str] = []
    at = done = 0
    for placeholder in _PLACEHOLDER.finditer(masked):
        kept = masked[done : placeholder.start()]
        at = latin.find(kept, at)
        if at < 0:
            return masked
        parts += [text[at : at + len(kept)], placeholder[0]]
        at, done = at + len(kept), placeholder.end()
    last = masked[done:]
    return "".join([*parts, text[len(text) - len(last) :] if last else ""])
