"""Events and parts as lines of JSON, one after the other.

What is read comes from outside: types, sizes and spellings are checked here; whether an event goes
on its chain, is signed and may be shared is for the log to say, which takes it.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated

import msgspec
from msgspec import Meta, Struct

from classifier.record_types import prepared
from triage_app.parsing import DamagedData
from triage_app.share_records import SharedEvent, SharedPart, SharedPartKind
from triage_app.sharing.identity import DeskNumber
from triage_app.store.ledger import is_canonical

LONGEST_TEXT = 8_000_000  # characters of a body or of the content of a part
LONGEST_LINE = 50_000_000  # bytes; JSON writes some characters as six
_LARGEST_NUMBER = 2**53 - 1  # exact in every reader of JSON
Count = Annotated[int, Meta(ge=1, le=_LARGEST_NUMBER)]
Digest = Annotated[str, Meta(pattern="^[0-9a-f]{64}$")]
_Text = Annotated[str, Meta(min_length=2, max_length=LONGEST_TEXT)]


class _EventLine(Struct, frozen=True, forbid_unknown_fields=True, tag="event"):
    desk: DeskNumber
    number: Count
    body: _Text
    previous: Annotated[str, Meta(pattern="^([0-9a-f]{64})?$")]
    digest: Digest
    signature: Annotated[str, Meta(pattern="^[0-9a-f]{128}$")]


class _PartLine(Struct, frozen=True, forbid_unknown_fields=True, tag="part"):
    desk: DeskNumber
    number: Count
    kind: SharedPartKind
    content: _Text
    salt: Annotated[str, Meta(pattern="^[ -~]{8,200}$")]


_DECODER = msgspec.json.Decoder(prepared(_EventLine) | prepared(_PartLine))


@dataclass(frozen=True, slots=True)
class Delivery:
    """Events of one desk in their order, and parts beside them."""

    desk: int
    events: tuple[SharedEvent, ...]
    parts: tuple[SharedPart, ...] = ()


def line_of(item: SharedEvent | SharedPart) -> bytes:
    """Return an event or a part as one line of JSON with its end."""
    if isinstance(item, SharedEvent):
        line: Struct = _EventLine(
            item.desk, item.number, item.body, item.previous, item.digest, item.signature.hex()
        )
    else:
        line = _PartLine(item.desk, item.number, item.kind, item.content, item.salt)
    return msgspec.json.encode(line) + b"\n"


def item_of(untrusted_line: bytes) -> SharedEvent | SharedPart:
    """Return the event or part of a line; raises DamagedData, which repeats nothing of it."""
    if len(untrusted_line) > LONGEST_LINE:
        raise DamagedData("too long for a line")
    try:
        line = _DECODER.decode(untrusted_line)
    except (msgspec.MsgspecError, UnicodeError, RecursionError):
        raise DamagedData("line") from None  # the cause would contain part of it
    if not is_canonical(line.content if isinstance(line, _PartLine) else line.body):
        raise DamagedData("spelling")
    if isinstance(line, _PartLine):
        return SharedPart(line.desk, line.number, line.kind, line.content, line.salt)
    signature = bytes.fromhex(line.signature)
    return SharedEvent(line.desk, line.number, line.body, line.previous, line.digest, signature)
