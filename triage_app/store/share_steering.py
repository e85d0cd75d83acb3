"""Which model, advice and lists ought to be in use, by the events of all supervisors' desks.

The last change by clock (Lamport), desk and number counts, so that it is the same at all desks that
have the same events. What was in use at a desk before it joined, and a first model, yield to
whatever was changed later; of several such the first one that was shared counts, so that a desk
that joins others takes what they have.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from triage_app.errors import StoreError
from triage_app.records import Event, EventKind, Role
from triage_app.share_records import OwnDesk
from triage_app.shared_file_records import HeldChange, SharedChange, Steered
from triage_app.store import ledger, share_desks, steering
from triage_app.store.share_order import Place, origin_of
from triage_app.store.steering import GUIDANCE, LIST, MODEL, Mark, Steering

if TYPE_CHECKING:
    from sqlite_utils import Database

KINDS = (
    EventKind.MODEL_PROMOTED,
    EventKind.MODEL_ROLLED_BACK,
    EventKind.GUIDANCE_CHANGED,
    EventKind.LIST_CHANGED,
)
_LAST = 2**63  # clock of what is not prepared: it will be larger than all others
_NAMES = ", ".join(repr(kind.value) for kind in KINDS)
_EVENTS = f"""SELECT {ledger.COLUMNS} FROM events
    WHERE {steering.OF_KINDS} AND kind IN ({_NAMES}) ORDER BY seq"""  # noqa: S608 - names of ours
_OUTBOX = """SELECT seq, lamport, number, json_extract(body, '$.payload.earlier')
    FROM share_outbox WHERE seq IN (SELECT value FROM json_each(?))"""
_JOINED = """SELECT min(seq) FROM events WHERE kind = 'sharing_changed'
    AND json_extract(payload, '$.change') = 'joined' AND json_extract(payload, '$.desk') = ?"""


class _Ranked(NamedTuple):
    """A change with what compares it with others; the largest one counts."""

    rank: tuple[int, int, int, int]
    change: SharedChange


def of(event: Event) -> Steered:
    """Return what an event of `KINDS` is a change of."""
    if event.kind is EventKind.LIST_CHANGED:
        return Steered(LIST, str(event.payload.get("list")))
    return Steered(GUIDANCE if event.kind is EventKind.GUIDANCE_CHANGED else MODEL)


def to_share(db: Database, event: Event) -> Event | None:
    """Return an own event of `KINDS` as it is shared, None where a later one tells more.

    Of what was changed before this desk joined, the last change is shared, with the mark `earlier`.
    """
    joined = _joined(db)
    if event.seq < joined:
        later = [one for one in _events(db) if event.seq < one.seq < joined]
        if any(of(one) == of(event) for one in later):
            return None
    elif not _is_first_model(event):
        return event
    return replace(event, payload={**event.payload, "earlier": True})


def last_changes(db: Database) -> dict[Steered, SharedChange]:
    """Return the change of each thing that counts at all desks, own ones among them."""
    found: dict[Steered, _Ranked] = {}
    for one in _ranked(db):
        before = found.get(one.change.of)
        if before is None or before.rank < one.rank:
            found[one.change.of] = one
    return {of: one.change for of, one in found.items()}


def wanted(db: Database) -> list[SharedChange]:
    """Return the changes that ought to be in use here and are not.

    Only those of supervisors' desks that are known here now. An own one is among them when a log
    was put back: what it takes back comes after what was chosen since.
    """
    own = share_desks.own(db)
    if own is None:
        return []
    trusted = _supervisors(db)
    if own.role is Role.SUPERVISOR:
        trusted.add(own.number)
    marks = steering.of_database(db)
    return [
        change
        for change in last_changes(db).values()
        if change.desk in trusted
        and change.number
        and not _is_in_use(in_use(marks, change.of), change)
    ]


def held(db: Database) -> list[HeldChange]:
    """Return the changes that count and are in use here by the ledger, own ones among them.

    Of other desks only those of supervisors' desks that are known here now.
    """
    own = share_desks.own(db)
    if own is None:
        return []
    trusted = _supervisors(db)
    marks, found = steering.of_database(db), []
    for change in last_changes(db).values():
        mark = in_use(marks, change.of)
        if mark is None or not change.number or not _is_in_use(mark, change):
            continue
        is_own = change.desk == own.number and mark.source is None
        if is_own or change.desk in trusted:
            found.append(HeldChange(change, mark.name, mark.digest, is_own))
    return found


def given(db: Database) -> list[SharedChange]:
    """Return the newest change of each thing that this desk has shared."""
    own = share_desks.joined(db).number
    last: dict[Steered, SharedChange] = {}
    for one in _ranked(db):
        if one.change.desk == own and one.change.number:
            last[one.change.of] = one.change
    return [*last.values()]


def in_use(marks: Steering, thing: Steered) -> Mark | None:
    """Return what is in use of a thing by the ledger, None when nothing was ever chosen."""
    if thing.what == LIST:
        found = marks.list_versions(thing.list_name)
    else:
        found = marks.models if thing.what == MODEL else marks.guidance
    return next(iter(found), None)


def refuse_change(db: Database, kind: EventKind, payload: Mapping[str, object]) -> None:
    """Raise StoreError when an agent's desk would change what a supervisor's desk has set.

    Nobody else would take that change, so that this desk would judge otherwise than all others.
    """
    if kind not in KINDS:
        return
    desk = decided_by(db, of(Event(0, "", "", kind, None, payload, "", "")))
    if desk is not None:
        raise StoreError(
            "This comes from desk {desk}, a supervisor’s, and is the same at all desks: it is "
            "changed there.",
            desk=desk,
        )


def decided_by(db: Database, thing: Steered) -> int | None:
    """Return the supervisor's desk that decides for this one, an agent's, what is in use.

    None where this desk decides itself: nothing came from others, or from one that is known still.
    """
    own = share_desks.own(db)
    if own is None or own.role is Role.SUPERVISOR:
        return None
    mark = in_use(steering.of_database(db), thing)
    desk = share_desks.known(db, mark.source.desk) if mark and mark.source else None
    return desk.number if desk is not None and desk.role is Role.SUPERVISOR else None


def _supervisors(db: Database) -> set[int]:
    """Return the supervisors' desks that are known here now."""
    return {one.number for one in share_desks.listed(db) if one.role is Role.SUPERVISOR}


