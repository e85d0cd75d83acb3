"""The ledger: append-only events, each with the SHA-256 digest of the one before."""

from __future__ import annotations

import hashlib
import heapq
import json
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from itertools import groupby
from operator import itemgetter
from typing import TYPE_CHECKING, Any, NamedTuple, cast

import msgspec

from triage_app.records import Event, EventKind, Role
from triage_app.share_records import CASES_OF_A_DESK
from triage_app.store import chain, pseudonyms, share_order
from triage_app.store.check_scope import WHOLE, CheckScope
from triage_app.store.message_json import storable

if TYPE_CHECKING:
    import sqlite3

    from sqlite_utils import Database

_LONGEST_ACTOR = 64
COLUMNS = "seq, at, actor, kind, case_number, payload, previous, digest"
_APPEND = f"INSERT INTO events ({COLUMNS}) VALUES (?, ?, ?, ?, ?, ?, ?, ?)"  # noqa: S608
_NUL = re.compile(r"(?<!\\)(?:\\\\)*\\u0000")  # SQLite and others end a text there
_KINDS = {kind.value: kind for kind in EventKind}
_as_json = msgspec.json.Encoder().encode
_as_object = msgspec.json.Decoder(dict[str, object]).decode


class EventRow(NamedTuple):
    """A row of the table of events, in the order of `COLUMNS`."""

    seq: int
    at: str
    actor: str
    kind: str
    case_number: int | None
    payload: str
    previous: str
    digest: str


def canonical(value: object) -> str:
    """Return the canonical JSON of `value`, of which digests are taken."""
    text = json.dumps(
        value, ensure_ascii=False, sort_keys=True, separators=(",", ":"), allow_nan=False
    )
    return storable(text)


def is_canonical(text: str) -> bool:
    """Return whether a text is JSON as `canonical` writes it, without NUL characters.

    So equal contents have equal digests, and no name stands in an object twice.
    """
    try:
        return not _NUL.search(text) and canonical(json.loads(text)) == text
    except (ValueError, RecursionError):
        return False


def digest_of(event: Event, payload: str) -> str:
    """Return the SHA-256 of all fields of `event` and the digest of the event before it."""
    return hashlib.sha256(sealed_text(event, payload).encode()).hexdigest()


def sealed_text(event: Event, payload: str) -> str:
    """Return the canonical JSON of the fields of an event.

    Of a list of texts and numbers msgspec writes what `canonical` writes, in a tenth of the time.
    """
    fields = (event.seq, event.at, event.actor, event.kind, event.case_number, payload)
    return _as_json((*fields, event.previous)).decode()


def sealed_text_of(row: EventRow) -> str:
    """Return the same of a row of the table, whatever its kind and payload are."""
    return _as_json(row[:-1]).decode()


def sealed_bytes(row: tuple[Any, ...]) -> bytes:
    """Return the same as bytes, of the values of a row."""
    return _as_json(row[:-1])


def is_as_sealed(db: Database | sqlite3.Connection, row: EventRow) -> bool:
    """Return whether the seal of an event fits to it; a key that is not here lets all pass."""
    seals = chain.Seals(db, row.seq)
    return seals.fits(row.kind, row.payload, row.digest, sealed_text_of(row))


def append(
    db: Database,
    at: str,
    actor: str,
    kind: EventKind,
    case_number: int | None,
    payload: Mapping[str, object],
) -> Event:
    """Append one event; must run inside `LogDatabase.writing`.

    `actor` is a name; the event has its pseudonym.
    """
    by = pseudonyms.pseudonym_of(db, clean_actor(actor), at)
    return append_by(db, at, by, kind, case_number, payload)


def append_by(
    db: Database,
    at: str,
    pseudonym: str,
    kind: EventKind,
    case_number: int | None,
    payload: Mapping[str, object],
) -> Event:
    """Do the same for somebody of whom only the pseudonym is known.

    The seals of the chain change first where another key is wanted, or the present one is no
    longer known.
    """
    present = chain.key_before(db)
    key = chain.key_for_next(db, present)
    if key != present:
        seal, by = chain.key_of_mark(db, present, key), pseudonyms.PROGRAM
        _append(db, at, by, EventKind.CHAIN_KEYED, None, chain.payload_of(key), seal)
    return _append(db, at, pseudonym, kind, case_number, payload, key)


def _append(
    db: Database,
    at: str,
    pseudonym: str,
    kind: EventKind,
    case_number: int | None,
    payload: Mapping[str, object],
    key: str,
) -> Event:
    text = canonical(dict(payload))
    seq, previous = tail(db)
    unsealed = Event(seq + 1, at, pseudonym, kind, case_number, json.loads(text), previous, "")
    digest = chain.digest(db, key, sealed_text(unsealed, text)) or ""
    values = (seq + 1, at, pseudonym, kind.value, case_number, text, previous, digest)
    db.execute(_APPEND, values)
    return replace(unsealed, digest=digest)


