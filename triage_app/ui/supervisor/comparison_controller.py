"""The comparison of two models, their cards and history, and models that appear from elsewhere."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QFileSystemWatcher, QObject, QTimer, Signal

from classifier.errors import ModelError, VigieError
from triage_app.comparison_records import ModelEvent
from triage_app.ui.supervisor.comparison_process import ComparisonProcess
from triage_app.ui.worker import JobRunner
from triage_app.wording.words import words_in

if TYPE_CHECKING:
    from triage_app.services.desk import Desk

_SETTLED = 500  # ms without a change until the folder is read: a model is written in pieces


class ComparisonController(QObject):
    """Starts comparisons in a child process; reads card and history in the worker."""

    card_ready = Signal(str)
    history_ready = Signal(object)  # list[ModelEvent]
    folder_changed = Signal()  # another program trained a model, or put one into use
    problem_raised = Signal(VigieError)

    def __init__(
        self, worker: JobRunner, process: ComparisonProcess, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._worker, self.process = worker, process
        self._watcher = QFileSystemWatcher(self)
        self._settled = QTimer(self)
        self._settled.setSingleShot(True)
        self._settled.setInterval(_SETTLED)
        self._watcher.directoryChanged.connect(lambda _: self._settled.start())
        self._settled.timeout.connect(self.folder_changed)

    def watch(self, models: Path) -> None:
        """Notice models that another program writes; a folder on a network may not tell."""
        if models.is_dir() and str(models) not in self._watcher.directories():
            self._watcher.addPath(str(models))

    def compare(self, before: str, now: str) -> None:
        """Compare two models; ignored while that is under way."""
        self.process.start(before, now)

    def cancel(self) -> None:
        """Stop the comparison."""
        self.process.cancel()

    def read_card(self, number: str) -> None:
        """Ask for the card of a model."""
        self._worker.call(partial(_card, number), self.card_ready.emit, self.problem_raised.emit)

    def read_history(self) -> None:
        """Ask for what happened to the models."""
        self._worker.call(_history, self.history_ready.emit, self.problem_raised.emit)


def _card(number: str, desk: Desk) -> str:
    """Return the card of a model, or why it has none; runs in the worker."""
    from triage_app.services.learning.models import model_card  # noqa: PLC0415 - when asked

    language = desk.settings.language
    try:
        return model_card(desk.shelf, number, language)
    except ModelError as error:
        return words_in(language)(error)


def _history(desk: Desk) -> list[ModelEvent]:
    from triage_app.services.learning.model_difference import history  # noqa: PLC0415 - numpy

    return history(desk)
