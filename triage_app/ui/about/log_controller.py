"""Whether the log is the one from before, and the choice to go on without that one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from classifier.errors import VigieError
from triage_app.errors import LostLog
from triage_app.ui.worker import JobRunner

if TYPE_CHECKING:
    from triage_app.services.desk import Desk


class LogController(QObject):
    """Asks the desk; the choice is a supervisor's."""

    loss_noticed = Signal(LostLog)
    log_accepted = Signal()
    problem_raised = Signal(VigieError)

    def __init__(self, worker: JobRunner, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._worker = worker

    def begin(self) -> None:
        """Look whether there is something to choose."""
        self._worker.call(_lost_log, self._report_found)

    def accept(self) -> None:
        """Go on with the log that is there, a new one if there is none."""
        self._worker.call(
            lambda desk: desk.accept_log(),
            lambda _: self.log_accepted.emit(),
            self.problem_raised.emit,
        )

    def _report_found(self, error: LostLog | None) -> None:
        if error is not None:
            self.loss_noticed.emit(error)


def _lost_log(desk: Desk) -> LostLog | None:
    """Return why a person has to choose, None when nobody has to; runs in the worker."""
    try:
        if desk.has_log:
            desk.open_log()
    except LostLog as error:
        return error
    except VigieError:  # told by the work that needs the log
        return None
    return None
