"""The supervisor's pages with their controllers, behind the code: reports, model, advice."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from classifier.errors import VigieError
from triage_app.ui.supervisor.access_controller import AccessController
from triage_app.ui.supervisor.guidance_controller import GuidanceController
from triage_app.ui.supervisor.learning_controller import LearningController
from triage_app.ui.supervisor.reports_controller import ReportsController
from triage_app.ui.window.banner import Level
from triage_app.ui.window.main_window import MainWindow
from triage_app.ui.window.navigation import PageName

if TYPE_CHECKING:
    from triage_app.ui.session import Tools
    from triage_app.ui.supervisor.guidance_page import GuidancePage
    from triage_app.ui.supervisor.lock_card import LockCard
    from triage_app.ui.supervisor.page import SupervisorPage

LOCKED_PAGES = (PageName.SUPERVISOR, PageName.GUIDANCE)
_UNDO_SECONDS = 10


class Supervision(QObject):
    """Builds and connects what only a supervisor does."""

    guidance_changed = Signal(object)  # language -> Guidance

    def __init__(
        self,
        tools: Tools,
        content: MainWindow,
        learning: LearningController,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self.tools, self.texts, self.content = tools, tools.texts, content
        runner = tools.runner
        self.learning = learning
        self.reports = ReportsController(runner, tools.reports, self)
        self.guidance = GuidanceController(runner, tools.book, self)
        self.access = AccessController(runner, tools.access, self, is_set=tools.code_set)
        self._cards: list[LockCard] = []
        self.access.changed.connect(self._lock_or_open)
        self.access.refused.connect(self._refuse)
        for drive in (self.access, self.guidance, self.reports):
            drive.problem_raised.connect(self._tell_trouble)
        self.guidance.saved.connect(self._saved)
        self.guidance.ready.connect(lambda shown: self.guidance_changed.emit(shown.guidance))
        content.navigation.lock_requested.connect(self.access.lock)
        self._lock_or_open(self.access.is_set, self.access.is_open)

    def tell_locked(self) -> None:
        """Say where the code is entered."""
        self.content.banner.say(self.texts("access.locked"), Level.TROUBLE)

    def make_supervisor(self) -> SupervisorPage:
        """Build the page with reports, model and code."""
        from triage_app.ui.supervisor.page import SupervisorPage  # noqa: PLC0415 - when shown

        page = SupervisorPage(self.texts, self.tools.today(), self.tools.export_folder)
        export, code = page.export, page.code
        export.export_requested.connect(self.reports.export)
        self.reports.export_started.connect(export.show_busy)
        self.reports.export_ready.connect(export.show_written)
        self.reports.problem_raised.connect(lambda _: export.show_failed())
        code.set_requested.connect(self.access.set_code)
        code.remove_requested.connect(self.access.remove_code)
        code.show_set(self.access.is_set)
        self.access.changed.connect(lambda is_set, _: code.show_set(is_set))
        self._connect_learning(page)
        return page

    def make_guidance(self) -> GuidancePage:
        """Build the page with the advice."""
        from triage_app.ui.supervisor.guidance_page import GuidancePage  # noqa: PLC0415 - when it is shown

        page = GuidancePage(self.texts)
        page.save_requested.connect(self.guidance.save)
        page.restore_requested.connect(self.guidance.restore)
        self.guidance.ready.connect(page.show_guidance)
        self.guidance.refresh()
        return page

    def _connect_learning(self, page: SupervisorPage) -> None:
        drive, view = self.learning, page.learning
        view.train_requested.connect(drive.train)
        view.cancel_requested.connect(drive.cancel)
        view.promote_requested.connect(drive.promote)
        view.rollback_requested.connect(drive.rollback)
        drive.progress_changed.connect(view.show_progress)
        drive.outcome_ready.connect(view.show_outcome)
        drive.training_failed.connect(lambda said: view.show_idle(self.failure(said)))
        drive.training_cancelled.connect(lambda: view.show_idle(self.texts("learning.cancelled")))
        drive.models_ready.connect(view.show_models)
        drive.drift_ready.connect(view.show_drift)
        drive.refresh()

    def failure(self, said: str) -> str:
        """Return that a training failed, with what it said."""
        return " ".join(part for part in (self.texts("learning.failed"), said) if part)

    def _lock_or_open(self, is_set: bool, is_open: bool) -> None:
        """Cover the pages, or show them."""
        self._cards = [] if is_open else [self._card() for _ in LOCKED_PAGES]
        for place, name in enumerate(LOCKED_PAGES):
            self.content.cover(name, None if is_open else self._cards[place])
        self.content.navigation.show_lock(is_set and is_open)

    def _card(self) -> LockCard:
        from triage_app.ui.supervisor.lock_card import LockCard  # noqa: PLC0415 - only with a code

        card = LockCard(self.texts)
        card.code_given.connect(self.access.give)
        return card

    def _refuse(self, wait: int) -> None:
        sentence = self.texts.count("access.wait", wait) if wait else self.texts("access.wrong")
        for card in self._cards:
            card.refuse(sentence)

    def _saved(self, version: int, before: int) -> None:
        self.content.note.say(
            self.texts("guidance.saved", version=version),
            Level.DONE,
            action=self.texts("guidance.undo"),
            then=lambda: self.guidance.restore(before),
            seconds=_UNDO_SECONDS,
        )

    def _tell_trouble(self, error: VigieError) -> None:
        self.content.banner.say(error.sentence(self.texts.language), Level.TROUBLE)
