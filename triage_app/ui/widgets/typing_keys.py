"""Keys of undo, redo and paste in a field: its own while it was typed in, else those of its page.

A key that has nothing to do in the field says so.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QLineEdit

UNDO, REDO = QKeySequence.StandardKey.Undo, QKeySequence.StandardKey.Redo


def is_history_key(event: QKeyEvent) -> bool:
    """Return whether a key undoes or redoes typing."""
    return event.matches(UNDO) or event.matches(REDO)


def has_nothing_to_do(event: QKeyEvent, *, can_undo: bool, can_redo: bool) -> bool:
    """Return whether a key undoes or redoes typing, and there is none."""
    undoes, redoes = event.matches(UNDO), event.matches(REDO)
    return (undoes and not can_undo) or (redoes and not can_redo)


class TypingLine(QLineEdit):
    """A line that leaves Ctrl+Z and Ctrl+Y to its page until something is typed in it."""

    idle_noticed = Signal(str)  # key of the text that says why a key does nothing

    def __init__(self) -> None:
        super().__init__()
        self._typed_in = False
        self.textEdited.connect(self._note_typing)

    def setText(self, text: str | None) -> None:
        """Show another text, in which nothing was typed yet."""
        super().setText(text or "")
        self._typed_in = False

    def event(self, event: QEvent) -> bool:
        """Leave the keys of undo and redo alone while they have nothing to do here."""
        asked = event.type() == QEvent.Type.ShortcutOverride
        if asked and isinstance(event, QKeyEvent) and is_history_key(event) and not self._typed_in:
            event.ignore()
            return False
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Say so where a key has nothing to undo, redo or paste."""
        can_undo, can_redo = self.isUndoAvailable(), self.isRedoAvailable()
        pastes = event.matches(QKeySequence.StandardKey.Paste)
        if has_nothing_to_do(event, can_undo=can_undo, can_redo=can_redo):
            self.idle_noticed.emit("idle.no_typing")
        elif pastes and not QGuiApplication.clipboard().text():
            self.idle_noticed.emit("idle.no_text_copied")
        else:
            super().keyPressEvent(event)

    def _note_typing(self) -> None:
        self._typed_in = True
