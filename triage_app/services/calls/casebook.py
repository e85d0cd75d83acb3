"""Work on logged cases, for `vigie cases` and the case page: list, label, withdraw, undo, redo."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from classifier.masking.message import mask_message
from classifier.records import Label, Message
from classifier.text.cleaning import clean_line
from triage_app.caller_outcomes import outcomes_in_order
from triage_app.encryption.row_digests import RowDigests
from triage_app.erasure_record import Erased
from triage_app.errors import StoreError
from triage_app.evidence_records import SeenEvidence
from triage_app.records import (
    Case,
    CaseDetail,
    CaseFilter,
    Decision,
    Outcome,
    Role,
    Step,
)
from triage_app.reporting.weeks import parse_week
from triage_app.services.calls.call_backs import CallBacks
from triage_app.services.calls.campaigns import CampaignBook
from triage_app.services.calls.case_filters import resolved
from triage_app.services.calls.notes import CaseNotes
from triage_app.services.calls.review import ReviewQueue
from triage_app.store.store import CaseStore
from triage_app.undo_record import Undone

REASON_CHARACTERS = 200


class Casebook:
    """The case log in the name of one person; raises StoreError with a sentence."""

    def __init__(
        self,
        store: CaseStore,
        actor: str,
        digests: Callable[[], RowDigests] = RowDigests,
        role: Role = Role.AGENT,
        second_share: int = 0,
    ) -> None:
        """`digests` tell an erased case again in an old list; `role` is what the events say.

        `second_share` is the per cent of confirmed cases that get a second label.
        """
        self._store = store
        self._actor = actor
        self._digests = digests
        self._role = role
        self._second_share = second_share

    @property
    def campaigns(self) -> CampaignBook:
        """The campaigns of these cases."""
        log = self._store.campaign_log.acting_as(self._role)
        return CampaignBook(log, self._actor, self._store.clock)

    @property
    def notes(self) -> CaseNotes:
        """The notes on these cases, and the references of callers' files."""
        return CaseNotes(self._store.note_log.acting_as(self._role), self._actor)

    @property
    def review(self) -> ReviewQueue:
        """The cases that wait for a supervisor."""
        log = self._store.review_log.acting_as(self._role)
        return ReviewQueue(log, self._actor, self._store.clock, self._second_share)

    @property
    def call_backs(self) -> CallBacks:
        """The callers of these cases to be called back."""
        return CallBacks(self._store.call_back_log.acting_as(self._role), self._actor)

    def number_of(self, typed: str) -> int:
        """Return the number of a case that is given by its number or its code."""
        return int(typed) if typed.isdecimal() else self._store.share_log.number_of(typed)

    def list(self, wanted: CaseFilter) -> Sequence[Case]:
        """Return the cases that match a filter, newest first, one page."""
        return self._store.cases(resolved(wanted))

    def count(self, wanted: CaseFilter) -> int:
        """Return how many cases match a filter on all pages, COUNTED + 1 for more than COUNTED."""
        return self._store.count(resolved(wanted))

    def in_week(self, wanted: CaseFilter, week: str) -> CaseFilter:
        """Return a filter for what it wants in a week; raise VigieError when that is none."""
        chosen = parse_week(week, self._store.clock().date())
        since = max(wanted.since, str(chosen.monday))
        until = min(wanted.until or str(chosen.after), str(chosen.after))
        return replace(wanted, since=since, until=until)

    def evidence(self, number: int) -> Sequence[SeenEvidence]:
        """Return what the message of a case leads to and calls, and in how many cases it is."""
        return self._store.evidence(number)

    def show(self, number: int) -> CaseDetail:
        """Return a case with its masked message and its history."""
        return self._store.case(number)

    def label(self, number: int, label: Label) -> Step:
        """Set the supervisor's label."""
        return self._store.give_label(number, label, self._actor, self._role)

    def withdraw_label(self, number: int) -> Step:
        """Remove the label."""
        return self._store.withdraw_label(number, self._actor, self._role)

    def set_decision(self, number: int, decision: Decision) -> Step:
        """Change the decision of the agent."""
        return self._store.set_decision(number, decision, self._actor)

    def give_advice(self, number: int, *outcomes: Outcome) -> Step:
        """Record all that the caller had done, and thereby the advice that was given.

        Raises ContradictoryOutcomes when "nothing done" is among others.
        """
        return self._store.give_advice(number, outcomes_in_order(outcomes), self._actor)

    def withdraw(self, number: int, reason: str) -> Step:
        """Remove a case and its text for good; the reason is kept, masked, in the ledger."""
        if not (masked := _masked_reason(reason)):
            raise StoreError("Say why the case is withdrawn.")
        return self._store.withdraw(number, masked, self._actor, self._role)

    def erase(self, number: int, reason: str) -> Erased:
        """Erase what identifies a person in a case, for good; the reason is kept, masked."""
        if not (masked := _masked_reason(reason)):
            raise StoreError("Say why the case is erased.")
        removal, digests = self._store.removal, self._digests()
        return removal.erase(number, masked, self._actor, digests, self._role)

    def opening(self, number: int) -> Step:
        """Return the step that logged a case, for its undo."""
        return self._store.opening(number)

    def last_step(self, number: int | None = None) -> Step:
        """Return this person's newest change, in one case or in all; StoreError without one."""
        return self._store.last_step(self._actor, number)

    def undo(self, step: Step) -> Undone:
        """Undo exactly this step.

        Raises ChangedSince with a sentence when the case was changed after it, or when the step
        is somebody else's or cannot be undone; another StoreError when the log is out of reach.
        """
        if step.seq is None:
            raise StoreError("There is nothing to undo.")
        return self._store.undo(step.case.number, step.seq, self._actor, self._role)

    def redo(self, step: Step) -> Step:
        """Redo an undone step; ChangedSince when the case was changed since."""
        if step.seq is None:
            raise StoreError("There is nothing to redo.")
        return self._store.redo(step.case.number, step.seq, self._actor, self._role)

    def redo_last(self) -> Step:
        """Redo what this person undid last; StoreError when there is nothing."""
        number, seq = self._store.last_undone(self._actor)
        return self._store.redo(number, seq, self._actor, self._role)


def _masked_reason(untrusted_reason: str) -> str:
    """Return a reason for the ledger, "" when it has neither letter nor digit."""
    # Masked before it is cut: half an identifier is no longer recognised.
    line = clean_line(untrusted_reason, len(untrusted_reason))
    masked = mask_message(Message(line)).message.body
    return masked[:REASON_CHARACTERS] if any(one.isalnum() for one in masked) else ""
