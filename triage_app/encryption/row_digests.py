"""Keyed digests of erased texts, by which a row of an old list is told again.

A plain digest would let anybody who has the log test guesses of an erased text. This one needs a
key of the data folder too (HMAC-SHA256, RFC 2104), which backups do not hold.
"""

from __future__ import annotations

import hmac
from collections.abc import Sequence

from triage_app.encryption.keys import Key

_PURPOSE = b"vigie erased rows"  # one key serves one purpose, so that each has a derived one


class RowDigests:
    """Makes digests with the newest of some keys, and tells those of all of them again."""

    def __init__(self, keys: Sequence[Key] = ()) -> None:
        """`keys`: the newest first; without any, no row is told again."""
        self._keys = keys

    def new(self, text: str) -> str:
        """Return what tells `text` again, "" without a key."""
        return _digest(self._keys[0], text) if self._keys else ""

    def possible(self, text: str) -> tuple[str, ...]:
        """Return what `new` may have returned for `text`, now or with a former key."""
        return tuple(_digest(key, text) for key in self._keys)


NO_DIGESTS = RowDigests()


def _digest(key: Key, text: str) -> str:
    derived = hmac.digest(key.secret, _PURPOSE, "sha256")
    return f"{key.name}:{hmac.digest(derived, text.encode(errors='replace'), 'sha256').hex()}"
