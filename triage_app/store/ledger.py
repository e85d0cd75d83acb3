"""The ledger: append-only events, each with the SHA-256 digest of the one before."""

from __future__ import annotations

import hashlib
import heapq
import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from typing import TYPE_CHECKING, cast

from classifier.sentence import Sentence, sentence
from triage_app.records import Event, EventKind
from triage_app.store import chain, pseudonyms
from triage_app.store.message_json import storable

if TYPE_CHECKING:
    from sqlite_utils import Database

_LONGEST_ACTOR = 64


def canonical(value: object) -> str:
    """Return the canonical JSON of `value`, of which digests are taken."""
    text = json.dumps(
        value, ensure_ascii=False, sort_keys=True, separators=(",", ":"), allow_nan=False
    )
    return storable(text)


def digest_of(event: Event, payload: str) -> str:
    """Return the SHA-256 of all fields of `event` and the digest of the event before it."""
    return hashlib.sha256(_sealed_text(event, payload).encode()).hexdigest()


def _sealed_text(event: Event, payload: str) -> str:
    fields = [event.seq, event.at, event.actor, event.kind, event.case_number, payload]
    return canonical([*fields, event.previous])


def append(
    db: Database,
    at: str,
    actor: str,
    kind: EventKind,
    case_number: int | None,
    payload: Mapping[str, object],
) -> Event:
    """Append one event; must run inside `LogDatabase.writing`.

    `actor` is a name; the event has its pseudonym. The seals of the chain change first where
    another key is wanted, or the present one is no longer known.
    """
    present = chain.key_before(db)
    key = chain.key_for_next(db, present)
    if key != present:
        seal = chain.key_of_mark(db, present, key)
        _append(db, at, "vigie", EventKind.CHAIN_KEYED, None, chain.payload_of(key), seal)
    return _append(db, at, actor, kind, case_number, payload, key)


def _append(
    db: Database,
    at: str,
    actor: str,
    kind: EventKind,
    case_number: int | None,
    payload: Mapping[str, object],
    key: str,
) -> Event:
    text = canonical(dict(payload))
    seq, previous = _tail(db)
    by = pseudonyms.pseudonym_of(db, clean_actor(actor), at)
    unsealed = Event(seq + 1, at, by, kind, case_number, json.loads(text), previous, "")
    digest = chain.digest(db, key, _sealed_text(unsealed, text)) or ""
    db.table("events").insert(
        {
            "seq": unsealed.seq,
            "at": at,
            "actor": unsealed.actor,
            "kind": kind.value,
            "case_number": case_number,
            "payload": text,
            "previous": previous,
            "digest": digest,
        }
    )
    return replace(unsealed, digest=digest)


def clean_actor(actor: str) -> str:
    """Return a printable name of at most 64 characters, "?" when nothing is left of it."""
    name = "".join(letter for letter in storable(actor) if letter.isprintable()).strip()
    return name[:_LONGEST_ACTOR] or "?"


def of_case(db: Database, number: int) -> list[Event]:
    """Return the events of one case and those that changed it with its campaign, oldest first."""
    where = "case_number = :n OR seq IN (SELECT seq FROM campaign_events WHERE number = :n)"
    found = db.table("events").rows_where(where, {"n": number}, order_by="seq")
    return [event_from(row) for row in found]


def named(db: Database, events: Iterable[Event]) -> list[Event]:
    """Return events with the names of people in place of their pseudonyms."""
    known = pseudonyms.names(db)
    return [replace(event, actor=known.get(event.actor, event.actor)) for event in events]


def by_case(db: Database) -> Iterator[tuple[int, Event]]:
    """Yield the number of each case with its events as `of_case` has them, oldest first."""
    found = db.table("events").rows_where("case_number IS NOT NULL", order_by="case_number, seq")
    own = ((cast(int, row["case_number"]), event_from(row)) for row in found)
    return heapq.merge(own, _of_campaigns(db), key=lambda pair: (pair[0], pair[1].seq))


def event(db: Database, seq: int) -> Event | None:
    """Return the event of a number."""
    found = db.table("events").rows_where("seq = ?", [seq])
    return next(map(event_from, found), None)


def of_kind(db: Database, kind: EventKind) -> list[Event]:
    """Return all events of one kind, oldest first."""
    found = db.table("events").rows_where("kind = ?", [kind.value], order_by="seq")
    return [event_from(row) for row in found]


def next_case_number(db: Database) -> int:
    """Return the next case number; numbers of withdrawn cases are not reused."""
    highest = db.execute("SELECT max(case_number) FROM events").fetchone()[0]
    return int(highest or 0) + 1


def chain_problems(db: Database) -> Iterator[Sentence]:
    """Yield a sentence for each event that was changed, removed or inserted."""
    expected_seq, previous = 1, ""
    left, seals = digests_left(db), chain.Seals(db)
    for row in db.table("events").rows_where(order_by="seq"):
        yield from _event_problems(row, expected_seq, previous, left, seals)
        seals.follow(row)
        expected_seq, previous = cast(int, row["seq"]) + 1, str(row["digest"])


def digests_left(db: Database) -> dict[int, str]:
    """Return the digests of the events from which an erasure took values, by their numbers.

    The erasure has them in its own event, so that the chain holds them too.
    """
    found: dict[int, str] = {}
    for event in of_kind(db, EventKind.CASE_ERASED):
        digests = event.payload.get("left")
        if isinstance(digests, dict):
            found |= {int(seq): str(digest) for seq, digest in digests.items()}
    return found


def event_from(row: Mapping[str, object]) -> Event:
    """Return the event of a table row; ValueError if it is invalid."""
    payload = json.loads(str(row["payload"]))
    if not isinstance(payload, dict):
        raise ValueError("the payload of an event is an object")
    return Event(
        seq=cast(int, row["seq"]),
        at=str(row["at"]),
        actor=str(row["actor"]),
        kind=EventKind(str(row["kind"])),
        case_number=cast("int | None", row["case_number"]),
        payload=payload,
        previous=str(row["previous"]),
        digest=str(row["digest"]),
    )


def _of_campaigns(db: Database) -> Iterator[tuple[int, Event]]:
    """Yield case by case the events that change several cases; each of them is read once."""
    sql = "SELECT * FROM events WHERE seq IN (SELECT seq FROM campaign_events)"
    known = {event.seq: event for event in map(event_from, db.query(sql))}
    for number, seq in db.execute("SELECT number, seq FROM campaign_events ORDER BY number, seq"):
        yield number, known[seq]


def _event_problems(
    row: Mapping[str, object],
    expected_seq: int,
    previous: str,
    left: Mapping[int, str],
    seals: chain.Seals,
) -> Iterator[Sentence]:
    seq = row["seq"]
    if seq != expected_seq:
        yield sentence(
            "The ledger jumps from event {last} to event {next}.", last=expected_seq - 1, next=seq
        )
    elif row["previous"] != previous:
        yield sentence("Event {number} no longer follows from the one before it.", number=seq)
    try:
        event, payload = event_from(row), str(row["payload"])
        if event.seq in left:
            intact = digest_of(event, payload) == left[event.seq]
        else:
            intact = seals.fits(event, _sealed_text(event, payload))
    except ValueError:  # unknown kind, or payload that is not JSON
        intact = False
    if not intact:
        yield sentence(
            "Event {number} was changed afterwards: its digest no longer matches.", number=seq
        )


def _tail(db: Database) -> tuple[int, str]:
    newest = db.table("events").rows_where(order_by="seq DESC", limit=1)
    last = next(newest, None)
    return (last["seq"], last["digest"]) if last else (0, "")
