"""The card on the supervisor's page that backs the log up; restoring is left to the command."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QProgressBar, QVBoxLayout, QWidget

from triage_app.backup_records import BackupContent, BackupOutcome
from triage_app.ui.widgets.parts import CARD_MARGINS, button, label, row
from triage_app.ui.widgets.texts import Texts


class BackupCard(QFrame):
    """Says when the last backup was made, starts and stops one, and shows how far it is."""

    backup_requested = Signal()
    stop_requested = Signal()

    def __init__(self, texts: Texts, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("card", True)
        self._texts = texts
        self.start_button = button(texts("backup.start"))
        self.stop_button = button(texts("backup.stop"))
        self.last = label(wrap=True)
        self.folder = label(role="muted", wrap=True)
        self.progress = QProgressBar()
        self.progress.setAccessibleName(texts("backup.progress"))
        self.sentence = label(role="heading", wrap=True)
        self.hint = label(texts("backup.hint"), "muted", wrap=True)
        self._build()
        self.start_button.clicked.connect(self.backup_requested)
        self.stop_button.clicked.connect(self.stop_requested)
        self._set_busy(False)
        self._say("")
        self.folder.hide()

    def show_content(self, content: BackupContent) -> None:
        """Show the last backup, and the folder that an administrator has fixed."""
        texts, last = self._texts, content.last
        none = texts("backup.none")
        words = texts("backup.last", at=texts.moment(last.at), file=last.file) if last else none
        self.last.setText(words)
        self.folder.setVisible(content.is_fixed)
        self.folder.setText(texts("backup.fixed", path=content.folder))

    def show_started(self) -> None:
        """Show that a backup is being written, and nothing of the one before."""
        self._set_busy(True)
        self._say("")
        self.progress.setValue(0)

    def show_progress(self, share: float, _step: str) -> None:
        """Show how far it is."""
        self.progress.setValue(round(100 * share))

    def show_written(self, outcome: BackupOutcome) -> None:
        """Show where the backup lies, and what is not in it."""
        texts = self._texts
        said = [texts("backup.written", path=outcome.path)]
        if outcome.left_out:
            said.append(texts("backup.left_out", names=", ".join(outcome.left_out)))
        self._set_busy(False)
        self._say(" ".join(said))

    def show_stopped(self) -> None:
        """Show that the backup was stopped, so that nobody looks for it."""
        self._set_busy(False)
        self._say(self._texts("backup.stopped"))

    def show_failed(self, reason: str) -> None:
        """Show why no backup was written, "" for unknown reasons."""
        self._set_busy(False)
        self._say(" ".join(part for part in (self._texts("backup.failed"), reason) if part))

    def _say(self, sentence: str) -> None:
        self.sentence.setText(sentence)
        self.sentence.setVisible(bool(sentence))

    def _set_busy(self, busy: bool) -> None:
        self.start_button.setEnabled(not busy)
        self.stop_button.setVisible(busy)
        self.progress.setVisible(busy)

    def _build(self) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(*CARD_MARGINS)
        layout.setSpacing(8)
        title = label(self._texts("backup.title"), "title")
        layout.addLayout(row(title, None, self.stop_button, self.start_button))
        for line in (self.last, self.folder, self.progress, self.sentence, self.hint):
            layout.addWidget(line)
