"""The numbered models as rows of a table, newest first."""

from __future__ import annotations

from collections.abc import Sequence
from enum import IntEnum

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from triage_app.records import ModelSummary
from triage_app.ui.widgets.safe_text import plain_tooltip
from triage_app.ui.widgets.texts import Texts

AnyIndex = QModelIndex | QPersistentModelIndex
_NO_PARENT = QModelIndex()


class Column(IntEnum):
    """The columns, in their order."""

    NUMBER = 0
    STATE = 1
    CREATED = 2
    EXAMPLES = 3
    RECALL = 4
    PRECISION = 5


class ModelsModel(QAbstractTableModel):
    """All models; the one in use is told in words."""

    def __init__(self, texts: Texts, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._texts = texts
        self._models: tuple[ModelSummary, ...] = ()

    def set_models(self, models: Sequence[ModelSummary]) -> None:
        """Replace all rows."""
        self.beginResetModel()
        self._models = tuple(models)
        self.endResetModel()

    def model_at(self, row: int) -> ModelSummary | None:
        """Return the record of a row."""
        return self._models[row] if 0 <= row < len(self._models) else None

    def rowCount(self, parent: AnyIndex = _NO_PARENT) -> int:
        """Return the number of models."""
        return 0 if parent.isValid() else len(self._models)

    def columnCount(self, parent: AnyIndex = _NO_PARENT) -> int:
        """Return the number of columns."""
        return 0 if parent.isValid() else len(Column)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        """Return the heading of a column."""
        if role != Qt.ItemDataRole.DisplayRole or orientation != Qt.Orientation.Horizontal:
            return None
        return self._texts(f"models.column_{Column(section).name.lower()}")

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return the words of a cell; the tooltip has what the gate said."""
        model = self.model_at(index.row()) if index.isValid() else None
        if model is None:
            return None
        if role == Qt.ItemDataRole.ToolTipRole:
            return plain_tooltip(model.gate)
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        return self._cell(model, Column(index.column()))

    def _cell(self, model: ModelSummary, column: Column) -> str:
        """Return the text of one cell."""
        texts, figures = self._texts, model.figures
        cells = {
            Column.NUMBER: model.number,
            Column.STATE: texts(f"model_state.{model.state}"),
            Column.CREATED: texts.moment(model.created) if model.created else "–",
            Column.EXAMPLES: f"{texts.number(model.examples)} + {model.confirmed_cases}",
            Column.RECALL: texts.percent(figures.recall_at_2, 1) if figures else "–",
            Column.PRECISION: texts.percent(figures.top_band_precision, 1) if figures else "–",
        }
        return cells[column]
