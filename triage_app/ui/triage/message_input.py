"""Where a message comes in: pasted, dropped or typed, with what is known about it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from PySide6.QtCore import QEvent, QMimeData, Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QImage, QKeyEvent, QKeySequence, QPixmap
from PySide6.QtWidgets import QFormLayout, QLineEdit, QPlainTextEdit, QVBoxLayout, QWidget

from classifier.records import Channel
from triage_app.ui.triage.picture_view import PictureView, as_png, fits
from triage_app.ui.widgets.parts import button, choice, field_label, label, row, shown_keys
from triage_app.ui.widgets.texts import Texts

_SEVERAL = frozenset([".csv", ".tsv", ".mbox", ".mbx"])
_TELLING = re.compile(
    r"<(?:a|area|form|input)\s|display\s*:\s*none|font-size\s*:\s*0", re.IGNORECASE
)
MAX_PASTE = 20_000_000  # characters taken from the clipboard; the services refuse far less


class PasteField(QPlainTextEdit):
    """A plain text field that hands a paste or drop over instead of rendering it."""

    content_arrived = Signal(object)  # QMimeData

    def insertFromMimeData(self, source: QMimeData) -> None:
        """A paste into an empty field is a whole message; later ones are corrections."""
        if self.document().isEmpty() or source.hasUrls():
            self.content_arrived.emit(source)
        elif source.hasText():
            self.insertPlainText(source.text()[:MAX_PASTE])

    def event(self, event: QEvent) -> bool:
        """Leave Ctrl+Z to the page while there is no typing to undo."""
        if (
            event.type() == QEvent.Type.ShortcutOverride
            and isinstance(event, QKeyEvent)
            and event.matches(QKeySequence.StandardKey.Undo)
            and not self.document().isUndoAvailable()
        ):
            event.ignore()
            return False
        return super().event(event)

    def canInsertFromMimeData(self, source: QMimeData) -> bool:
        """Take text and files; nothing is loaded."""
        return source.hasText() or source.hasUrls() or source.hasHtml() or source.hasImage()


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


@dataclass(frozen=True, slots=True)
class Typed:
    """What stands in the fields, as it came: in memory only, so that it can be corrected."""

    untrusted_text: str = ""
    untrusted_page: str = ""  # the page behind a paste whose text was not changed
    channel: Channel | None = None
    untrusted_sender: str = ""
    untrusted_subject: str = ""
    picture: QPixmap | None = None  # what the text is read off


class MessageInput(QWidget):
    """Channel, sender, subject, text, and the button that asks for the verdict."""

    # untrusted text or page, Channel or None, untrusted sender, untrusted subject
    assess_text_requested = Signal(str, object, str, str)
    assess_file_requested = Signal(object)  # Path
    assess_picture_requested = Signal(object)  # function that returns the bytes of a PNG
    batch_requested = Signal(object)  # list of Path
    typed_changed = Signal()

    def __init__(self, texts: Texts, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._texts = texts
        self._untrusted_page = ""  # what was pasted, while the field still shows its text
        self._shown_for_page = ""
        channels = [(texts(f"channel.{one}"), one) for one in Channel]
        self.channel_field = choice([(texts("input.guess_channel"), None), *channels])
        self.sender_field = QLineEdit()
        self.subject_field = QLineEdit()
        self.picture = PictureView(texts)
        self.text_field = PasteField()
        self.assess_button = button(
            texts("input.assess"),
            "primary",
            hint=texts("input.assess_hint"),
            keys=shown_keys("Ctrl+Enter"),
        )
        self._build()
        self.text_field.content_arrived.connect(self.take)
        self.text_field.textChanged.connect(self.typed_changed)
        self.picture.removed.connect(self._remove_picture)
        self.assess_button.clicked.connect(self.assess)

    def take(self, source: QMimeData) -> None:
        """Take a paste or drop as the whole message and ask for its verdict."""
        paths = dropped_files(source)
        if paths:
            if are_several(paths):
                self.batch_requested.emit(paths)
            else:
                self.assess_file_requested.emit(paths[0])
            return
        untrusted_text = untrusted_source(source)
        if not untrusted_text.strip():
            self._take_picture(source)
            return
        self.text_field.setPlainText(source.text()[:MAX_PASTE])
        self._untrusted_page = untrusted_text
        self._shown_for_page = self.text_field.toPlainText()
        self.assess()

    def _take_picture(self, source: QMimeData) -> None:
        """Show a pasted picture beside the field and ask what it says.

        Where nothing recognises its text, a person reads it off.
        """
        picture = source.imageData() if source.hasImage() else None
        if isinstance(picture, QImage) and fits(picture):
            self.picture.show_picture(QPixmap.fromImage(picture))
            self.text_field.setPlaceholderText(self._texts("picture.placeholder"))
            self.text_field.setFocus(Qt.FocusReason.OtherFocusReason)
            self.assess_picture_requested.emit(partial(as_png, picture))

    def _remove_picture(self) -> None:
        self.picture.show_picture(QPixmap())
        self.text_field.setPlaceholderText(self._texts("input.placeholder"))

    def take_recognised(self, sender: str, body: str) -> None:
        """Put what was read off the picture into the empty fields, to be corrected there."""
        if not self.picture.picture.isNull() and not self.text_field.toPlainText():
            self.text_field.setPlainText(body)
            self.sender_field.setText(sender)

    def take_typed(self, untrusted_text: str, *, pasted: bool) -> None:
        """Take over what came before this field stood; a paste is a whole message."""
        self.text_field.setPlainText(untrusted_text)
        if pasted:
            self.assess()

    def assess(self) -> None:
        """Ask for the verdict of what stands in the fields."""
        typed = self.typed()
        untrusted_text = typed.untrusted_page or typed.untrusted_text
        if untrusted_text.strip():
            self.assess_text_requested.emit(
                untrusted_text, typed.channel, typed.untrusted_sender, typed.untrusted_subject
            )

    def clear(self) -> None:
        """Forget everything about the last message."""
        self._untrusted_page = self._shown_for_page = ""
        self.text_field.clear()
        self.sender_field.clear()
        self.subject_field.clear()
        self.channel_field.setCurrentIndex(0)
        self._remove_picture()

    def typed(self) -> Typed:
        """Return what stands in the fields."""
        untrusted_text = self.text_field.toPlainText()
        kept = self._untrusted_page if untrusted_text == self._shown_for_page else ""
        return Typed(
            untrusted_text,
            kept,
            self.channel_field.currentData(),
            self.sender_field.text(),
            self.subject_field.text(),
            None if self.picture.picture.isNull() else self.picture.picture,
        )

    def restore(self, typed: Typed) -> None:
        """Put back what stood in the fields."""
        self.text_field.setPlainText(typed.untrusted_text)
        self._untrusted_page = typed.untrusted_page
        self._shown_for_page = self.text_field.toPlainText()
        self.channel_field.setCurrentIndex(max(0, self.channel_field.findData(typed.channel)))
        self.sender_field.setText(typed.untrusted_sender)
        self.subject_field.setText(typed.untrusted_subject)
        if typed.picture is not None:
            self.picture.show_picture(typed.picture)

    def is_empty(self) -> bool:
        """Return whether no message stands here, not even as a picture."""
        return not self.text_field.toPlainText().strip() and self.picture.picture.isNull()

    def _build(self) -> None:
        texts = self._texts
        self.sender_field.setPlaceholderText(texts("input.optional"))
        self.subject_field.setPlaceholderText(texts("input.optional"))
        self.text_field.setPlaceholderText(texts("input.placeholder"))
        self.text_field.setTabChangesFocus(True)
        self.text_field.setLineWrapMode(QPlainTextEdit.LineWrapMode.WidgetWidth)
        form = QFormLayout()
        form.setLabelAlignment(Qt.AlignmentFlag.AlignLeft)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        for key, field in (
            ("input.channel", self.channel_field),
            ("input.sender", self.sender_field),
            ("input.subject", self.subject_field),
        ):
            form.addRow(field_label(texts(key), field), field)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addWidget(field_label(texts("input.text"), self.text_field))
        layout.addWidget(self.picture, 1)
        layout.addWidget(self.text_field, 1)
        layout.addLayout(form)
        below = row(label(texts("input.privacy"), "muted", wrap=True), self.assess_button)
        below.setStretch(0, 1)
        layout.addLayout(below)


def accepts(event: QDragEnterEvent | QDropEvent) -> bool:
    """Return whether a drag brings something that can be a message."""
    source = event.mimeData()
    return source.hasUrls() or source.hasText() or source.hasHtml() or source.hasImage()
