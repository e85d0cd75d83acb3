"""Asks before cases are lost that are not logged yet."""

from __future__ import annotations

from PySide6.QtWidgets import QMessageBox, QWidget

from triage_app.ui.widgets.safe_text import plain_box
from triage_app.ui.widgets.texts import Texts


def agrees_to_lose(window: QWidget, texts: Texts, waiting: int) -> bool:
    """Return whether the user agrees to lose the cases that are not logged yet."""
    box = plain_box(window, texts("window.title"), texts.count("window.unlogged", waiting))
    box.setStandardButtons(QMessageBox.StandardButton.Discard | QMessageBox.StandardButton.Cancel)
    box.button(QMessageBox.StandardButton.Discard).setText(texts("window.quit"))
    box.setDefaultButton(QMessageBox.StandardButton.Cancel)
    return box.exec() == QMessageBox.StandardButton.Discard
