"""Reading a name word by word from a place where one may stand, or back from a given name.

A name stands on one line. What it may begin with depends on how sure the place is: after "Mme"
any capitalised word does.
"""

from __future__ import annotations

import re
from enum import IntEnum

from classifier.masking.name_words import Rank, is_particle, may_end_name, rank

Span = tuple[int, int]
LETTERS = r"[^\W\d_]"
WORD = rf"{LETTERS}+(?:[’'-]{LETTERS}+)*+"
_WORD = re.compile(WORD)
_JOINT = re.compile(r"\.?[ \u00a0\u202f]{1,2}|\.-|-(?=[^\W\d_]\.)")
_NOBLE = re.compile(r"d['’](?=[A-ZÀ-ÞŒ])")
_WORD_BEFORE = re.compile(rf"(?<!{LETTERS})(?<![⟨'’.@/-])({WORD})[ \u00a0\u202f]\Z")
_MOST_WORDS = 4
_MOST_BEFORE = 4
_LONGEST = 40  # characters of a word
_SHORTEST = 3  # letters of a surname in small letters
_INITIAL = 2  # letters before a full stop


SPACE = re.compile(r"[ \u00a0\u202f]{1,2}")
"""What stands between an announcing word and a name."""

_LOOK_BACK = 40  # characters


class Trust(IntEnum):
    """How sure it is that a name stands in a place."""

    GIVEN = 1  # only where the first word is a given name
    NAME = 2  # unless the first word is a common one
    SURE = 3  # any capitalised word


def read_name(text: str, start: int, trust: Trust, small: bool = False) -> int:
    """Return the end of the name that begins at `start`, or `start` if there is none.

    `small`: words in small letters count as well, if they are given names or unknown.
    """
    end = position = start
    words = particles = 0
    last = Rank.NONE
    while words < _MOST_WORDS and particles <= _MOST_WORDS:
        found = _WORD.match(text, position, position + _LONGEST)
        if found is None:
            break
        if is_particle(found[0]) and (words or rank(found[0]) is not Rank.GIVEN):
            particles += 1
            end = found.end() if words and may_end_name(found[0]) else end
            trust = min(trust, Trust.NAME) if not words else trust
        elif _belongs(found[0], words > 0, trust, small):
            words, end, last = words + 1, found.end(), rank(found[0])
        elif position != end and _is_of_land(text[end:position], found[0], last, trust):
            words, end = words + 1, found.end()
        elif words == 1 and found[0][0].isupper() and rank(found[0]) is Rank.COMMON:
            words += 1  # "Thi Mai Nguyen": only counts if more of the name follows
        else:
            break
        joint = _JOINT.match(text, found.end())
        if joint is None or (joint[0][0] == "." and len(found[0]) > _INITIAL):
            break
        position = joint.end()
    return end


def name_from(text: str, start: int, trust: Trust, small: Trust | None = None) -> Span | None:
    """Return the name that begins at `start`; `small` is the trust in one in small letters."""
    end = read_name(text, start, trust)
    if end == start and small is not None:
        end = read_name(text, start, small, small=True)
    return (start, end) if end > start else None


def name_after(
    text: str, gap: re.Match[str] | None, trust: Trust, small: Trust | None = None
) -> Span | None:
    """Return the name behind what was matched, if there is one."""
    return name_from(text, gap.end(), trust, small) if gap else None


def text_before(text: str, at: int) -> str:
    """Return the characters before an offset that tell what a word there is."""
    return text[max(0, at - _LOOK_BACK) : at]


def _belongs(word: str, begun: bool, trust: Trust, small: bool) -> bool:
    """Return whether a word belongs to a name, of which words were read before or none."""
    how = rank(word)
    if len(word) == 1:
        return word.isupper() and (begun or trust is Trust.SURE)
    if how is Rank.NONE:
        return False
    if word[0].islower() and not (begun and _NOBLE.match(word)):
        return small and _belongs_in_small_letters(word, begun, trust)
    if begun:
        return how >= Rank.SURNAME
    if trust is Trust.SURE:
        return True
    return how >= (Rank.AMBIGUOUS if trust is Trust.GIVEN else Rank.SURNAME)


def _is_of_land(particles: str, word: str, last: Rank, trust: Trust) -> bool:
    """Return whether a common word follows a given name and particles: "Jean de la Tour"."""
    return (
        trust is Trust.SURE
        and last is Rank.GIVEN
        and particles.strip().islower()
        and word[0].isupper()
        and rank(word) is Rank.COMMON
    )


def _belongs_in_small_letters(word: str, begun: bool, trust: Trust) -> bool:
    how = rank(word)
    if how is Rank.GIVEN or len(word) < _SHORTEST:
        return how is Rank.GIVEN
    if trust is Trust.SURE and not begun:
        return how >= Rank.SURNAME
    return how is Rank.UNKNOWN and (begun or trust > Trust.GIVEN)


def surname_before(text: str, start: int) -> int:
    """Return where the surname begins that stands directly before a given name, or `start`."""
    begin = position = start
    for _ in range(_MOST_BEFORE):
        found = _WORD_BEFORE.search(text, max(0, position - _LONGEST), position)
        if found is None:
            break
        word = found[1]
        if is_particle(word):
            begin = found.start(1) if word[0].isupper() and begin < start else begin
        elif word[0].isupper() and len(word) > 1 and rank(word) >= Rank.UNKNOWN:
            begin = found.start(1)
        else:
            break
        position = found.start(1)
    return begin
