"""The table of the first rows of an old list, as they would be imported."""

from __future__ import annotations

from enum import IntEnum

from PySide6.QtCore import QObject

from triage_app.imports import ListRow
from triage_app.ui.widgets.table_model import TableModel
from triage_app.ui.widgets.texts import Texts


class ListColumnPlace(IntEnum):
    """The columns, in their order."""

    LINE = 0
    DATE = 1
    LABEL = 2
    JUDGED_BY = 3
    CHANNEL = 4
    SENDER = 5
    TEXT = 6


class ListRowsModel(TableModel[ListRow, ListColumnPlace]):
    """One row per line of the list; all texts are masked."""

    def __init__(self, texts: Texts, parent: QObject | None = None) -> None:
        super().__init__(texts, ListColumnPlace, "import", parent)

    def heading(self, column: ListColumnPlace) -> str:
        """Return the heading of a column: what it is taken for."""
        if column is ListColumnPlace.LINE:
            return self.texts("import.column_line")
        return self.texts(f"list_column.{column.name.lower()}")

    def words(self, row: ListRow, column: ListColumnPlace) -> str:
        """Return the text of one cell."""
        if column is ListColumnPlace.TEXT:
            text = " ".join(f"{row.subject} {row.text}".split())
            return text if row.keeps_text else self.texts("import.text_not_kept", text=text)
        cells = {
            ListColumnPlace.LINE: str(row.line),
            ListColumnPlace.DATE: self.texts.date(row.date) if row.date else "–",
            ListColumnPlace.LABEL: self.texts(f"decision.{row.decision}"),
            ListColumnPlace.JUDGED_BY: row.judged_by or "–",
            ListColumnPlace.CHANNEL: self.texts(f"channel.{row.channel}") if row.channel else "–",
            ListColumnPlace.SENDER: row.sender or "–",
        }
        return cells[column]
