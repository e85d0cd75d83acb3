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
from classifier.reading.channel_names import channel_named
from classifier.reading.charsets import decode
from classifier.reading.sources import Source
from classifier.records import Channel, Pasted
from classifier.sentence import Sentence, named
from classifier.text.cleaning import clean

_LONGEST_LINE = 2 * limits.FILE_BYTES  # JSON may use six bytes for a character
_UTF16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)


_CHANNELS = "sms, email, letter, call, chat"


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a JSON Lines file with what it holds, an object if it is right."""

    number: int
    id: str | int | float
    value: object = None
    is_json: bool = True

    @property
    def row(self) -> Mapping[str, Any] | None:
        """The object on the line, None if there is none."""
        return self.value if isinstance(self.value, dict) else None

    def wrong_field(self, field: str, value: object) -> UnreadableMessage:
        """Return the error for a field with another kind of value than text."""
        return UnreadableMessage(
            "Line {number}: “{field}” must be text, not {kind}.",
            number=self.number,
            field=field,
            kind=_kind(value),
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
        return Line(number, str(number), is_json=False)
    given = row.get("id") if isinstance(row, dict) else None
    return Line(number, _identifier(given, number), row)


def _reject_constant(name: str) -> None:
    raise ValueError(f"{name} is no JSON")


def _identifier(value: object, number: int) -> str | int | float:
    """Return the id if it is a text or a number, else the line number."""
    if isinstance(value, str):
        return clean(value)
    usable = isinstance(value, (int, float)) and not isinstance(value, bool)
    return value if usable and abs(value) < 1e300 else str(number)  # type: ignore[arg-type,return-value]


def source_of(line: Line, folder: Path) -> Source:
    """Return the message of a line before it is read, or its error; paths start at `folder`.

    The sentence of an error names line, field and kind of value, and contains nothing of the line.
    """
    try:
        return _source(line, folder)
    except UnreadableMessage as error:
        return error


def _source(line: Line, folder: Path) -> Pasted:
    if not line.is_json:
        raise UnreadableMessage(
            "Line {number} is not JSON: one object per line is needed.", number=line.number
        )
    if line.row is None:
        raise UnreadableMessage(
            "Line {number} holds {kind}: an object with “body” or “path” is needed.",
            number=line.number,
            kind=_kind(line.value),
        )
    return _pasted(line, line.row, folder)


def _pasted(line: Line, row: Mapping[str, object], folder: Path) -> Pasted:
    """Return the input given by a line; raise UnreadableMessage."""
    fields = Pasted(
        "",
        _channel(line, row.get("channel")),
        _short_text(line, "sender", row.get("sender")),
        _short_text(line, "subject", row.get("subject")),
    )
    if row.get("path") is not None:
        return replace(fields, untrusted_content=folder / _text(line, "path", row["path"]))
    if row.get("body") is None:
        raise UnreadableMessage("Line {number} has neither “body” nor “path”.", number=line.number)
    body = _text(line, "body", row["body"])
    return replace(fields, untrusted_content=body, channel=fields.channel or Channel.EMAIL)


def _channel(line: Line, value: object) -> Channel | None:
    """Return the channel that a line names, in any case, in English or French."""
    if value is None or value == "":
        return None
    channel = channel_named(_text(line, "channel", value))
    if channel is None:
        raise UnreadableMessage(
            "Line {number}: “channel” is none of {channels}.",
            number=line.number,
            channels=_CHANNELS,
        )
    return channel


def _short_text(line: Line, field: str, value: object) -> str:
    """Return a text field; numbers are accepted, since senders may be numeric (38663)."""
    if value is None:
        return ""
    is_number = isinstance(value, int) and not isinstance(value, bool)
    return str(value) if is_number else _text(line, field, value)


def _text(line: Line, field: str, value: object) -> str:
    if not isinstance(value, str):
        raise line.wrong_field(field, value)
    return value


def _kind(value: object) -> Sentence:
    """Return what kind of JSON value something is, in words."""
    kinds = (
        (bool, named("kind of value", "true or false")),
        (int | float, named("kind of value", "a number")),
        (str, named("kind of value", "a text")),
        (list, named("kind of value", "a list")),
        (dict, named("kind of value", "an object")),
    )
    found = (words for kind, words in kinds if isinstance(value, kind))
    return next(found, named("kind of value", "null"))
