"""Connects the page of the review queue with its controller and the banner."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from classifier.errors import VigieError
from triage_app.ui.history import History
from triage_app.ui.supervisor.review_controller import ReviewController
from triage_app.ui.widgets.colours import Theme
from triage_app.ui.widgets.connections import Connection, connect, disconnect
from triage_app.ui.widgets.texts import Texts
from triage_app.ui.window.banner import Topic
from triage_app.ui.window.main_window import MainWindow
from triage_app.ui.window.navigation import PageName
from triage_app.ui.worker import JobRunner

if TYPE_CHECKING:
    from collections.abc import Callable

    from triage_app.ui.supervisor.review_page import ReviewPage


class ReviewFlow(QObject):
    """Builds the page when it is first shown; the queue is asked for anew at each display."""

    undo_requested = Signal()  # the last action, of whichever page
    redo_requested = Signal()
    log_changed = Signal()
    access_refused = Signal()
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
        super().__init__(parent)
        self._texts, self._theme, self._content = texts, theme, content
        self._may_change, self._blind = may_change, blind
        self._page: ReviewPage | None = None
        self.controller = ReviewController(worker, history, self)
        connect(self._connections())
        content.page_shown.connect(self._page_shown)

    def take_over(self, former: ReviewFlow) -> None:
        """Go on with the controller of a window in another language or look."""
        former.disconnect_controller()
        self.disconnect_controller()
        self.controller.deleteLater()
        self.controller = former.controller
        self.controller.setParent(self)
        connect(self._connections())

    def disconnect_controller(self) -> None:
        """Let go of the controller, before another window takes it over."""
        if self._page is not None:
            self.controller.disconnect(self._page)
        disconnect(self._connections())

    def make(self) -> ReviewPage:
        """Build and connect the page."""
        from triage_app.ui.supervisor.review_page import (  # noqa: PLC0415 - when shown
            ReviewPage,
        )

        page, controller = (
            ReviewPage(self._texts, self._theme, blind=self._blind),
            self.controller,
        )
        self._page = page
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

    @property
    def done_place(self) -> int:
        """Return the place of the newest answer in the history."""
        return self.controller.done_place

    @property
    def undone_place(self) -> int:
        """Return the place of what was taken back last and can be done again."""
        return self.controller.undone_place

    def undo(self) -> None:
        """Take back the newest answer."""
        if self._is_open():
            self.controller.undo()

    def redo(self) -> None:
        """Give the answer that was taken back last once more."""
        if self._is_open():
            self.controller.redo()

    def _connections(self) -> list[Connection]:
        controller = self.controller
        return [
            (controller.problem_raised, self._tell_trouble),
            (controller.state_ready, self._log_answered),
            (controller.answer_ready, self._tell_changed),
            (controller.answer_undone, self._tell_changed),
        ]

    def _is_open(self) -> bool:
        if self._may_change():
            return True
        self.access_refused.emit()
        return False

    def _page_shown(self, name: PageName) -> None:
        if name is PageName.REVIEW and self._may_change():
            self.controller.begin()

    def _tell_changed(self) -> None:
        self.log_changed.emit()

    def _tell_trouble(self, error: VigieError) -> None:
        self._content.banner.show_error(error, Topic.LOG)

    def _log_answered(self) -> None:
        self._content.banner.resolve(Topic.LOG)
