"""JSON Lines: one message a line, given in the line itself or as the path of a file.

A line that is no message is an error of its own, and the lines after it are still read.
"""

from __future__ import annotations

import codecs
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from classifier.errors import UnreadableMessage
from classifier.reading import intake, limits
from classifier.reading.charsets import decode
from classifier.records import Channel, Message, Pasted
from classifier.text.cleaning import clean

_LONGEST_LINE = 2 * limits.FILE_BYTES  # JSON may spell a letter with six
_UTF16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a JSON Lines file; `row` is None when it holds no JSON object."""

    number: int
    id: str | int | float
    row: Mapping[str, Any] | None

    def wrong(self) -> UnreadableMessage:
        """Return the error for a line that is no message."""
        return UnreadableMessage(
            "Line {number} is not a message: a JSON object with “body” or “path” is needed.",
            number=self.number,
        )


def lines_of(path: Path) -> Iterator[Line]:
    """Yield the lines of a JSON Lines file, empty ones left out; raise OSError.

    UTF-8 with or without a mark is read, UTF-16 with a mark, and Windows-1252 for the rest.
    Only a line feed ends a line: a separator inside a JSON text does not.
    """
    for number, raw in enumerate(_raw_lines(path), 1):
        text = decode(raw)[0] if raw is not None else None
        if text is None or text.strip():
            yield _line(number, text)


def _raw_lines(path: Path) -> Iterator[bytes | None]:
    """Yield the bytes of each line, None for one that is longer than any message."""
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


def _line(number: int, text: str | None) -> Line:
    try:
        row = json.loads(text or "", parse_constant=_refuse)
    except (ValueError, RecursionError):  # huge numbers are ValueErrors, deep nests the other
        return Line(number, str(number), None)
    if not isinstance(row, dict):
        return Line(number, str(number), None)
    return Line(number, _identifier(row.get("id"), number), row)


def _refuse(name: str) -> None:
    raise ValueError(f"{name} is no JSON")


def _identifier(value: object, number: int) -> str | int | float:
    """Return the id as it was given when it is a text or a number, else the line's number."""
    if isinstance(value, str):
        return clean(value)
    usable = isinstance(value, (int, float)) and not isinstance(value, bool)
    return value if usable and abs(value) < 1e300 else str(number)  # type: ignore[arg-type,return-value]


def message_of(line: Line, folder: Path) -> Message:
    """Return the message of a line; paths in it start at `folder`.

    Raises UnreadableMessage with a sentence that holds nothing of the line.
    """
    if line.row is None:
        raise line.wrong()
    try:
        pasted = _pasted(line.row, folder)
    except (ValueError, TypeError, KeyError) as error:
        raise line.wrong() from error
    return intake.read(pasted)


def _pasted(row: Mapping[str, Any], folder: Path) -> Pasted:
    """Return what a line gives; raise ValueError, TypeError or KeyError when it is no message."""
    fields = Pasted(
        "",
        Channel(row["channel"]) if row.get("channel") else None,
        _text(row.get("sender")),
        _text(row.get("subject")),
    )
    if row.get("path") is not None:
        return replace(fields, untrusted_content=folder / row["path"])
    if not isinstance(row["body"], str):
        raise TypeError("a text is needed")
    channel = fields.channel or Channel.EMAIL
    return replace(fields, untrusted_content=row["body"], channel=channel)


def _text(value: object) -> str:
    """Return a text field; numbers are taken too, since a sender often is one (38663)."""
    if value is None:
        return ""
    if isinstance(value, str) or (isinstance(value, int) and not isinstance(value, bool)):
        return str(value)
    raise TypeError("a text is needed")
