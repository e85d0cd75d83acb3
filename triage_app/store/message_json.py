"""A masked message as JSON and back; the form in which the log keeps it.

All fields but the checks of mail servers, of which only the trusted results are kept. The form
never changes for the same message: the ledger holds digests of it.
"""

from __future__ import annotations

import json
import re

import msgspec

from classifier.records import Message
from triage_app.parsing import json_as

_SURROGATES = re.compile("[\ud800-\udfff]")
_EXCERPT = 120  # characters


def storable(text: str) -> str:
    """Return `text` without the code points that SQLite cannot encode (last line of defence)."""
    return _SURROGATES.sub("\ufffd", text)


def dump(message: Message) -> str:
    """Return the message as one JSON document."""
    # `dict` for mappings that are none, such as a read-only view of one.
    data = msgspec.to_builtins(message, enc_hook=dict)
    del data["checks"]
    return storable(json.dumps(data, ensure_ascii=False, sort_keys=True))


def load(text: str) -> Message:
    """Return the message that `dump` wrote; fields a later version added are passed over.

    Raises DamagedData.
    """
    return json_as(Message, text)


def excerpt(message: Message) -> str:
    """Return the first masked words, on one line."""
    words = " ".join(f"{message.subject} {message.body}".split())
    line = "".join(letter for letter in words if letter.isprintable())
    return storable(line if len(line) <= _EXCERPT else line[: _EXCERPT - 1] + "…")
