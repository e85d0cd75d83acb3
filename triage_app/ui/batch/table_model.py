"""Table model of a batch: verdict, file, decision once logged, and message, in two lines."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import IntEnum

from PySide6.QtCore import QObject, Qt

from classifier.records import Assessment, Band
from triage_app.batch_record import BatchItem
from triage_app.records import Case
from triage_app.ui.widgets.band_mark import BandPictures
from triage_app.ui.widgets.colours import Theme
from triage_app.ui.widgets.domain_words import domain_words
from triage_app.ui.widgets.message_view import start_of
from triage_app.ui.widgets.table_model import SORT_ROLE
from triage_app.ui.widgets.texts import Texts
from triage_app.ui.widgets.two_line_rows import TwoLineModel
from triage_app.wording.shown_score import shown_score

_ORDER = {band: position for position, band in enumerate(Band)}
_UNREAD = 100.0  # sorted after all bands


class Column(IntEnum):
    """The columns, in their order."""

    BAND = 0
    NAME = 1
    DECISION = 2
    MESSAGE = 3


@dataclass(frozen=True, slots=True)
class Row:
    """One message and its case, if it was logged."""

    item: BatchItem
    case: Case | None = None

    @property
    def assessment(self) -> Assessment | None:
        """Return the verdict, None if the message could not be read."""
        return None if self.item.triage is None else self.item.triage.assessment


class BatchTableModel(TwoLineModel[Row, Column]):
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

    def lines(self, row: Row, column: Column) -> tuple[str, str]:
        """Return both lines of one cell."""
        if column is Column.DECISION:
            return self.texts(f"decision.{row.case.decision}") if row.case else "–", ""
        assessment = row.assessment
        if column is Column.NAME:
            channel = assessment and self.texts(f"channel.{assessment.message.channel}")
            return row.item.name, channel or ""
        if assessment is None:
            return self._unread_cell(row.item, column)
        return self._verdict_cell(assessment, column)

    def role_value(self, row: Row, column: Column, role: int) -> object:
        """Return the band symbol, or the sort key of the column."""
        if role == SORT_ROLE:
            return self._sort_key(row, column)
        if role == Qt.ItemDataRole.DecorationRole and column is Column.BAND and row.assessment:
            return self._pictures.of(row.assessment.band)
        return super().role_value(row, column, role)

    def _unread_cell(self, item: BatchItem, column: Column) -> tuple[str, str]:
        """Return the lines of a cell for an unreadable message."""
        if column is Column.BAND:
            return self.texts("batch.unread"), ""
        return self.texts.words(item.error) if item.error else "–", ""

    def _verdict_cell(self, assessment: Assessment, column: Column) -> tuple[str, str]:
        """Return the lines of a cell for a scored message."""
        if column is Column.BAND:
            score = shown_score(assessment)
            shown = "" if score is None else self.texts.score(score)
            return self.texts(f"band_short.{assessment.band}"), shown
        found = tuple(dict.fromkeys(one.registered_domain for one in assessment.links))
        domains = domain_words([one for one in found if one], self.texts, 1)
        return domains or self.texts("cases.no_link"), start_of(assessment.message, self.texts)

    def _sort_key(self, row: Row, column: Column) -> object:
        """Return the sort key of a column: most suspicious first."""
        if column is not Column.BAND:
            return self.words(row, column).lower()
        assessment = row.assessment
        if assessment is None:
            return _UNREAD
        return _ORDER[assessment.band] + 1.0 - (assessment.score or 0.0)
