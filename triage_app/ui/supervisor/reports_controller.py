"""Exports, run in the worker, and what they can be made of."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from classifier.errors import VigieError
from triage_app.export_records import Column, ExportChoices, ExportTarget, ExportWanted
from triage_app.ui.worker import JobRunner

if TYPE_CHECKING:
    from triage_app.services.desk import Desk


class ReportsController(QObject):
    """Runs one export at a time."""

    choices_ready = Signal(ExportChoices)
    export_started = Signal()
    export_ready = Signal(Path)  # where the file lies
    problem_raised = Signal(VigieError)
    export_finished = Signal()  # in any case

    def __init__(self, worker: JobRunner, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._worker = worker

    def refresh(self) -> None:
        """Ask for the choices."""
        self._worker.call(_choices, self.choices_ready.emit, self.problem_raised.emit)

    def keep_columns(self, columns: tuple[Column, ...]) -> None:
        """Remember columns for all exports from now on."""

        def keep(desk: Desk) -> ExportChoices:
            if desk.reports.columns is not None:
                desk.reports.columns.keep(columns)
            return _choices(desk)

        self._worker.call(keep, self.choices_ready.emit, self.problem_raised.emit)

    def export(self, wanted: ExportWanted, target: ExportTarget) -> None:
        """Write a file in the worker."""
        self.export_started.emit()
        self._worker.call(
            lambda desk: desk.reports.export(wanted, target),
            self.export_ready.emit,
            self.problem_raised.emit,
            self.export_finished.emit,
        )


def _choices(desk: Desk) -> ExportChoices:
    from triage_app.services.calls.views import SavedViews  # noqa: PLC0415 - loads the services

    columns = desk.reports.columns
    views = SavedViews(desk.home.views, desk.encryption.files).all()
    return ExportChoices(views, columns.get() if columns else ())
