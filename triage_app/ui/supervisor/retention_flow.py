"""Connects the card and the page of retention with their controller."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from classifier.errors import VigieError
from triage_app.retention_records import PeriodChange
from triage_app.settings import Settings
from triage_app.ui.supervisor.retention_controller import RetentionController
from triage_app.ui.widgets.texts import Texts
from triage_app.ui.window.banner import NOTE_SECONDS, Level, Topic
from triage_app.ui.window.main_window import MainWindow
from triage_app.ui.window.navigation import PageName
from triage_app.ui.worker import JobRunner

if TYPE_CHECKING:
    from triage_app.ui.supervisor.retention_card import RetentionCard
    from triage_app.ui.supervisor.retention_page import RetentionPage


class RetentionFlow(QObject):
    """Builds the page when it is first shown."""

    settings_changed = Signal(Settings)
    access_refused = Signal()

    def __init__(
        self,
        texts: Texts,
        worker: JobRunner,
        content: MainWindow,
        may_change: Callable[[], bool],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._texts, self._content = texts, content
        self._page: RetentionPage | None = None
        self.controller = controller = RetentionController(worker, may_change, self)
        controller.settings_changed.connect(self.settings_changed)
        controller.access_refused.connect(self.access_refused)
        controller.period_changed.connect(self._tell_change)
        controller.change_refused.connect(self._tell_refusal)
        controller.problem_raised.connect(self._report_error)

    def open(self) -> None:
        """Show the page with what is due now."""
        self._content.show_page(PageName.RETENTION)
        self.controller.refresh()

    def connect_card(self, card: RetentionCard) -> None:
        """Connect the card of the supervisor's page."""
        controller = self.controller
        card.purge_requested.connect(controller.purge)
        card.leave_requested.connect(controller.leave)
        card.open_requested.connect(self.open)
        controller.content_ready.connect(card.show_content)
        controller.purge_started.connect(card.show_busy)
        controller.purge_ended.connect(card.show_purged)
        controller.purge_left.connect(card.show_left)
        controller.purge_failed.connect(card.show_failed)
        controller.refresh()

    def make(self) -> RetentionPage:
        """Build the page."""
        from triage_app.ui.supervisor.retention_page import (  # noqa: PLC0415 - when shown
            RetentionPage,
        )

        self._page = page = RetentionPage(self._texts)
        page.change_requested.connect(self.controller.change)
        page.undo_requested.connect(self.controller.undo)
        page.back_requested.connect(lambda: self._content.show_page(PageName.SUPERVISOR))
        self.controller.content_ready.connect(page.show_content)
        return page

    def _tell_change(self, change: PeriodChange) -> None:
        texts = self._texts
        self._content.banner.resolve(Topic.SETTINGS)
        self._content.note.say(
            texts.count(
                "retention.changed",
                change.days,
                what=texts(f"retention.what_{change.name}"),
                was=texts.number(change.was),
            ),
            Level.DONE,
            action=texts("retention.undo"),
            then=self.controller.undo,
            seconds=NOTE_SECONDS,
            supervised=True,
        )

    def _tell_refusal(self, error: VigieError) -> None:
        if self._page is not None:
            self._page.show_refusal(self._texts.words(error))

    def _report_error(self, error: VigieError) -> None:
        self._content.banner.show_error(error)
