"""The table of retention periods."""

from __future__ import annotations

from enum import IntEnum

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QGuiApplication, QPalette

from triage_app.retention_records import RetentionRule
from triage_app.ui.widgets.table_model import TableModel
from triage_app.ui.widgets.texts import Texts

_GREY = QPalette.ColorGroup.Disabled


class RetentionColumn(IntEnum):
    """The columns, in their order."""

    WHAT = 0
    DAYS = 1
    DUE = 2
    BASIS = 3


class RetentionTableModel(TableModel[RetentionRule, RetentionColumn]):
    """One period a row, in the order of the rules."""

    def __init__(self, texts: Texts, parent: QObject | None = None) -> None:
        super().__init__(texts, RetentionColumn, "retention", parent)

    def words(self, row: RetentionRule, column: RetentionColumn) -> str:
        """Return the text of one cell."""
        texts = self.texts
        cells = {
            RetentionColumn.WHAT: texts(f"retention.what_{row.name}"),
            RetentionColumn.DAYS: texts.number(row.days),
            RetentionColumn.DUE: "–" if row.due is None else texts.number(row.due),
            RetentionColumn.BASIS: texts(f"retention.basis_{row.name}"),
        }
        return cells[column]

    def hint(self, row: RetentionRule, column: RetentionColumn) -> str:
        """Return why a period cannot be changed, else what the cell says."""
        return self.texts("retention.fixed") if row.fixed else self.words(row, column)

    def role_value(self, row: RetentionRule, column: RetentionColumn, role: int) -> object:  # noqa: ARG002 - for all
        """Return grey for what an administrator has fixed."""
        if row.fixed and role == Qt.ItemDataRole.ForegroundRole:
            return QGuiApplication.palette().color(_GREY, QPalette.ColorRole.Text)
        return None
