"""What desks share: signed events in a chain of their own, and the parts that can be removed.

The ledger of a desk is sealed with a key that only this desk has. What it shares is a second chain,
which anybody can check: each event has the digest of the one before and a signature of the desk.
Whatever an erasure or a purge has to remove is no part of an event: it stands beside it as a part,
of which the event holds only a salted digest.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from classifier.sentence import Sentence
from triage_app.records import Role

CASES_OF_A_DESK = 10_000_000  # elsewhere, case n of desk d is d * CASES_OF_A_DESK + n


class SharedPartKind(StrEnum):
    """What can be removed from what a desk shared."""

    DETAILS = "details"  # fingerprint, hosts and the other values that an erasure takes away
    TEXT = "text"  # the masked message; removed by a purge too


@dataclass(frozen=True, slots=True)
class SharedEvent:
    """One event that a desk shares.

    `body` is canonical JSON of `kind`, `at`, `actor` (a pseudonym), `order` (a Lamport clock:
    larger than that of all events the desk knew), `case` (`[desk, number]` or null), `payload`
    and `parts` (kind of part -> its digest).
    """

    desk: int
    number: int  # from 1, without gaps, in what this desk shares
    body: str
    previous: str  # digest of the event before, "" for the first
    digest: str
    signature: bytes  # Ed25519 of the digest, 64 bytes


@dataclass(frozen=True, slots=True)
class SharedPart:
    """One part beside an event; its digest in the event is `part_digest`."""

    desk: int
    number: int  # of the event
    kind: SharedPartKind
    content: str  # canonical JSON
    salt: str


@dataclass(frozen=True, slots=True)
class FormerKey:
    """A key that a desk has replaced."""

    key: bytes  # Ed25519, 32 bytes
    last: int  # number of the last event that it may have signed


@dataclass(frozen=True, slots=True)
class KnownDesk:
    """A desk whose events are accepted."""

    number: int  # from 1 to 9999
    name: str
    key: bytes  # Ed25519, 32 bytes
    role: Role  # only a supervisor's desk confirms, and changes campaigns, models and lists
    former_keys: tuple[FormerKey, ...] = ()  # oldest first

    def key_of(self, number: int) -> bytes:
        """Return the key that signed the event of a number."""
        return next((one.key for one in self.former_keys if number <= one.last), self.key)


def change_of(change: str, desk: KnownDesk) -> dict[str, object]:
    """Return what the ledger says of a change of a desk that is known, or of this one."""
    former = [{"key": one.key.hex(), "last": one.last} for one in desk.former_keys]
    return {
        "change": change,
        "desk": desk.number,
        "name": desk.name,
        "key": desk.key.hex(),
        "desk_role": desk.role.value,
        **({"former_keys": former} if former else {}),
    }


@dataclass(frozen=True, slots=True)
class OwnDesk:
    """This desk among those that share."""

    number: int  # from 1 to 9999
    name: str
    role: Role


@dataclass(frozen=True, slots=True)
class ShareEnd:
    """The last event of one desk that is here."""

    number: int = 0  # 0 before the first
    digest: str = ""


@dataclass(frozen=True, slots=True)
class Received:
    """What became of events of another desk; after one that is refused nothing is taken."""

    taken: int = 0  # that are in the ledger now
    known: int = 0  # that were there already
    refused: Sentence | None = None


@dataclass(frozen=True, slots=True)
class OwnPast:
    """What a desk has shared and its log does not have, as a server or a folder has it."""

    events: tuple[SharedEvent, ...] = ()  # from the first that differs from those of the log
    parts: tuple[SharedPart, ...] = ()
    removed: int = 0  # largest position of a part that was removed there


@dataclass(frozen=True, slots=True)
class Retrieved:
    """What a log has taken back of what its desk had shared."""

    events: int = 0  # that are in the ledger again
    matched: int = 0  # that the ledger had already, and are linked to what was shared
    renumbered: Mapping[int, int] = field(default_factory=dict)  # cases logged since, old -> new
    without_text: int = 0  # cases whose text was not shared


@dataclass(frozen=True, slots=True)
class ShareRefusal:
    """Why nothing of a desk is taken from this event on."""

    desk: int
    number: int  # of its event
    at: str  # ISO 8601 with offset
    reason: Sentence


@dataclass(frozen=True, slots=True)
class GonePart:
    """A part that was removed here, and has to be wherever this desk has put it."""

    position: int  # from 1, grows
    number: int  # of the event
    kind: SharedPartKind


IsSigned = Callable[[bytes, str, bytes], bool]
"""Tells whether a signature is that of a digest, by the key of a desk: (key, digest, signature)."""


@dataclass(frozen=True, slots=True)
class SharingNow:
    """How far the sharing through a server is, as `vigie share follow` tells it."""

    at: str  # of the last exchange, ISO 8601 with offset; "" when there was none yet
    waiting: int  # events of this desk that the server does not have
    taken: int  # events of other desks since the former line
    trouble: str = ""  # why nothing is exchanged now, in the language of the settings
    in_use: tuple[str, ...] = ()  # what other desks have chosen and is in use since, as sentences


def shared_digest(desk: int, number: int, previous: str, body: str) -> str:
    """Return the SHA-256 of an event that is shared, in hexadecimal digits."""
    return hashlib.sha256(f"{desk}\n{number}\n{previous}\n{body}".encode()).hexdigest()


def part_digest(content: str, salt: str) -> str:
    """Return the SHA-256 of a part with its salt, in hexadecimal digits."""
    return hashlib.sha256(f"{salt}\n{content}".encode()).hexdigest()
