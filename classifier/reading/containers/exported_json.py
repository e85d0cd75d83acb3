"""Messages that telephones and messengers export as JSON: lists of texts, and conversations.

| program | form |
|---|---|
| SMS Import / Export, Fossify Messages | a list, or one object a line: address, body, type |
| QKSMS, Quik | an object with `messages`: address, body, type |
| Telegram | an object with `messages`: from, text; `name` is the other person |
| Facebook, Instagram | an object with `messages`: sender_name, content |
| Google Chat | an object with `messages`: creator, text |

The first two are batches of messages received, the others are one conversation each.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass

from classifier.reading.charsets import decode
from classifier.reading.extraction.chats import export_line

_OPENING = re.compile(r"[\ufeff\s]{0,100}[\[{]")
_KEYS = re.compile(r'"(?:body|text|content|message|messages|address)"\s{0,10}:')
_BODY = ("body", "text", "content", "message", "snippet")
_SENDER = ("address", "sender", "from", "sender_name", "phone", "number", "creator")
_CONVERSATIONAL = frozenset(["from_id", "sender_name", "creator"])
_BOX = ("type", "msg_box", "messageBox", "box", "folder", "direction")
_SENT = frozenset(
    ["2", "3", "4", "5", "6", "sent", "outgoing", "out", "outbox", "draft", "drafts", "failed"]
)
_PARTS = ("parts", "__parts", "mmsParts")
_DEPTH = 3  # of the pieces of a text
_PART_KIND = ("ct", "contentType", "mimeType", "type")


@dataclass(frozen=True, slots=True)
class ExportedText:
    """One message of an export."""

    sender: str
    untrusted_body: str


@dataclass(frozen=True, slots=True)
class Conversation:
    """The messages of one conversation in order; `other` is the other person, "" if unknown."""

    said: tuple[ExportedText, ...]
    other: str = ""

    def as_text(self) -> str:
        """Return the conversation as messengers export it in text; the caller is "Vous"."""
        return "\n".join(
            export_line(
                one.sender if self.other in ("", one.sender) else "Vous", one.untrusted_body
            )
            for one in self.said
        )


def looks_like_export(head: bytes) -> bool:
    """Tell by its first bytes whether a file is such an export."""
    text, _ = decode(head)
    return _OPENING.match(text) is not None and _KEYS.search(text) is not None


def read_export(untrusted_text: str) -> tuple[ExportedText, ...] | Conversation | None:
    """Return the messages received, a conversation, or None when the text is no known export."""
    rows, name = _rows(untrusted_text)
    texts: list[ExportedText] = []
    received: list[ExportedText] = []
    is_conversation = False
    for row in rows:  # one after the other: all together take several times the memory of the file
        body = _body(row)
        if not body:
            continue
        text = ExportedText(_sender(row), body)
        texts.append(text)
        is_conversation = is_conversation or not _CONVERSATIONAL.isdisjoint(row)
        if not _is_sent(row):
            received.append(text)
    if not texts:
        return None
    if is_conversation:
        return Conversation(tuple(texts), name if any(one.sender == name for one in texts) else "")
    return tuple(received)


def _rows(text: str) -> tuple[Iterable[Mapping[str, object]], str]:
    """Return the objects of messages, and the name of the conversation."""
    try:
        whole = json.loads(text.lstrip("\ufeff"))
    except (ValueError, RecursionError):
        return _lines(text), ""
    if isinstance(whole, dict):
        name = whole.get("name") or whole.get("title")
        found = whole.get("messages")
        return _objects(found if isinstance(found, list) else [whole]), str(name or "")
    return _objects(whole if isinstance(whole, list) else []), ""


def _lines(text: str) -> Iterator[Mapping[str, object]]:
    """Yield the objects of JSON lines; other lines are left out."""
    start = 0
    while start < len(text):
        end = text.find("\n", start)
        end = len(text) if end < 0 else end
        with suppress(ValueError, RecursionError):
            row = json.loads(text[start:end])
            if isinstance(row, dict):
                yield row
        start = end + 1


def _objects(values: Iterable[object]) -> Iterator[Mapping[str, object]]:
    return (value for value in values if isinstance(value, dict))


def _body(row: Mapping[str, object]) -> str:
    """Return the text of a message, or of the parts of a multimedia message."""
    for key in _BODY:
        text = _plain(row.get(key))
        if text.strip():
            return _as_utf8(text) if "sender_name" in row else text
    parts = next((found for found in map(row.get, _PARTS) if isinstance(found, list)), [])
    texts = [_plain(part.get("text")) for part in _objects(parts) if _is_text(part)]
    return "\n".join(filter(None, texts))


def _plain(value: object, depth: int = 0) -> str:
    """Return a text; Telegram writes formatted ones as a list of pieces."""
    if isinstance(value, str):
        return value
    if depth > _DEPTH:
        return ""
    if isinstance(value, dict):
        return _plain(value.get("text") or value.get("body") or value.get("name"), depth + 1)
    if isinstance(value, list):
        return "".join(_plain(piece, depth + 1) for piece in value)
    return ""


def _as_utf8(text: str) -> str:
    """Return text of Facebook, which writes each byte of its UTF-8 as one character."""
    try:
        return text.encode("latin-1").decode("utf-8")
    except UnicodeError:
        return text


def _is_text(part: Mapping[str, object]) -> bool:
    kinds = [str(part[key]) for key in _PART_KIND if key in part]
    return not kinds or kinds[0].startswith("text/")


def _sender(row: Mapping[str, object]) -> str:
    for key in _SENDER:
        value = row.get(key)
        sender = str(value) if isinstance(value, int) else _plain(value)
        if sender:
            return sender
    return ""


def _is_sent(row: Mapping[str, object]) -> bool:
    """Tell whether the caller wrote a message."""
    boxes = [str(row[key]).lower() for key in _BOX if key in row]
    return bool(boxes) and boxes[0] in _SENT
