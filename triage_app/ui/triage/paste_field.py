"""The field for the text of a message, which takes a paste or drop as a whole message."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QMimeData, Signal
from PySide6.QtGui import QDropEvent, QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from triage_app.ui.widgets.incoming import MAX_PASTE, brings_files, brings_message, take_copy
from triage_app.ui.widgets.typing_keys import has_nothing_to_do, is_history_key


class PasteField(QPlainTextEdit):
    """A plain text field that emits pastes and drops instead of rendering them."""

    content_ready = Signal(QMimeData)  # a whole message
    idle_noticed = Signal(str)  # key of the text that says why a key does nothing

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._typed_in = False  # whether its text was edited since it was shown
        self.undoAvailable.connect(self._note_typing)

    def insertFromMimeData(self, source: QMimeData) -> None:
        """Treat a paste into an empty field as a message, later pastes as edits."""
        if self.document().isEmpty() or brings_files(source):
            self.content_ready.emit(source)
        elif source.hasText():
            self.insertPlainText(source.text()[:MAX_PASTE])

    def setPlainText(self, text: str) -> None:
        """Show another text, in which nothing was typed yet."""
        super().setPlainText(text)
        self._typed_in = False

    def event(self, event: QEvent) -> bool:
        """Leave Ctrl+Z, Ctrl+Y and Ctrl+V to the page while they have nothing to do here."""
        asked = event.type() == QEvent.Type.ShortcutOverride
        if asked and isinstance(event, QKeyEvent) and self._leaves(event):
            event.ignore()
            return False
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Say so where a key has nothing to undo or redo."""
        text = self.document()
        can_undo, can_redo = text.isUndoAvailable(), text.isRedoAvailable()
        if has_nothing_to_do(event, can_undo=can_undo, can_redo=can_redo):
            self.idle_noticed.emit("idle.no_typing")
        else:
            super().keyPressEvent(event)

    def _leaves(self, event: QKeyEvent) -> bool:
        """Return whether nothing was typed that the key undoes, or nothing is there to paste."""
        if event.matches(QKeySequence.StandardKey.Paste):
            return not brings_message(QGuiApplication.clipboard().mimeData())
        return not self._typed_in and is_history_key(event)

    def _note_typing(self, available: bool) -> None:
        """Note that there was something to undo here, also once all of it is undone."""
        self._typed_in = self._typed_in or available

    def canInsertFromMimeData(self, source: QMimeData) -> bool:
        """Accept text and files."""
        words = source.hasText() or source.hasHtml()
        return words or source.hasImage() or brings_files(source)

    def dropEvent(self, event: QDropEvent) -> None:
        """Take a drop from elsewhere as a copy; text of this field moves as usual."""
        super().dropEvent(event)
        if event.isAccepted() and event.source() not in (self, self.viewport()):
            take_copy(event)
