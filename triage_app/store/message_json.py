"""Stores a masked message as JSON, the format of the log.

All fields except `checks` and `alternatives` are stored: of the checks only the trusted results
are kept, of several readings only the one that was judged. `part` is left out when it is the whole
input. The JSON of a message never changes, because the ledger contains hashes of it.

There are two forms, and `load` reads both. `dump` has all fields; texts of older logs, templates
and drafts have it. `compact`, the form of new texts of the log, leaves out what has its default
value, which is a third of a short message.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from hashlib import sha256
from typing import Any

import msgspec

from classifier.records import Message, Part
from triage_app.parsing import DamagedData, json_as

_SURROGATES = re.compile("[\ud800-\udfff]")
_EXCERPT = 120  # characters
_LOOKED_AT = 4 * _EXCERPT  # of a text, which tells nearly always what its excerpt is
# Views and columns of the log read these, so that they are there when they are empty too.
_ALWAYS = frozenset({"body", "channel", "sender", "subject"})


class _Words(msgspec.Struct):
    """What an excerpt is made of; the other fields are not read."""

    subject: str
    body: str


_OF_LINK = {"start": -1, "end": -1, "onward": (), "hidden": False}


def storable(text: str) -> str:
    """Return `text` without code points that SQLite cannot store."""
    return _SURROGATES.sub("\ufffd", text)


def dump(message: Message) -> str:
    """Return the message as one JSON document with all fields."""
    data = _fields(message)
    for link in data["links"]:  # older texts have neither, and their hashes stand in the ledger
        for name in ("onward", "hidden"):
            if not link[name]:
                del link[name]
    return storable(json.dumps(data, ensure_ascii=False, sort_keys=True))


def compact(message: Message) -> str:
    """Return the message as one JSON document without the fields that have their default value."""
    data = {name: value for name, value in _fields(message).items() if value or name in _ALWAYS}
    if message.links:
        data["links"] = [_short_link(link) for link in data["links"]]
    short = json.dumps(data, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return storable(short)


def load(text: str) -> Message:
    """Return the message written by `dump` or `compact`; unknown fields are ignored.

    Raises DamagedData.
    """
    return json_as(Message, text)


def text_key(subject: str, body: str) -> str:
    """Return a digest of a masked text for comparison; it is never written as it is."""
    return sha256(f"{subject}\n{body}".encode("utf-8", "replace")).hexdigest()


def excerpt(message: Message) -> str:
    """Return the first words of the masked text on one line."""
    return excerpt_of(message.subject, message.body)


def excerpt_of(subject: str, body: str) -> str:
    """Return the same of subject and body."""
    text = f"{subject} {body}"
    line = _on_one_line(text[:_LOOKED_AT])
    if len(line) <= _EXCERPT < len(text):
        line = _on_one_line(text)
    return line if len(line) <= _EXCERPT else line[: _EXCERPT - 1] + "…"


def excerpt_of_json(text: str) -> str:
    """Return the same of a stored message, "" of one that cannot be read."""
    try:
        found = json_as(_Words, text)
    except DamagedData:
        return ""
    return excerpt_of(found.subject, found.body)


def _on_one_line(text: str) -> str:
    words = " ".join(text.split())
    if words.isprintable():  # nearly always, and told in a hundredth of the time
        return words
    return "".join(letter for letter in words if letter.isprintable())


def _fields(message: Message) -> dict[str, Any]:
    # `dict` for mappings that are not dictionaries, such as read-only views.
    data: dict[str, Any] = msgspec.to_builtins(message, enc_hook=dict)
    del data["checks"], data["alternatives"]
    if message.part is Part.WHOLE:
        del data["part"]
    return data


def _short_link(link: Mapping[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in link.items() if value != _OF_LINK.get(name)}
