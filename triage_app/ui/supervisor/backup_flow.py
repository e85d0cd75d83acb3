"""Connects the card of backups with its controller, and asks where one is written."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QFileDialog

from classifier.errors import VigieError
from triage_app.ui.supervisor.backup_card import BackupCard
from triage_app.ui.supervisor.backup_controller import BackupController
from triage_app.ui.widgets.texts import Texts
from triage_app.ui.window.banner import Topic
from triage_app.ui.window.main_window import MainWindow

_ENDING = ".db"


class BackupFlow(QObject):
    """The card, its dialog, and the banner where the log cannot be read."""

    def __init__(
        self,
        texts: Texts,
        content: MainWindow,
        controller: BackupController,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._texts, self._content, self.controller = texts, content, controller
        controller.path_wanted.connect(self._ask)
        controller.problem_raised.connect(self._tell_trouble)

    def connect_card(self, card: BackupCard) -> None:
        """Connect the card of the supervisor's page."""
        controller, process = self.controller, self.controller.process
        card.backup_requested.connect(controller.back_up)
        card.stop_requested.connect(process.cancel)
        controller.content_ready.connect(card.show_content)
        process.backup_started.connect(card.show_started)
        process.progress_changed.connect(card.show_progress)
        process.backup_written.connect(card.show_written)
        process.command_cancelled.connect(card.show_stopped)
        process.command_failed.connect(card.show_failed)
        if process.running:
            card.show_started()
        controller.refresh()

    def _ask(self, proposed: Path) -> None:
        """Ask for the file; the dialog warns before replacing one."""
        texts = self._texts
        kind = f"{texts('backup.kind')} (*{_ENDING})"
        chosen, _ = QFileDialog.getSaveFileName(
            self._content, texts("backup.title"), str(proposed), kind
        )
        if chosen:
            path = Path(chosen)
            self.controller.process.start(path if path.suffix else path.with_suffix(_ENDING))

    def _tell_trouble(self, error: VigieError) -> None:
        self._content.banner.show_error(error, Topic.LOG)
