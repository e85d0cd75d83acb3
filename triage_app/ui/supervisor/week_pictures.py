"""The pictures of a period: one at a time, each above its figures as a table."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QByteArray, QSize, Qt
from PySide6.QtGui import QStandardItem, QStandardItemModel
from PySide6.QtSvgWidgets import QSvgWidget
from PySide6.QtWidgets import QFrame, QTableView, QWidget

from triage_app.figure_records import Ink, ShownPicture
from triage_app.ui.widgets.broken_heads import in_two_lines
from triage_app.ui.widgets.colours import Theme
from triage_app.ui.widgets.parts import (
    card,
    choice,
    field_label,
    label,
    plain_table,
    row,
    row_height,
)
from triage_app.ui.widgets.safe_text import plain_tooltip
from triage_app.ui.widgets.texts import Texts

NAMES = ("trend", "volumes", "hours", "lines")
_UNITS = 400  # width of a picture: that of its place at the usual size of the window


def ink_of(theme: Theme) -> Ink:
    """Return the colours of pictures in a theme."""
    return Ink(theme.text, theme.accent, theme.muted, theme.card, _UNITS)


class _Drawing(QSvgWidget):
    """A picture that keeps its proportions."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setMinimumHeight(150)

    def show_svg(self, svg: str) -> None:
        """Show a picture."""
        self.load(QByteArray(svg.encode()))
        self.renderer().setAspectRatioMode(Qt.AspectRatioMode.KeepAspectRatio)
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        """Return the size of the picture."""
        return self.renderer().defaultSize().expandedTo(QSize(_UNITS, 150))


class PictureView(QWidget):
    """Shows one of the pictures; the choice of the picture stays when the period changes."""

    def __init__(self, texts: Texts, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._texts = texts
        self._pictures: dict[str, ShownPicture] = {}
        self.name = choice((texts(f"week.picture_{name}"), name) for name in NAMES)
        self.drawing = _Drawing()
        self.empty = label(texts("week.no_picture"), "muted", wrap=True)
        self.cells = QStandardItemModel(self)
        self.table = QTableView()
        self._build()
        self.name.currentIndexChanged.connect(lambda _: self._show())

    def show_pictures(self, pictures: Sequence[ShownPicture]) -> None:
        """Show the pictures of a period; one that is missing is said to be so."""
        self._pictures = {one.name: one for one in pictures}
        self._show()

    def _show(self) -> None:
        picture = self._pictures.get(str(self.name.currentData()))
        for widget in (self.drawing, self.table):
            widget.setVisible(picture is not None)
        self.empty.setVisible(picture is None)
        self.cells.clear()
        if picture is None:
            return
        self.drawing.show_svg(picture.svg)
        self.drawing.setAccessibleName(picture.title)
        for at, head in enumerate(picture.heads):
            made = _item(in_two_lines(head), is_number=at in picture.numbers)
            self.cells.setHorizontalHeaderItem(at, made)
        for cells in picture.rows:
            self.cells.appendRow(
                [_item(cell, is_number=at in picture.numbers) for at, cell in enumerate(cells)]
            )
        self._fit_columns(picture)

    def _fit_columns(self, picture: ShownPicture) -> None:
        """Give numbers the width that they need, and share the rest among the words."""
        header = self.table.horizontalHeader()
        for at in range(len(picture.heads)):
            mode = header.ResizeMode.ResizeToContents
            header.setSectionResizeMode(
                at, mode if at in picture.numbers else header.ResizeMode.Stretch
            )

    def _build(self) -> None:
        texts = self._texts
        frame, inside = card()
        assert isinstance(frame, QFrame)
        self.table.setModel(self.cells)
        plain_table(self.table, texts("week.picture_table"))
        self.table.setWordWrap(False)
        self.table.verticalHeader().setDefaultSectionSize(row_height(self.table))
        self.table.setMinimumHeight(90)
        self.drawing.setAccessibleName(texts("week.pictures"))
        inside.addLayout(row(field_label(texts("week.pictures"), self.name), self.name, None))
        inside.addWidget(self.drawing, 3)
        inside.addWidget(self.empty)
        inside.addWidget(self.table, 2)
        around = row(frame)
        self.setLayout(around)


def _item(cell: str, *, is_number: bool) -> QStandardItem:
    made = QStandardItem(cell)
    made.setEditable(False)
    made.setToolTip(plain_tooltip(cell))
    side = Qt.AlignmentFlag.AlignRight if is_number else Qt.AlignmentFlag.AlignLeft
    made.setTextAlignment(side | Qt.AlignmentFlag.AlignVCenter)
    return made