def acting(role: Role | None) -> dict[str, object]:
    """Return what an event says about the role of who acted; None is the program."""
    return {"role": role.value} if role else {}


def clean_actor(actor: str) -> str:
    """Return a printable name of at most 64 characters, "?" when nothing is left of it."""
    name = "".join(letter for letter in storable(actor) if letter.isprintable()).strip()
    return name[:_LONGEST_ACTOR] or "?"


def of_case(db: Database, number: int) -> list[Event]:
    """Return the events of one case and those that changed it with its campaign, in their order.

    That is the order in which the row of the case follows from them (`share_order`).
    """
    where = "case_number = :n OR seq IN (SELECT seq FROM campaign_events WHERE number = :n)"
    found = db.table("events").rows_where(where, {"n": number}, order_by="seq")
    return share_order.in_order(db, [event_from(row) for row in found])


def named(db: Database, events: Iterable[Event]) -> list[Event]:
    """Return events with the names of people in place of their pseudonyms."""
    known = pseudonyms.names(db)
    return [replace(event, actor=known.get(event.actor, event.actor)) for event in events]


def rows_by_case(db: Database, scope: CheckScope = WHOLE) -> Iterator[list[EventRow | Event]]:
    """Yield the events of each case by the number of the case; `in_order` reads them.

    Most cases have one, whose row says all. Events of campaigns, which are read once for all of
    their cases, are no rows.
    """
    for _, entries in groupby(_numbered(db, scope), key=itemgetter(0)):
        yield [entry[2] for entry in entries]


def in_order(db: Database, rows: Iterable[EventRow | Event]) -> list[Event]:
    """Return the events of one case as `of_case` has them."""
    events = [row if isinstance(row, Event) else event_of(row) for row in rows]
    return share_order.in_order(db, events)


def _numbered(db: Database, scope: CheckScope) -> Iterator[tuple[int, int, EventRow | Event]]:
    """Yield the numbers of each case and of each of its events with the event, in this order."""
    sql = f"""SELECT case_number, seq, {COLUMNS} FROM events
              WHERE case_number IS NOT NULL AND {scope.cases("case_number")}
              ORDER BY case_number, seq"""  # noqa: S608
    own: Iterator[tuple[int, int, EventRow]]
    own = ((row[0], row[1], row[2:]) for row in db.execute(sql))
    return heapq.merge(own, _of_campaigns(db, scope), key=itemgetter(0, 1))


def event(db: Database, seq: int) -> Event | None:
    """Return the event of a number."""
    found = db.table("events").rows_where("seq = ?", [seq])
    return next(map(event_from, found), None)


def of_kind(db: Database, kind: EventKind) -> list[Event]:
    """Return all events of one kind, oldest first.

    The kind is written out, because SQLite finds no partial index for a value that comes later.
    """
    found = db.table("events").rows_where(f"kind = '{kind.value}'", order_by="seq")
    return [event_from(row) for row in found]


def next_case_number(db: Database) -> int:
    """Return the next case number of this desk; numbers of withdrawn cases are not reused."""
    sql = "SELECT max(case_number) FROM events WHERE case_number < ?"
    highest = db.execute(sql, [CASES_OF_A_DESK]).fetchone()[0]
    return int(highest or 0) + 1


def event_from(row: Mapping[str, object]) -> Event:
    """Return the event of a table row; ValueError if it is invalid."""
    return event_of(EventRow(**cast("dict[str, Any]", row)))


def is_kind(name: str) -> bool:
    """Return whether events of this kind are known."""
    return name in _KINDS


def payload_from(text: str) -> dict[str, object]:
    """Return the fields of an event; ValueError if they are invalid."""
    return _as_object(text)


def event_of(row: Iterable[Any]) -> Event:
    """Return the event of the values of a row, in the order of `COLUMNS`."""
    seq, at, actor, kind, number, payload, previous, digest = row
    if kind not in _KINDS:
        raise ValueError("unknown kind of event")
    return Event(seq, at, actor, _KINDS[kind], number, payload_from(payload), previous, digest)


def _of_campaigns(db: Database, scope: CheckScope) -> Iterator[tuple[int, int, Event]]:
    """Yield case by case the events that change several cases; each of them is read once."""
    changes = f"FROM campaign_events WHERE {scope.cases()}"
    sql = f"SELECT * FROM events WHERE seq IN (SELECT seq {changes})"  # noqa: S608
    known = {event.seq: event for event in map(event_from, db.query(sql))}
    for number, seq in db.execute(f"SELECT number, seq {changes} ORDER BY number, seq"):
        yield number, seq, known[seq]


def tail(db: Database) -> tuple[int, str]:
    """Return number and digest of the newest event; 0 and "" before the first."""
    newest = db.execute("SELECT seq, digest FROM events ORDER BY seq DESC LIMIT 1").fetchone()
    return newest or (0, "")
