"""Retraining, driven: the child process trains, the worker promotes and goes back."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Protocol

from PySide6.QtCore import QObject, Signal

from triage_app.records import ModelSummary, TrainingOutcome
from triage_app.ui.supervisor.training_process import TrainingProcess
from triage_app.ui.worker import Runner


class Shelf(Protocol):
    """What this controller needs of the retraining service."""

    def models(self) -> Sequence[ModelSummary]:
        """Return all models, newest first."""

    def promote(self, number: str) -> ModelSummary:
        """Put a model into use."""

    def rollback(self) -> ModelSummary:
        """Put the model before back into use."""

    def drift(self) -> str:
        """Return what the drift watch says, "" when it has nothing to look at."""

    def reload(self) -> None:
        """Score with the model now in use from the next message on."""


class LearningController(QObject):
    """Knows which model is in use, and whether the first one is still being built."""

    progress_changed = Signal(float, str)  # share, name of the step
    outcome_ready = Signal(object)  # TrainingOutcome
    training_failed = Signal(str)  # the child's sentence, "" when it gave none
    training_cancelled = Signal()
    models_ready = Signal(object)  # list[ModelSummary]
    current_changed = Signal(object)  # ModelSummary or None
    drift_ready = Signal(str)  # one line, "" for none
    problem_raised = Signal(object)  # VigieError

    def __init__(
        self,
        runner: Runner,
        shelf: Callable[[], Shelf],
        process: TrainingProcess,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._runner, self._shelf, self._process = runner, shelf, process
        process.progressed.connect(self.progress_changed)
        process.outcome_ready.connect(self._finish)
        process.failed.connect(self.training_failed)
        process.cancelled.connect(self.training_cancelled)

    def begin(self) -> None:
        """Look which model is in use; build the first one when there is none."""
        self._look(self._begin_with)

    def refresh(self) -> None:
        """Ask for the list of models, then for what the drift watch says."""
        self._look(self._tell)
        watch = self._runner.run
        watch(lambda: self._shelf().drift(), self.drift_ready.emit, self.problem_raised.emit)

    def train(self, from_cases: bool) -> None:
        """Train a candidate; a person puts it into use after she has seen its figures."""
        if self._process.start(from_cases=from_cases, promote=False):
            self.progress_changed.emit(0.0, "")

    def cancel(self) -> None:
        """End the training that is on its way."""
        self._process.cancel()

    def promote(self, number: str) -> None:
        """Put a model into use."""
        self._change(lambda: self._shelf().promote(number))

    def rollback(self) -> None:
        """Put the model before back into use."""
        self._change(lambda: self._shelf().rollback())

    def _look(self, then: Callable[[list[ModelSummary]], None]) -> None:
        self._runner.run(lambda: list(self._shelf().models()), then, self.problem_raised.emit)

    def _begin_with(self, models: list[ModelSummary]) -> None:
        self._tell(models)
        if _current(models) is None and self._process.start(from_cases=False, promote=True):
            self.progress_changed.emit(0.0, "")

    def _tell(self, models: list[ModelSummary]) -> None:
        self.models_ready.emit(models)
        self.current_changed.emit(_current(models))

    def _finish(self, outcome: TrainingOutcome) -> None:
        """Show the outcome; a model that is in use already scores from now on."""
        self.outcome_ready.emit(outcome)
        self._runner.run(
            self._reloaded if outcome.promoted else lambda: list(self._shelf().models()),
            self._tell,
            self.problem_raised.emit,
        )

    def _change(self, job: Callable[[], ModelSummary]) -> None:
        """Change the model in use in the worker, and score with it from the next message on."""

        def changed() -> list[ModelSummary]:
            job()
            return self._reloaded()

        self._runner.run(changed, self._tell, self.problem_raised.emit)

    def _reloaded(self) -> list[ModelSummary]:
        self._shelf().reload()
        return list(self._shelf().models())


def _current(models: Sequence[ModelSummary]) -> ModelSummary | None:
    return next((one for one in models if one.state == "current"), None)
