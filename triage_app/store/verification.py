"""A verification of the log, and the note in its ledger when the whole of it was sound."""

from __future__ import annotations

import logging

from triage_app.check_records import LogCheck, WholeCheck
from triage_app.clock import Clock, stamp
from triage_app.errors import StoreError
from triage_app.records import Role
from triage_app.store import chain, verify, whole_checks
from triage_app.store.check_progress import Progress
from triage_app.store.database import LogDatabase

_log = logging.getLogger(__name__)
# Events of a log that is always compared as a whole, which takes about a second.
FEW_EVENTS = 20_000


class LogVerification:
    """Verifies one log: all of it, or what is newer than the last time that all of it was sound."""

    def __init__(self, database: LogDatabase, clock: Clock, few_events: int = FEW_EVENTS) -> None:
        self._database, self._clock, self._few = database, clock, few_events

    def last_whole(self) -> WholeCheck | None:
        """Return the last verification of the whole log that found nothing. Raises StoreError."""
        with self._database.reading() as db:
            return whole_checks.newest(db)

    def check(
        self,
        actor: str,
        role: Role = Role.AGENT,
        report: Progress = lambda _: None,
        *,
        whole: bool = False,
    ) -> LogCheck:
        """Return what was found; what `report` raises ends it.

        A `whole` one does not look at what was verified before.
        """
        try:
            since, begun = None if whole else self.last_whole(), self._beginning()
        except StoreError as error:
            return LogCheck((error.sentence,))
        if since is not None:
            return LogCheck(tuple(verify.newer_problems(self._database, since, report)), since)
        found = LogCheck(tuple(verify.problems(self._database, report)))
        if not found.problems and begun.event >= self._few:
            self._note(begun, actor, role)
        return found

    def _beginning(self) -> WholeCheck:
        with self._database.reading() as db:
            return whole_checks.beginning(db, stamp(self._clock()))

    def _note(self, done: WholeCheck, actor: str, role: Role) -> None:
        """Record the verification, unless there are seals that could not be checked.

        Where the log cannot be written the next verification is a whole one again.
        """
        try:
            with self._database.writing() as db:
                if not any(chain.notes(db)):
                    whole_checks.record(db, stamp(self._clock()), actor, done, role)
        except StoreError as error:
            _log.info("the verification of the log was not recorded:", exc_info=error)
