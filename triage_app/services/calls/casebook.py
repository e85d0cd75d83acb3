"""Work on logged cases: list, show, confirm, take back. What `vigie cases` and the list page do."""

from __future__ import annotations

from collections.abc import Sequence

from classifier.records import Label
from triage_app.records import Case, CaseDetail, CaseFilter, Decision, Outcome
from triage_app.store.campaigns import LabelConflict
from triage_app.store.store import CaseStore


class Casebook:
    """The case log in the name of one person; raises StoreError with a sentence."""

    def __init__(self, store: CaseStore, actor: str) -> None:
        self._store = store
        self._actor = actor

    def list(self, wanted: CaseFilter) -> Sequence[Case]:
        """Return the cases that a filter lets through, newest first."""
        return self._store.cases(wanted)

    def count(self, wanted: CaseFilter) -> int:
        """Return how many cases a filter lets through, whatever its page."""
        return self._store.count(wanted)

    def show(self, number: int) -> CaseDetail:
        """Return a case with its masked message and its history."""
        return self._store.case(number)

    def label(self, number: int, label: Label) -> Case:
        """Confirm what a message is."""
        return self._store.give_label(number, label, self._actor)

    def withdraw_label(self, number: int) -> Case:
        """Take a label back."""
        return self._store.withdraw_label(number, self._actor)

    def set_decision(self, number: int, decision: Decision) -> Case:
        """Change what the agent holds the message to be."""
        return self._store.set_decision(number, decision, self._actor)

    def give_advice(self, number: int, outcome: Outcome) -> Case:
        """Note what the caller had done, and so which advice was given."""
        return self._store.give_advice(number, outcome, self._actor)

    def undo(self, number: int) -> Case | None:
        """Take the newest change of a case back; None when that was the case itself."""
        return self._store.undo(number, self._actor)

    def conflicts(self) -> Sequence[LabelConflict]:
        """Return the near-copies that carry opposite labels, newest first."""
        return self._store.conflicts()
