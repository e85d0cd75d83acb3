"""Connects the page of the models with its controllers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from classifier.errors import VigieError
from triage_app.list_records import Expected
from triage_app.ui.supervisor.comparison_controller import ComparisonController
from triage_app.ui.supervisor.comparison_process import ComparisonProcess
from triage_app.ui.supervisor.model_flow import ModelFlow
from triage_app.ui.widgets.colours import Theme
from triage_app.ui.widgets.texts import Texts
from triage_app.ui.window.banner import Topic
from triage_app.ui.window.main_window import MainWindow
from triage_app.ui.window.navigation import PageName
from triage_app.ui.worker import JobRunner

if TYPE_CHECKING:
    from triage_app.ui.supervisor.models_card import ModelsCard
    from triage_app.ui.supervisor.models_page import ModelsPage


class ModelsFlow(QObject):
    """Builds the page when it is first shown."""

    case_requested = Signal(object)
    guard_requested = Signal(object, Expected)

    def __init__(
        self,
        texts: Texts,
        theme: Theme,
        worker: JobRunner,
        content: MainWindow,
        models: ModelFlow,
        process: ComparisonProcess,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._texts, self.theme, self._content, self._models = texts, theme, content, models
        self._folder = process.home / "models"
        self.controller = controller = ComparisonController(worker, process, self)
        controller.folder_changed.connect(self.refresh)
        controller.problem_raised.connect(self._report_error)

    def open(self) -> None:
        """Show the page."""
        self._content.show_page(PageName.MODELS)

    def refresh(self) -> None:
        """Read models, drift and history again."""
        self.controller.watch(self._folder)
        self._models.controller.refresh()
        self.controller.read_history()

    def connect_card(self, card: ModelsCard) -> None:
        """Connect the card of the supervisor's page."""
        card.open_requested.connect(self.open)
        self._models.controller.drift_ready.connect(card.show_drift)
        self._models.model_changed.connect(card.show_model)
        card.show_model(self._models.model)
        self._models.controller.refresh()

    def make(self) -> ModelsPage:
        """Build the page."""
        from triage_app.ui.supervisor.models_page import ModelsPage  # noqa: PLC0415 - when shown

        page = ModelsPage(self._texts, self.theme)
        self._connect_learning(page)
        self._connect_comparison(page)
        page.page_shown.connect(self.refresh)
        page.undo_requested.connect(self._models.undo)
        page.back_requested.connect(lambda: self._content.show_page(PageName.SUPERVISOR))
        return page

    def _connect_learning(self, page: ModelsPage) -> None:
        view, controller = page.learning, self._models.controller
        view.train_requested.connect(controller.train)
        view.cancel_requested.connect(controller.cancel)
        view.promote_requested.connect(controller.promote)
        view.rollback_requested.connect(controller.rollback)
        controller.progress_changed.connect(view.show_progress)
        controller.outcome_ready.connect(view.show_outcome)
        controller.training_failed.connect(
            lambda reason: view.show_idle(self._models.failure_sentence(reason))
        )
        controller.training_cancelled.connect(
            lambda: view.show_idle(self._texts("learning.cancelled"))
        )
        controller.models_ready.connect(view.show_models)
        controller.drift_ready.connect(view.show_drift)
        controller.model_replaced.connect(self.controller.read_history)

    def _connect_comparison(self, page: ModelsPage) -> None:
        view, controller = page.difference, self.controller
        process = controller.process
        page.compare_requested.connect(controller.compare)
        page.stop_requested.connect(controller.cancel)
        page.card_requested.connect(controller.read_card)
        process.comparison_started.connect(view.show_started)
        process.progress_changed.connect(view.show_progress)
        process.difference_ready.connect(view.show_difference)
        process.command_failed.connect(view.show_failed)
        process.command_cancelled.connect(view.show_stopped)
        controller.card_ready.connect(view.show_card)
        controller.history_ready.connect(view.show_history)
        view.case_requested.connect(self.case_requested)
        view.guard_requested.connect(self.guard_requested)

    def _report_error(self, error: VigieError) -> None:
        self._content.banner.show_error(error, Topic.MODEL)
