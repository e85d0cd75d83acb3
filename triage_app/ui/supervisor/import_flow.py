"""Connects the import page with its controller, and tells on every page how an import ended."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from classifier.errors import VigieError
from triage_app.imports import ImportState, ImportUndone
from triage_app.ui.supervisor.import_controller import ImportController
from triage_app.ui.supervisor.import_process import ImportProcess
from triage_app.ui.widgets.texts import Texts
from triage_app.ui.window.banner import NOTE_SECONDS, Level
from triage_app.ui.window.main_window import MainWindow
from triage_app.ui.window.navigation import PageName
from triage_app.ui.worker import JobRunner
from triage_app.wording.old_lists import outcome_sentences, undone_sentence

if TYPE_CHECKING:
    from triage_app.ui.supervisor.import_page import ImportPage


class ImportFlow(QObject):
    """Builds the page when it is first shown."""

    log_changed = Signal()  # cases were imported or withdrawn

    def __init__(
        self,
        texts: Texts,
        worker: JobRunner,
        process: ImportProcess,
        content: MainWindow,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._texts, self._content = texts, content
        self._page: ImportPage | None = None
        self.controller = controller = ImportController(worker, process, self)
        controller.log_changed.connect(self.log_changed)
        controller.state_ready.connect(self._tell_state)
        controller.undo_ready.connect(self._tell_undone)

    def open(self, path: Path | None = None) -> None:
        """Show the page, and read a list that was dropped elsewhere."""
        self._content.show_page(PageName.IMPORT)
        if path is not None:
            self.controller.open(path)

    def make(self) -> ImportPage:
        """Build the page."""
        from triage_app.ui.supervisor.import_page import ImportPage  # noqa: PLC0415 - when shown

        self._page = page = ImportPage(self._texts)
        controller = self.controller
        page.list_chosen.connect(controller.open)
        page.column_chosen.connect(controller.take_column)
        page.confirm_changed.connect(controller.set_confirm)
        page.start_requested.connect(controller.start)
        page.stop_requested.connect(controller.stop)
        page.undo_requested.connect(controller.undo)
        page.back_requested.connect(lambda: self._content.show_page(PageName.SUPERVISOR))
        controller.preview_started.connect(page.show_reading)
        controller.preview_ready.connect(page.show_preview)
        controller.list_refused.connect(self._show_refusal)
        controller.progress_changed.connect(page.show_progress)
        controller.state_ready.connect(page.show_state)
        controller.undo_ready.connect(page.show_undone)
        controller.import_failed.connect(self._show_failure)
        controller.import_stopped.connect(self._show_stop)
        controller.log_changed.connect(self._show_idle)
        return page

    def _show_idle(self) -> None:
        """Offer what can be done after an import, an undo, a stop or a failure."""
        if self._page is not None:
            controller = self.controller
            self._page.show_idle(can_start=controller.can_start, can_undo=controller.can_undo)

    def _show_refusal(self, error: VigieError) -> None:
        if self._page is not None:
            self._page.show_refusal(self._texts.words(error))

    def _show_failure(self, reason: str) -> None:
        if self._page is not None:
            parts = (self._texts("import.failed"), reason)
            self._page.show_sentence(" ".join(part for part in parts if part))

    def _show_stop(self) -> None:
        if self._page is not None:
            self._page.show_sentence(self._texts("import.stopped"))

    def _tell_state(self, state: ImportState) -> None:
        """Tell in the rail what an import did; it may take longer than somebody stays here."""
        added, *_ = outcome_sentences(state)
        self._content.note.say(
            self._texts.words(added),
            Level.DONE,
            action=self._texts("import.undo") if state.number is not None else "",
            then=self.controller.undo if state.number is not None else None,
            seconds=NOTE_SECONDS,
            supervised=True,
        )

    def _tell_undone(self, done: ImportUndone) -> None:
        sentence = self._texts.words(undone_sentence(done))
        self._content.note.say(sentence, Level.DONE, seconds=NOTE_SECONDS)
