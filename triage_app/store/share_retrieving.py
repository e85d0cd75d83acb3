"""Takes back what this desk has shared and its log has lost, because a backup was restored.

The others have the events, and no event of the chain can be taken back; so the log is what changes.
What it has prepared otherwise since then is taken out of the outbox and prepared once more, after
the events that are retrieved. Cases that were logged since with the number of a retrieved one get
other numbers.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any, NamedTuple

from triage_app.encryption.row_digests import RowDigests
from triage_app.errors import StoreError
from triage_app.parsing import DamagedData, json_as
from triage_app.records import Event, EventKind, Role
from triage_app.share_records import (
    IsSigned,
    KnownDesk,
    OwnDesk,
    OwnPast,
    Retrieved,
    SharedEvent,
    SharedPart,
    SharedPartKind,
)
from triage_app.store import (
    ledger,
    projection,
    pseudonyms,
    renumbering,
    retention,
    share_desks,
    share_forks,
    share_inspection,
    share_outbox,
    share_parts,
    share_received,
    share_receiving,
    share_texts,
    share_translation,
)
from triage_app.store.share_desks import Refused
from triage_app.store.share_inspection import Incoming, Sender
from triage_app.store.share_order import OPENING
from triage_app.store.share_parts import NewPart
from triage_app.store.share_payloads import SharedBody, SharedText
from triage_app.store.share_translation import DeskNumbers

if TYPE_CHECKING:
    from sqlite_utils import Database

# These depend on what was shared meanwhile; earlier versions shared the reason of an erasure.
_FOLLOWS = ("undoes", "redoes", "earlier", "reason")


class _Shared(NamedTuple):
    """An event that was shared, and the event of the ledger that it is, None for a lost one."""

    event: SharedEvent
    body: SharedBody
    own: Event | None

    @property
    def lost_case(self) -> int | None:
        """The number of the case that it opens, None where none comes back."""
        is_lost = self.own is None and self.body.kind in OPENING
        return self.body.case[1] if is_lost and self.body.case else None


def retrieve(
    db: Database, at: str, past: OwnPast, keys: KnownDesk, is_signed: IsSigned, digests: RowDigests
) -> Retrieved:
    """Take events of this desk back; `keys` is this desk as others know it.

    Raises StoreError, after which the transaction has to be rolled back, when an event does not
    follow from the former one or was not signed by this desk. Runs inside `LogDatabase.writing`.
    """
    waiting = share_forks.undo_after(db, past.events[0].number - 1)
    share_forks.count_removals_from(db, past.removed)
    numbers = share_desks.numbers_of(db)
    end = share_received.own_end(db)
    sender = Sender(replace(keys, role=Role.SUPERVISOR), numbers, end, end.order)
    shared = _matched(db, _checked(past.events, sender, is_signed), waiting, past.parts)
    known = {one.own.seq for one in shared if one.own is not None}
    left = [event for event in waiting if event.seq not in known]
    lost_cases = [number for one in shared if (number := one.lost_case) is not None]
    renumbered = _renumber(db, at, lost_cases, left)
    taken = _take_all(db, shared, past.parts, sender, digests)
    for number in sorted({event.case_number for event in taken if event.case_number}):
        projection.refresh(db, number)
    without = _without_text(db, [*lost_cases, *renumbered.values()])
    _record(db, at, past.events, len(taken), without)
    share_forks.prepare_again(db, left)
    return Retrieved(len(taken), len(shared) - len(taken), renumbered, len(without))


def _checked(
    events: Sequence[SharedEvent], sender: Sender, is_signed: IsSigned
) -> list[tuple[SharedEvent, SharedBody]]:
    """Return events with their bodies; StoreError unless they are the next ones of this desk."""
    found, end = [], sender.end
    for event in events:
        refused = share_inspection.of_chain(event, replace(sender, end=end), is_signed)
        try:
            body = json_as(SharedBody, event.body)
        except DamagedData:
            body, refused = None, refused or Refused.BODY
        if refused or body is None or event.desk != sender.desk.number:
            raise StoreError(share_desks.reason(refused or Refused.BODY, event.desk, event.number))
        found.append((event, body))
        end = end._replace(number=event.number, digest=event.digest)
    return found


def _matched(
    db: Database,
    events: Iterable[tuple[SharedEvent, SharedBody]],
    waiting: Iterable[Event],
    parts: Iterable[SharedPart],
) -> list[_Shared]:
    """Find the events that the ledger has, which it had not prepared when it was copied."""
    desk, by_core = share_desks.joined(db), dict[str, list[Event]]()
    for event in waiting:
        by_core.setdefault(_core_of(db, desk, event), []).append(event)
    details = {one.number: one.content for one in parts if one.kind is SharedPartKind.DETAILS}
    found = []
    for shared, body in events:
        same = by_core.get(_core(body.kind, body.at, body.actor, body.case, body.payload), [])
        fitting = (one for one in same if _has_details(one, details.get(shared.number)))
        own = next(fitting, None)
        if own is not None and own.kind not in share_outbox.REMOVALS:  # one may be several lists
            same.remove(own)
        found.append(_Shared(shared, body, own))
    return found


def _has_details(event: Event, content: str | None) -> bool:
    """Return whether an event has the personal values of a part, unless they are removed."""
    own = share_translation.details_of(event.kind, event.payload)
    return not own or content is None or ledger.canonical(own) == content


def _core_of(db: Database, desk: OwnDesk, event: Event) -> str:
    """Return the core of an event of the ledger, "" when nobody would have taken it."""
    if event.kind in share_outbox.REMOVALS:
        return _core(EventKind.TEXTS_REMOVED, event.at, event.actor, None, {})
    try:
        new = share_outbox.new_event(db, desk, event)
    except DamagedData:
        return ""
    return _core(new.kind, new.at, new.actor, new.case, new.payload)


def _core(
    kind: str, at: str, actor: str, case: Sequence[int] | None, payload: Mapping[str, Any]
) -> str:
    """Return what is the same whenever an event is prepared."""
    said = {name: value for name, value in payload.items() if name not in _FOLLOWS}
    is_list = kind == EventKind.TEXTS_REMOVED  # which depends on what was shared before
    return ledger.canonical([kind, at, actor, case and [*case], {} if is_list else said])


def _renumber(
    db: Database, at: str, lost_cases: Sequence[int], left: Iterable[Event]
) -> dict[int, int]:
    """Give cases that were logged since other numbers where theirs come back; old -> new."""
    back = set(lost_cases)
    clashing = [
        event.case_number for event in left if event.kind in OPENING and event.case_number in back
    ]
    first = renumbering.first_free(db, max(back, default=0))
    wanted = {number: first + at for at, number in enumerate(filter(None, clashing))}
    renumbering.renumber(db, at, wanted)
    return wanted


def _take_all(
    db: Database,
    shared: Iterable[_Shared],
    parts: Iterable[SharedPart],
    sender: Sender,
    digests: RowDigests,
) -> list[Event]:
    """Link what the ledger has, append what it has lost; return what was appended."""
    by_number: dict[int, list[SharedPart]] = {}
    for part in parts:
        by_number.setdefault(part.number, []).append(part)
    taken = []
    for one in shared:
        beside = by_number.get(one.event.number, [])
        if one.own is not None:
            seq = None if one.own.kind is EventKind.PURGED else one.own.seq
            share_outbox.keep(db, one.body.order, seq, one.event)
        else:
            incoming = _incoming(db, one.event, beside, sender)
            taken.append(_appended(db, incoming, sender.own))
            share_outbox.keep(db, one.body.order, taken[-1].seq, one.event)
            share_receiving.follow(db, taken[-1], incoming.text, digests)
        if one.body.kind == EventKind.TEXT_SHARED and one.body.case:
            share_texts.drop(db, [one.body.case[1]])
        _keep_parts(db, one, beside)
        sender = sender.ending_with(one.event, one.body.order)
    return taken


def _incoming(
    db: Database, event: SharedEvent, parts: Sequence[SharedPart], sender: Sender
) -> Incoming:
    """Return what a lost event says; raise StoreError when it cannot be taken."""
    found = share_inspection.of_content(db, event, parts, sender)
    if isinstance(found, Refused):
        raise StoreError(share_desks.reason(found, event.desk, event.number))
    return found


def _appended(db: Database, incoming: Incoming, numbers: DeskNumbers) -> Event:
    """Append a lost event as one of this desk; the digest of a text stays though it is lost."""
    payload = share_receiving.payload_of(db, incoming, numbers, keeps_digest=True)
    return share_receiving.append(db, incoming, incoming.body.actor, payload)


def _keep_parts(db: Database, one: _Shared, parts: Iterable[SharedPart]) -> None:
    """Keep what is needed to send the parts of an event that are there."""
    for part in parts:
        number, phones = one.body.case[1] if one.body.case else 0, "[]"
        digest = one.body.parts[part.kind]
        if part.kind is SharedPartKind.TEXT:
            if not db.execute("SELECT 1 FROM messages WHERE number = ?", [number]).fetchone():
                continue
            phones = json.dumps(json_as(SharedText, part.content).phones)
        new = NewPart(part.kind, number, part.salt, digest, phones)
        share_parts.keep(db, part.number, new)


def _without_text(db: Database, numbers: Iterable[int]) -> list[int]:
    """Return the cases among these whose text is neither here nor removed."""
    sql = """SELECT number FROM cases WHERE number IN (SELECT value FROM json_each(?))
             AND text_digest <> ''
             AND NOT EXISTS (SELECT 1 FROM messages WHERE messages.number = cases.number)"""
    purged = retention.purged_numbers(db)
    found = db.execute(sql, [json.dumps([*numbers])])
    return [number for (number,) in found if number not in purged]


def _record(
    db: Database, at: str, events: Sequence[SharedEvent], taken: int, without: Iterable[int]
) -> None:
    """Write into the ledger what was retrieved, and of which cases the text is lost."""
    said = {
        "first": events[0].number,
        "last": events[-1].number,
        "taken": taken,
        "numbers": retention.as_ranges(without),
    }
    ledger.append_by(db, at, pseudonyms.PROGRAM, EventKind.EVENTS_RETRIEVED, None, said)
