"""A text under change, in which each character keeps the offset of the one it comes from."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

Piece = tuple[int, int, str]  # start and end in a text, and the word there or the new text


class Kind(StrEnum):
    """What was undone, where a person would want to know it."""

    REVERSED = "reversed"
    MARKS = "marks"
    FORM = "form"  # a form of a Latin letter
    OTHER_ALPHABET = "other_alphabet"
    SIGN = "sign"
    APART = "apart"


@dataclass(frozen=True, slots=True)
class PlainText:
    """The plain text with the way back to the original.

    `offsets` has the offset of each character in the original, in ascending order; None if
    nothing was changed. `changes` has the first place of each kind, as offsets of the original.
    """

    text: str
    offsets: Sequence[int] | None = None
    changes: Mapping[Kind, tuple[int, int]] = field(default_factory=dict)

    def original(self, start: int, end: int) -> tuple[int, int]:
        """Return the offsets in the original of `text[start:end]`, which is not empty."""
        if self.offsets is None:
            return start, end
        return self.offsets[start], self.offsets[end - 1] + 1

    def place_of(self, offset: int) -> int:
        """Return the place in the plain text of an offset of the original."""
        return offset if self.offsets is None else bisect_left(self.offsets, offset)


class Draft:
    """A text under change, with the offsets of its characters in the original."""

    def __init__(self, text: str) -> None:
        self.text = text
        self._original = text
        self._offsets: Sequence[int] = range(len(text))
        self._changes: dict[Kind, tuple[int, int]] = {}

    def replace(
        self,
        pattern: re.Pattern[str],
        mended: Callable[[re.Match[str]], str | None],
        kind: Kind | None = None,
    ) -> int:
        """Replace each match by what `mended` gives; None leaves it as it is. Return how many."""
        found = [(*match.span(), mended(match)) for match in pattern.finditer(self.text)]
        pieces = [(start, end, new) for start, end, new in found if new is not None]
        self.put(pieces, kind)
        return len(pieces)

    def put(self, pieces: Sequence[Piece], kind: Kind | None = None) -> None:
        """Replace the pieces (start, end, new text), which are in order and do not overlap."""
        if not pieces:
            return
        parts: list[str] = []
        offsets: list[int] = []
        done = 0
        for start, end, new in pieces:
            parts += (self.text[done:start], new)
            offsets += self._offsets[done:start]
            offsets += [self._offsets[at] for at in _spread(start, end, len(new))]
            done = end
        if kind is not None:
            start, end = pieces[0][:2]
            self._changes.setdefault(kind, (self._offsets[start], self._offsets[end - 1] + 1))
        self.text = "".join((*parts, self.text[done:]))
        self._offsets = [*offsets, *self._offsets[done:]]

    def finished(self) -> PlainText:
        """Return the result."""
        if self.text == self._original:
            return PlainText(self._original)
        return PlainText(self.text, self._offsets, self._changes)


def _spread(start: int, end: int, count: int) -> list[int]:
    """Return `count` offsets from the first to the last of `range(start, end)`."""
    if count < 2:
        return [start] * count
    step = (end - 1 - start) / (count - 1)
    return [start + round(step * at) for at in range(count)]
