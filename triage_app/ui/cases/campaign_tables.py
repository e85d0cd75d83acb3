"""The tables of a campaign: its days, and its texts that differ."""

from __future__ import annotations

from enum import IntEnum

from PySide6.QtCore import QObject

from triage_app.campaign_records import DayCount, Variant
from triage_app.case_codes import shown_number
from triage_app.ui.widgets.mask_names import shown_words
from triage_app.ui.widgets.table_model import TableModel
from triage_app.ui.widgets.texts import Texts


class DayColumn(IntEnum):
    """The columns of the days, in their order."""

    DAY = 0
    CASES = 1


class DayTableModel(TableModel[DayCount, DayColumn]):
    """One day with cases a row, the newest first."""

    def __init__(self, texts: Texts, parent: QObject | None = None) -> None:
        super().__init__(texts, DayColumn, "sheet", parent)

    def words(self, row: DayCount, column: DayColumn) -> str:
        """Return the text of one cell."""
        if column is DayColumn.DAY:
            return self.texts.date(row.day)
        return self.texts.number(row.cases)


class VariantColumn(IntEnum):
    """The columns of the texts, in their order."""

    CASES = 0
    SEEN = 1
    LATEST = 2
    TEXT = 3


class VariantTableModel(TableModel[Variant, VariantColumn]):
    """One text a row, the most frequent first."""

    def __init__(self, texts: Texts, parent: QObject | None = None) -> None:
        super().__init__(texts, VariantColumn, "sheet", parent)

    def words(self, row: Variant, column: VariantColumn) -> str:
        """Return the text of one cell."""
        texts = self.texts
        cells = {
            VariantColumn.CASES: texts.number(row.cases),
            VariantColumn.SEEN: texts.span(row.first_seen, row.last_seen),
            VariantColumn.LATEST: shown_number(row.latest),
            VariantColumn.TEXT: shown_words(row.excerpt, texts) or texts("sheet.text_removed"),
        }
        return cells[column]
