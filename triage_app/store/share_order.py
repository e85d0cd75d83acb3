"""The order of the events of a case, which is the same on all desks that have the same events.

An event that is shared has a place: a Lamport clock (L. Lamport, "Time, Clocks, and the Ordering of
Events in a Distributed System", 1978), its desk and its number. Own events that are not prepared
yet come last, because their clock will be larger than that of all events the desk has.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, NamedTuple, cast

from triage_app.records import Event, EventKind

if TYPE_CHECKING:
    from sqlite_utils import Database

SHARED = "shared"  # field of the payload of a received event
OPENING = (EventKind.CASE_OPENED, EventKind.CASE_IMPORTED)
_LAST = 2**63
_OWN_PLACES = """SELECT outbox.seq, outbox.lamport, own.number, outbox.number
    FROM share_outbox AS outbox, share_identity AS own
    WHERE outbox.seq IN (SELECT value FROM json_each(?))"""


class Place(NamedTuple):
    """The place of an event among those of all desks."""

    order: int
    desk: int
    number: int  # in what the desk shares


class Origin(NamedTuple):
    """Where a received event comes from, as its payload says."""

    place: Place
    digest: str


def origin_of(event: Event) -> Origin | None:
    """Return where an event comes from, None for one of this desk."""
    shared = event.payload.get(SHARED)
    if not isinstance(shared, Mapping):
        return None
    found = cast("Mapping[str, int]", shared)
    place = Place(found["order"], found["desk"], found["number"])
    return Origin(place, str(shared["digest"]))


def payload_of(origin: Origin) -> dict[str, object]:
    """Return what the payload of a received event says of its origin."""
    return {SHARED: {**origin.place._asdict(), "digest": origin.digest}}


def in_order(db: Database, events: Sequence[Event]) -> list[Event]:
    """Return the events of one case in their order; they come by their number in the ledger.

    The opening is the first one, whatever clock a desk has written.
    """
    if not any(SHARED in event.payload for event in events):  # nearly always
        return [*events]
    origins = [origin_of(event) for event in events]
    if not any(origins):
        return [*events]
    own = [event.seq for event, origin in zip(events, origins, strict=True) if origin is None]
    places = _own_places(db, own)
    keys = {
        event.seq: origin.place if origin else places.get(event.seq, Place(_LAST, 0, event.seq))
        for event, origin in zip(events, origins, strict=True)
    }
    return sorted(events, key=lambda event: (event.kind not in OPENING, keys[event.seq]))


def _own_places(db: Database, seqs: Sequence[int]) -> dict[int, Place]:
    if not seqs:
        return {}
    found = db.execute(_OWN_PLACES, [json.dumps(seqs)])
    return {seq: Place(order, desk, number) for seq, order, desk, number in found}
