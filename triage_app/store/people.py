"""The names behind the pseudonyms of the ledger: shown to a supervisor, forgotten after a time."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from triage_app.clock import Clock, stamp
from triage_app.records import EventKind, Role
from triage_app.store import free_space, ledger, pseudonyms
from triage_app.store.database import LogDatabase


@dataclass(frozen=True, slots=True)
class Person:
    """Who stands behind a pseudonym, in one month."""

    pseudonym: str
    name: str
    month: str  # "2026-11"


class People:
    """The names of one log; raises StoreError with a sentence."""

    def __init__(self, database: LogDatabase, clock: Clock) -> None:
        self._database, self._clock = database, clock

    def show(self, actor: str, role: Role = Role.AGENT) -> list[Person]:
        """Return all names that are still known, by month; the ledger says who looked."""
        with self._database.writing() as db:
            rows = list(db.table("pseudonyms").rows_where(order_by="month, name"))
            at = stamp(self._clock())
            payload = {"names": len(rows), "role": role.value}
            ledger.append(db, at, actor, EventKind.NAMES_SHOWN, None, payload)
        return [Person(row["pseudonym"], row["name"], row["month"]) for row in rows]

    def ended(self, now: datetime, days: int) -> int:
        """Return how many names of months that ended more than so many days ago are still known."""
        with self._database.reading() as db:
            months = pseudonyms.expired_months(db, now, days)
            table = db.table("pseudonyms")
            return sum(table.count_where("month = ?", [month]) for month in months)

    def forget(self, now: datetime, days: int) -> int:
        """Remove the names of months that ended more than so many days ago; return how many."""
        with self._database.reading() as db:
            months = pseudonyms.expired_months(db, now, days)
        if not months:
            return 0
        with self._database.writing() as db:
            count = pseudonyms.forget(db, months)
            payload: dict[str, object] = {"months": months, "names": count}
            at, program = stamp(now), pseudonyms.PROGRAM
            ledger.append(db, at, program, EventKind.NAMES_FORGOTTEN, None, payload)
        free_space.empty_write_ahead_file(self._database)
        return count
