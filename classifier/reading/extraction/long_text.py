"""The pieces of a long text, each short enough to be judged by itself.

A scam loses its weight in a long text, so a stranger could put harmless text around it.
"""

from __future__ import annotations

from collections.abc import Iterator

from classifier.reading.extraction.callers_note import asks_its_reader
from classifier.text.lengths import PIECE_CHARACTERS
from classifier.text.links import has_link

_OVERLAP = PIECE_CHARACTERS // 2  # so that a message of half a piece is whole in one of them
_BREAKS = ("\n\n", "\n", ". ", " ")


def pieces(text: str) -> list[tuple[int, int]]:
    """Return start and end of the pieces of a clean text, which overlap; none of a short text.

    Those that hold a link or ask something of their reader come first.
    """
    if len(text) <= PIECE_CHARACTERS:
        return []
    return sorted(_pieces(text), key=lambda piece: not leads_or_asks(text[slice(*piece)]))


def _pieces(text: str) -> Iterator[tuple[int, int]]:
    start = end = 0
    while end < len(text):
        start = _break_after(text, end - _OVERLAP, end) if end else 0
        end = min(start + PIECE_CHARACTERS, len(text))
        yield start, end


def _break_after(text: str, start: int, end: int) -> int:
    """Return where the first paragraph, line, sentence or word between two places begins."""
    for separator in _BREAKS:
        place = text.find(separator, start, end)
        if place >= 0:
            return place + len(separator)
    return start


def leads_or_asks(part: str) -> bool:
    """Tell whether a text holds a link or asks something of its reader."""
    return has_link(part) or asks_its_reader(part)
