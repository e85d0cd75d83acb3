"""The versions of a list: which is in use, what a chosen one has beside it, and going back."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from enum import IntEnum

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QFrame, QPlainTextEdit, QTableView, QVBoxLayout, QWidget

from triage_app.list_records import COLUMNS, DeskList, ListDifference, ListVersion, Row
from triage_app.ui.widgets.parts import (
    CARD_MARGINS,
    button,
    label,
    row,
    row_height,
    scaled_width,
    set_up_table,
)
from triage_app.ui.widgets.table_model import RECORD_ROLE, TableModel
from triage_app.ui.widgets.texts import Texts

_LEAST_WIDTH = 250  # pixels at the usual text size, in which a date is whole
_MOST = 200  # rows of a difference that are shown


class VersionColumn(IntEnum):
    """The columns of the versions."""

    VERSION = 0
    DAY = 1
    ROWS = 2


class VersionsModel(TableModel[ListVersion, VersionColumn]):
    """The versions, newest first."""

    def __init__(self, texts: Texts, parent: QObject | None = None) -> None:
        super().__init__(texts, VersionColumn, "list_versions", parent)

    def words(self, row: ListVersion, column: VersionColumn) -> str:
        """Return the text of one cell."""
        if column is VersionColumn.DAY:
            return self.texts.date(row.day)
        if column is VersionColumn.ROWS:
            return self.texts.number(row.rows)
        key = "list_versions.current" if row.current else "list_versions.former"
        return self.texts(key, version=row.version)


class VersionsView(QFrame):
    """Emits a signal when a version is chosen, and when it is to be the list again."""

    version_chosen = Signal(int)
    restore_requested = Signal(int)

    def __init__(self, texts: Texts, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._texts = texts
        self.versions = VersionsModel(texts, self)
        self.table = QTableView()
        self.difference = QPlainTextEdit()
        self.difference.setReadOnly(True)
        self.difference.setTabChangesFocus(True)
        self.difference.setAccessibleName(texts("list_versions.difference"))
        self.restore_button = button(texts("list_versions.restore"))
        self._build()
        self.table.selectionModel().currentRowChanged.connect(lambda *_: self._choose())
        self.restore_button.clicked.connect(self._restore)

    def show_versions(self, versions: Sequence[ListVersion]) -> None:
        """Show the versions; none is chosen."""
        self.versions.set_rows(versions)
        self.difference.setPlainText("")
        self._offer()

    def show_difference(self, name: DeskList, found: ListDifference) -> None:
        """Show what the list in use has more, less and otherwise than the chosen version."""
        lines = list(self._lines(name, found))
        more = ["…"] if len(lines) > _MOST else []
        none = [self._texts("list_versions.same")] if not lines else []
        self.difference.setPlainText("\n".join([*lines[:_MOST], *more, *none]))

    def selected(self) -> ListVersion | None:
        """Return the version that is chosen."""
        found = self.table.currentIndex().data(RECORD_ROLE)
        return found if isinstance(found, ListVersion) else None

    def _lines(self, name: DeskList, found: ListDifference) -> Iterator[str]:
        for mark, rows in (("+", found.added), ("−", found.removed)):
            for one in rows:
                yield f"{mark} {_joined(one)}"
        for before, now in found.changed:
            yield f"∼ {now[0]}"
            for column, was, is_ in zip(COLUMNS[name], before, now, strict=True):
                if was != is_:
                    heading = self._texts(f"desk_list_column.{column}")
                    yield f"    {heading}: {was or '–'} → {is_ or '–'}"

    def _choose(self) -> None:
        self._offer()
        if (found := self.selected()) is not None:
            self.version_chosen.emit(found.version)

    def _restore(self) -> None:
        if (found := self.selected()) is not None:
            self.table.setFocus()  # the button is switched off, and the keyboard would go astray
            self.restore_requested.emit(found.version)

    def _offer(self) -> None:
        found = self.selected()
        self.restore_button.setEnabled(found is not None and not found.current)

    def _build(self) -> None:
        texts = self._texts
        self.setProperty("card", True)
        self.table.setModel(self.versions)
        widths = {VersionColumn.VERSION: 110, VersionColumn.ROWS: 60}
        self.table.setMinimumWidth(scaled_width(self.table, _LEAST_WIDTH))
        set_up_table(self.table, texts("list_versions.title"), widths, VersionColumn.DAY)
        self.table.setSelectionMode(QTableView.SelectionMode.SingleSelection)
        self.table.setMinimumHeight(4 * row_height(self.table))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(*CARD_MARGINS)
        layout.setSpacing(8)
        layout.addWidget(label(texts("list_versions.title"), "title"))
        layout.addWidget(self.table, 1)
        layout.addWidget(label(texts("list_versions.difference"), "heading", wrap=True))
        layout.addWidget(self.difference, 1)
        layout.addLayout(row(self.restore_button, None))
        self._offer()


def _joined(one: Row) -> str:
    return " · ".join(cell for cell in one if cell)
