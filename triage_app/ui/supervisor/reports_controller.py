"""The week export, driven in the worker."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Protocol

from PySide6.QtCore import QObject, Signal

from classifier.errors import VigieError
from triage_app.ui.worker import Runner


class Reporting(Protocol):
    """What this controller needs of the report service."""

    def export(self, week: str, fmt: str, out: Path) -> Path:
        """Write a week's report and return where it lies."""


class ReportsController(QObject):
    """One export at a time."""

    export_started = Signal()
    export_ready = Signal(object)  # Path
    problem_raised = Signal(object)  # VigieError

    def __init__(
        self, runner: Runner, reports: Callable[[], Reporting], parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._runner, self._reports = runner, reports

    def export(self, week: str, fmt: str, out: Path) -> None:
        """Write a week's report in the worker."""
        self.export_started.emit()
        self._runner.run(
            lambda: self._reports().export(week, fmt, out), self.export_ready.emit, self._fail
        )

    def _fail(self, error: VigieError) -> None:
        self.problem_raised.emit(error)
