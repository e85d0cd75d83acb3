"""Retraining: a child process trains; the worker promotes and rolls back models."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from classifier.errors import VigieError
from triage_app.model_records import ModelSummary, TrainingOutcome
from triage_app.ui.supervisor.training_process import TrainingProcess
from triage_app.ui.worker import JobRunner

if TYPE_CHECKING:
    from triage_app.services.desk import Desk


class LearningController(QObject):
    """Starts trainings, changes the model in use, and reports both."""

    progress_changed = Signal(float, str)  # share, name of the step
    outcome_ready = Signal(TrainingOutcome)
    training_failed = Signal(str)  # sentence of the child process, or ""
    training_cancelled = Signal()
    models_ready = Signal(object)  # list[ModelSummary], newest first
    training_started = Signal()  # by a person
    model_chosen = Signal(str, str)  # number put into use by a person; the one before, or ""
    model_replaced = Signal()  # another model scores from the next message on
    current_changed = Signal(object)  # ModelSummary in use, or None
    drift_ready = Signal(str)  # one line, or ""
    problem_raised = Signal(VigieError)

    def __init__(
        self,
        worker: JobRunner,
        process: TrainingProcess,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._worker, self._process = worker, process
        process.progress_changed.connect(self.progress_changed)
        process.outcome_ready.connect(self._report_outcome)
        process.command_failed.connect(self.training_failed)
        process.command_cancelled.connect(self.training_cancelled)

    def end(self) -> None:
        """Report no training any more: it goes on, and the next session reports it."""
        self._process.disconnect(self)

    def begin(self) -> None:
        """Ask which model is in use; train the first one if there is none."""
        self._read_models(self._report_models)
        self._worker.call(_needs_model, self._train_if_none, self.problem_raised.emit)

    def refresh(self) -> None:
        """Ask for the list of models, then for the drift sentence."""
        self._read_models(self._report_models)
        self._worker.call(drift_sentence, self.drift_ready.emit, self.problem_raised.emit)

    def train(self, from_cases: bool) -> None:
        """Train a candidate; a person puts it into use after looking at its figures."""
        if self._process.start(from_cases=from_cases, promote=False):
            self.progress_changed.emit(0.0, "")
            self.training_started.emit()

    def cancel(self) -> None:
        """Cancel the running training."""
        self._process.cancel()

    def promote(self, number: str) -> None:
        """Make a model the current one."""
        self._change(lambda desk: desk.retraining.promote(number))

    def rollback(self) -> None:
        """Put the previous model back into use."""
        self._change(lambda desk: desk.retraining.rollback())

    def reload(self) -> None:
        """Use the model that another program has put into use."""
        self._worker.call(_reloaded, self._report_replacement, self.problem_raised.emit)

    def _read_models(self, done: Callable[[list[ModelSummary]], None]) -> None:
        self._worker.call(_all_models, done, self.problem_raised.emit)

    def _train_if_none(self, needed: bool) -> None:
        if needed and self._process.start(from_cases=False, promote=True):
            self.progress_changed.emit(0.0, "")

    def _report_models(self, models: list[ModelSummary]) -> None:
        self.models_ready.emit(models)
        self.current_changed.emit(_current(models))

    def _report_outcome(self, outcome: TrainingOutcome) -> None:
        """Report the outcome; reload the scorer if the new model is in use already."""
        self.outcome_ready.emit(outcome)
        if outcome.promoted:
            self.reload()
        else:
            self._read_models(self._report_models)

    def _change(self, job: Callable[[Desk], ModelSummary]) -> None:
        """Change the current model in the worker, which then scores with it."""

        def changed(desk: Desk) -> tuple[list[ModelSummary], str, str]:
            before = _current(_all_models(desk))
            now = job(desk).number
            return _reloaded(desk), now, before.number if before else ""

        def done(found: tuple[list[ModelSummary], str, str]) -> None:
            models, now, before = found
            self._report_replacement(models)
            self.model_chosen.emit(now, before if before != now else "")

        self._worker.call(changed, done, self.problem_raised.emit)

    def _report_replacement(self, models: list[ModelSummary]) -> None:
        self.model_replaced.emit()
        self._report_models(models)


def drift_sentence(desk: Desk) -> str:
    """Return the drift sentence, "" if the log cannot be read; runs in the worker."""
    from triage_app.services.learning import drift  # noqa: PLC0415 - loads numpy

    return drift.drift_line(desk)


def _needs_model(desk: Desk) -> bool:
    """Return whether the first model is to be trained; runs in the worker."""
    return desk.first_model.needed


def _all_models(desk: Desk) -> list[ModelSummary]:
    """Return all models, newest first; runs in the worker."""
    from triage_app.services.exchange.model_sources import models_of  # noqa: PLC0415 - late

    return models_of(desk)


def _reloaded(desk: Desk) -> list[ModelSummary]:
    """Use the current model from the next message on; return all models."""
    desk.reload_model()
    return _all_models(desk)


def _current(models: Sequence[ModelSummary]) -> ModelSummary | None:
    return next((one for one in models if one.state == "current"), None)
