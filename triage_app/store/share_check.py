"""Verifies what this desk shares and what it took: chains without gaps, and events as they were."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from classifier.sentence import Sentence, sentence
from triage_app.parsing import DamagedData, json_as
from triage_app.records import EventKind
from triage_app.share_records import shared_digest
from triage_app.store import share_desks, share_trust
from triage_app.store.check_progress import RowCount
from triage_app.store.check_scope import WHOLE, CheckScope
from triage_app.store.share_payloads import SharedBody
from triage_app.store.share_schema import IS_RECEIVED, SENDER, SENT_NUMBER
from triage_app.store.share_translation import DeskNumbers

if TYPE_CHECKING:
    from sqlite_utils import Database

# Events that were retrieved come before earlier ones of the ledger.
_BEFORE = """SELECT number, digest FROM share_outbox WHERE number < coalesce(
    (SELECT min(number) FROM share_outbox WHERE seq > ?), 1e18) ORDER BY number DESC LIMIT 1"""
_OUTBOX = """SELECT number, share_outbox.seq, lamport, body, share_outbox.previous,
    share_outbox.digest, kind, at, case_number FROM share_outbox LEFT JOIN events USING (seq)
    WHERE number > ? ORDER BY number"""
_GAPS = f"""SELECT {SENDER} AS desk FROM events INDEXED BY events_received WHERE {IS_RECEIVED}
    GROUP BY desk HAVING count(*) <> max({SENT_NUMBER}) OR min({SENT_NUMBER}) <> 1"""  # noqa: S608

_WITHOUT_EVENT = (EventKind.TEXTS_REMOVED, EventKind.TEXT_SHARED)  # which no event of the ledger is


def problems(
    db: Database, _count: RowCount | None = None, scope: CheckScope = WHOLE
) -> Iterator[Sentence]:
    """Yield a sentence for each break of a chain, and for each event that is not the one shared."""
    yield from _desk_problems(db)
    yield from _outbox_problems(db, scope)
    for (desk,) in db.execute(_GAPS):
        yield sentence("Of desk {desk} the ledger does not have all events.", desk=desk)


def _desk_problems(db: Database) -> Iterator[Sentence]:
    """Yield a sentence for each desk of the tables that is not as the ledger has it."""
    known = {desk.number for desk in share_desks.listed(db)}
    for number in sorted({*share_desks.in_table(db), *(share_trust.trusted(db) or ())} - known):
        yield sentence(
            "Desk {desk} is not known here as the ledger says, so that nothing of it is taken; "
            "call it, compare the fingerprint and trust it again (“vigie share trust”), or leave "
            "it out (“vigie share untrust {desk}”).",
            desk=number,
        )
    said = share_trust.own(db)
    if said is not None and said != share_desks.own(db):
        yield sentence(
            "Number, name or role of this desk are not those of the ledger: desk {desk}, “{name}”; "
            "“vigie share join {desk}” gives them again.",
            desk=said.number,
            name=said.name,
        )


def _outbox_problems(db: Database, scope: CheckScope) -> Iterator[Sentence]:
    own = share_desks.own(db)
    if own is None:
        return
    last = None if scope.is_whole else db.execute(_BEFORE, [scope.event]).fetchone()
    number, previous = last or (0, "")
    for found, seq, order, body, before, digest, *event in db.execute(_OUTBOX, [number]):
        if found != number + 1 or before != previous:
            yield sentence("What this desk shares has a gap before no. {number}.", number=found)
        is_of_event = _is_of(body, order, seq, DeskNumbers(own.number), *event)
        if digest != shared_digest(own.number, found, before, body) or not is_of_event:
            yield _changed(found)
        number, previous = found, digest


def _is_of(
    body: str,
    order: int,
    seq: int | None,
    numbers: DeskNumbers,
    kind: str | None,
    at: str | None,
    case: int | None,
) -> bool:
    """Return whether body and clock are those of an event of the ledger, reduced since or not."""
    try:
        shared = json_as(SharedBody, body)
    except DamagedData:
        return False
    if shared.order != order or seq is None:
        return shared.order == order and shared.kind in _WITHOUT_EVENT
    pair = None if case is None else tuple(numbers.pair_of(case))
    return (shared.kind, shared.at, shared.case) == (kind, at, pair)


def _changed(number: int) -> Sentence:
    return sentence(
        "Event {number} of what this desk shares is not the one of the ledger.", number=number
    )
