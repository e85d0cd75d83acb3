"""Connects the page of the week with its controller."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from classifier.errors import VigieError
from triage_app.case_codes import shown_number
from triage_app.records import CaseFilter
from triage_app.ui.supervisor.week_controller import WeekController
from triage_app.ui.widgets.colours import Theme
from triage_app.ui.widgets.texts import Texts
from triage_app.ui.window.banner import NOTE_SECONDS, Level, Topic
from triage_app.ui.window.main_window import MainWindow
from triage_app.ui.window.navigation import PageName
from triage_app.ui.worker import JobRunner

if TYPE_CHECKING:
    from triage_app.ui.supervisor.week_page import WeekPage


class WeekFlow(QObject):
    """Builds the page when it is first shown, and counts again each time it is."""

    cases_requested = Signal(CaseFilter)
    campaign_requested = Signal(object)
    access_refused = Signal()
    log_changed = Signal()

    def __init__(
        self,
        texts: Texts,
        theme: Theme,
        worker: JobRunner,
        content: MainWindow,
        may_change: Callable[[], bool],
        today: Callable[[], date],
        parent: QObject | None = None,
    ) -> None:
        """`may_change`: whether the supervisor's pages are open."""
        super().__init__(parent)
        self._texts, self._content, self._today = texts, content, today
        self._page: WeekPage | None = None
        self._theme, self._worker, self._may_change = theme, worker, may_change
        self.controller: WeekController | None = None
        content.page_shown.connect(self._count_again)

    def make(self) -> WeekPage:
        """Build the page and ask for the last complete week."""
        from triage_app.ui.supervisor.week_page import WeekPage  # noqa: PLC0415 - when shown
        from triage_app.ui.supervisor.week_pictures import ink_of  # noqa: PLC0415 - as above

        controller = WeekController(self._worker, ink_of(self._theme), self._may_change, self)
        self.controller, page = controller, WeekPage(self._texts, controller.offered(self._today()))
        page.period_requested.connect(controller.show)
        page.tick_requested.connect(controller.tick)
        page.undo_requested.connect(self._undo)
        page.cases_requested.connect(self.cases_requested)
        page.campaign_requested.connect(self.campaign_requested)
        page.idle_noticed.connect(self._content.idle_noticed)
        controller.content_ready.connect(page.show_content)
        controller.content_ready.connect(lambda _: self._content.banner.resolve(Topic.WEEK))
        controller.counting_started.connect(page.show_counting)
        controller.counting_ended.connect(page.show_counted)
        controller.period_refused.connect(self._tell_refusal)
        controller.caller_called.connect(self._tell_called)
        controller.tick_undone.connect(self._tell_undone)
        controller.access_refused.connect(self.access_refused)
        controller.problem_raised.connect(self._tell_trouble)
        self._page = page
        return page

    def _count_again(self, name: PageName) -> None:
        """Count each time the page is shown: the log may have changed."""
        if name is PageName.WEEK and self.controller is not None and self._may_change():
            self.controller.refresh()

    def _undo(self) -> None:
        if self.controller is None or not self.controller.undo():
            self._content.note.say(self._texts("note.nothing_undone"), seconds=NOTE_SECONDS)

    def _tell_called(self, number: int) -> None:
        self.log_changed.emit()
        self._content.note.say(
            self._texts("calls.noted", number=shown_number(number)),
            Level.DONE,
            action=self._texts("note.undo"),
            then=self._undo,
            seconds=NOTE_SECONDS,
            supervised=True,
        )

    def _tell_undone(self, number: int) -> None:
        self.log_changed.emit()
        words = self._texts("calls.undone", number=shown_number(number))
        self._content.note.say(words, seconds=NOTE_SECONDS)

    def _tell_refusal(self, error: VigieError) -> None:
        if self._page is not None:
            self._page.show_refusal(self._texts.words(error))

    def _tell_trouble(self, error: VigieError) -> None:
        self._content.banner.show_error(error, Topic.WEEK)
