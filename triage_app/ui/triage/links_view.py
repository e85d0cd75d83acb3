"""The links of a message: what is shown, where it leads, and whose it is. None can be opened."""

from __future__ import annotations

from collections.abc import Sequence
from enum import IntEnum

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QHeaderView, QTableView, QWidget

from classifier.records import LinkView
from triage_app.ui.widgets.dead_text import dead_words
from triage_app.ui.widgets.safe_text import middle_cut, plain_tooltip, shortened, visible
from triage_app.ui.widgets.texts import Texts

AnyIndex = QModelIndex | QPersistentModelIndex
_NO_PARENT = QModelIndex()
_ADDRESS = 64  # characters of an address in its cell; the tooltip has all of it
_WORDS = 60  # characters of the words that stand for a link
_ROWS = 3  # links that show without scrolling
_SHARE = 0.27  # of the width, for what is shown and for whose it is, at most


class Column(IntEnum):
    """The columns, in the order in which they are read aloud."""

    SHOWN = 0
    TARGET = 1
    OWNER = 2


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
        """Return the words of a cell, and its link whole as plain tooltip."""
        if not index.isValid():
            return None
        link = self._links[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return (self._shown, self._target, self._owner)[index.column()](link)
        if role == Qt.ItemDataRole.ToolTipRole:
            whole = (self._shown(link), visible(link.defanged), self._owner(link))
            return plain_tooltip("\n".join(whole), 4000)
        return None

    def _shown(self, link: LinkView) -> str:
        """Return the words a reader sees, or that the address itself is shown."""
        if link.shown.strip() in ("", link.target, link.defanged):
            return self._texts("links.bare")
        words = shortened(dead_words(link.shown, (link.shown,)), _WORDS)
        return self._texts("links.words", words=words)

    def _target(self, link: LinkView) -> str:
        """Return the registered domain, and below it the whole address."""
        domain = shortened(dead_domain(link.registered_domain), 260)
        address = middle_cut(visible(link.defanged), _ADDRESS)
        return "\n".join(part for part in (domain, address) if part)

    def _owner(self, link: LinkView) -> str:
        return link.owner or self._texts("links.unknown_owner")


def dead_domain(domain: str) -> str:
    """Return a domain that no program takes for an address."""
    return domain.replace(".", "[.]")


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
        self.setAlternatingRowColors(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTextElideMode(Qt.TextElideMode.ElideMiddle)
        self.verticalHeader().hide()
        header = self.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        header.setHighlightSections(False)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)

    def show_links(self, links: Sequence[LinkView]) -> None:
        """Show the links of one message; an empty table hides itself."""
        self.links.set_links(links)
        self.setVisible(bool(links))
        if self.isVisible():
            self._fit()

    def showEvent(self, event: QShowEvent) -> None:
        """Fit what came while the table was hidden."""
        super().showEvent(event)
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another width breaks lines elsewhere."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._fit()

    def _fit(self) -> None:
        """Give where a link leads the most room, and the rows the height they need."""
        left = self.viewport().width()
        for column in (Column.SHOWN, Column.OWNER):
            heading = self.horizontalHeader().sectionSizeHint(column)
            wanted = max(self.sizeHintForColumn(column), heading) + 4
            width = min(wanted, max(heading, round(self.viewport().width() * _SHARE)))
            self.setColumnWidth(column, width)
            left -= width
        self.setColumnWidth(Column.TARGET, max(left, 80))
        self.resizeRowsToContents()
        rows = range(min(self.links.rowCount(), _ROWS))
        height = self.horizontalHeader().sizeHint().height() + 6
        self.setFixedHeight(height + sum(self.rowHeight(row) for row in rows))
