"""The export of a week, run in the worker."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject, Signal

from classifier.errors import VigieError
from triage_app.export_records import ExportTarget, ExportWanted
from triage_app.ui.worker import JobRunner


class ReportsController(QObject):
    """Runs one export at a time."""

    export_started = Signal()
    export_ready = Signal(Path)  # where the file lies
    problem_raised = Signal(VigieError)
    export_finished = Signal()  # in any case

    def __init__(self, worker: JobRunner, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._worker = worker

    def export(self, wanted: ExportWanted, target: ExportTarget) -> None:
        """Write a file in the worker."""
        self.export_started.emit()
        self._worker.call(
            lambda desk: desk.reports.export(wanted, target),
            self.export_ready.emit,
            self.problem_raised.emit,
            self.export_finished.emit,
        )
