"""Finds the events of other desks in the ledger, by desk and number there."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

from triage_app.share_records import CASES_OF_A_DESK
from triage_app.store import ledger
from triage_app.store.share_order import OPENING, origin_of
from triage_app.store.share_schema import IS_RECEIVED, SENDER, SENT_NUMBER

if TYPE_CHECKING:
    from sqlite_utils import Database

_DIGEST = "json_extract(payload, '$.shared.digest')"
_ORDER = "json_extract(payload, '$.shared.order')"
_OF_DESK = f"FROM events INDEXED BY events_received WHERE {IS_RECEIVED} AND {SENDER} = ?"
_END = f"SELECT {SENT_NUMBER}, {_DIGEST}, {_ORDER} {_OF_DESK} ORDER BY {SENT_NUMBER} DESC LIMIT 1"
_FOUND = f"SELECT seq, {_DIGEST} {_OF_DESK} AND {SENT_NUMBER} = ?"
# One look into the index for each desk, also for those that are not known any more.
_FIRST = f"SELECT min({SENDER}) FROM events INDEXED BY events_received WHERE {IS_RECEIVED}"  # noqa: S608
_SENDERS = f"""WITH RECURSIVE senders (desk) AS (
    SELECT ({_FIRST}) UNION ALL
    SELECT ({_FIRST} AND {SENDER} > desk) FROM senders WHERE desk IS NOT NULL)
    SELECT desk FROM senders WHERE desk IS NOT NULL"""  # noqa: S608


class DeskEnd(NamedTuple):
    """The last event of a desk that is here; its clock is larger than that of those before."""

    number: int = 0
    digest: str = ""
    order: int = 0


def end_of(db: Database, desk: int) -> DeskEnd:
    """Return the end of what another desk has shared, as far as it is here."""
    found = db.execute(_END, [desk]).fetchone()
    return DeskEnd(*found) if found else DeskEnd()


def own_end(db: Database) -> DeskEnd:
    """Return the end of what this desk has shared."""
    sql = "SELECT number, digest, lamport FROM share_outbox ORDER BY number DESC LIMIT 1"
    found = db.execute(sql).fetchone()
    return DeskEnd(*found) if found else DeskEnd()


def largest_order(db: Database) -> int:
    """Return the largest clock of all events that are shared and here, 0 without any."""
    desks = db.execute(_SENDERS).fetchall()
    return max(own_end(db).order, *(end_of(db, number).order for (number,) in desks), 0)


def digest_of(db: Database, desk: int, number: int) -> str | None:
    """Return the digest of an event of another desk, None when it is not here."""
    found = db.execute(_FOUND, [desk, number]).fetchone()
    return str(found[1]) if found else None


def event_of_pair(db: Database, own: int, pair: Sequence[int]) -> int | None:
    """Return the number in the ledger of an event that is shared, None when it is not here."""
    desk, number = pair
    if desk == own:
        sql = "SELECT seq FROM share_outbox WHERE number = ?"
        found = db.execute(sql, [number]).fetchone()
    else:
        found = db.execute(_FOUND, [desk, number]).fetchone()
    return found[0] if found else None


def pair_of_event(db: Database, own: int, seq: int) -> list[int] | None:
    """Return desk and number there of an event of the ledger, None when it is not shared."""
    found = db.execute("SELECT number FROM share_outbox WHERE seq = ?", [seq]).fetchone()
    if found:
        return [own, int(found[0])]
    event = ledger.event(db, seq)
    origin = origin_of(event) if event else None
    # No pair of an event has the number of a case of a desk, but is checked as one.
    is_pair = origin is not None and origin.place.number < CASES_OF_A_DESK
    return [origin.place.desk, origin.place.number] if origin and is_pair else None


def is_opened(db: Database, number: int) -> bool:
    """Return whether the ledger has the opening of a case."""
    sql = "SELECT 1 FROM events WHERE case_number = ? AND kind IN (?, ?)"
    return db.execute(sql, [number, *(kind.value for kind in OPENING)]).fetchone() is not None
