"""Compares the words of a message with those of a template: how near, and whether it is the whole.

A near-copy has most words of the template and few others. The whole corresponds when each word is
one of the template or stands where the template has a value: a name, a date, an amount, a {{…}}.
What is put into such a place is short, so no sentence of a stranger fits in.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from classifier.genuine.words import Kind, Word

FEWEST_WORDS = 8  # fixed words of a template that is compared at all
NEAR = 0.8  # smallest share of the fixed words of both texts that are in both
_FIXED = frozenset({Kind.WORD, Kind.NAME, Kind.LINK, Kind.PHONE, Kind.ACCOUNT, Kind.MAIL})
_VALUES = frozenset({Kind.SLOT, Kind.DATA})
_PERSONAL = frozenset({Kind.NAME, Kind.DATA})
_MOST_USUAL = 2  # words that are no names and stand in the place of one or several {{…}}
_MOST_NAMES = 4  # words of a name


@dataclass(frozen=True, slots=True)
class Comparison:
    """How a message compares with a template."""

    similarity: float  # the smaller share of fixed words in both, 0 to 1
    whole: bool  # whether every word is the template's, or a value in its place
    in_slots: frozenset[int]  # words of the message that stand where the template has {{…}}

    @property
    def is_near(self) -> bool:
        """Whether the message is a near-copy of the template."""
        return self.similarity >= NEAR


def is_comparable(template: Sequence[Word]) -> bool:
    """Return whether a template has enough fixed words that a copy of it can be told."""
    return sum(word.kind in _FIXED for word in template) >= FEWEST_WORDS


def compare(template: Sequence[Word], message: Sequence[Word]) -> Comparison:
    """Return how the words of a message compare with those of a template.

    The alignment is the one with the fewest changes (Levenshtein distance of the words).
    """
    from rapidfuzz.distance import Levenshtein  # noqa: PLC0415 - only for near texts

    changes = Levenshtein.opcodes([one.key for one in template], [one.key for one in message])
    equal = [
        (one.src_start + at, one.dest_start + at)
        for one in changes
        if one.tag == "equal"
        for at in range(one.src_end - one.src_start)
    ]
    in_slots: set[int] = set()
    whole, in_places = True, 0
    for source, target in _gaps(equal, len(template), len(message)):
        before, now = template[source.start : source.stop], message[target.start : target.stop]
        neighbours = template[max(0, source.start - 1) : source.stop + 1]
        if any(word.kind is Kind.SLOT for word in before):
            in_slots.update(target)
        if _is_value(before, now, neighbours):
            in_places += sum(word.kind in _FIXED for word in now)
        else:
            whole = False
    shared = sum(template[at].kind in _FIXED for at, _ in equal)
    similarity = min(_share(shared, template, 0), _share(shared, message, in_places))
    return Comparison(similarity, whole, frozenset(in_slots))


def _share(shared: int, words: Sequence[Word], explained: int) -> float:
    """Return the share of the fixed words that both have; without those in places of values."""
    fixed = sum(word.kind in _FIXED for word in words) - explained
    return shared / fixed if fixed > 0 else 0.0


def _gaps(
    equal: Sequence[tuple[int, int]], template: int, message: int
) -> Iterator[tuple[range, range]]:
    """Yield the ranges of words, in both texts, between those that are equal."""
    source = target = 0
    for at, there in (*equal, (template, message)):
        if at > source or there > target:
            yield range(source, at), range(target, there)
        source, target = at + 1, there + 1


def _is_value(before: Sequence[Word], now: Sequence[Word], neighbours: Sequence[Word]) -> bool:
    """Return whether words of a message may stand where the template has `before`.

    `neighbours` are the words of the template in that place with the one on either side.
    """
    slots = sum(word.kind is Kind.SLOT for word in before)
    others = [word for word in now if word.kind is not Kind.DATA]
    if slots:
        lost = any(word.kind not in _VALUES | _PERSONAL for word in before)
        usual = sum(word.kind is not Kind.NAME for word in others)
        return not lost and usual <= _MOST_USUAL and len(others) - usual <= _MOST_NAMES * slots
    personal = all(word.kind in _PERSONAL for word in (*before, *now))
    beside_value = bool(before) or any(word.kind in _VALUES for word in neighbours)
    return personal and beside_value and len(others) <= _MOST_NAMES
