"""Lines of text in a place of fixed height: what has no room stands on a further page."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtCore import QEvent, QSize, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from triage_app.ui.widgets.parts import label, scaled_width

_SPACING, _GAP = 2, 8
_UNSPOKEN = "\u00a0"  # Qt takes the text for the name where this is empty
_NARROWEST = 160  # pixels for the text of a line at the usual text size


class Line(NamedTuple):
    """One line, and what stands before it in bold."""

    text: str
    mark: str = ""


class PagedLines(QWidget):
    """Shows as many whole lines as fit, or all of them where its place grows with it."""

    pages_changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Expanding)
        self._lines: list[tuple[QLabel, QLabel]] = []
        self._pages: list[list[int]] = []
        self._shown: tuple[Line, ...] = ()
        self._left = _GAP  # where the texts begin, behind the widest mark
        self._measured: dict[int, list[int]] = {}  # by width, the height of each line
        self._whole = False
        self.page = 0

    @property
    def page_count(self) -> int:
        """Return the number of pages, at least 1."""
        return max(1, len(self._pages))

    @property
    def shown_lines(self) -> list[QLabel]:
        """Return the texts on the page that is shown."""
        return [self._lines[at][1] for at in self._shown_places]

    def show_lines(self, lines: Sequence[Line]) -> None:
        """Show other lines, from the first page on."""
        self.page = 0
        if tuple(lines) == self._shown:
            self.show_page(0)
            return
        self._shown = tuple(lines)
        for one in (one for pair in self._lines for one in pair):
            one.hide()
            one.deleteLater()
        self._lines = [(_mark(line.mark), label(line.text, wrap=True)) for line in lines]
        for one in (one for pair in self._lines for one in pair):
            one.setParent(self)
        self.setAccessibleDescription(" ".join(f"{one.mark} {one.text}".strip() for one in lines))
        self._measure()

    def show_page(self, page: int) -> None:
        """Show a page; one that does not exist is the last one."""
        self.page = min(page, self.page_count - 1)
        self._place_lines()

    def page_of(self, line: int) -> int:
        """Return the page on which a line stands."""
        return next((at for at, page in enumerate(self._pages) if line in page), 0)

    def show_whole(self, whole: bool) -> None:
        """Ask for the room of all lines, or page them."""
        if whole is not self._whole:
            self._whole = whole
            self._arrange()
            self.updateGeometry()

    def hasHeightForWidth(self) -> bool:
        """Ask for a height only where all lines are shown."""
        return self._whole

    def heightForWidth(self, width: int) -> int:
        """Return the height of all lines."""
        return sum(self._heights(width))

    def sizeHint(self) -> QSize:
        """Return the size of all lines, or one that asks for no height."""
        return QSize(2 * self._narrowest, self._needed_height)

    def minimumSizeHint(self) -> QSize:
        """Return the least width at which lines are read well."""
        return QSize(self._narrowest, self._needed_height)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Distribute the lines anew."""
        super().resizeEvent(event)
        self._arrange()

    def changeEvent(self, event: QEvent) -> None:
        """Measure the lines anew in another font."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._measure()

    @property
    def _needed_height(self) -> int:
        return self.heightForWidth(max(self.width(), self._narrowest)) if self._whole else 0

    @property
    def _narrowest(self) -> int:
        return self._left + scaled_width(self, _NARROWEST)

    @property
    def _shown_places(self) -> list[int]:
        return self._pages[self.page] if self._pages else []

    def _measure(self) -> None:
        self._measured.clear()
        for one in (one for pair in self._lines for one in pair):
            one.ensurePolished()  # else measured in another font than it is shown in
        self._left = max((mark.sizeHint().width() for mark, _ in self._lines), default=0) + _GAP
        self._arrange()
        self.updateGeometry()

    def _arrange(self) -> None:
        self._pages = self._distributed()
        self.page = min(self.page, self.page_count - 1)
        self._place_lines()

    def _distributed(self) -> list[list[int]]:
        """Return the lines of each page."""
        pages: list[list[int]] = []
        room = 0
        for at, height in enumerate(self._heights(self.width())):
            if not pages or (height > room and not self._whole):
                pages.append([])
                room = self.height() + _SPACING
            pages[-1].append(at)
            room -= height
        return pages

    def _heights(self, width: int) -> list[int]:
        """Return the height of each line at a width of all."""
        if width not in self._measured:
            room = max(1, width - self._left)
            self._measured[width] = [
                max(text.heightForWidth(room), mark.sizeHint().height()) + _SPACING
                for mark, text in self._lines
            ]
        return self._measured[width]

    def _place_lines(self) -> None:
        """Put the lines of the page below each other, and hide the others."""
        top, left, shown = 0, self._left, set(self._shown_places)
        heights = self._heights(self.width())
        for at, ((mark, text), height) in enumerate(zip(self._lines, heights, strict=True)):
            mark.setVisible(at in shown and bool(mark.text()))
            text.setVisible(at in shown)
            if at in shown:
                mark.setGeometry(0, top, left - _GAP, mark.sizeHint().height())
                text.setGeometry(left, top, self.width() - left, height - _SPACING)
                top += height
        self.pages_changed.emit()


def _mark(mark: str) -> QLabel:
    """Return the label of a mark; a screen reader passes over a mere sign."""
    made = label(mark, "strong")
    if mark and not any(one.isalnum() for one in mark):
        made.setAccessibleName(_UNSPOKEN)
    return made
