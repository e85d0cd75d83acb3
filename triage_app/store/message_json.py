"""Stores a masked message as JSON, the format of the log.

All fields except `checks` and `alternatives` are stored: of the checks only the trusted results
are kept, of several readings only the one that was judged. `part` is left out when it is the whole
input. The JSON of a message never changes, because the ledger contains hashes of it.
"""

from __future__ import annotations

import json
import re
from hashlib import sha256

import msgspec

from classifier.records import Message, Part
from triage_app.parsing import json_as

_SURROGATES = re.compile("[\ud800-\udfff]")
_EXCERPT = 120  # characters


def storable(text: str) -> str:
    """Return `text` without code points that SQLite cannot store."""
    return _SURROGATES.sub("\ufffd", text)


def dump(message: Message) -> str:
    """Return the message as one JSON document."""
    # `dict` for mappings that are not dictionaries, such as read-only views.
    data = msgspec.to_builtins(message, enc_hook=dict)
    del data["checks"], data["alternatives"]
    if message.part is Part.WHOLE:
        del data["part"]
    for link in data["links"]:  # older texts have neither, and their hashes stand in the ledger
        for name in ("onward", "hidden"):
            if not link[name]:
                del link[name]
    return storable(json.dumps(data, ensure_ascii=False, sort_keys=True))


def load(text: str) -> Message:
    """Return the message written by `dump`; unknown fields are ignored. Raises DamagedData."""
    return json_as(Message, text)


def text_key(subject: str, body: str) -> str:
    """Return a digest of a masked text for comparison; it is never written as it is."""
    return sha256(f"{subject}\n{body}".encode("utf-8", "replace")).hexdigest()


def excerpt(message: Message) -> str:
    """Return the first words of the masked text on one line."""
    return excerpt_of(message.subject, message.body)


def excerpt_of(subject: str, body: str) -> str:
    """Return the same of subject and body."""
    words = " ".join(f"{subject} {body}".split())
    printable = words.isprintable()  # nearly always, and told in a hundredth of the time
    line = words if printable else "".join(letter for letter in words if letter.isprintable())
    return line if len(line) <= _EXCERPT else line[: _EXCERPT - 1] + "…"
