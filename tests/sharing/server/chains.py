"""Invented chains of events, signed as desks sign them."""

import json
import os
from dataclasses import dataclass, field

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from triage_app.records import Role
from triage_app.share_records import (
    SharedEvent,
    SharedPart,
    SharedPartKind,
    part_digest,
    shared_digest,
)
from triage_app.sharing.identity import PublicIdentity, text_of

PAYLOAD = {"channel": "sms", "band": "very_likely_scam", "decision": "scam", "score": 0.93}


def canonical(value):
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def identity_text(chain):
    """Return the public file of a desk."""
    return text_of(chain.identity, chain.secret.private_bytes_raw())


@dataclass
class Chain:
    """What one desk shares; each call adds one event."""

    desk: int
    role: Role = Role.AGENT
    events: list = field(default_factory=list)
    parts: list = field(default_factory=list)
    secret: Ed25519PrivateKey = field(default_factory=Ed25519PrivateKey.generate)
    identity: PublicIdentity | None = None

    def __post_init__(self):
        if self.identity is None:
            self.identity = PublicIdentity(self.desk, f"Poste {self.desk}", self._public)

    @property
    def _public(self):
        return self.secret.public_key().public_bytes_raw()

    @property
    def known(self):
        return self.identity.known_as(self.role)

    def renew_key(self):
        """Sign with another key from now on."""
        former, self.secret = self.secret, Ed25519PrivateKey.generate()
        last = len(self.events)
        self.identity = self.identity.with_new_key(self._public, last, former.private_bytes_raw())

    def body(self, kind, case, payload, parts=()):
        """Return a body as the program writes it; `case` is the number of an own one, or a pair."""
        digests = {part.kind: part_digest(part.content, part.salt) for part in parts}
        number = len(self.events) + 1
        fields = {
            "kind": kind,
            "at": "2026-11-17T10:00:00+01:00",
            "actor": "agent-7f3a",
            "order": number,
            "case": [self.desk, case] if isinstance(case, int) else case,
            "payload": payload,
            "parts": digests,
        }
        return canonical(fields)

    def add(self, kind="case_opened", case=1, payload=None, texts=()):
        """Append an event; `texts` are its parts by their kind."""
        number = len(self.events) + 1
        parts = [
            SharedPart(self.desk, number, kind_, canonical(content), os.urandom(16).hex())
            for kind_, content in texts
        ]
        self.parts += parts
        return self.add_body(self.body(kind, case, PAYLOAD if payload is None else payload, parts))

    def add_body(self, body):
        number = len(self.events) + 1
        previous = self.events[-1].digest if self.events else ""
        self.events.append(self.signed(number, body, previous))
        return self.events[-1]

    def signed(self, number, body, previous):
        digest = shared_digest(self.desk, number, previous, body)
        signature = self.secret.sign(digest.encode())
        return SharedEvent(self.desk, number, body, previous, digest, signature)

    def case(self, number):
        """Log a case with both parts."""
        text = f"Votre carte ⟨NIR⟩ expire, case {number} of desk {self.desk}"
        details = (SharedPartKind.DETAILS, {"fingerprint": "0f" * 16})
        return self.add(
            "case_opened", number, texts=[details, (SharedPartKind.TEXT, {"message": text})]
        )
