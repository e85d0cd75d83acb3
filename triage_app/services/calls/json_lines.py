"""Reads JSON Lines: one message per line, in the line itself or as the path of a file.

An invalid line gives an error of its own, and the following lines are read.
"""

from __future__ import annotations

import codecs
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from classifier.errors import UnreadableMessage
from classifier.reading import limits
from classifier.reading.bounded import reading
from classifier.reading.charsets import decode
from classifier.records import Channel, Message, Pasted
from classifier.text.cleaning import clean

_LONGEST_LINE = 2 * limits.FILE_BYTES  # JSON may use six bytes for a character
_UTF16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a JSON Lines file; `row` is None if it is not a JSON object."""

    number: int
    id: str | int | float
    row: Mapping[str, Any] | None

    def format_error(self) -> UnreadableMessage:
        """Return the error for a line that is not a message."""
        return UnreadableMessage(
            "Line {number} is not a message: a JSON object with “body” or “path” is needed.",
            number=self.number,
        )


def read_lines(path: Path) -> Iterator[Line]:
    """Yield the lines of a JSON Lines file without empty ones; raise OSError.

    Reads UTF-8 with or without byte order mark, UTF-16 with byte order mark, and Windows-1252
    otherwise. Only a line feed ends a line, not a separator inside a JSON string.
    """
    for number, raw in enumerate(_raw_lines(path), 1):
        text = decode(raw)[0] if raw is not None else None
        if text is None or text.strip():
            yield _parsed_line(number, text)


def _raw_lines(path: Path) -> Iterator[bytes | None]:
    """Yield the bytes of each line, None for one over the size limit."""
    with path.open("rb") as file:
        if file.read(2) in _UTF16:
            file.seek(0)
            yield from (text.encode() for text in decode(file.read())[0].split("\n"))
            return
        file.seek(0)
        while raw := file.readline(_LONGEST_LINE):
            whole = raw.endswith(b"\n") or len(raw) < _LONGEST_LINE
            yield raw if whole else None
            while not whole:
                rest = file.readline(_LONGEST_LINE)
                whole = rest.endswith(b"\n") or len(rest) < _LONGEST_LINE


def _parsed_line(number: int, text: str | None) -> Line:
    try:
        row = json.loads(text or "", parse_constant=_reject_constant)
    except (ValueError, RecursionError):  # huge numbers, deep nesting
        return Line(number, str(number), None)
    if not isinstance(row, dict):
        return Line(number, str(number), None)
    return Line(number, _identifier(row.get("id"), number), row)


def _reject_constant(name: str) -> None:
    raise ValueError(f"{name} is no JSON")


def _identifier(value: object, number: int) -> str | int | float:
    """Return the id if it is a text or a number, else the line number."""
    if isinstance(value, str):
        return clean(value)
    usable = isinstance(value, (int, float)) and not isinstance(value, bool)
    return value if usable and abs(value) < 1e300 else str(number)  # type: ignore[arg-type,return-value]


def message_of(line: Line, folder: Path) -> Message:
    """Return the message of a line; relative paths start at `folder`.

    Raises UnreadableMessage, whose sentence contains nothing of the line.
    """
    if line.row is None:
        raise line.format_error()
    try:
        pasted = _pasted(line.row, folder)
    except (ValueError, TypeError, KeyError) as error:
        raise line.format_error() from error
    return reading.read(pasted)


def _pasted(row: Mapping[str, Any], folder: Path) -> Pasted:
    """Return the input given by a line; raise ValueError, TypeError or KeyError."""
    fields = Pasted(
        "",
        Channel(row["channel"]) if row.get("channel") else None,
        _text_field(row.get("sender")),
        _text_field(row.get("subject")),
    )
    if row.get("path") is not None:
        return replace(fields, untrusted_content=folder / row["path"])
    if not isinstance(row["body"], str):
        raise TypeError("a text is needed")
    channel = fields.channel or Channel.EMAIL
    return replace(fields, untrusted_content=row["body"], channel=channel)


def _text_field(value: object) -> str:
    """Return a text field; numbers are accepted, since senders may be numeric (38663)."""
    if value is None:
        return ""
    if isinstance(value, str) or (isinstance(value, int) and not isinstance(value, bool)):
        return str(value)
    raise TypeError("a text is needed")
