"""Cases as rows of a table, newest first; a change keeps selection and scroll position."""

from __future__ import annotations

from collections.abc import Sequence
from enum import IntEnum

from PySide6.QtCore import QModelIndex, QObject, Qt, Signal

from triage_app.records import Case
from triage_app.ui.widgets.band_mark import BandPictures
from triage_app.ui.widgets.colours import Theme
from triage_app.ui.widgets.mask_names import shown_words
from triage_app.ui.widgets.table_model import Index, TableModel
from triage_app.ui.widgets.texts import Texts

_NO_PARENT = QModelIndex()


class Column(IntEnum):
    """The columns, in their order."""

    NUMBER = 0
    OPENED = 1
    CHANNEL = 2
    BAND = 3
    DECISION = 4
    LABEL = 5
    CAMPAIGN = 6
    EXCERPT = 7


class CaseTableModel(TableModel[Case, Column]):
    """The cases of one filter, loaded in pages as the table is scrolled."""

    older_wanted = Signal()  # the table shows its last row

    def __init__(self, texts: Texts, theme: Theme, parent: QObject | None = None) -> None:
        super().__init__(texts, Column, "cases", parent)
        self._pictures = BandPictures(theme)
        self._has_older = self._asked = False

    def set_older(self, has_older: bool) -> None:
        """Say whether there are older cases than those of the table."""
        self._has_older, self._asked = has_older, False

    def canFetchMore(self, parent: Index = _NO_PARENT) -> bool:
        """Return whether older cases can be asked for now."""
        return not parent.isValid() and self._has_older and not self._asked

    def fetchMore(self, parent: Index = _NO_PARENT) -> None:
        """Ask for the next page; Qt calls this at the last row."""
        if self.canFetchMore(parent):
            self._asked = True
            self.older_wanted.emit()

    def append_cases(self, cases: Sequence[Case]) -> None:
        """Append the next page of older cases."""
        self.insert_rows(self.rowCount(), cases)

    def update_cases(self, cases: Sequence[Case]) -> None:
        """Show exactly these cases; only rows that differ are inserted, changed or removed."""
        wanted = {case.number for case in cases}
        shown = self.rows()
        for place in reversed(range(len(shown))):
            if shown[place].number not in wanted:
                self.remove_row(place)
        for place, case in enumerate(cases):  # both are in the same order
            known = self.row_at(place)
            if known is None or known.number != case.number:
                self.insert_rows(place, [case])
            elif known != case:
                self.replace_row(place, case)

    def row_of(self, number: int) -> int | None:
        """Return the row of a case, None if it is not displayed."""
        return next((row for row, one in enumerate(self.rows()) if one.number == number), None)

    def oldest(self) -> int | None:
        """Return the number before which the next page starts."""
        case = self.row_at(self.rowCount() - 1)
        return None if case is None else case.number

    def words(self, row: Case, column: Column) -> str:
        """Return the text of one cell."""
        texts = self.texts
        words = {
            Column.NUMBER: lambda: str(row.number),
            Column.OPENED: lambda: texts.moment(row.opened),
            Column.CHANNEL: lambda: texts(f"channel.{row.channel}"),
            Column.BAND: lambda: texts(f"band_short.{row.band}"),
            Column.DECISION: lambda: texts(f"decision.{row.decision}"),
            Column.LABEL: lambda: self._label(row),
            Column.CAMPAIGN: lambda: str(row.campaign),
            Column.EXCERPT: lambda: shown_words(row.excerpt, texts, row.domains),
        }
        return words[column]()

    def _label(self, case: Case) -> str:
        """Return the label; a star marks one by the agent who logged the case."""
        if case.label is None:
            return "–"
        star = " *" if case.own_case else ""
        return self.texts(f"label.{case.label}") + star

    def role_value(self, row: Case, column: Column, role: int) -> object:
        """Return the band symbol."""
        if role == Qt.ItemDataRole.DecorationRole and column is Column.BAND:
            return self._pictures.of(row.band)
        return None
