"""The batch page with its controller: which sentence follows what."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from classifier.errors import VigieError
from triage_app.records import Case
from triage_app.ui.batch.controller import BatchController
from triage_app.ui.window.banner import Level
from triage_app.ui.window.main_window import MainWindow
from triage_app.ui.window.navigation import PageName

if TYPE_CHECKING:
    from triage_app.ui.batch.page import BatchPage
    from triage_app.ui.session import Tools

_UNDO_SECONDS = 20


class BatchFlow(QObject):
    """Builds the page when it is first shown, and connects it."""

    open_requested = Signal(object)  # Triage
    cases_changed = Signal(object)  # Case
    case_withdrawn = Signal(int)

    def __init__(self, tools: Tools, content: MainWindow, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.tools, self.texts, self.content = tools, tools.texts, content
        self.drive = BatchController(tools.runner, tools.batch, tools.casebook, self)
        self.drive.problem_raised.connect(self._tell_trouble)
        self.drive.all_logged.connect(self._tell_logged)
        self.drive.case_logged.connect(self.cases_changed)
        self.drive.withdrawn.connect(self.case_withdrawn)

    def make(self) -> BatchPage:
        """Build the page."""
        from triage_app.ui.batch.page import BatchPage  # noqa: PLC0415 - not before it is shown

        page, drive = BatchPage(self.texts, self.tools.theme), self.drive
        page.start_requested.connect(drive.start)
        page.stop_requested.connect(drive.stop)
        page.log_requested.connect(drive.log)
        page.open_requested.connect(self.open_requested)
        drive.started.connect(page.show_started)
        drive.counted.connect(page.show_count)
        drive.judged.connect(page.show_item)
        drive.finished.connect(page.show_finished)
        drive.logged.connect(page.show_logged)
        drive.withdrawn.connect(page.rows.remove_case)
        return page

    def take(self, paths: Sequence[Path]) -> None:
        """Show the page and read what was dropped elsewhere."""
        self.content.show_page(PageName.BATCH)
        self.drive.start(paths)

    def _tell_logged(self, cases: Sequence[Case]) -> None:
        self.content.note.say(
            self.texts.count("batch.logged", len(cases)),
            Level.DONE,
            action=self.texts("batch.undo"),
            then=lambda: self.drive.withdraw(cases),
            seconds=_UNDO_SECONDS,
        )

    def _tell_trouble(self, error: VigieError) -> None:
        self.content.banner.say(error.sentence(self.texts.language), Level.TROUBLE)
