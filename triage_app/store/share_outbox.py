"""The outbox: the events of this desk as it shares them, in a chain of their own.

The ledger is looked through once, in its order; events that are not shared, or came from others,
are passed over. What is prepared never changes, unless another program has shared under the same
numbers from the same log (`share_retrieving`); those of `share_again` are prepared once more then.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from typing import TYPE_CHECKING, Any, NamedTuple

from triage_app.parsing import DamagedData
from triage_app.records import Event, EventKind
from triage_app.share_records import CASES_OF_A_DESK, OwnDesk, SharedEvent, shared_digest
from triage_app.store import (
    ledger,
    pseudonyms,
    retention,
    share_desks,
    share_parts,
    share_payloads,
    share_received,
    share_rules,
    share_steering,
    share_texts,
)
from triage_app.store.share_order import OPENING
from triage_app.store.share_parts import NewPart
from triage_app.store.share_schema import IS_RECEIVED
from triage_app.store.share_translation import DeskNumbers, shared_payload

if TYPE_CHECKING:
    from sqlite_utils import Database

Sign = Callable[[str], bytes]
AT_ONCE = 200  # events of the ledger in one transaction
_TEXTS_AT_ONCE = 50  # in one transaction
_CASES_AT_ONCE = 1000  # in one list of removed texts
REMOVALS = (EventKind.PURGED, EventKind.TEXTS_REMOVED)  # the latter was retrieved
_OF_LEDGER = (*(kind for kind in share_payloads.KINDS if kind is not EventKind.TEXT_SHARED),
              EventKind.PURGED)  # fmt: skip
_KINDS = json.dumps([kind.value for kind in _OF_LEDGER])
_OWN = f"kind IN (SELECT value FROM json_each(?)) AND NOT {IS_RECEIVED} AND seq > ?"  # noqa: S608
_NEXT = f"SELECT {ledger.COLUMNS} FROM events WHERE {_OWN} ORDER BY seq LIMIT ?"  # noqa: S608
_COUNT = f"SELECT count(*) + (SELECT count(*) FROM share_again) FROM events WHERE {_OWN}"  # noqa: S608
_AGAIN = f"""SELECT {ledger.COLUMNS} FROM events
    WHERE seq IN (SELECT seq FROM share_again ORDER BY seq LIMIT ?) ORDER BY seq"""  # noqa: S608
_WITH_TEXT = """SELECT case_number FROM events JOIN share_outbox USING (seq)
    WHERE case_number BETWEEN ? AND ? AND kind IN ('case_opened', 'case_imported')
    AND json_type(body, '$.parts.text') IS NOT NULL ORDER BY case_number"""
_PSEUDONYM = re.compile(pseudonyms.PATTERN)


class NewShared(NamedTuple):
    """An event before it has its place among those that are shared."""

    seq: int | None
    kind: EventKind
    at: str
    actor: str
    case: list[int] | None
    payload: dict[str, Any]
    parts: Sequence[NewPart] = ()


def waiting(db: Database) -> int:
    """Return how many events of the ledger, and late texts, may have to be prepared."""
    events = int(db.execute(_COUNT, [_KINDS, _prepared(db)]).fetchone()[0])
    return events + share_texts.waiting(db)


def prepare_some(db: Database, sign: Sign) -> int:
    """Prepare the next events; return how many. Runs inside `LogDatabase.writing`."""
    desk, before = share_desks.joined(db), share_received.own_end(db)
    order = share_received.largest_order(db)
    again = db.execute(_AGAIN, [AT_ONCE]).fetchall()
    rows = again or db.execute(_NEXT, [_KINDS, _prepared(db), AT_ONCE]).fetchall()
    events = map(ledger.event_of, rows)
    found = (new for event in events for new in _new_events(db, desk, event))
    for new in found if rows else _late_texts(db, desk):
        order += 1
        _append(db, desk, order, new, sign)
    if again:
        db.execute("DELETE FROM share_again WHERE seq <= ?", [again[-1][0]])
    else:
        look_on_after(db, rows[-1][0] if len(rows) == AT_ONCE else ledger.tail(db)[0])
    return share_received.own_end(db).number - before.number


def outgoing(db: Database, after: int, limit: int) -> list[SharedEvent]:
    """Return the events of this desk with a number above `after`, in their order."""
    own = share_desks.joined(db).number
    sql = """SELECT number, body, previous, digest, signature FROM share_outbox
             WHERE number > ? ORDER BY number LIMIT ?"""
    rows = db.execute(sql, [after, limit])
    return [
        SharedEvent(own, number, body, previous, digest, bytes(signature))
        for number, body, previous, digest, signature in rows
    ]


def newer(db: Database) -> list[int]:
    """Return the events of this desk that were not looked at, by their numbers in the ledger."""
    sql = f"SELECT seq FROM events WHERE {_OWN} ORDER BY seq"  # noqa: S608 - no values
    return [seq for (seq,) in db.execute(sql, [_KINDS, _prepared(db)])]


def look_on_after(db: Database, seq: int) -> None:
    """Pass over the events of the ledger up to this one, except those of `share_again`."""
    db.execute("UPDATE share_identity SET prepared = ?", [seq])


def keep(db: Database, order: int, seq: int | None, event: SharedEvent) -> None:
    """Write a signed event of this desk with its clock; `seq` is the event of the ledger."""
    sql = """INSERT INTO share_outbox (number, seq, lamport, body, previous, digest, signature)
             VALUES (?, ?, ?, ?, ?, ?, ?)"""
    values = [event.number, seq, order, event.body, event.previous, event.digest, event.signature]
    db.execute(sql, values)


def _prepared(db: Database) -> int:
    """Return the last event of the ledger that was looked at."""
    found = db.execute("SELECT prepared FROM share_identity").fetchone()
    return int(found[0]) if found else 0


def _append(db: Database, desk: OwnDesk, order: int, new: NewShared, sign: Sign) -> None:
    """Write the next event of the chain, and what its parts need."""
    end = share_received.own_end(db)
    number = end.number + 1
    fields = {
        "kind": new.kind.value,
        "at": new.at,
        "actor": new.actor,
        "order": order,
        "case": new.case,
        "payload": new.payload,
        "parts": {part.kind.value: part.digest for part in new.parts},
    }
    body = ledger.canonical(fields)
    digest = shared_digest(desk.number, number, end.digest, body)
    event = SharedEvent(desk.number, number, body, end.digest, digest, sign(digest))
    keep(db, order, new.seq, event)
    for part in new.parts:
        share_parts.keep(db, number, part)


def _new_events(db: Database, desk: OwnDesk, event: Event) -> Iterator[NewShared]:
    """Yield what is shared of an event of the ledger: nothing, the event, or lists of texts."""
    if event.kind in REMOVALS:
        yield from _removed_texts(db, desk, event)
        return
    if event.kind in share_steering.KINDS:
        of_interest = share_steering.to_share(db, event)
        if of_interest is None:
            return
        event = of_interest
    try:
        new = new_event(db, desk, event)
    except DamagedData:  # an event that no other desk would take stays here
        return
    if share_rules.may_share(desk.number, desk.role, new.kind, new.case, new.payload):
        yield new


def new_event(db: Database, desk: OwnDesk, event: Event) -> NewShared:
    """Return an event of the ledger as it is shared; DamagedData for one that nobody would take."""
    numbers = DeskNumbers(desk.number)
    share_payloads.check_times([event.at])
    pair_of_event = partial(share_received.pair_of_event, db, desk.number)
    payload, details = shared_payload(event.kind, event.payload, numbers, pair_of_event)
    case = event.case_number
    pair = None if case is None else numbers.pair_of(case)
    parts = [*share_parts.new_details(case or 0, details)]
    if event.kind in OPENING and details.get("text_digest"):
        parts += share_parts.new_text(db, case or 0)
    return NewShared(event.seq, event.kind, event.at, _actor(db, event), pair, payload, parts)


def _late_texts(db: Database, desk: OwnDesk) -> Iterator[NewShared]:
    """Yield the next texts of cases that others have without them, as their opening says."""
    numbers, kind = DeskNumbers(desk.number), EventKind.TEXT_SHARED
    for number in share_texts.take_some(db, _TEXTS_AT_ONCE):
        parts = [*share_parts.new_text(db, number)]
        events = ledger.of_case(db, number)
        if parts and events and events[0].kind in OPENING:
            at, actor = events[0].at, _actor(db, events[0])
            yield NewShared(None, kind, at, actor, numbers.pair_of(number), {}, parts)


def _removed_texts(db: Database, desk: OwnDesk, event: Event) -> Iterator[NewShared]:
    """Yield lists of the own cases whose shared text a purge has removed, here or before."""
    kind, actor = EventKind.TEXTS_REMOVED, _actor(db, event)
    for first, last in retention.ranges_of(event):
        bounds = [first, min(last, CASES_OF_A_DESK - 1)]
        numbers = [number for (number,) in db.execute(_WITH_TEXT, bounds)]
        for at in range(0, len(numbers), _CASES_AT_ONCE):
            cases = [[desk.number, number] for number in numbers[at : at + _CASES_AT_ONCE]]
            yield NewShared(None, kind, event.at, actor, None, {"cases": cases})


def _actor(db: Database, event: Event) -> str:
    """Return the pseudonym of who acted; earlier versions wrote names, which are not shared."""
    if _PSEUDONYM.fullmatch(event.actor):
        return event.actor
    return pseudonyms.pseudonym_of(db, event.actor, event.at)
