"""Puts cases on the guard list, for whoever may change the desk's lists."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from classifier.errors import VigieError
from triage_app.list_records import DeskList, Expected
from triage_app.ui.worker import JobRunner

if TYPE_CHECKING:
    from triage_app.services.desk import Desk


class GuardController(QObject):
    """Adds one case at a time; each is a new version of the list, which can be taken back."""

    case_guarded = Signal(object, Expected)
    guard_restored = Signal(int)  # the version that is the list again
    access_refused = Signal()  # the supervisor's code is needed
    problem_raised = Signal(VigieError)

    def __init__(
        self, worker: JobRunner, may_change: Callable[[], bool], parent: QObject | None = None
    ) -> None:
        """`may_change`: whether the supervisor's pages are open."""
        super().__init__(parent)
        self._worker, self._may_change = worker, may_change
        self._before: int | None = None  # the version before the last addition

    def guard(self, number: int, expected: Expected) -> None:
        """Put a case on the list, in place of what the list had of it."""
        if not self._may_change():
            self.access_refused.emit()
            return

        def done(before: int) -> None:
            self._before = before
            self.case_guarded.emit(number, expected)

        self._worker.call(partial(_guarded, number, expected), done, self.problem_raised.emit)

    def undo(self) -> None:
        """Take the last addition back, once."""
        before, self._before = self._before, None
        if before is not None and self._may_change():
            self._worker.call(
                partial(_restored, before), self.guard_restored.emit, self.problem_raised.emit
            )


def _guarded(number: int, expected: Expected, desk: Desk) -> int:
    """Add a case; return the version before. Runs in the worker."""
    book = desk.lists.book(DeskList.GUARD)
    before = book.load().version
    book.add([(str(number), expected.value, "")])
    return before


def _restored(version: int, desk: Desk) -> int:
    return desk.lists.book(DeskList.GUARD).restore(version)
