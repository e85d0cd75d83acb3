"""The case list, driven: lists, shows, labels and undoes in the worker."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from classifier.records import Label
from triage_app.records import Case, CaseFilter
from triage_app.ui.worker import Caller

if TYPE_CHECKING:
    from triage_app.services.desk import Desk


class CasesController(QObject):
    """Answers that come late, for a filter that was left, are dropped."""

    cases_ready = Signal(object, int)  # list[Case], how many there are in all
    more_ready = Signal(object)  # list[Case], the next page
    detail_ready = Signal(object)  # CaseDetail
    case_changed = Signal(object)  # Case
    case_withdrawn = Signal(int)
    problem_raised = Signal(object)  # VigieError

    def __init__(self, worker: Caller, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._worker = worker
        self._turn = 0

    def show_filter(self, wanted: CaseFilter) -> None:
        """Ask for the first page of a filter."""
        self._turn += 1
        turn = self._turn
        self._worker.call(
            lambda desk: (list(desk.casebook.list(wanted)), desk.casebook.count(wanted)),
            lambda found: self._answer(turn, *found),
            self.problem_raised.emit,
        )

    def show_more(self, wanted: CaseFilter) -> None:
        """Ask for the page below `wanted.before`."""
        turn = self._turn
        self._worker.call(
            lambda desk: list(desk.casebook.list(wanted)),
            lambda cases: self.more_ready.emit(cases) if turn == self._turn else None,
            self.problem_raised.emit,
        )

    def show_case(self, number: int) -> None:
        """Ask for one case with its message and history."""
        self._worker.call(
            lambda desk: desk.casebook.show(number),
            self.detail_ready.emit,
            self.problem_raised.emit,
        )

    def label(self, number: int, label: Label) -> None:
        """Give a case its label."""
        self._change(lambda desk: desk.casebook.label(number, label).case)

    def withdraw_label(self, number: int) -> None:
        """Take the label of a case back."""
        self._change(lambda desk: desk.casebook.withdraw_label(number).case)

    def undo(self, number: int) -> None:
        """Take back the newest step of a case."""
        self._worker.call(
            lambda desk: desk.casebook.undo(desk.casebook.last_step(number)).case,
            lambda case: self._undone(number, case),
            self.problem_raised.emit,
        )

    def _answer(self, turn: int, cases: list[Case], total: int) -> None:
        if turn == self._turn:
            self.cases_ready.emit(cases, total)

    def _change(self, job: Callable[[Desk], Case]) -> None:
        self._worker.call(job, self.case_changed.emit, self.problem_raised.emit)

    def _undone(self, number: int, case: Case | None) -> None:
        if case is None:
            self.case_withdrawn.emit(number)
        else:
            self.case_changed.emit(case)
