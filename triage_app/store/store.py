"""The one door to the case log. Every method is one transaction and speaks in records."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from classifier.records import Label
from triage_app.clock import Clock, stamp
from triage_app.records import (
    CampaignHit,
    Case,
    CaseDetail,
    CaseFilter,
    ConfirmedCase,
    Decision,
    Event,
    EventKind,
    NewCase,
    Outcome,
)
from triage_app.store import (
    backup,
    campaigns,
    cases,
    ledger,
    projection,
    retention,
    undo,
    verify,
)
from triage_app.store.database import LogDatabase

if TYPE_CHECKING:
    from sqlite_utils import Database


class CaseStore:
    """The case log in one SQLite file; safe to use from several threads and processes."""

    def __init__(self, path: Path, clock: Clock, create: bool = True) -> None:
        self.clock = clock
        self._database = LogDatabase(path, create)

    @property
    def path(self) -> Path:
        """The file of the log."""
        return self._database.path

    def log_case(self, new: NewCase, actor: str) -> Case:
        """Write a new case with all that belongs to it."""
        with self._writing() as (db, at):
            return cases.one(db, cases.log(db, at, actor, new))

    def set_decision(self, number: int, decision: Decision, actor: str) -> Case:
        """Change what the agent holds the message to be."""
        with self._writing() as (db, at):
            cases.set_decision(db, at, actor, number, decision)
            return cases.one(db, number)

    def give_advice(self, number: int, outcome: Outcome, actor: str) -> Case:
        """Note what the caller had done, and so which advice was given."""
        with self._writing() as (db, at):
            cases.give_advice(db, at, actor, number, outcome)
            return cases.one(db, number)

    def give_label(self, number: int, label: Label, actor: str) -> Case:
        """Confirm what a message is, in the name of `actor`."""
        with self._writing() as (db, at):
            cases.give_label(db, at, actor, number, label)
            return cases.one(db, number)

    def withdraw_label(self, number: int, actor: str) -> Case:
        """Take a label back."""
        with self._writing() as (db, at):
            cases.withdraw_label(db, at, actor, number)
            return cases.one(db, number)

    def undo(self, number: int, actor: str) -> Case | None:
        """Take the newest change of a case back; None when that was the case itself."""
        with self._writing() as (db, at):
            return cases.one(db, number) if undo.undo(db, at, actor, number) else None

    def cases(self, wanted: CaseFilter) -> list[Case]:
        """Return the cases that a filter lets through, newest first."""
        with self._database.reading() as db:
            return cases.listed(db, wanted)

    def count(self, wanted: CaseFilter) -> int:
        """Return how many cases a filter lets through, whatever its page."""
        with self._database.reading() as db:
            return cases.count(db, wanted)

    def case(self, number: int) -> CaseDetail:
        """Return a case with its masked message and its history."""
        with self._database.reading() as db:
            return cases.detail(db, number)

    def between(self, since: str, until: str) -> list[Case]:
        """Return the cases opened from `since` to before `until` (ISO dates), oldest first."""
        with self._database.reading() as db:
            return cases.between(db, since, until)

    def confirmed(self) -> list[ConfirmedCase]:
        """Return the labelled cases whose text is still there: training examples."""
        with self._database.reading() as db:
            return cases.confirmed(db)

    def campaign(self, fingerprint: str, text: str) -> CampaignHit | None:
        """Return what the log already knows of near-copies of a masked text."""
        with self._database.reading() as db:
            number = campaigns.campaign_of(db, fingerprint, text)
            return None if number is None else campaigns.hit(db, number)

    def campaigns_between(self, since: str, until: str) -> dict[int, int]:
        """Return case number -> campaign for the cases opened in a period."""
        with self._database.reading() as db:
            return campaigns.numbers_between(db, since, until)

    def campaign_summaries(
        self, since: str, until: str, least: int = 2
    ) -> list[campaigns.CampaignSummary]:
        """Return the campaigns with at least so many cases in a period, the largest first."""
        with self._database.reading() as db:
            return campaigns.summaries(db, since, until, least)

    def conflicts(self) -> list[campaigns.LabelConflict]:
        """Return the near-copies that carry opposite labels, newest first."""
        with self._database.reading() as db:
            return campaigns.conflicts(db)

    def record(
        self,
        kind: EventKind,
        actor: str,
        payload: Mapping[str, object],
        effect: Callable[[], None] | None = None,
    ) -> Event:
        """Append an event that belongs to no case.

        `effect` runs inside the transaction: when it fails, nothing was recorded.
        """
        with self._writing() as (db, at):
            event = ledger.append(db, at, actor, kind, None, payload)
            if effect is not None:
                effect()
            return event

    def events(self, kind: EventKind) -> list[Event]:
        """Return all events of one kind, oldest first."""
        with self._database.reading() as db:
            return ledger.of_kind(db, kind)

    def verify(self) -> list[str]:
        """Return a French sentence for each problem of the log; empty when it is sound."""
        return verify.problems(self._database)

    def rebuild(self) -> int:
        """Write cases and indexes afresh from the ledger and the texts; return the cases."""
        with self._writing() as (db, _):
            count = projection.rebuild(db)
            db.execute("INSERT INTO messages_fts (messages_fts) VALUES ('rebuild')")
            return count

    def purge(
        self,
        now: datetime,
        dry_run: bool = False,
        kept: retention.Retention | None = None,
        actor: str = "vigie",
    ) -> retention.PurgeResult:
        """Remove the texts that have stayed long enough; with `dry_run` only count them."""
        kept = kept or retention.Retention()
        with self._database.reading() as db:
            numbers, result = retention.due(db, now, kept)
        if dry_run or not numbers:
            return result
        with self._writing() as (db, at):
            numbers, result = retention.due(db, now, kept)
            retention.purge(db, at, actor, numbers, result)
        with self._database.alone() as db:  # the old pages go out of the write-ahead file too
            db.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
        return result

    def backup(self, path: Path) -> Path:
        """Write a whole copy of the log, while others may go on working."""
        return backup.backup(self._database, path)

    def close(self) -> None:
        """Close the file."""
        self._database.close()

    @contextmanager
    def _writing(self) -> Iterator[tuple[Database, str]]:
        with self._database.writing() as db:
            yield db, stamp(self.clock())
