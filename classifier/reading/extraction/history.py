"""The older mails below an answer: header lines, a line "… a écrit :", or quote marks.

An answer is judged as a whole, and its upper and its quoted part each for itself, because either
can be written to hide the other.
"""

from __future__ import annotations

import re

from classifier.reading.extraction.attribution import WROTE, attribution_line
from classifier.reading.extraction.forwards import CutPiece, InnerMessage
from classifier.reading.extraction.header_block import find_block, has_header_line
from classifier.records import Part

_QUOTED_LINE = re.compile(r"^[ \t]*>", re.MULTILINE)
_MARKS = re.compile(r"^[ \t]*(?:>[ \t]?)+", re.MULTILINE)


def pieces_of_answer(answer: InnerMessage) -> tuple[CutPiece, ...]:
    """Return what stands above and below the first quote in a message; nothing without one."""
    text = answer.body
    boundary = _first_boundary(text)
    if boundary is None:
        return ()
    start, end = boundary
    above, below = text[:start].strip(), text[end:].strip()
    if not (above and below):
        return ()
    place = answer.start + text.index(above) if answer.start >= 0 else -1
    return CutPiece(above, place, Part.ABOVE), _below(below, answer.start, text)


def _below(below: str, start: int, text: str) -> CutPiece:
    if _QUOTED_LINE.search(below):
        return CutPiece(_MARKS.sub("", below).strip(), -1, Part.BELOW)
    return CutPiece(below, start + text.rindex(below) if start >= 0 else -1, Part.BELOW)


def _first_boundary(text: str) -> tuple[int, int] | None:
    """Return start and end of what separates the parts of an answer, None without it."""
    found: list[tuple[int, int]] = []
    block = find_block(text) if has_header_line(text) else None
    if block:
        found.append((block.start, block.end))
    line = attribution_line(text) if WROTE.search(text) else None
    if line:
        found.append(line)
    quoted = _QUOTED_LINE.search(text)
    if quoted:
        found.append((quoted.start(), quoted.start()))
    return min(found, default=None)
