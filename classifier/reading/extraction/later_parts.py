"""The parts of a long text after its beginning, each short enough to be judged.

The model and the rules look at the first characters of a text only, so a stranger could put any
long text in front of a scam.
"""

from __future__ import annotations

from collections.abc import Iterator

from classifier.reading.extraction.callers_note import asks_its_reader
from classifier.text.lengths import JUDGED_CHARACTERS
from classifier.text.links import find_links

_LENGTH = 2_500  # characters of a part; a scam weighs more in it than in all that is judged
_OVERLAP = 500  # characters of a part that the next one repeats, so that no request is divided
_BREAKS = ("\n\n", "\n", ". ", " ")


def later_parts(text: str) -> list[tuple[int, int]]:
    """Return start and end of the parts of a clean text after its beginning; none of a short text.

    Those that hold a link or ask something of their reader come first.
    """
    parts = list(_parts(text))
    return sorted(parts, key=lambda part: not leads_or_asks(text[part[0] : part[1]]))


def _parts(text: str) -> Iterator[tuple[int, int]]:
    end = JUDGED_CHARACTERS
    while end < len(text):
        start = _break_before(text, end - _OVERLAP, end)
        end = start + _LENGTH
        yield start, min(end, len(text))


def _break_before(text: str, start: int, end: int) -> int:
    """Return where the last paragraph, line, sentence or word between two places begins."""
    for separator in _BREAKS:
        place = text.rfind(separator, start, end)
        if place >= 0:
            return place + len(separator)
    return start


def leads_or_asks(part: str) -> bool:
    """Tell whether a text holds a link or asks something of its reader."""
    return bool(find_links(part)) or asks_its_reader(part)
