"""The column of numbers in a table of cases: wide enough for the codes between desks."""

from __future__ import annotations

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QTableView

from triage_app.ui.cases.case_table_model import CaseTableModel, Column


class NumberColumn(QObject):
    """Widens the column when cases come that have codes; it never becomes narrower."""

    def __init__(self, table: QTableView, cases: CaseTableModel) -> None:
        super().__init__(table)
        self._table, self._cases = table, cases
        cases.modelReset.connect(self.fit)
        cases.rowsInserted.connect(self.fit)

    def fit(self) -> None:
        """Give the column the width that its numbers need."""
        needed = self._cases.number_width(self._table.fontMetrics())
        if needed > self._table.columnWidth(Column.NUMBER):
            self._table.setColumnWidth(Column.NUMBER, needed)
