"""What has to hold of the events of one desk before any of them is taken.

Whoever writes into a file or a server can write anything: each event must be the next of its
chain and signed by its desk, and each part must be the one that its event names.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from triage_app.errors import ShareError
from triage_app.parsing import DamagedData
from triage_app.share_records import (
    KnownDesk,
    SharedEvent,
    SharedPart,
    SharedPartKind,
    part_digest,
    shared_digest,
)
from triage_app.sharing import signatures
from triage_app.sharing.wire import body_of, is_canonical


@dataclass(frozen=True, slots=True)
class Delivery:
    """Events of one desk in their order, and parts beside them."""

    desk: int
    events: tuple[SharedEvent, ...]
    parts: tuple[SharedPart, ...] = ()


def check(delivery: Delivery, desk: KnownDesk) -> None:
    """Check a delivery of a desk; raises ShareError for the first thing that is wrong."""
    _check_order(delivery.events)
    digests: dict[tuple[int, SharedPartKind], str] = {}
    for event in delivery.events:
        if event.desk != desk.number:
            raise _wrong(event, desk.number)
        digests |= {(event.number, kind): found for kind, found in _parts_of(event, desk).items()}
    _check_parts(delivery.parts, digests, desk.number)


def _check_order(events: Sequence[SharedEvent]) -> None:
    for event, following in pairwise(events):
        if following.number != event.number + 1 or following.previous != event.digest:
            raise _wrong(following, following.desk)


def _parts_of(event: SharedEvent, desk: KnownDesk) -> dict[SharedPartKind, str]:
    """Return the digests of the parts of an event that is whole, signed and well formed."""
    digest = shared_digest(event.desk, event.number, event.previous, event.body)
    if digest != event.digest or (event.number == 1) != (event.previous == ""):
        raise _wrong(event, desk.number)
    if not signatures.holds(desk.key_of(event.number), digest.encode(), event.signature):
        raise ShareError(
            "Event {number} of desk {desk} is not signed with the key that is known of this desk.",
            number=event.number,
            desk=desk.number,
        )
    try:
        return body_of(event).parts
    except DamagedData as error:
        raise ShareError(
            "Event {number} of desk {desk} is not written as this version of Vigie writes events; "
            "update Vigie on both desks.",
            number=event.number,
            desk=desk.number,
        ) from error


def _check_parts(
    parts: Sequence[SharedPart], digests: dict[tuple[int, SharedPartKind], str], desk: int
) -> None:
    """Check that each part is named by an event beside it, and is there once."""
    times = Counter((part.number, part.kind) for part in parts)
    for part in parts:
        place = part.number, part.kind
        is_named = digests.get(place) == part_digest(part.content, part.salt)
        if part.desk != desk or times[place] > 1 or not (is_named and is_canonical(part.content)):
            raise ShareError(
                "A part beside event {number} of desk {desk} is not the one that the event names.",
                number=part.number,
                desk=desk,
            )


def _wrong(event: SharedEvent, desk: int) -> ShareError:
    return ShareError(
        "Event {number} of desk {desk} was changed, or does not follow the event before it.",
        number=event.number,
        desk=desk,
    )
