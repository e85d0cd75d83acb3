"""What is copied elsewhere comes in by itself, where the setting asks for it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QMimeData, QObject, Signal
from PySide6.QtGui import QClipboard


class ClipboardWatch(QObject):
    """Tells of each new text or file on the clipboard that other programs put there."""

    copied = Signal(object)  # QMimeData

    def __init__(
        self,
        clipboard: QClipboard,
        parent: QObject | None = None,
        *,
        is_ours: Callable[[], bool] | None = None,
    ) -> None:
        """Watch `clipboard`; what this program copied itself (`is_ours`) is passed over."""
        super().__init__(parent)
        self._clipboard = clipboard
        self._is_ours = is_ours or clipboard.ownsClipboard
        clipboard.dataChanged.connect(self._tell)

    def _tell(self) -> None:
        source = self._clipboard.mimeData()
        readable = isinstance(source, QMimeData) and (source.hasText() or source.hasUrls())
        if readable and not self._is_ours():
            self.copied.emit(source)
