"""The table of genuine messages."""

from __future__ import annotations

from enum import IntEnum

from PySide6.QtCore import QObject

from classifier.genuine.template import ListedTemplate
from triage_app.ui.widgets.table_model import TableModel
from triage_app.ui.widgets.texts import Texts


class GenuineColumn(IntEnum):
    """The columns, in their order."""

    NUMBER = 0
    ORGANISATION = 1
    NAME = 2
    ADDED = 3
    COMPARED = 4
    TEXT = 5


class GenuineTableModel(TableModel[ListedTemplate, GenuineColumn]):
    """The genuine messages in the order of their numbers."""

    def __init__(self, texts: Texts, parent: QObject | None = None) -> None:
        super().__init__(texts, GenuineColumn, "genuine", parent)

    def words(self, row: ListedTemplate, column: GenuineColumn) -> str:
        """Return the text of one cell."""
        texts = self.texts
        cells = {
            GenuineColumn.NUMBER: str(row.number),
            GenuineColumn.ORGANISATION: row.organisation,
            GenuineColumn.NAME: row.name,
            GenuineColumn.ADDED: f"{texts.date(row.added)}, {row.actor}",
            GenuineColumn.COMPARED: texts("genuine.yes" if row.compared else "genuine.short"),
            GenuineColumn.TEXT: row.subject,
        }
        return cells[column]
