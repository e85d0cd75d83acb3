"""The domains of the links of a case, which are kept with its text and not in the ledger.

The ledger has one digest of both. Events from before schema 8 hold the domains themselves, and the
digest of the text alone.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from classifier.records import Message
from classifier.text.links import host_of
from classifier.text.suffixes import registered_domain

if TYPE_CHECKING:
    from sqlite_utils import Database

_OPENING = "kind IN ('case_opened', 'case_imported') ORDER BY seq LIMIT 1"
_FIRST = f"SELECT json_type(payload, '$.domains') FROM events WHERE {_OPENING}"  # noqa: S608
_NAMED = f"""SELECT json_extract(payload, '$.domains') FROM events
             WHERE case_number = ? AND {_OPENING}"""  # noqa: S608 - no values


def domains_as_kept(found: Iterable[str]) -> str:
    """Return the domains of a message as they are kept with its text, "" for none."""
    names = list(dict.fromkeys(filter(None, found)))
    return json.dumps(names, ensure_ascii=False) if names else ""


def text_digest(salt: str, text: str, domains: str = "") -> str:
    """Return what the ledger keeps of a text and of the domains of its links (JSON).

    Events from before schema 8 hold the domains themselves, and the digest of the text alone.

    The salt is stored with the text and deleted with it, so that after a purge nobody can test
    guesses of the text against the digest.
    """
    return hashlib.sha256((salt + text + domains).encode()).hexdigest()


class DomainCheck:
    """Tells whether text and domains of a case are those that the ledger has; for one log."""

    def __init__(self, db: Database) -> None:
        self._db = db
        first = db.execute(_FIRST).fetchone()
        # Events that hold the domains themselves, which come first.
        self.has_old_events = first is not None and first[0] is not None

    def fits(self, number: int, digest: str, salt: str, text: str, kept: str) -> bool:
        """Return whether a text and its domains, as they are `kept`, have this digest."""
        if text_digest(salt, text, kept) == digest and (kept or not self.has_old_events):
            return True
        return text_digest(salt, text) == digest and kept == self._named(number)

    def fitting(
        self, number: int, digest: str, salt: str, text: str, message: Message
    ) -> str | None:
        """Return the domains that belong to a text; None when its digest fits to none.

        They are those of its links, or those that an old event names.
        """
        of_links = domains_as_kept(domain for _, domain in hosts_of(message) if domain)
        for kept in (of_links, "", self._named(number)):
            if self.fits(number, digest, salt, text, kept):
                return kept
        return None

    def _named(self, number: int) -> str:
        """Return the domains that the event of the opening names, "" when it names none."""
        found = self._db.execute(_NAMED, [number]).fetchone()
        return domains_as_kept(json.loads(found[0])) if found and found[0] else ""


def hosts_of(message: Message) -> Iterator[tuple[str, str]]:
    """Yield host and registered domain of each address that a message leads to."""
    for link in message.links:
        for target in (link.target, *link.onward):
            host = host_of(target)
            yield host, registered_domain(host)
