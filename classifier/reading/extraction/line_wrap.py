"""Removal of line breaks that programs insert: format=flowed, fixed width, lines of a PDF.

The same paragraph is one line in one mail program and five in another.
"""

from __future__ import annotations

import re
from itertools import pairwise

_NARROWEST, _WIDEST = 55, 80  # columns at which mail programs break lines
_BROKEN_HOST = re.compile(r"(?<=\w-) (?=[\w-]{1,60}\.[a-z]{2,})")  # line ends of pdfium
_HYPHEN = re.compile(r"\w-$")
_NEARLY, _SHORTEST = 0.75, 40  # share of the longest line; characters
_FEWEST = 2  # number of such breaks in a wrapped text
# An item of a list or a labelled field; words in small letters before a colon go on a sentence.
_OWN_LINE = re.compile(r"\s*(?:[-*•·–—>|]|\d{1,3}[.)]|(?![a-zà-öø-ÿ])[\w ]{1,20}[ \xa0]?:)")


def without_soft_breaks(text: str, *, delete_space: bool = False) -> str:
    """Return text of `format=flowed` (RFC 3676) with soft line breaks removed."""
    lines: list[str] = []
    open_depth = -1  # quote depth of a line that continues, -1 if none does
    for raw in text.replace("\r\n", "\n").split("\n"):
        depth = len(raw) - len(raw.lstrip(">"))
        line = raw[depth:].removeprefix(" ")
        soft = line.endswith(" ") and line != "-- "
        kept = line[:-1] if soft and delete_space else line
        if depth == open_depth and line != "-- ":
            lines[-1] += kept
        else:
            lines.append(">" * depth + (" " if depth else "") + kept)
        open_depth = depth if soft else -1
    return "\n".join(lines)


def without_pdf_breaks(text: str) -> str:
    """Return the text of a PDF without the breaks inside paragraphs.

    The letters differ in width, so each line that is nearly full is joined to the next; after a
    hyphen without a space.
    """
    lines = _BROKEN_HOST.sub("", text).split("\n")
    full = _NEARLY * max(map(len, lines), default=0)
    ends = [_end(line, after, max(full, _SHORTEST)) for line, after in pairwise(lines)]
    return "".join(line + end for line, end in zip(lines, [*ends, ""], strict=True))


def _end(line: str, after: str, full: float) -> str:
    """Return what joins two lines of a PDF."""
    if not after or len(line) < full or _OWN_LINE.match(after):
        return "\n"
    return "" if _HYPHEN.search(line) else " "


def without_hard_breaks(text: str) -> str:
    """Return the text with the breaks of a fixed line width as spaces; its length stays.

    A break counts when the first word after it had no room in the line before. Nothing changes
    with fewer than two such breaks, or when the longest line is not 55 to 80 characters long.
    """
    lines = text.split("\n")
    width = max(map(len, lines), default=0)
    if not _NARROWEST <= width <= _WIDEST:
        return text
    joints = [_is_broken(line, after, width) for line, after in pairwise(lines)]
    if sum(joints) < _FEWEST:
        return text
    ends = [" " if joint else "\n" for joint in joints] + [""]
    return "".join(line + end for line, end in zip(lines, ends, strict=True))


def _is_broken(line: str, after: str, width: int) -> bool:
    """Tell whether the next word had no room in the line."""
    word = after.split(" ", 1)[0]
    if not line.strip() or not word or _OWN_LINE.match(after):
        return False
    return len(line) + 1 + len(word) > width
