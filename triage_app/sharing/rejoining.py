"""Lets a log that was put back from a backup take back what its desk has shared since.

A person asks for it. The same is seen where two programs share under one number from copies of one
data folder, and there it would only make things worse to join the two chains by itself.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from triage_app.errors import ShareError
from triage_app.share_records import (
    IsSigned,
    KnownDesk,
    OwnDesk,
    OwnPast,
    Retrieved,
    SharedEvent,
    ShareEnd,
)
from triage_app.sharing.own_bundles import OwnBundles
from triage_app.sharing.signatures import is_signed
from triage_app.sharing.signing_desk import SigningDesk


class RejoiningLog(Protocol):
    """The part of a log that takes back its own events; its methods raise StoreError."""

    def own(self) -> OwnDesk | None:
        """Return which desk this is."""

    def own_keys(self) -> list[bytes]:
        """Return the public keys that the ledger names as those of this desk."""

    def own_end(self) -> ShareEnd:
        """Return where the chain of this desk ends."""

    def outgoing(self, after: int, limit: int = 500) -> list[SharedEvent]:
        """Return events of this desk with a number above `after`."""

    def rejoin(self, past: OwnPast, keys: KnownDesk, is_signed: IsSigned) -> Retrieved:
        """Take events back, all of them or none."""


@dataclass(frozen=True, slots=True)
class Rejoining:
    """Takes back what is elsewhere; raises ShareError or StoreError with a sentence."""

    log: RejoiningLog
    signing: SigningDesk

    def from_bundles(self, source: Path) -> Retrieved:
        """Take back what a folder or a bundle has."""
        identity = self.signing.identity()
        return self.take(OwnBundles(self.log, identity.number, self._keys()).past(source))

    def take(self, past: OwnPast) -> Retrieved:
        """Take back what is known of the past of this desk."""
        own, identity = self.log.own(), self.signing.identity()
        if own is None or own.number != identity.number:
            raise ShareError("This desk shares nothing yet; “vigie share join” gives it a number.")
        keys = self._keys()

        def is_ours(_: bytes, digest: str, signature: bytes) -> bool:
            return any(is_signed(key, digest, signature) for key in keys)

        done = self.log.rejoin(past, identity.known_as(own.role), is_ours)
        if past.events:
            self.signing.extend_former(past.events[-1])
        return done

    def _keys(self) -> Sequence[bytes]:
        """Return all keys that were those of this desk, also where their secrets are lost."""
        identity = self.signing.identity()
        former = (one.former.key for one in identity.replaced)
        return tuple(dict.fromkeys((identity.key, *former, *self.log.own_keys())))
