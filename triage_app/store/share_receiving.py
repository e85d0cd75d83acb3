"""Takes events of another desk into the ledger and the tables that follow from it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from functools import partial
from typing import TYPE_CHECKING, Any, NamedTuple

from triage_app.encryption.row_digests import RowDigests
from triage_app.parsing import DamagedData, json_as
from triage_app.records import Event, EventKind
from triage_app.share_records import IsSigned, SharedEvent, SharedPart
from triage_app.store import (
    campaign_events,
    driver,
    erasure,
    evidence,
    evidence_check,
    ledger,
    message_json,
    projection,
    retention,
    share_desks,
    share_inspection,
    share_order,
    share_received,
)
from triage_app.store.domains import text_digest
from triage_app.store.evidence import Evidence, Kind
from triage_app.store.share_desks import Refused
from triage_app.store.share_inspection import Incoming, Sender
from triage_app.store.share_order import OPENING, Origin, Place
from triage_app.store.share_payloads import SharedText
from triage_app.store.share_translation import DeskNumbers, payload_here

if TYPE_CHECKING:
    from sqlite_utils import Database


# Clocks of desks differ; from here on no period of a text could be told by the time of its case.
FURTHEST_AHEAD = timedelta(days=2)


class Taken(NamedTuple):
    """What became of some events of one desk."""

    events: Sequence[Event] = ()  # as they are in the ledger now
    known: int = 0
    refused: Refused | None = None  # of the event after those


def receive_some(
    db: Database,
    events: Sequence[SharedEvent],
    parts: Mapping[int, Sequence[SharedPart]],
    is_signed: IsSigned,
    digests: RowDigests,
    now: datetime,
) -> Taken:
    """Take events of one desk, in their order, up to the first that is refused.

    `parts` are by the numbers of their events; `digests` are those of the evidence. A text of a
    case that says that it was opened long after `now` is left out. Runs inside
    `LogDatabase.writing`.
    """
    own = share_desks.numbers_of(db)
    sender = share_inspection.sender_of(db, own, events[0].desk)
    taken: list[Event] = []
    known = 0
    for event in events:
        found = _inspected(db, event, parts.get(event.number, ()), own, sender, is_signed)
        if isinstance(found, Refused):
            return Taken(taken, known, found)
        if found is None:
            known += 1
            continue
        done = _taken(db, _with_timely_text(found, now), own, digests)
        if isinstance(done, Refused):
            return Taken(taken, known, done)
        taken.append(done)
        sender = sender and sender.after(found)
    return Taken(taken, known)


def _with_timely_text(incoming: Incoming, now: datetime) -> Incoming:
    """Return an event without a text that a purge would never find due."""
    opened = str(incoming.payload.get("opened", incoming.body.at))
    if incoming.text is None or datetime.fromisoformat(opened) - now <= FURTHEST_AHEAD:
        return incoming
    return replace(incoming, text=None)


def first_refused(
    db: Database,
    events: Sequence[SharedEvent],
    parts: Mapping[int, Sequence[SharedPart]],
    is_signed: IsSigned,
) -> tuple[int, Refused] | None:
    """Return the number of the first event that would not be taken, and why; changes nothing.

    The first arguments are those of `receive_some`.
    """
    own = share_desks.numbers_of(db)
    sender, opened = share_inspection.sender_of(db, own, events[0].desk), set[int | None]()
    for event in events:
        found = _inspected(db, event, parts.get(event.number, ()), own, sender, is_signed)
        if isinstance(found, Refused):
            return event.number, found
        if found is None:
            continue
        if found.kind in OPENING and found.number in opened:
            return event.number, Refused.OPENED_TWICE
        opened |= {found.number} if found.kind in OPENING else set()
        sender = sender and sender.after(found)
    return None


def _inspected(
    db: Database,
    event: SharedEvent,
    parts: Sequence[SharedPart],
    own: DeskNumbers,
    sender: Sender | None,
    is_signed: IsSigned,
) -> Incoming | Refused | None:
    """Return what an event says, why it is not taken, or None when it is here already."""
    if event.desk == own.own:
        return None if _is_own(db, event) else Refused.OWN_NUMBER
    if sender is None:
        return Refused.UNKNOWN_DESK
    if event.number <= sender.end.number:
        kept = share_received.digest_of(db, event.desk, event.number)
        return None if kept == event.digest else Refused.OTHER_EVENT
    refused = share_inspection.of_chain(event, sender, is_signed)
    return refused or share_inspection.of_content(db, event, parts, sender)


def _is_own(db: Database, event: SharedEvent) -> bool:
    sql = "SELECT digest FROM share_outbox WHERE number = ?"
    found: tuple[str] | None = db.execute(sql, [event.number]).fetchone()
    return found == (event.digest,)


def _take(db: Database, incoming: Incoming, own: DeskNumbers, digests: RowDigests) -> Event:
    """Append an event to the ledger and update what follows from it."""
    event = _appended(db, incoming, own)
    follow(db, event, incoming.text, digests)
    return event


def _taken(
    db: Database, incoming: Incoming, own: DeskNumbers, digests: RowDigests
) -> Event | Refused:
    """Take an event as a whole, or leave it where the tables do not hold what it says.

    Every rule that is known is checked before. One that is not must hold up this desk alone, and
    not the events of all others behind it.
    """
    db.execute("SAVEPOINT one_event")
    try:
        event = _take(db, incoming, own, digests)
    except driver.IntegrityError:
        db.execute("ROLLBACK TO one_event")
        db.execute("RELEASE one_event")
        return Refused.BODY
    db.execute("RELEASE one_event")
    return event


def follow(db: Database, event: Event, text: SharedText | None, digests: RowDigests) -> None:
    """Update what follows from an event that was appended; `text` came with it."""
    if event.kind in campaign_events.KINDS:
        for number in campaign_events.index(db, event):
            projection.refresh(db, number)
    elif event.kind is EventKind.TEXTS_REMOVED:
        _remove_texts(db, event)
    elif event.kind is not EventKind.CASE_ERASED and event.case_number is not None:
        row = projection.refresh(db, event.case_number)
        brings_text = event.kind in OPENING or event.payload.get("text_digest")
        if row is not None and brings_text and row["text_digest"]:
            _write_text(db, row, text, digests)


def append(db: Database, incoming: Incoming, actor: str, payload: Mapping[str, object]) -> Event:
    """Append an event to the ledger with the payload that it has here; `actor` is a pseudonym."""
    at, number = incoming.body.at, incoming.number
    if incoming.kind is EventKind.CASE_ERASED and number is not None:
        return erasure.receive(db, at, actor, number, payload)
    return ledger.append_by(db, at, actor, incoming.kind, number, payload)


def _appended(db: Database, incoming: Incoming, own: DeskNumbers) -> Event:
    event = incoming.event
    origin = Origin(Place(incoming.body.order, event.desk, event.number), event.digest)
    payload = payload_of(db, incoming, own, keeps_digest=_has_text(incoming))
    actor = f"{incoming.body.actor}@{event.desk}"
    return append(db, incoming, actor, {**payload, **share_order.payload_of(origin)})


def payload_of(
    db: Database, incoming: Incoming, own: DeskNumbers, *, keeps_digest: bool
) -> Mapping[str, Any]:
    """Return what the ledger here says of an event; without its text an opening has no digest."""
    if incoming.kind is EventKind.TEXTS_REMOVED:
        numbers = [own.number_of(pair) for pair in incoming.payload["cases"]]
        return {"texts": len(numbers), "numbers": retention.as_ranges(numbers)}
    if incoming.kind is EventKind.TEXT_SHARED:
        return _late_text(db, incoming)
    details = incoming.details
    if incoming.number is not None and erasure.is_erased(db, incoming.number):
        details = {}
    elif incoming.kind in OPENING and not keeps_digest:
        details = {**details, "text_digest": ""}
    event_of_pair: Callable[[Sequence[int]], int | None]
    event_of_pair = partial(share_received.event_of_pair, db, own.own)
    return payload_here(incoming.kind, incoming.payload, details, own, event_of_pair)


def _late_text(db: Database, incoming: Incoming) -> Mapping[str, Any]:
    """Return what the ledger says of a text that came after its case: its digest, if it is kept."""
    text, number = incoming.text, incoming.number or 0
    if text is None or not _is_sound(text) or erasure.is_erased(db, number):
        return incoming.payload
    digest = text_digest(text.salt, text.message, text.domains)
    return {**incoming.payload, "text_digest": digest}


def _has_text(incoming: Incoming) -> bool:
    """Return whether the text of a case came with its opening, and is the one of its digest."""
    text = incoming.text
    if text is None or not _is_sound(text):
        return False
    return incoming.details.get(
        "text_digest"
    ) in {  # the second is that of events from before schema 8
        text_digest(text.salt, text.message, text.domains),
        text_digest(text.salt, text.message),
    }


def _is_sound(text: SharedText) -> bool:
    """Return whether a text can be read."""
    try:
        message_json.load(text.message)
        if text.domains:
            json_as(list[str], text.domains)
    except DamagedData:
        return False
    return True


def _write_text(
    db: Database, row: projection.Row, text: SharedText | None, digests: RowDigests
) -> None:
    """Write the text of a case, its domains and its evidence, unless the case has it."""
    number = row["number"]
    if text is None or db.table("messages").count_where("number = ?", [number]):
        return
    message = message_json.load(text.message)
    db.table("messages").insert(
        {
            "number": number,
            "message": text.message,
            "salt": text.salt,
            "organisation": text.organisation,
        }
    )
    if text.domains:
        db.table("case_domains").insert({"number": number, "domains": text.domains})
    evidence.add(db, number, (Evidence(Kind.PHONE, digits) for digits in text.phones))
    evidence_check.write_anew(db, number, row["opened"], message, text.domains, digests)


def _remove_texts(db: Database, event: Event) -> None:
    """Remove the texts that another desk has purged."""
    for bounds in retention.ranges_of(event):
        for table in ("messages", "due_texts"):
            db.table(table).delete_where("number BETWEEN ? AND ?", bounds)
