"""The interface of call-backs in the case log: each method is one transaction."""

from __future__ import annotations

from triage_app.call_backs import CallBack
from triage_app.clock import Clock, stamp
from triage_app.records import EventKind, Role, Step
from triage_app.store import call_backs, case_queries, ledger
from triage_app.store.database import LogDatabase


class CallBackLog:
    """The callers of one log to be called back; raises StoreError with a sentence."""

    def __init__(self, database: LogDatabase, clock: Clock, role: Role = Role.AGENT) -> None:
        """`role` is what the events say of who acts."""
        self._database, self._clock, self._role = database, clock, role

    def acting_as(self, role: Role) -> CallBackLog:
        """Return the same call-backs, ticked in this role."""
        return CallBackLog(self._database, self._clock, role)

    def listed(
        self, *, called: bool = False, since: str = "", until: str = "", limit: int = 100
    ) -> list[CallBack]:
        """Return the callers that were not called back yet, or those that were, newest first."""
        with self._database.reading() as db:
            return call_backs.listed(db, called=called, since=since, until=until, limit=limit)

    def count(self, *, called: bool = False, since: str = "", until: str = "") -> int:
        """Return how many they are."""
        with self._database.reading() as db:
            return call_backs.count(db, called=called, since=since, until=until)

    def tick(self, number: int, actor: str) -> Step:
        """Note that the caller of a case was called back."""
        with self._database.writing() as db:
            at, more = stamp(self._clock()), ledger.acting(self._role)
            event = call_backs.tick(db, at, actor, number, more)
            case = case_queries.case_by_number(db, number)
            return Step(case, event.seq if event else None, EventKind.CALLED_BACK)
