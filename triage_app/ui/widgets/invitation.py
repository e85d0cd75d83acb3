"""What an empty table says in the place of its rows: what comes here, and how."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import QTableView

from triage_app.ui.widgets.safe_text import SafeLabel, visible

_MARGIN = 24  # pixels


class Invitation(SafeLabel):
    """Words over the ground of a table, which keeps the focus; hidden while it has rows."""

    def __init__(self, table: QTableView) -> None:
        super().__init__("", table.viewport())
        self._table = table
        self.setWordWrap(True)
        self.setMargin(_MARGIN)
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.setProperty("role", "muted")
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.hide()
        table.viewport().installEventFilter(self)

    def invite(self, words: str) -> None:
        """Show these words, "" for none; a screen reader reads them with the table."""
        self.setText(words)
        self._table.setAccessibleDescription(visible(words))
        self.setGeometry(self._table.viewport().rect())
        self.setVisible(bool(words))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follow the size of the table."""
        if event.type() == QEvent.Type.Resize:
            self.setGeometry(self._table.viewport().rect())
        return super().eventFilter(watched, event)
