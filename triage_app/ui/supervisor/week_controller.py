"""The page of the week: figures counted in the worker, ticks of callers, and their undo."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date

from PySide6.QtCore import QObject, Signal

from classifier.errors import VigieError
from triage_app.figure_records import Ink, OfferedPeriod, ShownWeek
from triage_app.records import Step
from triage_app.services.upkeep.week_page import (
    WeekContent,
    offered_periods,
    week_content,
    whole_content,
)
from triage_app.ui.worker import JobRunner

LAST_WEEK = "last"


class WeekController(QObject):
    """Shows one period at a time; the count of an earlier request is stopped."""

    content_ready = Signal(ShownWeek)
    counting_started = Signal()
    counting_ended = Signal()  # with figures and trend, or with a refusal
    period_refused = Signal(VigieError)
    caller_called = Signal(object)  # number of the case
    tick_undone = Signal(object)
    access_refused = Signal()  # the supervisor's code is needed
    problem_raised = Signal(VigieError)

    def __init__(
        self,
        worker: JobRunner,
        ink: Ink,
        may_change: Callable[[], bool],
        parent: QObject | None = None,
    ) -> None:
        """`ink` draws the pictures; `may_change`: whether the supervisor's pages are open."""
        super().__init__(parent)
        self._worker, self._ink, self._may_change = worker, ink, may_change
        self._name, self._asked = LAST_WEEK, 0
        self._ticks: list[Step] = []  # what can be taken back, the newest last

    def offered(self, today: date) -> Sequence[OfferedPeriod]:
        """Return the periods to choose from."""
        return offered_periods(today)

    def show(self, name: str) -> None:
        """Show a period: first its figures, then its trend, which takes longer."""
        self._asked += 1
        asked, ink = self._asked, self._ink
        self.counting_started.emit()
        self._worker.call(
            lambda desk: week_content(desk.reports, name, ink, lambda: asked == self._asked),
            lambda content: self._take(asked, content),
            lambda error: self._refuse(asked, error),
        )

    def refresh(self) -> None:
        """Count the period that is shown again."""
        self.show(self._name)

    def tick(self, number: int) -> None:
        """Note that the caller of a case was called back."""
        if not self._may_change():
            self.access_refused.emit()
            return
        self._worker.call(
            lambda desk: desk.casebook.call_backs.tick(number),
            self._note_tick,
            self.problem_raised.emit,
        )

    def undo(self) -> bool:
        """Take the newest tick back; False when there is none."""
        if not self._ticks:
            return False
        step = self._ticks.pop()
        self._worker.call(
            lambda desk: desk.casebook.undo(step),
            lambda _: self._note_undone(step.case.number),
            self.problem_raised.emit,
        )
        return True

    def _refuse(self, asked: int, error: VigieError) -> None:
        if asked == self._asked:
            self.counting_ended.emit()
            self.period_refused.emit(error)

    def _take(self, asked: int, content: WeekContent | None) -> None:
        if asked != self._asked or content is None:
            return
        self._name = content.shown.period.name
        self.content_ready.emit(content.shown)
        if content.is_whole:
            self.counting_ended.emit()
            return
        ink = self._ink
        self._worker.call(
            lambda desk: whole_content(desk.reports, content, ink, lambda: asked == self._asked),
            lambda whole: self._take(asked, whole),
            lambda error: self._end(asked, error),
        )

    def _end(self, asked: int, error: VigieError) -> None:
        if asked == self._asked:
            self.counting_ended.emit()
        self.problem_raised.emit(error)

    def _note_tick(self, step: Step) -> None:
        if step.seq is not None:
            self._ticks.append(step)
        self.caller_called.emit(step.case.number)
        self.refresh()

    def _note_undone(self, number: int) -> None:
        self.tick_undone.emit(number)
        self.refresh()
