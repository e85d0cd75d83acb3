"""The case list's jobs: list, show, label, withdraw, and undo of this window's own actions."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from classifier.errors import VigieError
from classifier.records import Label
from triage_app.records import Case, CaseDetail, CaseFilter, Step, Undone
from triage_app.ui.worker import JobRunner

if TYPE_CHECKING:
    from triage_app.services.desk import Desk


class CasesController(QObject):
    """Asks the casebook in the worker; answers for a former filter are dropped.

    Undo takes back the newest action of this window that stands, whichever case is shown, and
    only exactly that event; the casebook refuses when somebody changed the case since.
    """

    cases_ready = Signal(object, int)  # list[Case] of a filter's first page, how many it has
    more_ready = Signal(object)  # list[Case] of the next page
    cases_changed = Signal(object, int)  # list[Case] of the filter as far as shown, how many it has
    detail_ready = Signal(CaseDetail)
    case_changed = Signal(Case)
    step_undone = Signal(Undone)
    step_redone = Signal(Step)
    nothing_undone = Signal()  # this window has no action left to undo
    nothing_redone = Signal()
    case_withdrawn = Signal(int)  # its number
    problem_raised = Signal(VigieError)

    def __init__(self, worker: JobRunner, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._worker = worker
        self._turn = 0  # counts filters; an answer with an older number is dropped
        self._done: list[Step] = []  # what this window changed, newest last
        self._undone: list[Step] = []  # what it took back since, newest last

    def show_filter(self, wanted: CaseFilter) -> None:
        """Ask for the first page of a filter."""
        self._turn += 1
        self._list(wanted, self.cases_ready.emit)

    def refresh(self, wanted: CaseFilter, shown: int) -> None:
        """Ask for as many cases of a filter as are shown, or for its first page."""
        self._list(replace(wanted, limit=max(shown, wanted.limit)), self.cases_changed.emit)

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
        """Label a case."""
        self._change(lambda desk: desk.casebook.label(number, label))

    def withdraw_label(self, number: int) -> None:
        """Take the label of a case back."""
        self._change(lambda desk: desk.casebook.withdraw_label(number))

    def withdraw(self, number: int, reason: str) -> None:
        """Take a case and its text out of the log; this cannot be undone."""
        self._worker.call(
            lambda desk: desk.casebook.withdraw(number, reason),
            lambda _: self._withdrawn(number),
            self.problem_raised.emit,
        )

    def undo(self) -> None:
        """Take back the newest action that stands."""
        if not self._done:
            self.nothing_undone.emit()
            return
        step = self._done.pop()  # now, so that a second undo takes the action before
        self._worker.call(
            lambda desk: desk.casebook.undo(step),
            lambda undone: self._took_back(step, undone),
            lambda error: self._refused(step, self._done, error),
        )

    def redo(self) -> None:
        """Do again what was taken back last."""
        if not self._undone:
            self.nothing_redone.emit()
            return
        step = self._undone.pop()
        self._worker.call(
            lambda desk: desk.casebook.redo(step),
            self._did_again,
            lambda error: self._refused(step, self._undone, error),
        )

    def _list(self, wanted: CaseFilter, tell: Callable[[list[Case], int], object]) -> None:
        turn = self._turn
        self._worker.call(
            lambda desk: (list(desk.casebook.list(wanted)), desk.casebook.count(wanted)),
            lambda listed: tell(*listed) if turn == self._turn else None,
            self.problem_raised.emit,
        )

    def _change(self, job: Callable[[Desk], Step]) -> None:
        self._worker.call(job, self._changed, self.problem_raised.emit)

    def _changed(self, step: Step) -> None:
        if step.seq is not None:
            self._done.append(step)
            self._undone.clear()
        self.case_changed.emit(step.case)

    def _took_back(self, step: Step, undone: Undone) -> None:
        self._undone.append(step)
        self.step_undone.emit(undone)

    def _did_again(self, step: Step) -> None:
        self._done.append(step)
        self.step_redone.emit(step)

    def _refused(self, step: Step, stack: list[Step], error: VigieError) -> None:
        """Keep the step: the log may only have been busy."""
        stack.append(step)
        self.problem_raised.emit(error)

    def _withdrawn(self, number: int) -> None:
        self._done = [one for one in self._done if one.case.number != number]
        self._undone = [one for one in self._undone if one.case.number != number]
        self.case_withdrawn.emit(number)
