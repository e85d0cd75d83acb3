"""The input card: a message pasted, dropped or typed, with channel, sender and subject."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from PySide6.QtCore import QEvent, QMimeData, Qt, QUrl, Signal
from PySide6.QtGui import QImage, QPixmap, QResizeEvent
from PySide6.QtWidgets import (
    QFileDialog,
    QFormLayout,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

from classifier.records import Channel, Pasted
from triage_app.ui.triage.call import Typed
from triage_app.ui.triage.paste_field import PasteField
from triage_app.ui.triage.picture_view import PictureView
from triage_app.ui.widgets.incoming import (
    MAX_PASTE,
    brought_files,
    is_batch,
    is_displayable,
    lacks_content,
    untrusted_source,
)
from triage_app.ui.widgets.layouts import SideBySide
from triage_app.ui.widgets.parts import (
    button,
    choice,
    column,
    field_label,
    label,
    row,
    scaled_width,
    shown_keys,
    widget_with,
)
from triage_app.ui.widgets.safe_text import SafeTextView
from triage_app.ui.widgets.texts import Texts
from triage_app.ui.widgets.typing_keys import TypingLine
from triage_app.ui.worker import do_nothing

_HALF = 156  # least pixels of the text, and of what stands beside it, at the usual text size


class MessageInput(QWidget):
    """Fields for channel, sender, subject and text, and the button to score."""

    judge_requested = Signal(Pasted)
    judge_picture_requested = Signal(QImage)
    batch_requested = Signal(list)  # of Path or Pasted
    typed_changed = Signal(Typed)
    files_chosen = Signal(QMimeData)
    idle_noticed = Signal(str)  # key of the text that says why nothing is judged

    def __init__(self, texts: Texts, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._texts = texts
        self._untrusted_page = ""  # the paste, while its text is unchanged
        self._shown_for_page = ""
        self._filling = False  # whether the fields are filled by the program
        channels = [(texts(f"channel.{one}"), one) for one in Channel]
        self.channel_field = choice([(texts("input.guess_channel"), None), *channels])
        self.sender_field = TypingLine()
        self.subject_field = TypingLine()
        self.picture, self.original = PictureView(texts), SafeTextView()
        self.text_field = PasteField()
        self.assess_button = button(
            texts("input.assess"),
            "primary",
            hint=texts("input.assess_hint"),
            keys=shown_keys("Ctrl+Enter"),
        )
        self._build()
        self._connect()

    def take(self, source: QMimeData, begin: Callable[[], object] = do_nothing) -> None:
        """Take a paste or drop as the message and score it.

        `begin` is called before, unless the files of the drop cannot be read.
        """
        files = brought_files(source)
        if files and lacks_content(files):
            self.idle_noticed.emit("idle.no_content")
            return
        begin()
        if files:
            self._take_files(files)
            return
        untrusted_text = untrusted_source(source)
        if not untrusted_text.strip():
            self._take_picture(source)
            return
        with self._filled():
            self.text_field.setPlainText(source.text()[:MAX_PASTE])
            self._untrusted_page = untrusted_text
            self._shown_for_page = self.text_field.toPlainText()
        self.judge_requested.emit(self.typed().pasted)

    def choose_files(self) -> None:
        """Ask for files; one is a message, several are a batch."""
        names, _ = QFileDialog.getOpenFileNames(self, self._texts("input.choose"))
        if names:
            source = QMimeData()
            source.setUrls([QUrl.fromLocalFile(name) for name in names])
            self.files_chosen.emit(source)

    def _take_files(self, files: Sequence[Path | Pasted]) -> None:
        """Score one file, or let several be read as a batch."""
        if is_batch(files):
            self.batch_requested.emit(list(files))
        else:
            one = files[0]
            self.judge_requested.emit(Pasted(one) if isinstance(one, Path) else one)

    def _take_picture(self, source: QMimeData) -> None:
        """Show a pasted picture next to the field and ask for its verdict.

        Where nothing recognises its text, a person reads it off.
        """
        picture = source.imageData() if source.hasImage() else None
        if isinstance(picture, QImage) and is_displayable(picture):
            with self._filled():
                self.picture.show_picture(QPixmap.fromImage(picture))
                self.text_field.setPlaceholderText(self._texts("picture.placeholder"))
            self.text_field.setFocus(Qt.FocusReason.OtherFocusReason)
            self.judge_picture_requested.emit(picture)
        else:
            self.idle_noticed.emit("idle.no_paste")

    def _remove_picture(self) -> None:
        with self._filled():
            self._clear_picture()

    def _clear_picture(self) -> None:
        self.picture.show_picture(QPixmap())
        self.text_field.setPlaceholderText(self._texts("input.placeholder"))

    def show_original(self, untrusted_text: str) -> None:
        """Show beside the fields what is being corrected, unless its picture stands there."""
        self._original.setVisible(bool(untrusted_text) and self.picture.picture.isNull())
        self.original.show_text(untrusted_text)

    def take_typed(self, untrusted_text: str, *, pasted: bool) -> None:
        """Take over text entered while loading; a paste is scored."""
        self.text_field.setPlainText(untrusted_text)
        if pasted:
            self.judge()

    def judge(self) -> None:
        """Score the content of the fields."""
        pasted = self.typed().pasted
        if isinstance(pasted.untrusted_content, str) and pasted.untrusted_content.strip():
            self.judge_requested.emit(pasted)
        else:
            self.idle_noticed.emit("idle.no_text")

    @property
    def is_empty(self) -> bool:
        """Return whether nothing stands in any field."""
        return self.typed() == Typed()

    def typed(self) -> Typed:
        """Return the content of the fields."""
        untrusted_text = self.text_field.toPlainText()
        kept = self._untrusted_page if untrusted_text == self._shown_for_page else ""
        channel = self.channel_field.currentData()
        return Typed(
            untrusted_text,
            kept,
            Channel(channel) if channel else None,  # Qt keeps the value as plain text
            self.sender_field.text(),
            self.subject_field.text(),
            None if self.picture.picture.isNull() else self.picture.picture,
        )

    def show_typed(self, typed: Typed) -> None:
        """Fill the fields with what stood there before, or empty them, without a signal."""
        with self._filled(silently=True):
            self.text_field.setPlainText(typed.untrusted_text)
            self._untrusted_page = typed.untrusted_page
            self._shown_for_page = self.text_field.toPlainText()
            self.channel_field.setCurrentIndex(max(0, self.channel_field.findData(typed.channel)))
            self.sender_field.setText(typed.untrusted_sender)
            self.subject_field.setText(typed.untrusted_subject)
            self._clear_picture()
            if isinstance(typed.picture, QPixmap):
                self.picture.show_picture(typed.picture)

    @contextmanager
    def _filled(self, *, silently: bool = False) -> Iterator[None]:
        """Fill several fields and tell of it once, or not at all."""
        self._filling = True
        try:
            yield
        finally:
            self._filling = False
        if not silently:
            self._tell_typed()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put what is corrected above the fields where there is no room beside them."""
        super().resizeEvent(event)
        self._halves.fit_width(self.width())

    def event(self, event: QEvent) -> bool:
        """Do the same when something is shown beside the text, or no more."""
        if event.type() == QEvent.Type.LayoutRequest:
            self._halves.fit_width(self.width())
        return super().event(event)

    def _tell_typed(self) -> None:
        if not self._filling:
            self.typed_changed.emit(self.typed())

    def _connect(self) -> None:
        self.text_field.content_ready.connect(self.take)
        self.text_field.idle_noticed.connect(self.idle_noticed)
        self.text_field.textChanged.connect(self._tell_typed)
        for field in (self.sender_field, self.subject_field):
            field.textEdited.connect(self._tell_typed)
            field.idle_noticed.connect(self.idle_noticed)
        self.channel_field.activated.connect(self._tell_typed)
        self.picture.remove_requested.connect(self._remove_picture)
        self.assess_button.clicked.connect(self.judge)

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
        self.original.setAccessibleName(texts("input.original"))
        heading = label(texts("input.original"), "muted")
        self._original = widget_with(column(heading, self.original, spacing=4))
        self._original.hide()
        written = field_label(texts("input.text"), self.text_field)
        self._halves = SideBySide(margin=0)
        self._halves.add(self._original, 1)
        self._halves.add(self.picture, 1)
        self._halves.add(widget_with(column(written, self.text_field, spacing=4)), 1)
        for one in (self.original, self.picture, self.text_field):
            one.setMinimumWidth(scaled_width(one, _HALF))
        layout.addLayout(self._halves, 1)
        layout.addLayout(form)
        below = row(label(texts("input.privacy"), "muted", wrap=True), self.assess_button)
        below.setStretch(0, 1)
        layout.addLayout(below)
