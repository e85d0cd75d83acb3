"""The interface of the model, the advice and the lists that desks share."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from triage_app.clock import Clock, stamp
from triage_app.records import EventKind
from triage_app.shared_file_records import HeldChange, SharedChange, Steered
from triage_app.store import ledger, share_desks, share_steering
from triage_app.store.database import LogDatabase
from triage_app.store.pseudonyms import PROGRAM
from triage_app.store.share_translation import DeskNumbers


class SharedFileLog:
    """What one log says of them; raises StoreError with a sentence."""

    def __init__(self, database: LogDatabase, clock: Clock) -> None:
        self._database, self._clock = database, clock

    def wanted(self) -> list[SharedChange]:
        """Return the changes that ought to be in use here and are not."""
        with self._database.reading() as db:
            return share_steering.wanted(db)

    def held(self) -> list[HeldChange]:
        """Return the changes that count at all desks and are in use here."""
        with self._database.reading() as db:
            return share_steering.held(db)

    def given(self) -> list[SharedChange]:
        """Return the newest change of each thing that this desk shares; nothing without any."""
        with self._database.reading() as db:
            return share_steering.given(db) if share_desks.own(db) else []

    def numbers(self) -> DeskNumbers:
        """Return the numbers of cases as this desk has them; StoreError when it has not joined."""
        with self._database.reading() as db:
            return share_desks.numbers_of(db)

    def decided_by(self, thing: Steered) -> int | None:
        """Return the supervisor's desk that decides for this one; None: this desk does."""
        with self._database.reading() as db:
            return share_steering.decided_by(db, thing)

    def note(
        self,
        change: SharedChange,
        payload: Mapping[str, object],
        effect: Callable[[], None] | None = None,
    ) -> None:
        """Record that a change of another desk is in use here; the program acts.

        `effect` runs inside the transaction; if it fails, nothing is recorded.
        """
        source = {"desk": change.desk, "number": change.number, "name": change.name}
        fields = {"what": change.of.what, **payload, "from": source}
        at = stamp(self._clock())
        with self._database.writing() as db:
            ledger.append(db, at, PROGRAM, EventKind.IN_USE_NOTED, None, fields)
            if effect is not None:
                effect()
