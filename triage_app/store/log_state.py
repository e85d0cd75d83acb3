"""What can be asked of a log as a whole: its end, its tables, what its ledger says is in use."""

from __future__ import annotations

from classifier.sentence import Sentence
from triage_app.store import anchor, chain, schema_check, steering
from triage_app.store.anchor import Anchor
from triage_app.store.database import LogDatabase
from triage_app.store.steering import Steering


class LogState:
    """The state of one log; raises StoreError with a sentence."""

    def __init__(self, database: LogDatabase) -> None:
        self._database = database

    def end(self) -> Anchor:
        """Return where the ledger ends."""
        with self._database.plain() as connection:
            return anchor.end_of(connection)

    def steering(self) -> Steering:
        """Return what the ledger says of models, guidance and settings in use."""
        return steering.read(self._database)

    def steering_end(self) -> int:
        """Return the number of the last event that steers a verdict, 0 without any."""
        with self._database.plain() as connection:
            return steering.end(connection)

    def chain_notes(self) -> list[Sentence]:
        """Return a sentence for each part of the ledger whose seals cannot be checked."""
        with self._database.reading() as db:
            return list(chain.notes(db))

    def schema_problems(self) -> list[Sentence]:
        """Return a sentence for each table, index or trigger that differs from a new log."""
        with self._database.plain() as connection:
            return list(schema_check.differences(connection))
