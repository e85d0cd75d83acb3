"""The table models of the models: all of them, and the figures of two compared."""

from __future__ import annotations

from enum import IntEnum

from PySide6.QtCore import QObject, Qt

from triage_app.model_records import ModelSummary
from triage_app.ui.widgets.table_model import TableModel
from triage_app.ui.widgets.texts import Texts

_RIGHT = int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
_SAME = 0.0005  # a smaller difference counts as none
# The compared figures, and whether a higher value is better; texts are under "figures.".
# The hardest test comes first: other hands, then other campaigns.
FIGURES = {
    "other_hands_auc": True,
    "other_hands_recall": True,
    "other_hands_top": False,
    "other_campaigns_recall": True,
    "recall_at_2": True,
    "top_band_precision": True,
    "hard_false_alarms": False,
    "cannot_tell": False,
    "calibration_error": False,
    "auc": True,
}


class ModelColumn(IntEnum):
    """The columns of the table of models, in their order."""

    NUMBER = 0
    STATE = 1
    CREATED = 2
    EXAMPLES = 3
    RECALL = 4
    PRECISION = 5


class ModelsModel(TableModel[ModelSummary, ModelColumn]):
    """All models, newest first."""

    def __init__(self, texts: Texts, parent: QObject | None = None) -> None:
        super().__init__(texts, ModelColumn, "models", parent)

    def words(self, row: ModelSummary, column: ModelColumn) -> str:
        """Return the text of one cell."""
        texts, figures = self.texts, row.figures
        cells = {
            ModelColumn.NUMBER: row.number,
            ModelColumn.STATE: self._state(row),
            ModelColumn.CREATED: texts.moment(row.created) if row.created else "–",
            ModelColumn.EXAMPLES: " + ".join(
                map(texts.number, (row.examples, row.confirmed_cases))
            ),
            ModelColumn.RECALL: texts.percent(figures.recall_at_2, 1) if figures else "–",
            ModelColumn.PRECISION: texts.percent(figures.top_band_precision, 1) if figures else "–",
        }
        return cells[column]

    def _state(self, row: ModelSummary) -> str:
        state = self.texts(f"model_state.{row.state}")
        return self.texts("models.of_desk", state=state, desk=row.desk) if row.desk else state

    def hint(self, row: ModelSummary, column: ModelColumn) -> str:  # noqa: ARG002 - for all
        """Return the sentence of the gate about a model."""
        return row.gate


class FigureColumn(IntEnum):
    """The columns of the comparison, in their order."""

    NAME = 0
    OLD = 1
    NEW = 2
    CHANGE = 3


class FiguresModel(TableModel[str, FigureColumn]):
    """One row per figure (its name in `Figures`); missing figures are shown as a dash."""

    def __init__(self, texts: Texts, parent: QObject | None = None) -> None:
        super().__init__(texts, FigureColumn, "figures", parent)
        self._old: ModelSummary | None = None
        self._new: ModelSummary | None = None
        self.set_rows(tuple(FIGURES))

    def set_models(self, old: ModelSummary | None, new: ModelSummary | None) -> None:
        """Set the two models."""
        self._old, self._new = old, new
        self.set_rows(tuple(FIGURES))

    def heading(self, column: FigureColumn) -> str:
        """Return the heading of a column, with the number of its model."""
        model = {FigureColumn.OLD: self._old, FigureColumn.NEW: self._new}.get(column)
        words = super().heading(column)
        return f"{words} ({model.number})" if model else words

    def alignment(self, column: FigureColumn) -> int | None:
        """Return the alignment: figures to the right."""
        return None if column is FigureColumn.NAME else _RIGHT

    def hint(self, row: str, column: FigureColumn) -> str:  # noqa: ARG002 - the same for all
        """Return the explanation of a figure."""
        return self.texts(f"figures.{row}_hint")

    def words(self, row: str, column: FigureColumn) -> str:
        """Return the text of one cell."""
        if column is FigureColumn.NAME:
            return self.texts(f"figures.{row}")
        old, new = _value(self._old, row), _value(self._new, row)
        if column is FigureColumn.CHANGE:
            return self._change(old, new, FIGURES[row])
        value = old if column is FigureColumn.OLD else new
        return "–" if value is None else self.texts.percent(value, 1)

    def _change(self, old: float | None, new: float | None, more_is_better: bool) -> str:
        """Return whether the new model is better, and by how much."""
        if old is None or new is None:
            return "–"
        difference = new - old
        if abs(difference) < _SAME:
            return self.texts("figures.same")
        word = "better" if (difference > 0) == more_is_better else "worse"
        points = self.texts.number(abs(100 * difference), 1)
        return self.texts(f"figures.{word}", points=points)


def _value(model: ModelSummary | None, name: str) -> float | None:
    """Return a figure of a model, None if there is none."""
    if model is None or model.figures is None:
        return None
    value: float | None = getattr(model.figures, name)
    return value
