"""Messages for scripts: files and standard input with what was said of them, and JSON Lines.

A line that is no message is told as such and the lines after it are still read.
"""

from __future__ import annotations

import codecs
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from classifier.errors import UnreadableMessage
from classifier.reading import batches, files, intake, limits
from classifier.reading.charsets import decode
from classifier.reading.containers.mail_headers import looks_like_source
from classifier.records import Channel, Message
from classifier.text import lengths
from classifier.text.cleaning import clean, clean_line

_LONGEST_LINE = 2 * limits.FILE_BYTES  # JSON may spell a letter with six
_UTF16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
_TEXT_SUFFIXES = ("", ".txt")


@dataclass(frozen=True, slots=True)
class Said:
    """What is known of a message beside its container; empty where nothing is."""

    channel: Channel | None = None
    sender: str = ""
    subject: str = ""


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a JSON Lines file; `row` is None when it holds no JSON object."""

    number: int
    id: str | int | float
    row: Mapping[str, Any] | None

    def wrong(self) -> UnreadableMessage:
        """Return the error for a line that is no message."""
        return UnreadableMessage(
            f"La ligne {self.number} n'est pas un message : il faut un objet JSON avec « body » "
            "ou « path ».",
            f"Line {self.number} is not a message: a JSON object with “body” or “path” is needed.",
        )


def read_path(path: Path, said: Said) -> Message:
    """Return the message of a file; raise UnreadableMessage with a sentence."""
    if said == Said() or batches.holds_several(path):
        return _with(batches.single(path), said)
    return read_bytes(files.read_file(path), path.name, said)


def read_bytes(untrusted_data: bytes, name: str, said: Said) -> Message:
    """Return the message in some bytes; of `name` only the ending is used.

    Plain text is read as a paste is, so that what was said of it helps the reading.
    """
    plain = Path(name).suffix.lower() in _TEXT_SUFFIXES
    plain = plain and not intake.is_binary(untrusted_data) and bool(untrusted_data.strip())
    if said == Said() or not plain or len(untrusted_data) > limits.FILE_BYTES:
        return _with(intake.from_bytes(untrusted_data, name), said)
    text, _ = decode(untrusted_data)
    if looks_like_source(text):
        return _with(intake.from_bytes(untrusted_data, name), said)
    return intake.from_text(text, said.channel, said.sender, said.subject)


def _with(message: Message, said: Said) -> Message:
    """Return the message with what a person said of it before what its container says."""
    return replace(
        message,
        channel=said.channel or message.channel,
        sender=clean_line(said.sender, 500) or message.sender,
        subject=clean_line(said.subject, lengths.LINE_CHARACTERS) or message.subject,
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
        said = _said(line.row)
        if line.row.get("path") is not None:
            return read_path(folder / line.row["path"], said)
        body = line.row["body"]
        if not isinstance(body, str):
            raise line.wrong()
    except (ValueError, TypeError, KeyError) as error:
        raise line.wrong() from error
    in_line = replace(said, channel=said.channel or Channel.EMAIL)
    return intake.from_text(body, in_line.channel, in_line.sender, in_line.subject)


def _said(row: Mapping[str, Any]) -> Said:
    channel = row.get("channel")
    return Said(
        Channel(channel) if channel else None, _text(row.get("sender")), _text(row.get("subject"))
    )


def _text(value: object) -> str:
    """Return a text field; numbers are taken too, since a sender often is one (38663)."""
    if value is None:
        return ""
    if isinstance(value, str) or (isinstance(value, int) and not isinstance(value, bool)):
        return str(value)
    raise TypeError("a text is needed")
