"""Keyed digests of erased texts, by which a row of an old list is told again.

A plain digest would let anybody who has the log test guesses of an erased text. This one needs a
key of the data folder too (HMAC-SHA256, RFC 2104), which backups do not hold.
"""

from __future__ import annotations

import hmac
from collections.abc import Sequence

from triage_app.encryption.keys import Key

# One key serves one purpose, so that each has a derived one.
_ROWS = b"vigie erased rows"
NUMBERS = b"vigie numbers and hosts of messages"
REFERENCES = b"vigie references of callers' files"


class RowDigests:
    """Makes digests with the newest of some keys, and tells those of all of them again."""

    def __init__(self, keys: Sequence[Key] = (), purpose: bytes = _ROWS) -> None:
        """`keys`: the newest first; without any, no row is told again."""
        self._keys, self._purpose = keys, purpose

    @property
    def has_key(self) -> bool:
        """Whether there is a key to make digests with."""
        return bool(self._keys)

    def new(self, text: str) -> str:
        """Return what tells `text` again, "" without a key."""
        return _digest(self._keys[0], self._purpose, text) if self._keys else ""

    def possible(self, text: str) -> tuple[str, ...]:
        """Return what `new` may have returned for `text`, now or with a former key."""
        return tuple(_digest(key, self._purpose, text) for key in self._keys)


NO_DIGESTS = RowDigests()


def _digest(key: Key, purpose: bytes, text: str) -> str:
    derived = hmac.digest(key.secret, purpose, "sha256")
    return f"{key.name}:{hmac.digest(derived, text.encode(errors='replace'), 'sha256').hex()}"
