"""A masked message as JSON and back; the form in which the log keeps it.

All fields but the checks of mail servers, of which only the trusted results are kept.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import asdict, fields
from typing import Any

from classifier.records import Attachment, Channel, Link, Message

_SURROGATES = re.compile("[\ud800-\udfff]")
_EXCERPT = 120
_PLAIN = {field.name for field in fields(Message)} - {
    "channel",
    "links",
    "attachments",
    "authentication",
    "checks",
    "received",
    "remarks",
}


def storable(text: str) -> str:
    """Return `text` without the code points that SQLite cannot encode (last line of defence)."""
    return _SURROGATES.sub("\ufffd", text)


def dump(message: Message) -> str:
    """Return the message as one JSON document."""
    data: dict[str, object] = {name: getattr(message, name) for name in _PLAIN}
    data["channel"] = message.channel.value
    data["links"] = [asdict(link) for link in message.links]
    data["attachments"] = [asdict(attachment) for attachment in message.attachments]
    data["authentication"] = dict(message.authentication)
    data["received"] = list(message.received)
    data["remarks"] = list(message.remarks)
    return storable(json.dumps(data, ensure_ascii=False, sort_keys=True))


def load(text: str) -> Message:
    """Return the message that `dump` wrote; fields a later version added are passed over."""
    data = json.loads(text)
    return Message(
        channel=Channel(data["channel"]),
        links=tuple(Link(**link) for link in data.get("links", ())),
        attachments=tuple(Attachment(**each) for each in data.get("attachments", ())),
        authentication=dict(data.get("authentication", {})),
        received=tuple(data.get("received", ())),
        remarks=tuple(data.get("remarks", ())),
        **_plain_fields(data),
    )


def excerpt(message: Message) -> str:
    """Return the first masked words, on one line."""
    words = " ".join(f"{message.subject} {message.body}".split())
    line = "".join(letter for letter in words if letter.isprintable())
    return storable(line if len(line) <= _EXCERPT else line[: _EXCERPT - 1] + "…")


def _plain_fields(data: Mapping[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in data.items() if name in _PLAIN}
