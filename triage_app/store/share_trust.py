"""What the ledger says of this desk and of those that it trusts, to compare the tables with it.

Whoever puts a key, or the role of a supervisor, into the table of desks by hand could send cases,
models and lists in its name. So a desk counts only as the last event about it has it. A ledger
without any such event is one from before there were any, and leaves it to the tables.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import suppress
from typing import TYPE_CHECKING, Any, cast

from triage_app.records import Event, Role
from triage_app.share_records import FormerKey, KnownDesk, OwnDesk
from triage_app.store import ledger

if TYPE_CHECKING:
    from sqlite_utils import Database

_TRUSTED, _OWN = ("trusted", "learnt"), ("joined", "key_renewed")
# Written out, so that SQLite finds the partial index `events_of_sharing`.
_SQL = f"""SELECT {ledger.COLUMNS} FROM events WHERE kind = 'sharing_changed' AND seq > 0
    ORDER BY seq"""  # noqa: S608 - names of columns


def trusted(db: Database) -> Mapping[int, KnownDesk] | None:
    """Return the desks that are trusted by their numbers, None when the ledger does not say."""
    events = [*_events(db)]
    found = dict[int, KnownDesk]()
    for event in events:
        if event.payload.get("change") in _TRUSTED:
            desk = _desk(event)
            found[desk.number] = desk
        elif event.payload.get("change") == "untrusted":
            found.pop(int(str(event.payload["desk"])), None)
    return found if events else None


def own(db: Database) -> OwnDesk | None:
    """Return which desk this is, None when the ledger does not say."""
    desks = [_desk(event) for event in _events(db) if event.payload.get("change") in _OWN]
    return OwnDesk(desks[-1].number, desks[-1].name, desks[-1].role) if desks else None


def _events(db: Database) -> Iterator[Event]:
    """Yield the events about desks, oldest first; one that was changed says nothing."""
    for values in db.execute(_SQL).fetchall():
        row = ledger.EventRow._make(values)
        with suppress(ValueError):
            if ledger.is_as_sealed(db, row):
                yield ledger.event_of(row)


def _desk(event: Event) -> KnownDesk:
    said = event.payload
    key, role = bytes.fromhex(str(said["key"])), Role(str(said["desk_role"]))
    keys = cast("list[dict[str, Any]]", said.get("former_keys") or [])
    former = tuple(FormerKey(bytes.fromhex(one["key"]), one["last"]) for one in keys)
    return KnownDesk(int(str(said["desk"])), str(said["name"]), key, role, former)