def _is_in_use(mark: Mark | None, change: SharedChange) -> bool:
    if mark is None or mark.source is None:
        return mark is not None and mark.event == change.seq
    return (mark.source.desk, mark.source.number) == (change.desk, change.number)


def _ranked(db: Database) -> Iterator[_Ranked]:
    """Yield the changes that desks share, in the order in which they came into the ledger."""
    events, own = _events(db), share_desks.own(db)
    if own is None:
        return
    outbox = _outbox(db, (event.seq for event in events))
    for event in events:
        origin = origin_of(event)
        if origin is not None:
            yield _rank(event, origin.place, is_earlier="earlier" in event.payload)
        elif event.seq in outbox:
            place, is_earlier = outbox[event.seq]
            yield _rank(event, place._replace(desk=own.number), is_earlier=is_earlier)
        elif (shared := _to_be_shared(db, own, event)) is not None:
            place = Place(_LAST + event.seq, own.number, 0)
            yield _rank(event, place, is_earlier="earlier" in shared.payload)


def _rank(event: Event, place: Place, *, is_earlier: bool) -> _Ranked:
    order, desk, number = place
    rank = (0, -order, -desk, -number) if is_earlier else (1, order, desk, number)
    thing, fields = of(event), event.payload
    is_model = thing.what == MODEL
    name = str(fields.get("model" if is_model else "version"))
    digest = str(fields.get("manifest" if is_model else "digest") or "")
    return _Ranked(rank, SharedChange(thing, desk, number, event.seq, event.at, name, digest))


def _to_be_shared(db: Database, own: OwnDesk, event: Event) -> Event | None:
    """Return an own event as it will be shared, None where it was or will be passed over."""
    sql = """SELECT ? > prepared OR EXISTS (SELECT 1 FROM share_again WHERE seq = ?)
             FROM share_identity"""
    (waits,) = db.execute(sql, [event.seq, event.seq]).fetchone()
    is_new = waits and own.role is Role.SUPERVISOR
    return to_share(db, event) if is_new else None


def _events(db: Database) -> list[Event]:
    return [ledger.event_of(row) for row in db.execute(_EVENTS)]


def _outbox(db: Database, seqs: Iterable[int]) -> dict[int, tuple[Place, bool]]:
    """Return the places of own events that are prepared, without their desk, and the marks."""
    return {
        seq: (Place(order, 0, number), bool(is_earlier))
        for seq, order, number, is_earlier in db.execute(_OUTBOX, [ledger.canonical([*seqs])])
    }


def _joined(db: Database) -> int:
    """Return the event with which this desk got its number, 0 when the ledger has none."""
    found = db.execute(_JOINED, [share_desks.joined(db).number]).fetchone()
    return int(found[0] or 0)


def _is_first_model(event: Event) -> bool:
    """Return whether a model came into use where none was: nobody chose it over another one."""
    return event.kind is EventKind.MODEL_PROMOTED and event.payload.get("before") == ""
