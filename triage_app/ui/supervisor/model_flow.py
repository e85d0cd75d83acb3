"""Shows the model in use and the progress of a training in rail, note and banner."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from classifier.errors import VigieError
from triage_app.model_records import ModelSummary, TrainingOutcome
from triage_app.ui.supervisor.learning_controller import LearningController
from triage_app.ui.supervisor.training_process import TrainingProcess
from triage_app.ui.widgets.texts import Texts
from triage_app.ui.window.banner import NOTE_SECONDS, Level, Topic
from triage_app.ui.window.main_window import MainWindow
from triage_app.ui.worker import JobRunner


class ModelFlow(QObject):
    """Connects the models' controller with what is visible on every page."""

    model_changed = Signal(object)  # ModelSummary in use, or None

    def __init__(
        self,
        texts: Texts,
        worker: JobRunner,
        training: TrainingProcess,
        content: MainWindow,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._texts, self._content, self._training = texts, content, training
        self.model: ModelSummary | None = None
        self._share = 0.0  # how far a training is
        self._before = ""  # number of the model that an undo puts back into use
        self.controller = controller = LearningController(worker, training, self)
        controller.progress_changed.connect(self._show_progress)
        controller.current_changed.connect(self._set_model)
        controller.model_replaced.connect(lambda: content.banner.resolve(Topic.MODEL))
        controller.training_started.connect(self._tell_started)
        controller.training_failed.connect(self._show_failure)
        controller.training_cancelled.connect(self._tell_cancelled)
        controller.model_chosen.connect(self._tell_chosen)
        controller.outcome_ready.connect(self._show_outcome)
        controller.problem_raised.connect(self.report_error)

    def undo(self) -> None:
        """Put the model back into use that the last choice of a person replaced."""
        before, self._before = self._before, ""
        if before:
            self.controller.promote(before)
        else:
            self._say(self._texts("note.nothing_undone"))

    def report_error(self, error: VigieError) -> None:
        """Warn about the model in use."""
        self._content.banner.show_error(error, Topic.MODEL)

    def failure_sentence(self, reason: str) -> str:
        """Return the sentence for a failed training, with its reason if there is one."""
        return " ".join(part for part in (self._texts("learning.failed"), reason) if part)

    def _set_model(self, model: ModelSummary | None) -> None:
        self.model = model
        self.model_changed.emit(model)
        self._show_state()

    def _show_state(self) -> None:
        """Show in the rail which model scores, or how far a training is."""
        navigation = self._content.navigation
        if self._training.running:
            navigation.show_training(self._share, self._number)
        else:
            navigation.show_model(self._number, self.model.desk if self.model else 0)

    def _show_progress(self, share: float, _step: str) -> None:
        self._share = share
        self._content.navigation.show_training(share, self._number)

    @property
    def _number(self) -> str | None:
        return self.model.number if self.model else None

    def _tell_started(self) -> None:
        key = "note.training_started" if self._number else "note.first_training_started"
        self._say(self._texts(key, number=self._number or ""))

    def _tell_cancelled(self) -> None:
        self._show_state()
        self._say(self._texts("learning.cancelled"))

    def _tell_chosen(self, number: str, before: str) -> None:
        """Say which model a person put into use, and offer the one before."""
        self._before = before
        self._content.note.say(
            self._texts("note.model_used", number=number),
            Level.DONE,
            action=self._texts("note.undo") if before else "",
            then=self.undo,
            seconds=NOTE_SECONDS,
            supervised=True,
        )

    def _say(self, sentence: str) -> None:
        self._content.note.say(sentence, seconds=NOTE_SECONDS)

    def _show_outcome(self, outcome: TrainingOutcome) -> None:
        """Show in a note how a training ended; the figures are on the supervisor's page."""
        self._content.banner.resolve(Topic.TRAINING)
        key = "note.model_used" if outcome.promoted else "note.model_made"
        sentence = self._texts(key, number=outcome.candidate.number)
        self._content.note.say(f"{sentence} {outcome.sentence}", Level.DONE, seconds=NOTE_SECONDS)

    def _show_failure(self, reason: str) -> None:
        self._show_state()
        self._content.banner.say(self.failure_sentence(reason), Level.ERROR, topic=Topic.TRAINING)
