"""A pasted picture, shown so that its text can be typed; it is never written to the disk."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPixmap, QResizeEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from triage_app.ui.widgets.parts import button, column, label, row
from triage_app.ui.widgets.texts import Texts

_LEAST_HEIGHT = 160


class PictureView(QWidget):
    """Shows the picture scaled to the available space; hidden without one."""

    remove_requested = Signal()

    def __init__(self, texts: Texts, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._picture = QPixmap()
        self.shown = QLabel()
        self.shown.setAccessibleName(texts("picture.name"))
        self.shown.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.shown.setMinimumHeight(_LEAST_HEIGHT)
        self.shown.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Expanding)
        self.remove_button = button(texts("picture.remove"), "quiet")
        self.remove_button.clicked.connect(self.remove_requested)
        words = row(label(texts("picture.hint"), wrap=True), self.remove_button)
        words.setStretch(0, 1)
        layout = column(self.shown, words, spacing=4)
        layout.setStretch(0, 1)
        self.setLayout(layout)
        self.hide()

    @property
    def picture(self) -> QPixmap:
        """Return the picture; a null pixmap if there is none."""
        return self._picture

    def show_picture(self, picture: QPixmap) -> None:
        """Show a picture; hide for a null pixmap."""
        self._picture = picture
        self.setVisible(not picture.isNull())
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Scale the picture to the new size."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        if self._picture.isNull():
            self.shown.clear()
            return
        room = self.shown.size() * self.devicePixelRatio()
        fitted = self._picture.scaled(
            room.boundedTo(self._picture.size()),
            Qt.AspectRatioMode.KeepAspectRatio,
            Qt.TransformationMode.SmoothTransformation,
        )
        fitted.setDevicePixelRatio(self.devicePixelRatio())
        self.shown.setPixmap(fitted)
