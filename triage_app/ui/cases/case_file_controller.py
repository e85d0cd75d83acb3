"""Writes a case as a page for the caller's file, in the worker."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from classifier.errors import VigieError
from triage_app.export_records import ExportTarget
from triage_app.ui.worker import JobRunner

if TYPE_CHECKING:
    from triage_app.services.desk import Desk


class CaseFileController(QObject):
    """Reports where each file lies, or why it could not be written."""

    case_written = Signal(Path)  # the file
    problem_raised = Signal(VigieError)

    def __init__(self, worker: JobRunner, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._worker = worker

    def write(self, number: int, path: Path) -> None:
        """Write a case into a file."""
        self._worker.call(
            partial(_written, number, path), self.case_written.emit, self.problem_raised.emit
        )


def _written(number: int, path: Path, desk: Desk) -> Path:
    from triage_app.services.upkeep import case_file  # noqa: PLC0415 - loads the services

    return case_file.write_case(desk, number, ExportTarget(path))
