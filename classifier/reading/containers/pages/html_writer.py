"""Turns the pieces of a page into text, with the place of each link in it.

White space is collapsed and lines are broken as `innerText` does (HTML standard, section 3.2.7).
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from enum import Enum, auto

from classifier.reading.containers.pages.html_look import Look, Seen

_SPACES = re.compile(r"[ \t\n\r\f]+")
_UNEVEN = re.compile(r"[\t\n\r\f]|  ")  # white space that is not a single blank
_SPACES_IN_LINE = re.compile(r"[ \t]*\n[ \t]*|[ \t\r\f]+")
_CHUNK = 65_536  # characters
_FIRST_LETTER = re.compile(r"(?<![\w'’])[^\W\d_]")


class Kind(Enum):
    """What a piece is."""

    TEXT = auto()
    LINE = auto()  # <br>
    BLOCK = auto()  # the text before and after stands on other lines
    PARAGRAPH = auto()  # ... with an empty line between
    CELL = auto()
    APART = auto()  # an edge of a box in a line, which drops the space inside
    TURN = auto()  # from here the letters run from right to left
    TURN_BACK = auto()


@dataclass(frozen=True, slots=True)
class Piece:
    """One step of writing a page."""

    kind: Kind
    text: str = ""
    look: Look | None = None
    link: int = -1  # number of the link that the text belongs to


BLOCK, PARAGRAPH, LINE = Piece(Kind.BLOCK), Piece(Kind.PARAGRAPH), Piece(Kind.LINE)
CELL, APART = Piece(Kind.CELL), Piece(Kind.APART)
TURN, TURN_BACK = Piece(Kind.TURN), Piece(Kind.TURN_BACK)


@dataclass(slots=True)
class Written:
    """The text of a page; `spans`: link -> start and end of its text."""

    parts: list[str] = field(default_factory=list)
    spans: dict[int, tuple[int, int]] = field(default_factory=dict)
    shown: dict[int, str] = field(default_factory=dict)  # of links whose place is unknown
    hidden: list[str] = field(default_factory=list)
    length: int = 0
    cut: bool = False


def write(pieces: Iterable[Piece], worst: Seen, most: int) -> Written:
    """Return the text that is seen at least as well as `worst`, at most about `most` characters."""
    writer = _Writer(worst)
    for piece in pieces:
        writer.take(piece)
        if writer.done.length > most:
            writer.done.cut = True
            break
    return writer.done


class _Writer:
    def __init__(self, worst: Seen) -> None:
        self.done = Written()
        self._worst = worst
        self._lines = 0  # line ends before the next text
        self._space = False  # a space before the next text, unless a line starts with it
        self._turned: list[int] = []  # places in `parts`

    def take(self, piece: Piece) -> None:
        """Write one piece."""
        kind = piece.kind
        if kind is Kind.TEXT:
            self._take_text(piece)
            return
        if kind is Kind.LINE:
            self._lines = min(self._lines + 1, 2)
        elif kind is Kind.BLOCK:
            self._lines = max(self._lines, 1)
        elif kind is Kind.PARAGRAPH:
            self._lines = 2
        elif kind is Kind.CELL:
            self._space = True
        elif kind is Kind.TURN:
            self._turned.append(len(self.done.parts))
        elif kind is Kind.TURN_BACK and self._turned:
            self._turn(self._turned.pop())

    def _take_text(self, piece: Piece) -> None:
        look = piece.look
        if look is None or look.seen > self._worst:
            self._hide(piece.text)
        elif look.white_space in ("pre", "pre-wrap", "break-spaces"):
            self._emit(piece.text.replace("\r\n", "\n"), piece.link, look)
        elif look.white_space == "pre-line":
            self._collapsed(_SPACES_IN_LINE.sub(_line_or_space, piece.text), piece, look)
        else:
            self._collapsed(_single_spaced(piece.text), piece, look)

    def _hide(self, text: str) -> None:
        text = _single_spaced(text).strip()
        if text:
            self.done.hidden.append(text)

    def _collapsed(self, text: str, piece: Piece, look: Look) -> None:
        core = text.strip(" ")
        if not core:
            self._space = self._space or bool(text)
            return
        self._space = self._space or text[0] == " "
        self._emit(core, piece.link, look)
        self._space = text[-1] == " "

    def _emit(self, text: str, link: int, look: Look) -> None:
        text = text if self.done.parts else text.lstrip()
        if not text:
            return
        if look.transform != "none":
            text = transformed(text, look.transform)
        gap = "\n" * self._lines or " " * self._space
        gap = gap if self.done.parts else ""
        self.done.parts.append(gap + text)
        start = self.done.length + len(gap)
        self.done.length = start + len(text)
        self._lines, self._space = 0, False
        if link >= 0:
            before = self.done.spans.get(link, (start, start))
            self.done.spans[link] = (before[0], self.done.length)

    def _turn(self, place: int) -> None:
        """Write what came since a turn from right to left, line by line."""
        done = self.done
        turned = "".join(done.parts[place:])
        if not turned:
            return
        begin = done.length - len(turned)
        edge = len(turned) - len(turned.lstrip())
        core = turned[edge:]
        done.parts[place:] = [turned[:edge] + "\n".join(line[::-1] for line in core.split("\n"))]
        whole = "\n" not in core
        begin += edge
        for link, (start, end) in list(done.spans.items()):
            if start >= begin and whole:
                done.spans[link] = (begin + done.length - end, begin + done.length - start)
            elif end > begin:
                done.shown[link] = "".join(done.parts)[start:end]
                del done.spans[link]


def transformed(text: str, transform: str) -> str:
    """Return text with the letters that `text-transform` gives it."""
    if transform == "uppercase":
        return text.upper()
    if transform == "lowercase":
        return text.lower()
    if transform == "capitalize":
        return _FIRST_LETTER.sub(lambda match: match[0].upper(), text)
    return text


def _line_or_space(match: re.Match[str]) -> str:
    return "\n" if "\n" in match[0] else " "


def _single_spaced(text: str) -> str:
    """Return a text with one blank for each run of white space.

    Works in chunks: the substitution keeps every piece between two blanks, which takes twenty times
    the memory of the text.
    """
    if not _UNEVEN.search(text):
        return text
    if len(text) <= _CHUNK:
        return _SPACES.sub(" ", text)
    starts = range(0, len(text), _CHUNK)
    spaced = "".join(_SPACES.sub(" ", text[start : start + _CHUNK]) for start in starts)
    while "  " in spaced:  # where two chunks meet
        spaced = spaced.replace("  ", " ")
    return spaced
