"""Erasure of one case on request: what identifies a person goes, the case is still counted.

The text, its index entries, the keys by which near-copies are found and the domains are removed;
band, decision, label and dates stay, and a keyed digest that tells a row of an old list again. The
ledger is a chain of digests, so its events stay too, but without those values: the event of the
erasure holds the digests of what is left of them.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, NamedTuple

from triage_app.encryption.row_digests import RowDigests
from triage_app.errors import ChangedSince
from triage_app.records import Event, EventKind, Role
from triage_app.store import ledger, projection, share_parts
from triage_app.store.errors import no_such_case
from triage_app.store.message_json import text_key

if TYPE_CHECKING:
    from sqlite_utils import Database

# The values of events that can identify a person, and what stands in their place afterwards. The
# fingerprint would let somebody test a guess of the text.
_PERSONAL: Mapping[str, object] = {
    "domains": [],
    "fingerprint": "",
    "text_digest": "",
    "note_digest": "",
    "reference_digest": "",
    "reason": "",
}


class Erasure(NamedTuple):
    """An erasure as the ledger has it; `opening` is the digest of the event that opened the case.

    The digest is the same in every copy of the log, so that it finds the case there.
    """

    opening: str
    number: int
    at: str
    actor: str
    reason: str
    known_by: str = ""  # keyed digest of the text, "" where there was no key or no text


def erase(
    db: Database,
    at: str,
    actor: str,
    number: int,
    reason: str,
    known_by: str = "",
    role: Role = Role.AGENT,
) -> Event:
    """Erase a case, also one that was withdrawn; `reason` and `known_by` stay in the ledger.

    Raises StoreError when there was no such case, ChangedSince when it is erased already.
    """
    events = ledger.of_case(db, number)
    if not events:
        raise no_such_case(number)
    if any(event.kind is EventKind.CASE_ERASED for event in events):
        raise ChangedSince("Case no. {number} was erased before.", number=number)
    reduced = _reductions(events)
    payload = _payload(events, reduced, reason, role)
    if known_by:
        payload["known_by"] = known_by
    erased = ledger.append(db, at, actor, EventKind.CASE_ERASED, number, payload)
    _remove(db, erased, reduced)
    return erased


def receive(
    db: Database, at: str, pseudonym: str, number: int, said: Mapping[str, object]
) -> Event:
    """Erase a case that another desk has erased; `said` is the payload of its event.

    The case may not be here yet, and may be erased already: then there is less to remove.
    """
    events = ledger.of_case(db, number)
    reduced = _reductions(events)
    payload = {**_payload(events, reduced), **said}
    erased = ledger.append_by(db, at, pseudonym, EventKind.CASE_ERASED, number, payload)
    _remove(db, erased, reduced)
    return erased


def is_erased(db: Database, number: int) -> bool:
    """Return whether a case is erased."""
    sql = "SELECT 1 FROM events WHERE case_number = ? AND kind = 'case_erased'"
    return db.execute(sql, [number]).fetchone() is not None


def recorded(db: Database) -> list[Erasure]:
    """Return the erasures in the ledger, oldest first."""
    return [
        erasure_of(event) for event in ledger.named(db, ledger.of_kind(db, EventKind.CASE_ERASED))
    ]


def erasure_of(event: Event) -> Erasure:
    """Return what the event of an erasure says."""
    opening, reason = str(event.payload["opening"]), str(event.payload["reason"])
    known_by = str(event.payload.get("known_by", ""))
    return Erasure(opening, event.case_number or 0, event.at, event.actor, reason, known_by)


def apply(db: Database, erasures: Iterable[Erasure]) -> int:
    """Erase in a copy of the log what was erased elsewhere; return how many cases it were.

    A case of the same number that was opened otherwise is another case and stays.
    """
    count = 0
    for one in erasures:
        events = ledger.of_case(db, one.number)
        erased = any(event.kind is EventKind.CASE_ERASED for event in events)
        if events and events[0].digest == one.opening and not erased:
            erase(db, one.at, one.actor, one.number, one.reason, one.known_by)
            count += 1
    return count


def texts_of_campaign(db: Database, number: int) -> int:
    """Return how many other cases with a text are in the campaign of a case."""
    sql = """SELECT count(*) FROM cases JOIN messages USING (number) WHERE number <> ?1 AND
             campaign = (SELECT campaign FROM cases WHERE number = ?1)"""
    return int(db.execute(sql, [number]).fetchone()[0])


def digest_of_text(db: Database, number: int, digests: RowDigests) -> str:
    """Return what tells the text of a case again; without its text, the fingerprint."""
    sql = """SELECT fingerprint, subject, body FROM cases LEFT JOIN messages USING (number)
             WHERE number = ?"""
    for row in db.query(sql, [number]):
        if row["body"] is not None:
            return digests.new(text_key(row["subject"], row["body"]))
        return digests.new(row["fingerprint"]) if row["fingerprint"] else ""
    return ""


def _reductions(events: Iterable[Event]) -> dict[int, tuple[Event, str]]:
    """Return the events that have personal values, with what is left of their payloads."""
    return {e.seq: (e, text) for e in events if (text := _reduced(e.payload))}


def _payload(
    events: Sequence[Event],
    reduced: Mapping[int, tuple[Event, str]],
    reason: str = "",
    role: Role = Role.AGENT,
) -> dict[str, object]:
    """Return what the event of an erasure says."""
    left = {str(seq): ledger.digest_of(event, text) for seq, (event, text) in reduced.items()}
    opening = events[0].digest if events else ""
    return {"reason": reason, "opening": opening, "left": left, "role": role.value}


def _remove(db: Database, erased: Event, reduced: Mapping[int, tuple[Event, str]]) -> None:
    """Remove text, index entries and personal values after the event of an erasure."""
    number = erased.case_number or 0
    for seq, (_, text) in reduced.items():
        db.execute("UPDATE events SET payload = ? WHERE seq = ?", [text, seq])
    projection.refresh(db, number)
    share_parts.forget_case(db, number)
    db.table("messages").delete_where("number = ?", [number])
    db.table("due_texts").delete_where("number = ?", [number])


def _reduced(payload: Mapping[str, object]) -> str:
    """Return a payload without its personal values as canonical JSON, "" when it has none."""
    left = {name: _PERSONAL.get(name, value) for name, value in payload.items()}
    text = ledger.canonical(left)
    return text if json.loads(text) != payload else ""
