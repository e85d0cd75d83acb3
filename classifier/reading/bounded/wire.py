"""What is sent to the child process that reads, and what it answers.

A question is one line of JSON and then the content as it came; an answer is one JSON document.
Both are decoded into typed records, so nothing that a stranger wrote is ever run.
"""

from __future__ import annotations

import os
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeVar

import msgspec

from classifier.errors import UnreadableMessage
from classifier.record_types import prepared
from classifier.records import Channel, Message, Pasted
from classifier.sentence import Sentence

_TEXT, _FILE, _DATA = "text", "file", "data"
_Kind = TypeVar("_Kind")


@dataclass(frozen=True, slots=True)
class _Head:
    """The line of JSON before the content."""

    kind: str
    channel: Channel | None
    sender: str
    subject: str
    name: str
    pictures: bool


@dataclass(frozen=True, slots=True)
class _Answer:
    """The message, or the sentence that says why there is none."""

    message: Message | None = None
    text: str = ""
    values: dict[str, str | int | float] = field(default_factory=dict)


def question(pasted: Pasted, *, pictures: bool) -> bytes:
    """Return the question for one input; `pictures`: those of a mail are looked at too."""
    kind, content = _content(pasted.untrusted_content)
    head = _Head(
        kind,
        pasted.channel,
        _encodable(pasted.untrusted_sender),
        _encodable(pasted.untrusted_subject),
        _encodable(pasted.file_name),
        pictures,
    )
    return msgspec.json.encode(head) + b"\n" + content


def asked(data: bytes) -> tuple[Pasted, bool]:
    """Return the input of a question, and whether the pictures of a mail are looked at.

    Raise ValueError for bytes that are no question.
    """
    end = data.index(b"\n")
    head = _decoded(data[:end], _Head)
    content = data[end + 1 :]
    untrusted: str | Path | bytes = content
    if head.kind == _TEXT:
        untrusted = content.decode("utf-8", "surrogatepass")
    elif head.kind == _FILE:
        untrusted = Path(os.fsdecode(content))
    return Pasted(untrusted, head.channel, head.sender, head.subject, head.name), head.pictures


def answer(found: Message | UnreadableMessage) -> bytes:
    """Return the answer for a message, or for the reason why it cannot be read."""
    if isinstance(found, Message):
        return msgspec.json.encode(_Answer(found))
    sentence = found.sentence
    values = {
        name: value if isinstance(value, (int, float)) else str(value)
        for name, value in sentence.values.items()
    }
    return msgspec.json.encode(_Answer(None, sentence.text, values))


def answered(data: bytes) -> Message:
    """Return the message of an answer; raise its UnreadableMessage, or ValueError if cut off."""
    found = _decoded(data, _Answer)
    if found.message is None:
        raise UnreadableMessage(Sentence(found.text, found.values))
    return found.message


def _decoded(data: bytes, kind: type[_Kind]) -> _Kind:
    """Return the value of some JSON; raise ValueError when it is not of this kind."""
    try:
        return msgspec.json.decode(data, type=prepared(kind))
    except RecursionError as error:  # alternatives of alternatives, which no reader makes
        raise ValueError("this is nested too deeply") from error


def _content(untrusted: str | Path | bytes) -> tuple[str, bytes]:
    if isinstance(untrusted, str):
        return _TEXT, untrusted.encode("utf-8", "surrogatepass")
    if isinstance(untrusted, Path):
        return _FILE, os.fsencode(untrusted)
    return _DATA, untrusted


def _encodable(text: str) -> str:
    """Return a text without half characters, which JSON cannot hold."""
    return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
