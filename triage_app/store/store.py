"""The interface of the case log: each method is one transaction and takes and returns records."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from classifier.genuine.template import KeptTemplate
from classifier.records import Label
from classifier.sentence import Sentence
from triage_app.clock import Clock, stamp
from triage_app.encryption.keys import NO_KEYS, Keys
from triage_app.evidence_records import SeenEvidence
from triage_app.model_records import ConfirmedCase
from triage_app.records import (
    Case,
    CaseDetail,
    CaseFilter,
    Decision,
    Event,
    EventKind,
    NewCase,
    Outcome,
    Role,
    Step,
)
from triage_app.share_records import CASES_OF_A_DESK
from triage_app.store import (
    backup,
    case_queries,
    cases,
    evidence,
    genuine,
    ledger,
    rebuilding,
    search,
    share_steering,
    undo,
    verify,
)
from triage_app.store.anchor import AnchorFile
from triage_app.store.carried_files import NO_FILES, FilesBeside
from triage_app.store.check_progress import Progress
from triage_app.store.database import LogDatabase
from triage_app.store.log_parts import LogParts
from triage_app.store.share_translation import DeskNumbers
from triage_app.undo_record import Undone

if TYPE_CHECKING:
    from sqlite_utils import Database


class CaseStore(LogParts):
    """The case log in one SQLite file; usable from several threads and processes."""

    def __init__(
        self,
        path: Path,
        clock: Clock,
        create: bool = True,
        keys: Keys = NO_KEYS,
        anchor: Path | None = None,
    ) -> None:
        """`anchor` is the file that tells whether the log is the one that was here before."""
        super().__init__(
            LogDatabase(path, create, keys, AnchorFile(anchor) if anchor else None), clock
        )

    @property
    def is_in_place(self) -> bool:
        """Whether the file that is open is still the one at `path`."""
        return self._database.is_in_place

    @property
    def path(self) -> Path:
        """The file of the log."""
        return self._database.path

    def log_case(self, new: NewCase, actor: str) -> Case:
        """Log a new case in one transaction."""
        with self._writing() as (db, at):
            digests = self._database.number_digests, self._database.reference_digests
            return case_queries.case_by_number(db, cases.log(db, at, actor, new, *digests))

    def set_decision(self, number: int, decision: Decision, actor: str) -> Step:
        """Change the decision of the agent."""
        with self._writing() as (db, at):
            event = cases.set_decision(db, at, actor, number, decision)
            return _step(db, number, event, EventKind.DECISION_CHANGED)

    def give_advice(self, number: int, outcomes: Sequence[Outcome], actor: str) -> Step:
        """Record all that the caller had done, and thereby the advice that was given."""
        with self._writing() as (db, at):
            event = cases.give_advice(db, at, actor, number, outcomes)
            return _step(db, number, event, EventKind.ADVICE_GIVEN)

    def give_label(self, number: int, label: Label, actor: str, role: Role = Role.AGENT) -> Step:
        """Set the label in the name of `actor`."""
        with self._writing() as (db, at):
            event = cases.give_label(db, at, actor, number, label, ledger.acting(role))
            return _step(db, number, event, EventKind.LABEL_GIVEN)

    def withdraw_label(self, number: int, actor: str, role: Role = Role.AGENT) -> Step:
        """Remove the label."""
        with self._writing() as (db, at):
            event = cases.withdraw_label(db, at, actor, number, ledger.acting(role))
            return _step(db, number, event, EventKind.LABEL_WITHDRAWN)

    def withdraw(self, number: int, reason: str, actor: str, role: Role = Role.AGENT) -> Step:
        """Remove a case and its text; the step holds the case as it was.

        `reason` stays in the ledger, so it must hold no identifier.
        """
        with self._writing() as (db, at):
            case = case_queries.case_by_number(db, number)
            event = cases.withdraw(db, at, actor, number, reason, ledger.acting(role))
            return Step(case, event.seq, event.kind)

    def undo(self, number: int, seq: int, actor: str, role: Role = Role.AGENT) -> Undone:
        """Take back exactly the change of event `seq`.

        Raises StoreError when the case has a later change, or the change is somebody else's.
        """
        with self._writing() as (db, at):
            return undo.undo(db, at, actor, number, seq, role)

    def redo(self, number: int, seq: int, actor: str, role: Role = Role.AGENT) -> Step:
        """Do again the change of event `seq` that was taken back; StoreError when it cannot be."""
        with self._writing() as (db, at):
            return undo.redo(db, at, actor, number, seq, role)

    def last_step(self, actor: str, number: int | None = None) -> Step:
        """Return this person's newest change that stands; StoreError when there is none."""
        with self._database.reading() as db:
            return undo.last_step(db, actor, number)

    def last_undone(self, actor: str) -> tuple[int, int]:
        """Return case number and event of what this person took back last, to be redone."""
        with self._database.reading() as db:
            return undo.last_undone(db, actor)

    def opening(self, number: int) -> Step:
        """Return the step that logged a case."""
        with self._database.reading() as db:
            return undo.opening(db, number)

    def cases(self, wanted: CaseFilter) -> list[Case]:
        """Return the cases that match a filter, newest first, one page."""
        with self._database.reading() as db:
            return case_queries.listed(db, self._as_kept(wanted))

    def count(self, wanted: CaseFilter) -> int:
        """Return how many cases match a filter on all pages; above COUNTED, COUNTED + 1."""
        with self._database.reading() as db:
            return search.count(db, self._as_kept(wanted))

    def evidence(self, number: int) -> list[SeenEvidence]:
        """Return what the message of a case leads to and calls, nothing after a purge."""
        with self._database.reading() as db:
            return evidence.seen_in(db, number)

    def case(self, number: int) -> CaseDetail:
        """Return a case with its masked message and its history."""
        with self._database.reading() as db:
            return case_queries.detail(db, number)

    def confirmed(self) -> list[ConfirmedCase]:
        """Return the labelled cases that still have their text, for training; a bounded number."""
        with self._database.reading() as db:
            return case_queries.confirmed(db)

    def templates(self) -> list[KeptTemplate]:
        """Return the genuine messages in the order of their numbers."""
        with self._database.reading() as db:
            return genuine.listed(db)

    def record(
        self,
        kind: EventKind,
        actor: str,
        payload: Mapping[str, object],
        effect: Callable[[], None] | None = None,
        role: Role | None = None,
    ) -> Event:
        """Append an event that belongs to no case; without a `role` the program acts.

        `effect` runs inside the transaction; if it fails, nothing is recorded. Raises StoreError
        at an agent's desk for what a supervisor's desk has set.
        """
        with self._writing() as (db, at):
            share_steering.refuse_change(db, kind, payload)
            event = ledger.append(db, at, actor, kind, None, {**payload, **ledger.acting(role)})
            if effect is not None:
                effect()
            return ledger.named(db, [event])[0]

    def events(self, kind: EventKind) -> list[Event]:
        """Return all events of one kind, oldest first."""
        with self._database.reading() as db:
            return ledger.named(db, ledger.of_kind(db, kind))

    def verify(self, report: Progress = lambda _: None) -> list[Sentence]:
        """Return a sentence for each problem of the whole log; what `report` raises ends it."""
        return verify.problems(self._database, report)

    def rebuild(self) -> int:
        """Replace cases and indexes by what the ledger and the texts say; return the case count.

        Raises StoreError when the ledger was changed: what is rebuilt would be as wrong as it.
        """
        with self._database.writing() as db:
            return rebuilding.rebuild(db, self._database.number_digests)

    def backup(
        self, path: Path, files: FilesBeside = NO_FILES, report: Progress = lambda _: None
    ) -> Path:
        """Write a complete copy of the log, with its files, while others may use it."""
        return backup.backup(self._database, path, files, report)

    def close(self) -> None:
        """Close the file."""
        self._database.close()

    def _as_kept(self, wanted: CaseFilter) -> CaseFilter:
        digests = self._database.number_digests, self._database.reference_digests
        return replace(search.as_kept(wanted, *digests), campaign=self._campaign(wanted))

    def _campaign(self, wanted: CaseFilter) -> int | None:
        """Return the number here of the campaign of a filter, which may be the one elsewhere."""
        own = self.share_log.own() if (wanted.campaign or 0) >= CASES_OF_A_DESK else None
        if own is None or wanted.campaign is None:
            return wanted.campaign
        numbers = DeskNumbers(own.number)
        return numbers.number_of(numbers.pair_of(wanted.campaign))

    @contextmanager
    def _writing(self) -> Iterator[tuple[Database, str]]:
        with self._database.writing() as db:
            yield db, stamp(self.clock())


def _step(db: Database, number: int, event: Event | None, kind: EventKind) -> Step:
    return Step(case_queries.case_by_number(db, number), event.seq if event else None, kind)
