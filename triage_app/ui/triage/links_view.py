"""The links of a message: who owns the domain, and the dead address beside it."""

from __future__ import annotations

from collections.abc import Sequence
from enum import IntEnum

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHeaderView, QTableView, QWidget

from classifier.records import LinkView
from triage_app.ui.dead_text import dead_words
from triage_app.ui.safe_text import middle_cut, plain_tooltip, shortened, visible
from triage_app.ui.texts import Texts

AnyIndex = QModelIndex | QPersistentModelIndex
_NO_PARENT = QModelIndex()
_ADDRESS = 72  # characters of an address in its cell; the tooltip has all of it
_ROWS = 3  # links that show without scrolling
_LEAST = 110  # pixels that the address keeps beside a long domain


class Column(IntEnum):
    """The columns, in their order: what is read aloud first."""

    DOMAIN = 0
    LINK = 1


class LinksModel(QAbstractTableModel):
    """Links as rows of two lines; no cell ever holds a live address."""

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
            return self._owner(link) if index.column() == Column.DOMAIN else self._address(link)
        if role == Qt.ItemDataRole.ToolTipRole:
            return plain_tooltip("\n".join((*self._lines(link), self._owner(link))), 4000)
        return None

    def _owner(self, link: LinkView) -> str:
        """Return the registered domain, and below it whose it is."""
        domain = dead_domain(link.registered_domain) or "–"
        return f"{shortened(domain, 260)}\n{link.owner or self._texts('links.unknown_owner')}"

    def _address(self, link: LinkView) -> str:
        """Return the address, below the words that stand for it when these differ."""
        *words, address = self._lines(link)
        return "\n".join((*(shortened(one, 40) for one in words), middle_cut(address, _ADDRESS)))

    def _lines(self, link: LinkView) -> tuple[str, ...]:
        """Return what a reader sees and where it leads, or one of both when they are the same."""
        if link.shown.strip() in ("", link.target, link.defanged):
            return (visible(link.defanged),)
        words = self._texts("links.words", words=dead_words(link.shown, (link.shown,)))
        return words, self._texts("links.leads", address=visible(link.defanged))


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
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTextElideMode(Qt.TextElideMode.ElideMiddle)
        self.verticalHeader().hide()
        header = self.horizontalHeader()
        header.setSectionResizeMode(Column.DOMAIN, QHeaderView.ResizeMode.Fixed)
        header.setSectionResizeMode(Column.LINK, QHeaderView.ResizeMode.Stretch)
        header.setHighlightSections(False)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)

    def show_links(self, links: Sequence[LinkView]) -> None:
        """Show the links of one message; an empty table hides itself."""
        self.links.set_links(links)
        self.setVisible(bool(links))
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another width breaks lines elsewhere."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Give domains and owners the room to be read whole, and the rows their height."""
        wanted = self.sizeHintForColumn(Column.DOMAIN) + 4
        self.setColumnWidth(Column.DOMAIN, min(wanted, max(self.viewport().width() - _LEAST, 80)))
        self.resizeRowsToContents()
        rows = range(min(self.links.rowCount(), _ROWS))
        height = self.horizontalHeader().sizeHint().height() + 6
        self.setFixedHeight(height + sum(self.rowHeight(row) for row in rows))
