"""What the clipboard or a drop brings: files, a page, a text or a picture. Nothing is loaded."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QMimeData, QObject, Qt, Signal
from PySide6.QtGui import QClipboard, QDragEnterEvent, QDropEvent, QImage

from classifier.records import Pasted
from triage_app.ui.widgets.virtual_files import holds_virtual_files, virtual_files

_BATCH_SUFFIXES = frozenset([".csv", ".tsv", ".tab", ".mbox", ".mbx", ".xml", ".json", ".ndjson"])
_MORE_THAN_TEXT = re.compile(
    r"<(?:a|area|form|input)\s|display\s*:\s*none|font-size\s*:\s*0", re.IGNORECASE
)
MAX_PASTE = 20_000_000  # characters taken from the clipboard; the services have a lower limit
MAX_PIXELS = 40_000_000  # larger pictures are refused


def accepts(event: QDragEnterEvent | QDropEvent) -> bool:
    """Return whether a drag contains text, files or a picture."""
    source = event.mimeData()
    words = source.hasText() or source.hasHtml()
    return source.hasUrls() or words or source.hasImage() or holds_virtual_files(source)


def brings_files(source: QMimeData) -> bool:
    """Return whether a drag contains files or addresses; mails of a mail program are files too."""
    return source.hasUrls() or holds_virtual_files(source)


def take_copy(event: QDropEvent) -> None:
    """Accept a drag as a copy: a mail program deletes a mail that is moved out of it."""
    event.setDropAction(Qt.DropAction.CopyAction)
    event.accept()


def dropped_files(source: QMimeData) -> list[Path]:
    """Return the local files and folders of a paste or drop."""
    return [Path(url.toLocalFile()) for url in source.urls() if url.isLocalFile()]


def brought_files(source: QMimeData) -> list[Path | Pasted]:
    """Return the files of a paste or drop: those of the disk, else the content of virtual ones."""
    return [*dropped_files(source)] or [
        Pasted(one.untrusted_content, file_name=one.name) for one in virtual_files(source)
    ]


def is_batch(files: Sequence[Path | Pasted]) -> bool:
    """Return whether a drop is a batch, by number and kind of files."""
    return len(files) > 1 or any(
        one.suffix.lower() in _BATCH_SUFFIXES or one.is_dir()
        for one in files
        if isinstance(one, Path)
    )


def lacks_content(files: Sequence[Path | Pasted]) -> bool:
    """Return whether a drop names files, but the program they come from gives no content."""
    return not any(isinstance(one, Path) or one.untrusted_content for one in files)


def untrusted_source(source: QMimeData) -> str:
    """Return the HTML of a paste if it contains more than its text, else the text."""
    page = source.html()[:MAX_PASTE] if source.hasHtml() else ""
    # Only the HTML of a copied mail contains link targets and hidden text.
    return page if _MORE_THAN_TEXT.search(page) else source.text()[:MAX_PASTE]


def brings_message(source: QMimeData | None) -> bool:
    """Return whether a paste contains files, words or a picture; an empty clipboard is None."""
    if source is None:
        return False
    words = source.hasText() or source.hasHtml()
    files = dropped_files(source) or holds_virtual_files(source)
    return bool(files or source.hasImage() or (words and untrusted_source(source).strip()))


def is_displayable(picture: QImage) -> bool:
    """Return whether a picture is valid and within the size limit."""
    return not picture.isNull() and picture.width() * picture.height() <= MAX_PIXELS


def as_png(picture: QImage) -> bytes:
    """Return a picture as the bytes of a PNG; may be called in any thread."""
    data = QByteArray()
    buffer = QBuffer(data)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    picture.save(buffer, "PNG")  # type: ignore[call-overload]
    return bytes(data.data())


class ClipboardWatch(QObject):
    """Emits each new text or file that other programs put on the clipboard."""

    clipboard_changed = Signal(QMimeData)

    def __init__(
        self,
        clipboard: QClipboard,
        parent: QObject | None = None,
        *,
        is_ours: Callable[[], bool] | None = None,
    ) -> None:
        """Watch `clipboard`; content copied by this program (`is_ours`) is ignored."""
        super().__init__(parent)
        self._clipboard = clipboard
        self._is_ours = is_ours or clipboard.ownsClipboard
        clipboard.dataChanged.connect(self._emit_change)

    def _emit_change(self) -> None:
        source = self._clipboard.mimeData()
        readable = isinstance(source, QMimeData) and (source.hasText() or source.hasUrls())
        if readable and not self._is_ours():
            self.clipboard_changed.emit(source)
