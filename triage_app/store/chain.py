"""How the events of a ledger are sealed: by SHA-256, or by HMAC-SHA-256 with a secret of a key.

Whoever has only the file cannot compute a keyed chain anew. The secret is derived from a key of the
log by the second step of HKDF (RFC 5869; the key is random, so that its section 3.3 allows to
leave the first step out). An event of the kind `chain_keyed` names the key of those after it.
"""

from __future__ import annotations

import hmac
import json
from collections.abc import Iterable, Iterator, Sequence
from hashlib import sha256
from typing import TYPE_CHECKING

from classifier.sentence import Sentence, sentence
from triage_app.encryption.keys import Key, Keys
from triage_app.records import EventKind

if TYPE_CHECKING:
    import sqlite3

    from sqlite_utils import Database

PLAIN = ""  # instead of the name of a key: SHA-256 without one
_INFO = b"vigie ledger chain"
_LAST = """SELECT payload FROM events WHERE kind = 'chain_keyed' AND seq < ?
           ORDER BY seq DESC LIMIT 1"""
_ALL = "SELECT seq, payload FROM events WHERE kind = 'chain_keyed' ORDER BY seq"
_NO_END = 2**63 - 1
KEYED = EventKind.CHAIN_KEYED.value


class ChainKeys:
    """The secrets that seal events, by the names of their keys."""

    def __init__(self, keys: Keys) -> None:
        self._secrets = {key.name: _secret(key) for key in keys.known}
        self.wanted = keys.for_chain.name if keys.for_chain else PLAIN

    def digest(self, key: str, text: str) -> str | None:
        """Return the seal of a text, None when the key is not known."""
        if key == PLAIN:
            return plain_digest(text)
        secret = self._secrets.get(key)
        return None if secret is None else hmac.digest(secret, text.encode(), sha256).hex()

    def digests(self, key: str, texts: bytes) -> str | None:
        """Return the seals of several texts one after the other; NUL stands between two texts."""
        secret = self._secrets.get(key)
        if secret is None:
            return None
        return "".join(hmac.digest(secret, text, sha256).hex() for text in texts.split(b"\0"))

    def give_to(self, connection: sqlite3.Connection) -> None:
        """Make the seals known to a connection, as functions of SQL."""
        connection.create_function("chain_digest", 2, self.digest, deterministic=True)
        connection.create_function("chain_digests", 2, self.digests, deterministic=True)
        connection.create_function("chain_wanted", 0, lambda: self.wanted)


def plain_digest(text: str) -> str:
    """Return the seal of a text without a key."""
    return sha256(text.encode()).hexdigest()


def digest(db: Database | sqlite3.Connection, key: str, text: str) -> str | None:
    """Return the seal of a text, None when the key is not known."""
    if key == PLAIN:
        return plain_digest(text)
    found: str | None = db.execute("SELECT chain_digest(?, ?)", [key, text]).fetchone()[0]
    return found


def key_before(db: Database | sqlite3.Connection, event: int = _NO_END) -> str:
    """Return the name of the key that seals the events before this one."""
    found = db.execute(_LAST, [event]).fetchone()
    return key_of(found[0]) if found else PLAIN


def key_of(payload: str) -> str:
    """Return the key that an event `chain_keyed` names; ValueError when it is none."""
    return str(dict(json.loads(payload)).get("key") or PLAIN)


def key_for_next(db: Database, present: str) -> str:
    """Return the key for the next event: the wanted one, else the present one while it is known."""
    wanted: str = db.execute("SELECT chain_wanted()").fetchone()[0]
    if wanted != PLAIN:
        return wanted
    return present if digest(db, present, "") is not None else PLAIN


def payload_of(key: str) -> dict[str, str]:
    """Return what the event says that changes the seal."""
    return {"key": key, "digest": "sha256" if key == PLAIN else "hmac-sha256"}


def key_of_mark(db: Database, present: str, following: str) -> str:
    """Return the key that seals the event between two seals: the one that nobody else has."""
    if present != PLAIN and digest(db, present, "") is not None:
        return present
    return following


class Seals:
    """Checks the seals of a chain, event by event; from `event` on."""

    def __init__(self, db: Database | sqlite3.Connection, event: int = 1) -> None:
        self._db = db
        self._key = key_before(db, event)

    def fit_all(self, texts: Iterable[bytes], seals: Sequence[str]) -> bool:
        """Return whether these are the seals of usual texts; False when that is not sure."""
        if self._key == PLAIN:
            return [sha256(text).hexdigest() for text in texts] == [*seals]
        sql, joined = "SELECT chain_digests(?, ?)", b"\0".join(texts)
        found: str | None = self._db.execute(sql, [self._key, joined]).fetchone()[0]
        return found == "".join(seals)

    def fits(self, kind: str, payload: str, seal: str, text: str) -> bool:
        """Return whether `seal` is that of the text of an event; an unknown key lets all pass.

        The event between two keys has the seal of the former one, or of the next where that was out
        of reach, which `notes` tells.
        """
        if digest(self._db, self._key, text) in (None, seal):
            return True
        if kind != KEYED:
            return False
        try:
            return digest(self._db, key_of(payload), text) in (None, seal)
        except (ValueError, TypeError, RecursionError):  # the payload was changed
            return False

    def follow(self, kind: str, payload: str) -> None:
        """Take note of an event, which may name another key."""
        if kind == KEYED:
            self._key = key_of(payload)


def notes(db: Database) -> Iterator[Sentence]:
    """Yield a sentence for each part of the chain whose seals cannot be checked or prove little."""
    former = PLAIN
    for event, payload in db.execute(_ALL).fetchall():
        key = key_of(payload)
        if digest(db, key, "") is None:
            yield sentence(
                "The key “{key}” that seals the ledger from event {event} on is not here, so that "
                "these events cannot be checked; put it back (“vigie log key --import FILE”).",
                key=key,
                event=event,
            )
        elif key == PLAIN and former != PLAIN:
            yield sentence(
                "From event {event} on the ledger is sealed without a key, because the former one "
                "was out of reach.",
                event=event,
            )
        former = key


def _secret(key: Key) -> bytes:
    return hmac.digest(key.secret, _INFO + b"\x01", sha256)
