"""The retention of texts: counted and purged beside the worker, changed in it."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from classifier.errors import VigieError
from triage_app.retention_records import PeriodChange, RetentionContent
from triage_app.settings import Settings
from triage_app.ui.worker import JobRunner

if TYPE_CHECKING:
    from classifier.reading.child_process import Stop
    from triage_app.services.desk import Desk
    from triage_app.services.upkeep.retention_periods import RetentionView

Changed = tuple[Settings, PeriodChange]


class RetentionController(QObject):
    """Shows periods and the purge that waits; changes only for who gave the supervisor's code."""

    content_ready = Signal(RetentionContent)
    purge_started = Signal()
    purge_ended = Signal(int)  # texts that were removed
    purge_failed = Signal()
    purge_left = Signal()  # by the supervisor, until the next start of the program
    period_changed = Signal(PeriodChange)
    settings_changed = Signal(Settings)  # saved, with another period
    change_refused = Signal(VigieError)
    access_refused = Signal()  # the supervisor's code is needed
    problem_raised = Signal(VigieError)

    def __init__(
        self, worker: JobRunner, may_change: Callable[[], bool], parent: QObject | None = None
    ) -> None:
        """`may_change`: whether the supervisor's pages are open."""
        super().__init__(parent)
        self._worker, self._may_change = worker, may_change
        self._is_purging = False
        self._changes: list[PeriodChange] = []  # what can be taken back, the newest last

    def refresh(self) -> None:
        """Count what is due."""
        self._beside(lambda view, _: view.content(), self.content_ready.emit)

    def purge(self) -> None:
        """Remove all texts that are due; ignored while that is under way."""
        if self._is_purging or not self._is_allowed():
            return
        self._is_purging = True
        self.purge_started.emit()
        self._beside(
            lambda view, stop: view.purge(lambda: stop.asked).texts,
            self._report_purge,
            self._end_purge,
        )

    def leave(self) -> None:
        """Leave the texts that are due where they are."""
        self.purge_left.emit()

    def change(self, name: str, days: int) -> None:
        """Change a period."""
        if self._is_allowed():
            self._worker.call(
                partial(_changed, name, days), self._report_change, self.change_refused.emit
            )

    def undo(self) -> None:
        """Take the newest change back."""
        if self._changes and self._is_allowed():
            job: Callable[[Desk], Changed] = partial(_undone, self._changes.pop())
            self._worker.call(job, self._report_undo, self.change_refused.emit)

    def _is_allowed(self) -> bool:
        if not self._may_change():
            self.access_refused.emit()
            return False
        return True

    def _report_change(self, changed: Changed) -> None:
        self._changes.append(changed[1])
        self._report_undo(changed)

    def _report_undo(self, changed: Changed) -> None:
        self.settings_changed.emit(changed[0])
        self.period_changed.emit(changed[1])
        self.refresh()

    def _report_purge(self, texts: int) -> None:
        self._is_purging = False
        self.purge_ended.emit(texts)

    def _end_purge(self) -> None:
        if self._is_purging:  # nothing was reported
            self._is_purging = False
            self.purge_failed.emit()

    def _beside(
        self,
        job: Callable[[RetentionView, Stop], object],
        done: Callable[..., object],
        finished: Callable[[], object] = lambda: None,
    ) -> None:
        """Run a job with a view of the desk beside the worker."""

        def start(view: RetentionView) -> None:
            self._worker.beside(
                lambda stop: job(view, stop), done, self.problem_raised.emit, finished
            )

        def refused(error: VigieError) -> None:
            self.problem_raised.emit(error)
            finished()

        self._worker.call(_view, start, refused)


def _view(desk: Desk) -> RetentionView:
    from triage_app.services.upkeep.retention_periods import (  # noqa: PLC0415 - loads SQLite
        view_of,
    )

    return view_of(desk)


def _changed(name: str, days: int, desk: Desk) -> Changed:
    from triage_app.services.upkeep.retention_periods import (  # noqa: PLC0415 - loads SQLite
        change_period,
    )

    return change_period(desk, name, days)


def _undone(change: PeriodChange, desk: Desk) -> Changed:
    from triage_app.services.upkeep.retention_periods import (  # noqa: PLC0415 - loads SQLite
        undo_change,
    )

    return undo_change(desk, change)
