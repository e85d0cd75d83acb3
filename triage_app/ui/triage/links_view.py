"""The links of a message: what is shown, where it leads, and whose it is. None can be opened."""

from __future__ import annotations

from collections.abc import Sequence
from enum import IntEnum

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QHeaderView, QTableView, QWidget

from classifier.records import LinkView
from triage_app.ui.widgets.defanged_text import defanged_quote
from triage_app.ui.widgets.parts import plain_table
from triage_app.ui.widgets.safe_text import middle_cut, shortened, visible
from triage_app.ui.widgets.table_model import TableModel
from triage_app.ui.widgets.texts import Texts

_ADDRESS = 64  # characters of an address in a cell; the tooltip has the full address
_WORDS = 60  # characters of the text of a link
_ROWS = 3  # links visible without scrolling
_SHARE = 0.27  # largest share of the width for text and owner


class Column(IntEnum):
    """The columns, in the order in which they are read aloud."""

    SHOWN = 0
    TARGET = 1
    OWNER = 2


class LinksModel(TableModel[LinkView, Column]):
    """Table model of links; no cell contains a live address."""

    def __init__(self, texts: Texts, parent: QObject | None = None) -> None:
        super().__init__(texts, Column, "links", parent)

    def heading(self, column: Column) -> str:
        """Return the heading of a column."""
        return self.texts(f"links.{column.name.lower()}")

    def words(self, row: LinkView, column: Column) -> str:
        """Return the words of a cell; those of a target are two lines."""
        return (self._shown, self._target, self._owner)[column](row)

    def display(self, row: LinkView, column: Column) -> str:
        """Return the words of a cell with their lines."""
        return self.words(row, column)

    def hint(self, row: LinkView, column: Column) -> str:  # noqa: ARG002 - the same for all
        """Return the whole link."""
        return "\n".join((self._shown(row), visible(row.defanged), self._owner(row)))

    def _shown(self, link: LinkView) -> str:
        """Return the words a reader sees, or that the address itself is shown."""
        if link.shown.strip() in ("", link.target, link.defanged):
            return self.texts("links.bare")
        words = shortened(defanged_quote(link.shown, (link.shown,)), _WORDS)
        return self.texts("links.words", words=words)

    def _target(self, link: LinkView) -> str:
        """Return the registered domain and the full address."""
        domain = shortened(defanged_domain(link.registered_domain), 260)
        address = middle_cut(visible(link.defanged), _ADDRESS)
        return "\n".join(part for part in (domain, address) if part)

    def _owner(self, link: LinkView) -> str:
        """Return whose site it is, or that the address does not tell where it leads."""
        if link.hidden:
            return self.texts("links.hidden")
        return link.owner or self.texts("links.unknown_owner")


def defanged_domain(domain: str) -> str:
    """Return a defanged domain."""
    return domain.replace(".", "[.]")


class LinksView(QTableView):
    """A table that opens no links."""

    def __init__(self, texts: Texts, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.links = LinksModel(texts, self)
        self.setModel(self.links)
        plain_table(self, texts("links.name"))
        self.setAlternatingRowColors(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTextElideMode(Qt.TextElideMode.ElideMiddle)
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)

    def show_links(self, links: Sequence[LinkView]) -> None:
        """Show the links of one message; hidden if there are none."""
        self.links.set_rows(links)
        self.setVisible(bool(links))
        if self.isVisible():
            self._fit()

    def showEvent(self, event: QShowEvent) -> None:
        """Fit the columns after the table was hidden."""
        super().showEvent(event)
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit the columns to the new width."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._fit()

    def _fit(self) -> None:
        """Give the target column the most width, and fit the row heights."""
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
