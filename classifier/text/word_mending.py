"""Mends one disguised word: `c0mp7e` into `compte`, and joined words into several.

A word is changed only if it is unknown and what comes of it is known (`known_words`). Each
function returns "" if there is nothing to mend.
"""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import islice, product

from classifier.text.known_words import known_words
from classifier.text.language import is_function_word
from classifier.text.look_alikes import look_alike

# Digits and signs that are written for letters.
SIGNS = {
    "0": "o",
    "1": "li",
    "3": "e",
    "4": "a",
    "5": "s",
    "7": "t",
    "8": "b",
    "9": "g",
    "@": "a",
    "$": "s",
    "€": "e",
    "£": "l",
    "!": "il",
    "|": "li",
    "+": "t",
}
_FEWEST_LETTERS = 2  # beside signs; else it is a number
_CODE = re.compile(r"[^\W\d_]+\d{2,}")
_MOST_WAYS = 64  # readings of a word with several ambiguous signs
_SHORTEST = 4  # letters of a word that is mended; shorter ones are too often right by chance
_SHORTEST_MISTYPED = 5
_VERY_SHORT = frozenset("a à y en".split())  # words that `language` has not among its own
_PIECE_LETTERS = 3.5  # letters of the words that were joined, on average; else they are chance
_LONG_PIECE = 4  # letters; shorter ones are function words
_LONGEST = 60  # letters of a text without spaces that is taken apart
_LONGEST_PIECE = 20
_REPEATED = re.compile(r"(.)\1{2,}")
_LETTERS = "abcdefghijklmnopqrstuvwxyzéèêàçùîôûâëïœ"


def is_known(word: str) -> bool:
    """Return whether a word in small letters is known."""
    return word in known_words()


@lru_cache(maxsize=8192)
def without_signs(word: str, fewest_letters: int = _FEWEST_LETTERS) -> str:
    """Return the known word in which digits and signs are written for letters.

    A word with less than `fewest_letters` letters is taken for a number, and letters with digits
    behind for a code; with 1 allowed, nothing is taken for a code.
    """
    known, small = known_words(), word.lower()
    if sum(map(str.isalpha, small)) < fewest_letters:
        return ""
    if fewest_letters > 1 and _CODE.fullmatch(small):
        return ""
    choices = [SIGNS.get(letter, letter) for letter in small]
    for letters in islice(product(*choices), _MOST_WAYS):
        candidate = "".join(letters)
        if len(candidate) >= _SHORTEST and candidate in known:
            return candidate
    return ""


@lru_cache(maxsize=8192)
def letters_for_signs(word: str) -> str:
    """Return a word with the usual letters for its signs, also if that is not known."""
    mended = "".join(SIGNS[sign][0] if sign in SIGNS else sign for sign in word.lower())
    fewest = max(_FEWEST_LETTERS, len(word) / 2)
    enough = sum(map(str.isalpha, word)) >= fewest and not _CODE.fullmatch(word)
    return mended if enough and mended.isalpha() else ""


@lru_cache(maxsize=8192)
def in_latin(word: str) -> str:
    """Return the word with letters of other alphabets replaced by the Latin ones they look like.

    A word that has Latin letters too, or one that becomes a known word; others are really
    written in the other alphabet.
    """
    small = word.lower()
    mended = "".join(
        look_alike(own) or look_alike(letter) or letter
        for own, letter in zip(word, small if len(small) == len(word) else word, strict=True)
    ).lower()
    if mended == small or any(letter > "\u024f" for letter in mended):
        return ""
    mixed = any(letter < "\u0250" for letter in small)
    return mended if mixed or mended in known_words() else ""


@lru_cache(maxsize=8192)
def without_repeats(word: str) -> str:
    """Return the known word in which a letter is written three times or more."""
    known = known_words()
    for times in (r"\1", r"\1\1"):
        mended = _REPEATED.sub(times, word)
        if mended != word and mended in known:
            return mended
    return ""


@lru_cache(maxsize=8192)
def taken_apart(letters: str, least: float = _PIECE_LETTERS) -> str:
    """Return the known words that were written without spaces, with single spaces.

    Of all ways the one with the longest words is taken; `least` is their smallest mean length.
    """
    if not _SHORTEST <= len(letters) <= _LONGEST:
        return ""
    known = known_words()
    best: list[tuple[int, int] | None] = [(0, 0)]  # score and start of the last word, by end
    for end in range(1, len(letters) + 1):
        found: tuple[int, int] | None = None
        for start in range(max(0, end - _LONGEST_PIECE), end):
            before, piece = best[start], letters[start:end]
            if before is None or not _is_piece(piece, known):
                continue
            score = before[0] + len(piece) ** 2
            if found is None or score > found[0]:
                found = (score, start)
        best.append(found)
    pieces: list[str] = []
    end = len(letters)
    while end and (place := best[end]) is not None:
        pieces.append(letters[place[1] : end])
        end = place[1]
    if end or len(letters) / len(pieces) < least:
        return ""
    return " ".join(reversed(pieces))


def _is_piece(piece: str, known: frozenset[str]) -> bool:
    """Return whether a word may be one of several that were joined; short ones are often chance."""
    if len(piece) < _LONG_PIECE:
        return piece in _VERY_SHORT or is_function_word(piece)
    return piece in known


@lru_cache(maxsize=8192)
def typed_right(word: str) -> str:
    """Return the known word that is one typing error away, "" if there are several.

    Two swapped letters count first; then a wrong, missing, doubled or added one.
    """
    known = known_words()
    halves = [(word[:at], word[at:]) for at in range(len(word) + 1)]
    swapped = {a + b[1] + b[0] + b[2:] for a, b in halves if len(b) > 1} & known
    if len(word) < _SHORTEST_MISTYPED:
        return swapped.pop() if len(swapped) == 1 else ""
    shorter = {a + b[1:] for a, b in halves if b} & known
    wrong = {a + letter + b[1:] for a, b in halves if b for letter in _LETTERS} & known
    longer = {a + letter + b for a, b in halves for letter in _LETTERS} & known
    found = swapped or shorter | wrong | longer
    return found.pop() if len(found) == 1 else ""
