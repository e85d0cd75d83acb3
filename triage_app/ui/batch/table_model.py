"""Table model of a batch: name, verdict, message, and the decision once logged."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import IntEnum

from PySide6.QtCore import QObject, Qt

from classifier.records import Assessment, Band
from triage_app.records import BatchItem, Case
from triage_app.ui.widgets.band_mark import BandPictures
from triage_app.ui.widgets.colours import Theme
from triage_app.ui.widgets.message_view import start_of
from triage_app.ui.widgets.table_model import SORT_ROLE, TableModel
from triage_app.ui.widgets.texts import Texts
from triage_app.wording.shown_score import shown_score

_ORDER = {band: position for position, band in enumerate(Band)}
_UNREAD = 100.0  # sorted after all bands


class Column(IntEnum):
    """The columns, in their order."""

    BAND = 0
    SCORE = 1
    NAME = 2
    CHANNEL = 3
    DECISION = 4
    TEXT = 5


@dataclass(frozen=True, slots=True)
class Row:
    """One message and its case, if it was logged."""

    item: BatchItem
    case: Case | None = None

    @property
    def assessment(self) -> Assessment | None:
        """Return the verdict, None if the message could not be read."""
        return None if self.item.triage is None else self.item.triage.assessment


class BatchTableModel(TableModel[Row, Column]):
    """Rows are appended in the order of the batch; a proxy model sorts them."""

    def __init__(self, texts: Texts, theme: Theme, parent: QObject | None = None) -> None:
        super().__init__(texts, Column, "batch", parent)
        self._pictures = BandPictures(theme)

    def add(self, item: BatchItem) -> None:
        """Append a message."""
        self.insert_rows(self.rowCount(), [Row(item)])

    def set_case(self, position: int, case: Case | None) -> None:
        """Set the case of a message; None after a withdrawal."""
        row = self.row_at(position)
        if row is not None:
            self.replace_row(position, replace(row, case=case))

    def remove_case(self, number: int) -> None:
        """Remove a withdrawn case from its row."""
        for position, row in enumerate(self.rows()):
            if row.case is not None and row.case.number == number:
                self.set_case(position, None)

    def tally(self) -> tuple[dict[Band, int], int]:
        """Return the number of messages per band, and of unreadable ones."""
        seen = [row.assessment for row in self.rows()]
        counts = {band: sum(one is not None and one.band is band for one in seen) for band in Band}
        return counts, seen.count(None)

    def words(self, row: Row, column: Column) -> str:
        """Return the text of one cell."""
        if column is Column.NAME:
            return row.item.name
        if column is Column.DECISION:
            return self.texts(f"decision.{row.case.decision}") if row.case else "–"
        assessment = row.assessment
        return (
            self._unread_cell(row.item, column)
            if assessment is None
            else self._verdict_cell(assessment, column)
        )

    def role_value(self, row: Row, column: Column, role: int) -> object:
        """Return the band symbol, or the sort key of the column."""
        if role == SORT_ROLE:
            return self._sort_key(row, column)
        if role == Qt.ItemDataRole.DecorationRole and column is Column.BAND and row.assessment:
            return self._pictures.of(row.assessment.band)
        return None

    def _unread_cell(self, item: BatchItem, column: Column) -> str:
        """Return the text of a cell for an unreadable message."""
        why = self.texts.words(item.error) if item.error else ""
        return {Column.BAND: self.texts("batch.unread"), Column.TEXT: why}.get(column, "–")

    def _verdict_cell(self, assessment: Assessment, column: Column) -> str:
        """Return the text of a cell for a scored message."""
        if column is Column.BAND:
            return self.texts(f"band_short.{assessment.band}")
        if column is Column.SCORE:
            score = shown_score(assessment)
            return "–" if score is None else self.texts.score(score)
        if column is Column.CHANNEL:
            return self.texts(f"channel.{assessment.message.channel}")
        return start_of(assessment.message, self.texts)

    def _sort_key(self, row: Row, column: Column) -> object:
        """Return the sort key of a column: most suspicious first."""
        if column not in (Column.BAND, Column.SCORE):
            return self.words(row, column).lower()
        assessment = row.assessment
        if assessment is None:
            return _UNREAD
        order = _ORDER[assessment.band] if column is Column.BAND else 0
        return order + 1.0 - (assessment.score or 0.0)
