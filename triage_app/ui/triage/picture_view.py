"""A pasted picture beside the text that was read off it; it is never written to the disk."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QSize, Qt, Signal
from PySide6.QtGui import QPixmap, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QLabel, QScrollArea, QWidget

from triage_app.ui.widgets.parts import button, column, label, row
from triage_app.ui.widgets.safe_text import plain_tooltip
from triage_app.ui.widgets.texts import Texts

ZOOM_KEYS = {"Ctrl++": 1, "Ctrl+-": -1}  # the last one is a step of the zoom
_LEAST_HEIGHT = 120
_STEP, _STEPS = 1.5, 6


class PictureView(QWidget):
    """Shows the picture scaled to the available space, or larger; hidden without one."""

    remove_requested = Signal()

    def __init__(self, texts: Texts, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._picture = QPixmap()
        self._zoom = 0  # steps above the size that fits
        self.shown = QLabel()
        self.shown.setAccessibleName(texts("picture.name"))
        self.shown.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.area = QScrollArea()
        self.area.setWidget(self.shown)
        self.area.setWidgetResizable(True)
        self.area.setMinimumHeight(_LEAST_HEIGHT)
        self.area.setAccessibleName(texts("picture.name"))
        self.area.viewport().installEventFilter(self)
        self.zoom_buttons = {step: button(sign, "quiet") for sign, step in (("−", -1), ("+", 1))}
        for keys, step in ZOOM_KEYS.items():
            name = texts("picture.larger" if step > 0 else "picture.smaller")
            self.zoom_buttons[step].setAccessibleName(name)
            self.zoom_buttons[step].setToolTip(plain_tooltip(f"{name} ({keys})"))
            self.zoom_buttons[step].clicked.connect(lambda _=False, step=step: self.zoom(step))
        self.remove_button = button(texts("picture.remove"), "quiet")
        self.remove_button.clicked.connect(self.remove_requested)
        tools = row(*self.zoom_buttons.values(), self.remove_button, None, spacing=2)
        layout = column(
            label(texts("picture.hint"), "muted", wrap=True), self.area, tools, spacing=4
        )
        layout.setStretch(1, 1)
        self.setLayout(layout)
        self.hide()

    @property
    def picture(self) -> QPixmap:
        """Return the picture; a null pixmap if there is none."""
        return self._picture

    def show_picture(self, picture: QPixmap) -> None:
        """Show a picture as large as fits; hide for a null pixmap."""
        self._picture, self._zoom = picture, 0
        self.setVisible(not picture.isNull())
        self._fit()

    def can_zoom(self, step: int) -> bool:
        """Return whether the picture can be shown larger (`step` 1) or smaller (-1)."""
        return not self._picture.isNull() and 0 <= self._zoom + step <= _STEPS

    def zoom(self, step: int) -> None:
        """Show the picture larger (`step` 1) or smaller (-1)."""
        if self.can_zoom(step):
            self._zoom += step
            self._fit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Zoom by the wheel while Ctrl is held."""
        if (
            isinstance(event, QWheelEvent)
            and event.modifiers() & Qt.KeyboardModifier.ControlModifier
        ):
            self.zoom(1 if event.angleDelta().y() > 0 else -1)
            return True
        return super().eventFilter(watched, event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Scale the picture to the new size."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        for step, one in self.zoom_buttons.items():
            one.setEnabled(self.can_zoom(step))
        if self._picture.isNull():
            self.shown.clear()
            return
        ratio = self.devicePixelRatio()
        room = self.area.maximumViewportSize() * ratio
        fitting = self._picture.size().scaled(room, Qt.AspectRatioMode.KeepAspectRatio)
        size = fitting.boundedTo(self._picture.size()) * _STEP**self._zoom
        fitted = self._picture.scaled(
            size,
            Qt.AspectRatioMode.KeepAspectRatio,
            Qt.TransformationMode.SmoothTransformation,
        )
        fitted.setDevicePixelRatio(ratio)
        self.shown.setPixmap(fitted)
        self.shown.setMinimumSize(QSize(round(size.width() / ratio), round(size.height() / ratio)))
