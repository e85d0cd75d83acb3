"""Desks that are invented for tests: their keys, and chains of events that they have signed."""

from __future__ import annotations

import json
from hashlib import sha256

from triage_app.records import Role
from triage_app.share_records import (
    KnownDesk,
    SharedEvent,
    SharedPart,
    SharedPartKind,
    part_digest,
    shared_digest,
)
from triage_app.sharing import signatures

SALT = "salt-of-a-test"


def secret_of(desk: int, edition: int = 1) -> bytes:
    """Return a secret that is the same at each run."""
    return sha256(f"desk {desk} key {edition}".encode()).digest()


def known(desk: int, role: Role = Role.AGENT, name: str = "") -> KnownDesk:
    return KnownDesk(desk, name or f"Desk {desk}", signatures.public_key(secret_of(desk)), role)


def canonical(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def part(desk: int, number: int, kind: SharedPartKind, content: object) -> SharedPart:
    return SharedPart(desk, number, kind, canonical(content), SALT)


def body(number: int, beside: tuple[SharedPart, ...] = (), **others: object) -> str:
    """Return the body of an event of case `number` with parts beside it."""
    fields = {
        "kind": "decision_changed",
        "at": "2026-11-27T10:00:00+01:00",
        "actor": "agent-k7m2qx9d",
        "order": number,
        "case": [12, number],
        "payload": {"decision": "scam"},
        "parts": {one.kind.value: part_digest(one.content, one.salt) for one in beside},
    }
    return canonical(fields | others)


def signed(desk: int, number: int, previous: str, text: str, secret) -> SharedEvent:
    """Return an event; `secret` is that of the key, or a function that signs a digest."""
    digest = shared_digest(desk, number, previous, text)
    sign = secret if callable(secret) else lambda of: signatures.sign(secret, of.encode())
    return SharedEvent(desk, number, text, previous, digest, sign(digest))


def chain(desk: int, count: int, with_parts: bool = True):
    """Return so many events of a desk from the first, and their parts."""
    events: list[SharedEvent] = []
    parts: list[SharedPart] = []
    for number in range(1, count + 1):
        own = ()
        if with_parts:
            own = (
                part(desk, number, SharedPartKind.DETAILS, {"fingerprint": f"{number:08x}"}),
                part(desk, number, SharedPartKind.TEXT, {"message": f"Texte n° {number} ⟨NIR⟩"}),
            )
        previous = events[-1].digest if events else ""
        text = body(number, own, case=[desk, number])
        events.append(signed(desk, number, previous, text, secret_of(desk)))
        parts += own
    return tuple(events), tuple(parts)
