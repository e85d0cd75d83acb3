"""The shape of a band, so that bands can be told apart without colour and words."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QIcon, QPainter, QPaintEvent, QPixmap, QPolygonF
from PySide6.QtWidgets import QWidget

from classifier.records import Band
from triage_app.ui.widgets.colours import Theme

_SIGNS = {
    Band.VERY_LIKELY_SCAM: "!",
    Band.SEVERAL_SIGNS: "!",
    Band.CANNOT_TELL: "?",
    Band.FEW_SIGNS: "–",
}
_OCTAGON = ((0.3, 0), (0.7, 0), (1, 0.3), (1, 0.7), (0.7, 1), (0.3, 1), (0, 0.7), (0, 0.3))
_TRIANGLE = ((0.5, 0.02), (1, 0.96), (0, 0.96))
_PIXELS = 2.0  # device pixels of a small picture to one of ours
_MARK, _PLATE, _ROUND = 14, 2, 4  # pixels of a small shape, of the plate around it, its corners
PICTURE_SIDE = _MARK + 2 * _PLATE  # pixels of a picture for a table
_DIAMOND = ((0.5, 0), (1, 0.5), (0.5, 1), (0, 0.5))


def _outline(points: tuple[tuple[float, float], ...], box: QRectF) -> QPolygonF:
    """Return a unit shape scaled to `box`."""
    return QPolygonF(
        [QPointF(box.x() + x * box.width(), box.y() + y * box.height()) for x, y in points]
    )


def paint_mark(painter: QPainter, box: QRectF, band: Band, theme: Theme) -> None:
    """Paint the symbol of a band: octagon, triangle, circle, diamond."""
    tone = theme.bands[band]
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(tone.text))
    if band is Band.VERY_LIKELY_SCAM:
        painter.drawPolygon(_outline(_OCTAGON, box))
    elif band is Band.SEVERAL_SIGNS:
        painter.drawPolygon(_outline(_TRIANGLE, box))
    elif band is Band.CANNOT_TELL:
        painter.drawEllipse(box)
    else:
        painter.drawPolygon(_outline(_DIAMOND, box))
    _paint_sign(painter, box, band, tone.ground)


def _paint_sign(painter: QPainter, box: QRectF, band: Band, colour: str) -> None:
    """Paint the sign inside the symbol; lower in the triangle."""
    font = QFont(painter.font())
    font.setBold(True)
    font.setPixelSize(max(8, round(box.height() * 0.58)))
    painter.setFont(font)
    painter.setPen(QColor(colour))
    lower = box.height() * 0.14 if band is Band.SEVERAL_SIGNS else 0.0
    painter.drawText(box.translated(0, lower), Qt.AlignmentFlag.AlignCenter, _SIGNS[band])


def _table_picture(band: Band, theme: Theme, *, plate: bool) -> QPixmap:
    """Return the symbol as a small picture, on a plate of the ground that it is made for or not."""
    picture = QPixmap(round(PICTURE_SIDE * _PIXELS), round(PICTURE_SIDE * _PIXELS))
    picture.setDevicePixelRatio(_PIXELS)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    whole = QRectF(0, 0, PICTURE_SIDE, PICTURE_SIDE)
    if plate:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(theme.bands[band].ground))
        painter.drawRoundedRect(whole, _ROUND, _ROUND)
    edge = _PLATE + 0.5
    paint_mark(painter, whole.adjusted(edge, edge, -edge, -edge), band, theme)
    painter.end()
    return picture


class BandPictures:
    """The small shapes of the bands for table cells; each is painted once.

    In a selected row the shape stands on a plate: the ground of that row is made for text.
    """

    def __init__(self, theme: Theme) -> None:
        self._theme = theme
        self._painted: dict[Band, QIcon] = {}

    def of(self, band: Band) -> QIcon:
        """Return the shape of a band."""
        if band not in self._painted:
            icon = QIcon()
            icon.addPixmap(_table_picture(band, self._theme, plate=False), QIcon.Mode.Normal)
            icon.addPixmap(_table_picture(band, self._theme, plate=True), QIcon.Mode.Selected)
            self._painted[band] = icon
        return self._painted[band]


class BandMark(QWidget):
    """The shape of a band, large; screen readers read the words next to it."""

    def __init__(self, theme: Theme, size: int = 46, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._band: Band | None = None
        self.setFixedSize(QSize(size, size))

    def show_band(self, band: Band) -> None:
        """Show the shape of `band`."""
        self._band = band
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - Qt's name
        """Paint the shape."""
        if self._band is not None:
            painter = QPainter(self)
            paint_mark(painter, QRectF(self.rect()).adjusted(1, 1, -1, -1), self._band, self._theme)
            painter.end()
