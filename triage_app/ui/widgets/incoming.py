"""What the clipboard or a drop brings: files, a page, a text or a picture. Nothing is loaded."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QMimeData, QObject, Signal
from PySide6.QtGui import QClipboard, QDragEnterEvent, QDropEvent, QImage

_SEVERAL = frozenset([".csv", ".tsv", ".mbox", ".mbx"])
_TELLING = re.compile(
    r"<(?:a|area|form|input)\s|display\s*:\s*none|font-size\s*:\s*0", re.IGNORECASE
)
MAX_PASTE = 20_000_000  # characters taken from the clipboard; the services refuse far less
MAX_PIXELS = 40_000_000  # a larger picture is no screenshot of a message


def accepts(event: QDragEnterEvent | QDropEvent) -> bool:
    """Return whether a drag brings something that can be a message."""
    source = event.mimeData()
    return source.hasUrls() or source.hasText() or source.hasHtml() or source.hasImage()


def dropped_files(source: QMimeData) -> list[Path]:
    """Return the local files and folders of a paste or drop."""
    return [Path(url.toLocalFile()) for url in source.urls() if url.isLocalFile()]


def are_several(paths: Sequence[Path]) -> bool:
    """Tell whether a drop is a batch; what a file holds is looked at later, by the readers."""
    return len(paths) > 1 or any(one.suffix.lower() in _SEVERAL or one.is_dir() for one in paths)


def untrusted_source(source: QMimeData) -> str:
    """Return the page behind a paste when it tells more than its text, else the text."""
    page = source.html()[:MAX_PASTE] if source.hasHtml() else ""
    # The text of a copied mail hides where its links lead and what it hides; the page shows it.
    return page if _TELLING.search(page) else source.text()[:MAX_PASTE]


def fits(picture: QImage) -> bool:
    """Return whether a picture can be shown."""
    return not picture.isNull() and picture.width() * picture.height() <= MAX_PIXELS


def as_png(picture: QImage) -> bytes:
    """Return a picture as the bytes of a PNG; may be called in any thread."""
    data = QByteArray()
    buffer = QBuffer(data)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    picture.save(buffer, "PNG")  # type: ignore[call-overload]
    return bytes(data.data())


class ClipboardWatch(QObject):
    """Tells of each new text or file on the clipboard that other programs put there."""

    clipboard_changed = Signal(QMimeData)

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
            self.clipboard_changed.emit(source)
