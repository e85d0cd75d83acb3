"""Passages of a masked text, found by their places in the text before it was masked.

The readings of a long input repeat its text. What is cut out of the masked text holds no identifier
that the whole does not hold, and a number that is cut in two stays masked on both sides.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from itertools import accumulate

Places = tuple[int, int]  # in a text and in its masked form

_MOST_PAIRS = 10**8  # of pieces that are compared: 12 MB, one bit each
_LONGEST = 400  # characters of an identifier
_TOKEN = re.compile(r"⟨[A-Z_]+[a-z]*⟩|\w+|\W")


class MaskedWhole:
    """A text with its masked form, and which places of the two belong together."""

    def __init__(self, text: str, masked: str) -> None:
        self._text, self._masked = text, masked
        # Where they begin to differ, and where they are the same again; offsets of both.
        self._ends, self._starts = [(0, 0)], [(0, 0)]
        for start, end in _differences(text, masked):
            self._ends.append(start)
            self._starts.append(end)

    def cut(self, passage: str) -> str | None:
        """Return the masked form of a passage of the text, None if it is none.

        An identifier that is partly in the passage is in the answer as a whole. None as well if
        the passage begins or ends where the two texts are too long to be compared.
        """
        start = self._text.find(passage)
        end = start + len(passage)
        if start < 0 or self._is_unknown(start) or self._is_unknown(end):
            return None
        return self._masked[self._first(start) : self._last(end)]

    def _is_unknown(self, place: int) -> bool:
        """Return whether a place is inside of more different text than an identifier has."""
        at = bisect_left(self._ends, place, key=lambda one: one[0]) - 1
        (begin, _), (same, _) = self._ends[max(0, at)], self._starts[max(0, at)]
        return place < same and same - begin > _LONGEST

    def _first(self, place: int) -> int:
        at = bisect_right(self._ends, place, key=lambda one: one[0]) - 1
        (_, begin), (same, after) = self._ends[at], self._starts[at]
        return begin if place < same else after + place - same

    def _last(self, place: int) -> int:
        at = bisect_left(self._ends, place, key=lambda one: one[0]) - 1
        same, after = self._starts[max(0, at)]
        return after + max(0, place - same)


def _differences(text: str, masked: str) -> Iterator[tuple[Places, Places]]:
    """Yield start and end of what differs: by lines, and inside of lines by words and signs."""
    lines, masked_lines = text.splitlines(keepends=True), masked.splitlines(keepends=True)
    for start, end in _unequal(lines, masked_lines, (0, 0)):
        before, after = text[start[0] : end[0]], masked[start[1] : end[1]]
        yield from _unequal(_TOKEN.findall(before), _TOKEN.findall(after), start)


def _unequal(
    one: Sequence[str], other: Sequence[str], offset: Places
) -> Iterator[tuple[Places, Places]]:
    """Yield where two rows of pieces begin to differ and where they are the same again."""
    from rapidfuzz.distance import Indel  # noqa: PLC0415 - only for inputs with several readings

    places = list(accumulate(map(len, one), initial=offset[0]))
    masked_places = list(accumulate(map(len, other), initial=offset[1]))
    if len(one) * len(other) > _MOST_PAIRS:
        yield offset, (places[-1], masked_places[-1])
        return
    equal = [code for code in Indel.opcodes(one, other) if code.tag == "equal"]
    done = 0, 0
    for code in equal:
        if (code.src_start, code.dest_start) != done:
            start = places[done[0]], masked_places[done[1]]
            yield start, (places[code.src_start], masked_places[code.dest_start])
        done = code.src_end, code.dest_end
    if done != (len(one), len(other)):
        yield (places[done[0]], masked_places[done[1]]), (places[-1], masked_places[-1])
