"""Inspects an event of another desk: whether it goes on its chain, is signed, and may be shared."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from triage_app.parsing import DamagedData, json_as
from triage_app.records import EventKind
from triage_app.share_records import (
    IsSigned,
    KnownDesk,
    SharedEvent,
    SharedPart,
    SharedPartKind,
    part_digest,
    shared_digest,
)
from triage_app.store import ledger, share_desks, share_payloads, share_received, share_rules
from triage_app.store.share_desks import Refused
from triage_app.store.share_order import OPENING
from triage_app.store.share_payloads import SharedBody, SharedText
from triage_app.store.share_received import DeskEnd
from triage_app.store.share_translation import DeskNumbers

if TYPE_CHECKING:
    from sqlite_utils import Database

# A clock of others may be behind by all events that are not here yet; none has as many.
FURTHEST_ORDER = 10**9


@dataclass(frozen=True, slots=True)
class Incoming:
    """An event of another desk that can be taken."""

    event: SharedEvent
    kind: EventKind
    body: SharedBody
    payload: Mapping[str, Any]  # as it is shared, checked
    number: int | None  # of the case, at this desk
    details: Mapping[str, Any]  # empty where they are removed
    text: SharedText | None


@dataclass(frozen=True, slots=True)
class Sender:
    """A desk whose events come, as far as they were inspected."""

    desk: KnownDesk
    own: DeskNumbers  # the numbers of the desk that takes them
    end: DeskEnd
    order: int  # largest clock of all events that are here

    def after(self, taken: Incoming) -> Sender:
        """Return the same desk with one more event."""
        return self.ending_with(taken.event, taken.body.order)

    def ending_with(self, event: SharedEvent, order: int) -> Sender:
        """Return the same desk with an event of this clock as the last one."""
        end = DeskEnd(event.number, event.digest, order)
        return replace(self, end=end, order=max(self.order, order))


def sender_of(db: Database, own: DeskNumbers, number: int) -> Sender | None:
    """Return what is known of a desk, None for one that is not known."""
    desk = share_desks.known(db, number)
    if desk is None:
        return None
    end, order = share_received.end_of(db, number), share_received.largest_order(db)
    return Sender(desk, own, end, order)


def of_chain(event: SharedEvent, sender: Sender, is_signed: IsSigned) -> Refused | None:
    """Return why an event is not the next one of a desk, None when it is."""
    end = sender.end
    if event.number > end.number + 1:
        return Refused.GAP
    digest = shared_digest(event.desk, event.number, end.digest, event.body)
    if (event.previous, event.digest) != (end.digest, digest):
        return Refused.CHAIN
    key = sender.desk.key_of(event.number)
    return None if is_signed(key, event.digest, event.signature) else Refused.SIGNATURE


def of_content(
    db: Database, event: SharedEvent, parts: Sequence[SharedPart], sender: Sender
) -> Incoming | Refused:
    """Return what an event says that is the next one of a desk, or why it is not taken.

    Event and parts have one spelling, whichever way they came.
    """
    if not ledger.is_canonical(event.body):
        return Refused.BODY
    try:
        body = json_as(SharedBody, event.body)
        share_payloads.check_times([body.at])
        if not ledger.is_kind(body.kind) or EventKind(body.kind) not in share_payloads.KINDS:
            return Refused.NEWER
        kind = EventKind(body.kind)
        payload = share_payloads.checked(kind, body.payload)
        if (body.case is not None) != share_rules.is_of_case(kind):
            return Refused.BODY
    except DamagedData:
        return Refused.BODY
    number = None if body.case is None else sender.own.number_of(body.case)
    refused = _refused(db, sender, kind, body, payload, number)
    return refused or _with_parts(event, parts, kind, body, payload, number)


def _refused(
    db: Database,
    sender: Sender,
    kind: EventKind,
    body: SharedBody,
    payload: Mapping[str, Any],
    number: int | None,
) -> Refused | None:
    """Return why an event that can be read is not taken, None when it is."""
    if not sender.end.order < body.order <= sender.order + FURTHEST_ORDER:
        return Refused.ORDER
    desk = sender.desk
    if not share_rules.may_share(desk.number, desk.role, kind, body.case, payload):
        return Refused.RIGHTS
    if kind in OPENING and share_received.is_opened(db, number or 0):
        return Refused.OPENED_TWICE
    return None


def _with_parts(
    event: SharedEvent,
    parts: Sequence[SharedPart],
    kind: EventKind,
    body: SharedBody,
    payload: Mapping[str, Any],
    number: int | None,
) -> Incoming | Refused:
    """Return an event with the parts that came with it, unless one of them is another one."""
    details: Mapping[str, Any] = {}
    text: SharedText | None = None
    for part in parts:
        digest = part_digest(part.content, part.salt)
        if body.parts.get(part.kind.value) != digest or not ledger.is_canonical(part.content):
            return Refused.PART
        try:
            if part.kind is SharedPartKind.TEXT:
                text = json_as(SharedText, part.content)
            else:
                details = share_payloads.details_of(part.content)
        except DamagedData:
            return Refused.PART
    return Incoming(event, kind, body, payload, number, details, text)
