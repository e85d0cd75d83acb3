"""The case list, driven: lists, shows, labels and undoes in the worker."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Protocol

from PySide6.QtCore import QObject, Signal

from classifier.records import Label
from triage_app.records import Case, CaseDetail, CaseFilter
from triage_app.ui.worker import Runner


class Casekeeping(Protocol):
    """What this controller needs of the casebook."""

    def list(self, filter: CaseFilter) -> Sequence[Case]:
        """Return the cases of a filter, newest first."""

    def count(self, filter: CaseFilter) -> int:
        """Return how many cases a filter has in all."""

    def show(self, number: int) -> CaseDetail:
        """Return a case with its message and history."""

    def label(self, number: int, label: Label) -> Case:
        """Give a label."""

    def withdraw_label(self, number: int) -> Case:
        """Take a label back."""

    def undo(self, number: int) -> Case | None:
        """Take back the newest step; None when the case itself went."""


class CasesController(QObject):
    """Answers that come late, for a filter that was left, are dropped."""

    cases_ready = Signal(object, int)  # list[Case], how many there are in all
    more_ready = Signal(object)  # list[Case], the next page
    detail_ready = Signal(object)  # CaseDetail
    case_changed = Signal(object)  # Case
    case_withdrawn = Signal(int)
    problem_raised = Signal(object)  # VigieError

    def __init__(
        self, runner: Runner, casebook: Callable[[], Casekeeping], parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._runner, self._casebook = runner, casebook
        self._turn = 0

    def show_filter(self, wanted: CaseFilter) -> None:
        """Ask for the first page of a filter."""
        self._turn += 1
        turn = self._turn
        self._runner.run(
            lambda: (list(self._casebook().list(wanted)), self._casebook().count(wanted)),
            lambda found: self._answer(turn, *found),
            self.problem_raised.emit,
        )

    def show_more(self, wanted: CaseFilter) -> None:
        """Ask for the page below `wanted.before`."""
        turn = self._turn
        self._runner.run(
            lambda: list(self._casebook().list(wanted)),
            lambda cases: self.more_ready.emit(cases) if turn == self._turn else None,
            self.problem_raised.emit,
        )

    def show_case(self, number: int) -> None:
        """Ask for one case with its message and history."""
        self._runner.run(
            lambda: self._casebook().show(number),
            self.detail_ready.emit,
            self.problem_raised.emit,
        )

    def label(self, number: int, label: Label) -> None:
        """Give a case its label."""
        self._change(lambda: self._casebook().label(number, label))

    def withdraw_label(self, number: int) -> None:
        """Take the label of a case back."""
        self._change(lambda: self._casebook().withdraw_label(number))

    def undo(self, number: int) -> None:
        """Take back the newest step of a case."""
        self._runner.run(
            lambda: self._casebook().undo(number),
            lambda case: self._undone(number, case),
            self.problem_raised.emit,
        )

    def _answer(self, turn: int, cases: list[Case], total: int) -> None:
        if turn == self._turn:
            self.cases_ready.emit(cases, total)

    def _change(self, job: Callable[[], Case]) -> None:
        self._runner.run(job, self.case_changed.emit, self.problem_raised.emit)

    def _undone(self, number: int, case: Case | None) -> None:
        if case is None:
            self.case_withdrawn.emit(number)
        else:
            self.case_changed.emit(case)
