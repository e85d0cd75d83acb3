"""Connects the page of the review queue with its controller and the banner."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from triage_app.ui.changes_flow import ChangesFlow
from triage_app.ui.history import History
from triage_app.ui.supervisor.review_controller import ReviewController
from triage_app.ui.widgets.colours import Theme
from triage_app.ui.widgets.connections import Connection
from triage_app.ui.widgets.texts import Texts
from triage_app.ui.window.main_window import MainWindow
from triage_app.ui.window.navigation import PageName
from triage_app.ui.worker import JobRunner

if TYPE_CHECKING:
    from collections.abc import Callable

    from triage_app.ui.supervisor.review_page import ReviewPage


class ReviewFlow(ChangesFlow[ReviewController]):
    """Builds the page when it is first shown; the queue is asked for anew at each display."""

    log_changed = Signal()
    sheet_requested = Signal(object)  # number of a campaign

    def __init__(
        self,
        texts: Texts,
        theme: Theme,
        worker: JobRunner,
        content: MainWindow,
        history: History,
        may_change: Callable[[], bool],
        parent: QObject | None = None,
        *,
        blind: bool = True,
    ) -> None:
        """`may_change`: whether the supervisor's actions are open now."""
        controller = ReviewController(worker, history)
        super().__init__(texts, theme, content, controller, may_change, parent)
        self._blind = blind
        content.page_shown.connect(self._page_shown)

    def make(self) -> ReviewPage:
        """Build and connect the page."""
        from triage_app.ui.supervisor.review_page import (  # noqa: PLC0415 - when shown
            ReviewPage,
        )

        page, controller = (
            ReviewPage(self._texts, self._theme, blind=self._blind),
            self.controller,
        )
        self._shown = page
        page.answer_requested.connect(controller.answer)
        page.campaign_requested.connect(controller.answer_campaign)
        page.called_requested.connect(controller.tick)
        page.skip_requested.connect(controller.skip)
        page.reasons_chosen.connect(controller.begin)
        page.sheet_requested.connect(self.sheet_requested)
        page.undo_requested.connect(self.undo_requested)
        page.redo_requested.connect(self.redo_requested)
        page.more_requested.connect(controller.look_again)
        page.idle_noticed.connect(self._content.idle_noticed)
        controller.line_changed.connect(page.show_line)
        controller.state_ready.connect(page.show_state)
        controller.answer_ready.connect(page.show_answer)
        controller.answer_undone.connect(page.show_undone)
        return page

    def _connections(self) -> list[Connection]:
        controller = self.controller
        return [
            (controller.problem_raised, self._tell_trouble),
            (controller.state_ready, self._log_answered),
            (controller.answer_ready, self._tell_changed),
            (controller.answer_undone, self._tell_changed),
        ]

    def _page_shown(self, name: PageName) -> None:
        if name is PageName.REVIEW and self._may_change():
            self.controller.begin()

    def _tell_changed(self) -> None:
        self.log_changed.emit()
