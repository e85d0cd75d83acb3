"""The interface of the review of cases in the log: each method is one transaction."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from typing import TYPE_CHECKING

from triage_app.clock import Clock, stamp
from triage_app.records import EventKind, Role, Step
from triage_app.review_records import Confirmation, Pairs, QueueEntry, QueueReason
from triage_app.store import (
    campaigns,
    case_queries,
    cases,
    label_reasons,
    review_queue,
    search,
    second_labels,
    undo,
)
from triage_app.store.database import LogDatabase
from triage_app.store.review_queue import Looking
from triage_app.undo_record import Undone

if TYPE_CHECKING:
    from sqlite_utils import Database


class ReviewLog:
    """What a supervisor looks at and confirms; raises StoreError with a sentence."""

    def __init__(self, database: LogDatabase, clock: Clock, role: Role = Role.AGENT) -> None:
        """`role` is what the events say of who acts."""
        self._database, self._clock, self._role = database, clock, role

    def acting_as(self, role: Role) -> ReviewLog:
        """Return the same log, changed in this role."""
        return ReviewLog(self._database, self._clock, role)

    def waiting(self, reason: QueueReason, looking: Looking) -> list[QueueEntry]:
        """Return the cases that wait for a reason."""
        with self._database.reading() as db:
            digests = self._database.number_digests, self._database.reference_digests
            wanted = search.as_kept(looking.wanted, *digests)
            return review_queue.waiting(db, reason, replace(looking, wanted=wanted))

    def confirm(self, numbers: Sequence[int], given: Confirmation, actor: str) -> list[Step]:
        """Give several cases one label; nothing is changed when one of them is not there.

        A step has no event when this person gave the case this label already.
        """
        with self._writing() as (db, at):
            return [self._confirm(db, at, number, given, actor) for number in numbers]

    def confirm_again(self, number: int, given: Confirmation, actor: str) -> Step:
        """Give a confirmed case its second label, by somebody who did not see the first."""
        with self._writing() as (db, at):
            why = label_reasons.payload_of(db, at, actor, self._role, number, given)
            event = second_labels.give(db, at, actor, number, given.label, why)
            return Step(case_queries.case_by_number(db, number), event.seq, event.kind)

    def take_back(self, step: Step, actor: str) -> Undone:
        """Take back a confirmation and the note that was written with it, which is returned."""
        number, seq = step.case.number, step.seq or 0
        with self._writing() as (db, at):
            undone = undo.undo(db, at, actor, number, seq, self._role)
            note = label_reasons.note_of(db, seq)
            if note is None:
                return undone
            return replace(undo.undo(db, at, actor, number, note, self._role), step=undone.step)

    def pairs(self, *, same_person: bool = False) -> Pairs:
        """Return how many cases have each pair of labels, by two people or by one."""
        with self._database.reading() as db:
            return second_labels.pairs(db, same_person=same_person)

    def comparable_campaigns(self, most: int) -> int:
        """Return how many campaigns have a confirmed text and one label; at most `most`."""
        with self._database.reading() as db:
            return campaigns.comparable(db, most)

    def contradictions(self, most: int) -> int:
        """Return how many campaigns have labels that differ; at most `most`."""
        with self._database.reading() as db:
            return len(campaigns.conflicts(db, most))

    def _confirm(self, db: Database, at: str, number: int, given: Confirmation, actor: str) -> Step:
        event, kind = None, EventKind.LABEL_GIVEN
        if not cases.is_labelled(db, cases.existing_row(db, number), given.label, actor):
            why = label_reasons.payload_of(db, at, actor, self._role, number, given)
            event = cases.give_label(db, at, actor, number, given.label, why)
        return Step(case_queries.case_by_number(db, number), event.seq if event else None, kind)

    @contextmanager
    def _writing(self) -> Iterator[tuple[Database, str]]:
        with self._database.writing() as db:
            yield db, stamp(self._clock())
