"""The header lines of a mail or of one of its parts, mended as mail programs do.

RFC 5322, sections 2.2 and 4.5: fields, folding, blanks before the colon. Lines that are no fields
are skipped as long as fields follow; without an empty line the body begins at the first other line.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

VALUE_BYTES = 20_000  # of one field that are kept; real ones have up to 2,000
_LINES = 10_000  # of one block; what follows is skipped to the next empty line
_LINE_BYTES = 2 * VALUE_BYTES
_JUNK_LINES = 10  # in a row
_FIELD = re.compile(rb"([!-9;-~]{1,100})[ \t]{0,20}:[ \t]*")
KNOWN_FIELD = re.compile(
    rb"(?:from|to|cc|subject|date|sender|reply-to|return-path|received|message-id|mime-version|"
    rb"delivered-to|content-[a-z-]{2,40}|dkim-signature|authentication-results|arc-[a-z-]{2,40}|"
    rb"x-[a-z0-9-]{1,60}|list-[a-z-]{2,40}|references|in-reply-to|importance|"
    rb"user-agent)[ \t]{0,5}:",
    re.IGNORECASE,
)
_EMPTY_LINE = re.compile(rb"\n[ \t]{0,100}\r?\n")


@dataclass(frozen=True, slots=True)
class FieldBlock:
    """The fields (name, value) of one block in their order, and where the body begins."""

    fields: tuple[tuple[str, str], ...]  # bytes beyond ASCII as surrogates
    body_start: int
    mended: bool = False
    cut: bool = False


class _Reader:
    def __init__(self, data: bytes, start: int, ends: Callable[[bytes], bool]) -> None:
        self.data, self.position, self.ends = data, start, ends
        self.fields: list[tuple[bytes, list[bytes]]] = []
        self.size = 0  # bytes of the last field
        self.mended = False

    def line(self, position: int) -> tuple[bytes, int]:
        """Return the line at a position without its end, and the position of the next one."""
        stop = self.data.find(b"\n", position)
        stop = len(self.data) if stop < 0 else stop
        return self.data[position : min(stop, position + _LINE_BYTES)].rstrip(b"\r"), stop + 1

    def take(self) -> bool:
        """Take the next line; False when the block has ended before it."""
        line, after = self.line(self.position)
        if not line.strip():
            whole = line and self.fields and KNOWN_FIELD.match(self.line(after)[0])
            self.position = after
            return bool(whole)  # blanks alone are an obsolete form of folding
        if line[:1] in b" \t" and self.fields:
            self._continue(line)
        elif not self._begin(line):
            return False
        self.position = after
        return True

    def _continue(self, line: bytes) -> None:
        if self.size < VALUE_BYTES:
            self.fields[-1][1].append(b" " + line.strip())
            self.size += len(line)

    def _begin(self, line: bytes) -> bool:
        field = _FIELD.match(line)
        if field:
            value = line[field.end() : field.end() + VALUE_BYTES]
            self.fields.append((field[1], [value]))
            self.size = len(value)
            return True
        if line.startswith(b"--") and self.ends(line[2:]):
            return False
        if not line.startswith((b"From ", b">From ")):
            self.mended = True
            return self._fields_follow()
        return True

    def _fields_follow(self) -> bool:
        """Tell whether a line of a mail header comes after up to ten others."""
        position = self.position
        for _ in range(_JUNK_LINES + 1):
            line, position = self.line(position)
            if not line.strip():
                return False
            if KNOWN_FIELD.match(line):
                return True
        return False


def read_fields(
    data: bytes, start: int, ends: Callable[[bytes], bool], *, of_mail: bool = False
) -> FieldBlock:
    """Return the block of fields that begins at `start`.

    `ends` tells whether what follows "--" on a line is a boundary that is open, which ends the
    block. Before the fields of a whole mail (`of_mail`) empty lines are skipped.
    """
    reader = _Reader(data, _after_empty_lines(data, start) if of_mail else start, ends)
    lines = 0
    while reader.position < len(data) and lines < _LINES and reader.take():
        lines += 1
    cut = lines >= _LINES
    position = reader.position
    if cut:
        found = _EMPTY_LINE.search(data, position - 1)
        position = found.end() if found else len(data)
    fields = tuple(
        (_text(name), _text(b"".join(pieces)[:VALUE_BYTES])) for name, pieces in reader.fields
    )
    return FieldBlock(fields, min(position, len(data)), reader.mended, cut)


def _text(value: bytes) -> str:
    return value.decode("ascii", "surrogateescape")


_EMPTY_LINES = re.compile(rb"(?:[ \t\r]*+\n)*+")


def _after_empty_lines(data: bytes, start: int) -> int:
    match = _EMPTY_LINES.match(data, start)
    return match.end() if match else start
