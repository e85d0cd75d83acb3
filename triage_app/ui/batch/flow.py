"""Connects the batch page with its controller, the note and the banner."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from classifier.errors import VigieError
from triage_app.records import Case, Triage
from triage_app.ui.batch.controller import BatchController
from triage_app.ui.widgets.colours import Theme
from triage_app.ui.widgets.texts import Texts
from triage_app.ui.window.banner import Level, Topic
from triage_app.ui.window.main_window import MainWindow
from triage_app.ui.window.navigation import PageName
from triage_app.ui.worker import JobRunner

if TYPE_CHECKING:
    from triage_app.ui.batch.page import BatchPage

_UNDO_SECONDS = 20


class BatchFlow(QObject):
    """Builds the page on first display and connects it."""

    open_requested = Signal(Triage)  # a row is to be shown on the agent's page
    log_changed = Signal()  # cases were logged or withdrawn

    def __init__(
        self,
        texts: Texts,
        theme: Theme,
        worker: JobRunner,
        content: MainWindow,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._texts, self._theme, self._content = texts, theme, content
        self.controller = BatchController(worker, self)
        self.controller.problem_raised.connect(self._report_error)
        self.controller.row_logged.connect(lambda *_: content.banner.resolve(Topic.BATCH))
        self.controller.cases_logged.connect(self._show_logged)
        self.controller.case_withdrawn.connect(lambda _: self.log_changed.emit())

    def make(self) -> BatchPage:
        """Build the page."""
        from triage_app.ui.batch.page import BatchPage  # noqa: PLC0415 - not before it is shown

        page, controller = BatchPage(self._texts, self._theme), self.controller
        page.start_requested.connect(controller.start)
        page.stop_requested.connect(controller.stop)
        page.log_requested.connect(controller.log)
        page.open_requested.connect(self.open_requested)
        controller.batch_started.connect(page.show_started)
        controller.count_ready.connect(page.show_count)
        controller.item_ready.connect(page.show_item)
        controller.batch_finished.connect(page.show_finished)
        controller.row_logged.connect(page.show_logged)
        controller.case_withdrawn.connect(page.rows.remove_case)
        return page

    def take(self, paths: Sequence[Path]) -> None:
        """Show the page and read files that were dropped on another page."""
        self._content.show_page(PageName.BATCH)
        self.controller.start(paths)

    def _show_logged(self, cases: Sequence[Case]) -> None:
        self.log_changed.emit()
        self._content.note.say(
            self._texts.count("batch.logged", len(cases)),
            Level.DONE,
            action=self._texts("batch.undo"),
            then=lambda: self.controller.withdraw(cases),
            seconds=_UNDO_SECONDS,
        )

    def _report_error(self, error: VigieError) -> None:
        self._content.banner.show_error(error, Topic.BATCH)
