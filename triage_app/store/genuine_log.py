"""The interface that changes the genuine messages of the log: each method is one transaction."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING

from classifier.genuine.template import KeptTemplate, Template
from triage_app.clock import Clock, stamp
from triage_app.records import Role
from triage_app.store import genuine, ledger
from triage_app.store.database import LogDatabase
from triage_app.store.removal import TextRemoval

if TYPE_CHECKING:
    from sqlite_utils import Database


class GenuineLog:
    """The genuine messages of one log; raises StoreError with a sentence."""

    def __init__(self, database: LogDatabase, clock: Clock) -> None:
        self._database, self._clock = database, clock

    def version(self) -> str:
        """Return a text that changes with each genuine message that is added or removed."""
        return str(self._database.value(genuine.VERSION) or "")

    def add(
        self, templates: Sequence[Template], actor: str, role: Role = Role.AGENT
    ) -> list[KeptTemplate | None]:
        """Keep genuine messages in one transaction; None for one that is kept already."""
        with self._writing() as (db, at):
            return [genuine.add(db, at, actor, one, ledger.acting(role)) for one in templates]

    def remove(self, number: int, actor: str, role: Role = Role.AGENT) -> KeptTemplate:
        """Remove a genuine message and its text; return it as it was."""
        with self._writing() as (db, at):
            removed = genuine.remove(db, at, actor, number, ledger.acting(role))
        TextRemoval(self._database, self._clock).clear_templates()
        return removed

    def restore(self, removed: KeptTemplate, actor: str, role: Role = Role.AGENT) -> KeptTemplate:
        """Take the removal of a genuine message back."""
        with self._writing() as (db, at):
            return genuine.restore(db, at, actor, removed, ledger.acting(role))

    @contextmanager
    def _writing(self) -> Iterator[tuple[Database, str]]:
        with self._database.writing() as db:
            yield db, stamp(self._clock())
