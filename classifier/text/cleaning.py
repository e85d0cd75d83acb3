"""Cleaning of text, the same for training and use, and the folding that rules match on.

`clean` removes what breaks storage: NUL, control characters, lone surrogates. It keeps zero-width
and bidirectional characters, which are evidence.
`fold` is for matching only: lower case, no accents, no zero-width characters. What is disguised
in other ways is undone before (`plain_text`).
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from classifier.text.look_alikes import IGNORABLE

INVISIBLE = "invisible"  # the remark that invisible characters were taken out of words

# C0 without tab and line feed, DEL, C1, and the two code points no XML file may hold.
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\ufffe\uffff]")
_NEWLINE = re.compile(r"\r\n|[\r\x0b\x0c\x85\u2028\u2029]")
_SURROGATE = re.compile(r"[\ud800-\udfff]")
_SUSPECT = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufffe\uffff]")
_SPACES = re.compile(r"\s+")
_BLANK_LINES = re.compile(r"\n{3,}")
_LONG_MARKS = re.compile(r"[^\x00-\u02ff]{40,}")  # where many combining marks may follow each other
_NOT_ASCII = re.compile(r"[^\x00-\x7f]")
_MARKS_IN_A_ROW = 30  # Unicode's "stream-safe" limit (UAX 15); sorting more is quadratic

ZERO_WIDTH = IGNORABLE
"""Characters without width, as the inside of a character class."""
_ZERO_WIDTH = re.compile(f"[{ZERO_WIDTH}]")

_SPELT_OUT = {
    "œ": "oe",
    "æ": "ae",
    "ß": "ss",
    "ø": "o",
    "đ": "d",
    "ł": "l",
    "ı": "i",
    "’": "'",
    "‘": "'",
}
_DIGIT_LETTER = {"0": "o", "3": "e", "4": "a", "5": "s"}
_VOWELS = frozenset("aeiouy")
# One digit with a letter on both sides, in a word of at least three other letters.
_DISGUISED = re.compile(r"[01345](?:(?<=[a-z].)(?=[a-z]{2})|(?<=[a-z]{2}.)(?=[a-z]))")
_FEW = 64  # different characters up to which `str.replace` for each is quicker


def clean(untrusted_text: str) -> str:
    """Return the text in NFC, with \n line ends and no characters that break storage."""
    text = untrusted_text
    if _SUSPECT.search(text):
        text = _CONTROL.sub("", _NEWLINE.sub("\n", without_surrogates(text)))
    if text.isascii():
        return text
    return unicodedata.normalize("NFC", _LONG_MARKS.sub(_fewer_marks, text))


def clean_body(untrusted_text: str) -> str:
    """Return clean text without spaces at line ends and at most one empty line in a row."""
    text = "\n".join([line.rstrip() for line in clean(untrusted_text).split("\n")])
    return _BLANK_LINES.sub("\n\n", text).strip()


def clean_line(untrusted_text: str, limit: int = 1_000) -> str:
    """Return clean text on one line, at most `limit` characters: subjects, senders, names."""
    return _SPACES.sub(" ", clean(untrusted_text[: limit * 2])).strip()[:limit].rstrip()


def fold(text: str) -> str:
    """Return the text folded for matching; offsets differ from those of `text`."""
    if not text.isascii():
        text = _fold_letters(text)
    return _DISGUISED.sub(_undisguise, text.lower())


def fold_with_offsets(text: str) -> tuple[str, list[int]]:
    """Return `fold(text)` and, for each of its characters, the offset in `text`."""
    if text.isascii():
        return fold(text), list(range(len(text)))
    offsets: list[int] = []
    parts: list[str] = []
    after = 0
    for match in _NOT_ASCII.finditer(text):
        offset, part = match.start(), _fold_character(match[0])
        parts += (text[after:offset], part)
        offsets.extend(range(after, offset))
        offsets.extend([offset] * len(part))
        after = offset + 1
    parts.append(text[after:])
    offsets.extend(range(after, len(text)))
    return _DISGUISED.sub(_undisguise, "".join(parts).lower()), offsets


def without_zero_width(text: str) -> str:
    """Return the text without zero-width characters."""
    return text if text.isascii() else _ZERO_WIDTH.sub("", text)


def without_surrogates(text: str) -> str:
    """Join surrogate pairs into characters; lone surrogates become U+FFFD."""
    if not _SURROGATE.search(text):
        return text
    return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")


def _fewer_marks(match: re.Match[str]) -> str:
    kept: list[str] = []
    run = 0
    for character in match[0]:
        run = run + 1 if unicodedata.combining(character) else 0
        if run <= _MARKS_IN_A_ROW:
            kept.append(character)
    return "".join(kept)


def _fold_letters(text: str) -> str:
    """Return the text with each character beyond ASCII folded."""
    different = set(_NOT_ASCII.findall(text))
    if len(different) > _FEW:
        return _NOT_ASCII.sub(_fold_match, text)
    for character in different:
        text = text.replace(character, _fold_character(character))
    return text


def _fold_match(match: re.Match[str]) -> str:
    return _fold_character(match[0])


@lru_cache(maxsize=4096)
def _fold_character(character: str) -> str:
    """Return one character as plain lower-case letters; "" for marks and zero-width ones."""
    if _ZERO_WIDTH.match(character):
        return ""
    plain = unicodedata.normalize("NFKD", character.lower())
    plain = "".join(_SPELT_OUT.get(c, c) for c in plain)
    return "".join(c for c in plain if not unicodedata.combining(c)).lower()


def _undisguise(match: re.Match[str]) -> str:
    """Return the letter that a digit replaces: `0` is o; `1` is i between consonants, else l."""
    digit = match[0]
    if digit != "1":
        return _DIGIT_LETTER[digit]
    neighbours = match.string[match.start() - 1] + match.string[match.end()]
    return "l" if _VOWELS & set(neighbours) else "i"
