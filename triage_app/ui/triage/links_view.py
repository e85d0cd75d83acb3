"""The links of a message: shown text, dead target, registered domain and its owner."""

from __future__ import annotations

from collections.abc import Sequence
from enum import IntEnum

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtWidgets import QHeaderView, QTableView, QWidget

from classifier.records import LinkView
from triage_app.ui.safe_text import plain_tooltip, shortened
from triage_app.ui.texts import Texts

AnyIndex = QModelIndex | QPersistentModelIndex
_NO_PARENT = QModelIndex()


class Column(IntEnum):
    """The columns, in their order."""

    SHOWN = 0
    TARGET = 1
    DOMAIN = 2
    OWNER = 3


_WIDTHS = {Column.SHOWN: 78, Column.TARGET: 84, Column.OWNER: 70}


class LinksModel(QAbstractTableModel):
    """Links as rows; no cell ever holds a live address."""

    def __init__(self, texts: Texts, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._texts = texts
        self._links: tuple[LinkView, ...] = ()

    def set_links(self, links: Sequence[LinkView]) -> None:
        """Replace all rows."""
        self.beginResetModel()
        self._links = tuple(links)
        self.endResetModel()

    def rowCount(self, parent: AnyIndex = _NO_PARENT) -> int:
        """Return the number of links."""
        return 0 if parent.isValid() else len(self._links)

    def columnCount(self, parent: AnyIndex = _NO_PARENT) -> int:
        """Return the number of columns."""
        return 0 if parent.isValid() else len(Column)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        """Return the heading of a column."""
        if role != Qt.ItemDataRole.DisplayRole or orientation != Qt.Orientation.Horizontal:
            return None
        return self._texts(f"links.{Column(section).name.lower()}")

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return the words of a cell, cut, and all of them as its plain tooltip."""
        if not index.isValid():
            return None
        words = self._cell(self._links[index.row()], Column(index.column()))
        if role == Qt.ItemDataRole.DisplayRole:
            return shortened(words, 200)
        if role == Qt.ItemDataRole.ToolTipRole:
            return plain_tooltip(words)
        return None

    def _cell(self, link: LinkView, column: Column) -> str:
        """Return the text of one cell."""
        cells = {
            # The shown text may itself be an address: then it is shown dead, like the target.
            Column.SHOWN: link.defanged if link.shown == link.target else _dead(link.shown),
            Column.TARGET: link.defanged,
            Column.DOMAIN: _dead(link.registered_domain),
            Column.OWNER: link.owner or self._texts("links.unknown_owner"),
        }
        return cells[column]


def _dead(text: str) -> str:
    """Return text in which no address can be clicked or copied as a live one."""
    if " " in text or "[.]" in text or "." not in text.strip("."):
        return text
    return text.replace("http", "hxxp", 1).replace(".", "[.]")


class LinksView(QTableView):
    """A small table; it opens nothing."""

    def __init__(self, texts: Texts, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.links = LinksModel(texts, self)
        self.setModel(self.links)
        self.setAccessibleName(texts("links.name"))
        self.setSelectionBehavior(QTableView.SelectionBehavior.SelectRows)
        self.setEditTriggers(QTableView.EditTrigger.NoEditTriggers)
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(26)
        self.setTextElideMode(Qt.TextElideMode.ElideMiddle)
        header = self.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        for column, width in _WIDTHS.items():
            header.setSectionResizeMode(column, QHeaderView.ResizeMode.Interactive)
            self.setColumnWidth(column, width)
        header.setHighlightSections(False)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)

    def show_links(self, links: Sequence[LinkView]) -> None:
        """Show the links of one message; an empty table hides itself."""
        self.links.set_links(links)
        rows = min(len(links), 4)
        self.setFixedHeight(self.horizontalHeader().sizeHint().height() + 26 * rows + 6)
        self.setVisible(bool(links))
