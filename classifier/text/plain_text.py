"""A text as a person reads it, for matching: what hides words from programs is undone.

Invisible characters, forms and look-alikes of letters, digits and signs written for letters,
letters apart, words split or joined, and text written backwards under an override. Nothing here
is displayed or stored: the message stays as it is, and each character of the plain text has the
offset of the one it comes from. An ordinary text is returned as it is, after a few searches.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache, partial
from itertools import pairwise

from classifier.records import Language
from classifier.text.cleaning import fold
from classifier.text.draft import Draft, Kind, Piece, PlainText
from classifier.text.known_words import known_words
from classifier.text.language import detect
from classifier.text.look_alikes import BLANK, IGNORABLE, latin_form
from classifier.text.word_mending import (
    SIGNS,
    in_latin,
    is_known,
    letters_for_signs,
    taken_apart,
    typed_right,
    without_repeats,
    without_signs,
)

MAX_CHARACTERS = 4_500  # visible ones; in a scam the request comes before the legal footer
_MOST_INVISIBLE = 50_000  # ignorable characters that are read beside them

_SIGNS = "".join(map(re.escape, SIGNS))
_IGNORABLE = re.compile(f"[{IGNORABLE}]")
_IGNORABLE_RUN = re.compile(f"[{IGNORABLE}]+")
_BLANK = re.compile(f"[{BLANK}]")
# Anything beyond letters with accents, typographic signs, and what we write ourselves (⟨NOM⟩).
_ODD_CLASS = r"[^\x00-\xac\xae-\u017f\u2010-\u2027\u202f-\u205f\u20ac\u27e8\u27e9]"
_ODD = re.compile(_ODD_CLASS)
_FORMS = re.compile(rf"(?<![^\W\d_])[^\W\d_]*(?:{_ODD_CLASS}[^\W\d_]*)+")
_FORM_LETTERS = 3  # in a word; single ones are signs, as for parking or a metro
_OVERRIDE = re.compile(r"\u202e([^\u202c\n]*)\u202c?")
_MARKS = re.compile(
    r"(?<=[^\W\d_])[\u0300-\u036f\u0483-\u0489\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff]+"
)
_MIXED = re.compile(
    r"(?<![^\W\d_])[^\W\d_]*[\u0250-\u02af\u0370-\u058f\u13a0-\u13ff\u2c80-\u2cff\ua4d0-\uabbf][^\W\d_]*"
)
# Letters with the same signs between all of them; which signs is the choice of who hides them.
_APART = re.compile(
    r"(?<![^\W_])(?<![^\W_]['’])[^\W\d_]([\W_]{1,4})[^\W\d_](?:\1[^\W\d_])+(?![^\W_])(?!['’])"
)
# The cheap test: two letters alone, one after the other.
_APART_HINT = re.compile(r"[\W_][^\W\d_][\W_]{1,4}[^\W\d_](?![^\W_])")
_ACRONYM = re.compile(r"[A-Z](?:\.[A-Z]){1,5}")  # "S.A.R.L."; many of them are disguised words
_FEW_ACRONYMS = 3
_NOTHING = re.compile(r"(?!)")
# Letters as pairs of them name countries, for flags; in a row they may be a word.
_OF_FLAGS = re.compile(r"[\U0001f1e6-\U0001f1ff]{4,60}")
_FIRST_OF_FLAGS = 0x1F1E6
# A sign between letters, or a digit before or after some: the cheap test, then the whole words.
_SIGN_HINT = re.compile(
    rf"[{_SIGNS}](?:(?<=[^\W\d_].)(?=[^\W\d_])|(?<=[0-9@$€])(?:(?=[^\W\d_]{{3}})|(?<=[^\W\d_]{{2}}.)(?!\w)))"
)
_SIGN_WORD = re.compile(
    rf"(?<![\w.@/:=\-{_SIGNS}])(?=[{_SIGNS}]*[^\W_])[\w{_SIGNS}]{{4,}}(?<![!|+])(?![\w@/=-]|\.\w)"
)
_ENDINGS = "com|fr|net|org|info|eu|example|uk|io|be|ch|top|xyz|site|online|shop|live|click|app"
_WORD = re.compile(
    rf"(?<!\S)\S*(?:://|www\.|@)\S*|(?<![\w.-])(?:[\w-]+\.)+(?:{_ENDINGS})\b|⟨\w+⟩|[^\W\d_]+"
)  # addresses too
_SPLIT = re.compile(r"(?![.!?;:,]\s)[\W_]{1,3}")  # no end of a sentence
_ELISIONS = frozenset("c d j l m n s t qu jusqu lorsqu puisqu aujourd".split())
_LONG_WORD = re.compile(r"[a-zà-öø-ÿœ]{4,}")
_APOSTROPHES = frozenset("'’")
_MOST_PIECES = 5
_MANY_SPLIT = 3  # words
_LONGEST = 40  # characters; longer words are left as they are, or it would take long
_LONG = 4  # letters of a word that is looked at
_UNKNOWN_SHARE = 0.25  # of the longer words, from which a text may be disguised
_FEWEST_UNKNOWN = 2
_MANY_SIGNS = 3  # words with signs for letters
_MENDED_SHARE = 0.5  # of the unknown words, from which they are taken for mistyped ones


def plain_text(text: str) -> PlainText:
    """Return the plain form of the first `MAX_CHARACTERS` visible characters of a text."""
    if len(text) > MAX_CHARACTERS:
        text = _beginning(text)
    return _plain_text(text)


def _beginning(text: str) -> str:
    """Return a beginning with enough visible characters, however many invisible ones there are."""
    head = text[: MAX_CHARACTERS + _MOST_INVISIBLE]
    if head.isascii():
        return head[:MAX_CHARACTERS]
    invisible = [found.start() for found in _IGNORABLE.finditer(head)]
    end = MAX_CHARACTERS
    for offset in invisible:
        if offset >= end:
            break
        end += 1
    return head[:end]


@lru_cache(maxsize=64)
def _plain_text(text: str) -> PlainText:
    odd = not text.isascii() and _ODD.search(text)
    apart, signs = _APART_HINT.search(text), _SIGN_HINT.search(text)
    if not (odd or apart or signs or _has_unknown_words(text)):
        return PlainText(text)
    draft = Draft(text)
    draft.replace(_APART, partial(_joined_letters, _acronyms_in(text), 1), Kind.APART)
    if odd:
        _undo_odd_characters(draft)
        # Three signs that are letters (ℹ Ⓜ 🅿) are no word.
        acronyms = _acronyms_in(draft.text)
        draft.replace(_APART, partial(_joined_letters, acronyms, _LONG), Kind.APART)
    if draft.replace(_SIGN_WORD, _without_signs, Kind.SIGN) >= _MANY_SIGNS:
        draft.replace(_SIGN_WORD, _without_all_signs, Kind.SIGN)
    if _has_unknown_words(draft.text):
        _mend_words(draft)
    return draft.finished()


def _undo_odd_characters(draft: Draft) -> None:
    draft.replace(_OVERRIDE, lambda match: match[1][::-1], Kind.REVERSED)
    draft.replace(_BLANK, lambda _: " ")
    draft.replace(_IGNORABLE_RUN, lambda _: "")
    draft.replace(_MARKS, lambda _: "", Kind.MARKS)
    draft.replace(_OF_FLAGS, _letters_of_flags, Kind.FORM)
    draft.replace(_FORMS, _latin_letters, Kind.FORM)
    draft.replace(_ODD, lambda match: latin_form(match[0]) or None)
    draft.replace(_MIXED, _in_latin, Kind.OTHER_ALPHABET)


def _latin_letters(match: re.Match[str]) -> str | None:
    """Return a word with forms of letters in plain letters; None for emoji and single signs."""
    plain = "".join(latin_form(character) or character for character in match[0])
    is_word = sum(map(str.isalpha, plain)) >= _FORM_LETTERS
    return plain if is_word and plain != match[0] else None


def _letters_of_flags(match: re.Match[str]) -> str | None:
    letters = "".join(chr(ord(one) - _FIRST_OF_FLAGS + ord("a")) for one in match[0])
    return letters if is_known(letters) else taken_apart(letters) or None


def _in_latin(match: re.Match[str]) -> str | None:
    return in_latin(match[0]) or None if len(match[0]) <= _LONGEST else None


def _acronyms_in(text: str) -> re.Pattern[str]:
    """Return the acronyms that a text keeps: none where there are many of them."""
    return _ACRONYM if len(_ACRONYM.findall(text)) <= _FEW_ACRONYMS else _NOTHING


def _joined_letters(kept: re.Pattern[str], fewest: int, match: re.Match[str]) -> str | None:
    """Return the word or words whose letters stand apart; None if they are none, or `kept`.

    `fewest` are the letters that they must have.
    """
    if kept.fullmatch(match[0]):
        return None
    letters = "".join(filter(str.isalpha, match[0])).lower()
    if len(letters) < fewest:
        return None
    return letters if is_known(letters) else taken_apart(letters, 2.5) or None


def _without_signs(match: re.Match[str]) -> str | None:
    word = match[0]
    if word.isalpha() or len(word) > _LONGEST:
        return None
    return without_signs(word) or None


def _without_all_signs(match: re.Match[str]) -> str | None:
    """Mend any word with signs, in a text where many words have them for letters."""
    word = match[0]
    if word.isalpha() or len(word) > _LONGEST:
        return None
    return without_signs(word, 1) or letters_for_signs(word) or None


def _has_unknown_words(text: str) -> bool:
    """Return whether many of the longer words are unknown."""
    words = _LONG_WORD.findall(text.lower())
    unknown = len(words) - sum(map(known_words().__contains__, words))
    return unknown >= _FEWEST_UNKNOWN and unknown >= _UNKNOWN_SHARE * len(words)


def _mend_words(draft: Draft) -> None:
    """Join words that are split, then mend unknown ones."""
    small = draft.text.lower()
    if len(small) != len(draft.text):
        return  # a few capitals have small letters of two characters
    words = _words_of(small)
    joined = _joined_words(small, words, certain=True)
    if len(joined) >= _MANY_SPLIT:
        joined = _joined_words(small, words, certain=False)
    draft.put(joined)
    words = _words_of(draft.text.lower())
    if detect([word for _, _, word in words]) is not Language.OTHER:
        draft.put(_mended_words(words))


def _words_of(text: str) -> list[Piece]:
    return [(*match.span(), match[0]) for match in _WORD.finditer(text)]


def _mended_words(words: Sequence[Piece]) -> list[Piece]:
    """Return the unknown words that can be mended; none where most of them cannot.

    A text about something else has unknown words as well, and few are near a known one.
    """
    unknown = [piece for piece in words if _is_unknown(piece[2])]
    mended = [(start, end, new) for start, end, word in unknown if (new := _mended(word))]
    return mended if len(mended) >= _MENDED_SHARE * len(unknown) else []


def _is_unknown(word: str) -> bool:
    if not _LONG <= len(word) <= _LONGEST or not word.isalpha():
        return False
    return not (is_known(word) or is_known(fold(word)))


def _joined_words(text: str, words: Sequence[Piece], *, certain: bool) -> list[Piece]:
    """Return the known words of which the pieces stand one after the other."""
    joined: list[Piece] = []
    at = 0
    while at < len(words):
        size = _pieces_of_a_word(text, words[at : at + _MOST_PIECES], certain=certain)
        if size > 1:
            pieces = words[at : at + size]
            whole = "".join(word for _, _, word in pieces)
            joined.append((pieces[0][0], pieces[-1][1], whole))
        at += size
    return joined


def _pieces_of_a_word(text: str, words: Sequence[Piece], *, certain: bool) -> int:
    """Return how many of these words are pieces of one, 1 if the first is no piece.

    Words that are known by themselves are pieces only where it need not be `certain`, because
    many others are split, and one of them is short.
    """
    size, whole = 1, words[0][2]
    all_known, shortest = is_known(whole), len(whole)
    for number, (one, other) in enumerate(pairwise(words), start=2):
        gap, word = text[one[1] : other[0]], other[2]
        is_elision = gap in _APOSTROPHES and one[2] in _ELISIONS
        if is_elision or not _SPLIT.fullmatch(gap) or not (whole + word).isalpha():
            break
        whole += word
        all_known, shortest = all_known and is_known(word), min(shortest, len(word))
        may_be_one = not all_known or not (certain or shortest >= _LONG)
        if may_be_one and len(whole) >= _LONG and is_known(whole):
            size = number
    return size


def _mended(word: str) -> str:
    return without_repeats(word) or typed_right(word) or taken_apart(word)
