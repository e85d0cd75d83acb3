"""Old and new figures of a model side by side, as rows of a table."""

from __future__ import annotations

from enum import IntEnum

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from triage_app.records import Figures, ModelSummary
from triage_app.ui.widgets.safe_text import plain_tooltip
from triage_app.ui.widgets.texts import Texts

AnyIndex = QModelIndex | QPersistentModelIndex
_NO_PARENT = QModelIndex()
# (figure, whether more is better); the words lie under "figures."
ROWS = (
    ("recall_at_2", True),
    ("top_band_precision", True),
    ("hard_false_alarms", False),
    ("cannot_tell", False),
    ("calibration_error", False),
    ("auc", True),
)
_RIGHT = int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
_SAME = 0.0005  # a smaller difference is not told


class Column(IntEnum):
    """The columns, in their order."""

    NAME = 0
    OLD = 1
    NEW = 2
    CHANGE = 3


class FiguresModel(QAbstractTableModel):
    """Two models beside each other; a missing figure is a dash."""

    def __init__(self, texts: Texts, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._texts = texts
        self._old: ModelSummary | None = None
        self._new: ModelSummary | None = None

    def set_models(self, old: ModelSummary | None, new: ModelSummary | None) -> None:
        """Show these two."""
        self.beginResetModel()
        self._old, self._new = old, new
        self.endResetModel()

    def rowCount(self, parent: AnyIndex = _NO_PARENT) -> int:
        """Return the number of figures."""
        return 0 if parent.isValid() else len(ROWS)

    def columnCount(self, parent: AnyIndex = _NO_PARENT) -> int:
        """Return the number of columns."""
        return 0 if parent.isValid() else len(Column)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        """Return the heading of a column, with the number of its model."""
        if role == Qt.ItemDataRole.TextAlignmentRole and section != Column.NAME:
            return _RIGHT
        if role != Qt.ItemDataRole.DisplayRole or orientation != Qt.Orientation.Horizontal:
            return None
        model = {Column.OLD: self._old, Column.NEW: self._new}.get(Column(section))
        words = self._texts(f"figures.column_{Column(section).name.lower()}")
        return f"{words} ({model.number})" if model else words

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return the words of a cell; the tooltip explains the figure."""
        if not index.isValid():
            return None
        name, more_is_better = ROWS[index.row()]
        if role == Qt.ItemDataRole.ToolTipRole:
            return plain_tooltip(self._texts(f"figures.{name}_hint"))
        if role == Qt.ItemDataRole.TextAlignmentRole and index.column() != Column.NAME:
            return _RIGHT
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        return self._cell(name, more_is_better, Column(index.column()))

    def _cell(self, name: str, more_is_better: bool, column: Column) -> str:
        """Return the text of one cell."""
        if column is Column.NAME:
            return self._texts(f"figures.{name}")
        old, new = _value(self._old, name), _value(self._new, name)
        if column is Column.CHANGE:
            return self._change(old, new, more_is_better)
        value = old if column is Column.OLD else new
        return "–" if value is None else self._texts.percent(value, 1)

    def _change(self, old: float | None, new: float | None, more_is_better: bool) -> str:
        """Return whether the new model is better here, in a word and by how much."""
        if old is None or new is None:
            return "–"
        difference = new - old
        if abs(difference) < _SAME:
            return self._texts("figures.same")
        word = "better" if (difference > 0) == more_is_better else "worse"
        points = self._texts.number(abs(100 * difference), 1)
        return self._texts(f"figures.{word}", points=points)


def _value(model: ModelSummary | None, name: str) -> float | None:
    """Return a figure of a model, None when there is none."""
    figures: Figures | None = model.figures if model else None
    return None if figures is None else float(getattr(figures, name))
