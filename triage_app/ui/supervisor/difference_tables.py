"""The table models of a comparison: cases, families, weights, history, own cases."""

from __future__ import annotations

from enum import IntEnum

from PySide6.QtCore import QObject, Qt

from classifier.intervals import Rate
from triage_app.case_codes import shown_number
from triage_app.comparison_records import (
    BandChange,
    FamilyChange,
    ModelEvent,
    OwnFigures,
    WeightChange,
)
from triage_app.ui.widgets.table_model import TableModel
from triage_app.ui.widgets.texts import Texts
from triage_app.wording.scenarios import family_name

_RIGHT = int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)


class BandColumn(IntEnum):
    """The columns of the cases whose band changes."""

    NUMBER = 0
    BEFORE = 1
    NOW = 2
    LABEL = 3
    EXCERPT = 4


class BandChangesModel(TableModel[BandChange, BandColumn]):
    """The cases whose band changes, newest first."""

    def __init__(self, texts: Texts, parent: QObject | None = None) -> None:
        super().__init__(texts, BandColumn, "band_changes", parent)

    def words(self, row: BandChange, column: BandColumn) -> str:
        """Return the text of one cell."""
        texts = self.texts
        cells = {
            BandColumn.NUMBER: shown_number(row.number),
            BandColumn.BEFORE: texts(f"band_short.{row.before.value}"),
            BandColumn.NOW: texts(f"band_short.{row.now.value}"),
            BandColumn.LABEL: texts(f"label.{row.label.value if row.label else ''}"),
            BandColumn.EXCERPT: row.excerpt,
        }
        return cells[column]


class WeightColumn(IntEnum):
    """The columns of words and facts."""

    NAME = 0
    BEFORE = 1
    NOW = 2
    MESSAGES = 3


class WeightsModel(TableModel[WeightChange, WeightColumn]):
    """Words and facts that weigh otherwise, the largest changes first."""

    def __init__(self, texts: Texts, parent: QObject | None = None) -> None:
        super().__init__(texts, WeightColumn, "weights", parent)

    def alignment(self, column: WeightColumn) -> int | None:
        """Return the alignment: figures to the right."""
        return None if column is WeightColumn.NAME else _RIGHT

    def words(self, row: WeightChange, column: WeightColumn) -> str:
        """Return the text of one cell."""
        number = self.texts.number
        cells = {
            WeightColumn.NAME: row.name,
            WeightColumn.BEFORE: number(row.before, 2),
            WeightColumn.NOW: number(row.now, 2),
            WeightColumn.MESSAGES: number(row.messages),
        }
        return cells[column]


class FamilyColumn(IntEnum):
    """The columns of families."""

    NAME = 0
    BEFORE = 1
    NOW = 2
    CHANGE = 3


class FamiliesModel(TableModel[FamilyChange, FamilyColumn]):
    """Families of which more or fewer messages are flagged, lost ones first."""

    def __init__(self, texts: Texts, parent: QObject | None = None) -> None:
        super().__init__(texts, FamilyColumn, "families", parent)

    def alignment(self, column: FamilyColumn) -> int | None:
        """Return the alignment: figures to the right."""
        return None if column is FamilyColumn.NAME else _RIGHT

    def words(self, row: FamilyChange, column: FamilyColumn) -> str:
        """Return the text of one cell."""
        texts = self.texts
        if column is FamilyColumn.NAME:
            name = family_name(texts.language, row.family, texts.words)
            kind = "families.scams" if row.is_scam else "families.genuine"
            return texts(kind, family=name, n=row.now.n)
        if column is FamilyColumn.CHANGE:
            word = "figures.better" if row.gain > 0 else "figures.worse"
            return texts(word, points=texts.number(abs(100 * row.gain), 1))
        return percent(texts, row.before if column is FamilyColumn.BEFORE else row.now)


class OwnColumn(IntEnum):
    """The columns of the learning curve."""

    MODEL = 0
    LEARNT = 1
    CAUGHT = 2
    ALARMS = 3


class OwnFiguresModel(TableModel[OwnFigures, OwnColumn]):
    """What each model makes of the desk's own confirmed cases."""

    def __init__(self, texts: Texts, parent: QObject | None = None) -> None:
        super().__init__(texts, OwnColumn, "own_figures", parent)

    def alignment(self, column: OwnColumn) -> int | None:
        """Return the alignment: figures to the right."""
        return None if column is OwnColumn.MODEL else _RIGHT

    def words(self, row: OwnFigures, column: OwnColumn) -> str:
        """Return the text of one cell."""
        state = self.texts(f"model_state.{row.state}")
        cells = {
            OwnColumn.MODEL: self.texts("own_figures.model", number=row.model, state=state),
            OwnColumn.LEARNT: self.texts.number(row.learnt),
            OwnColumn.CAUGHT: with_interval(self.texts, row.caught),
            OwnColumn.ALARMS: with_interval(self.texts, row.alarms),
        }
        return cells[column]


class HistoryColumn(IntEnum):
    """The columns of the history."""

    AT = 0
    WHAT = 1
    WHO = 2


class HistoryModel(TableModel[ModelEvent, HistoryColumn]):
    """What happened to the models, newest first."""

    def __init__(self, texts: Texts, parent: QObject | None = None) -> None:
        super().__init__(texts, HistoryColumn, "model_history", parent)

    def words(self, row: ModelEvent, column: HistoryColumn) -> str:
        """Return the text of one cell."""
        if column is HistoryColumn.AT:
            return self.texts.moment(row.at)
        if column is HistoryColumn.WHO:
            return row.actor
        what = self.texts(f"model_event.{row.kind}")
        said = self.texts("model_history.what", number=row.model, what=what)
        if row.passed is None:
            return said
        answer = "passed" if row.passed else "refused"
        return f"{said}, {self.texts(f'model_history.{answer}')}"


def percent(texts: Texts, found: Rate) -> str:
    """Return a share in words, a dash without observations."""
    return "–" if found.value is None else texts.percent(found.value, 1)


def with_interval(texts: Texts, found: Rate) -> str:
    """Return a share with its 95 % interval and its number of messages."""
    if found.value is None or found.low is None or found.high is None:
        return "–"
    low, high = texts.percent(found.low), texts.percent(found.high)
    return texts("figures.rate", share=texts.percent(found.value, 1), low=low, high=high, n=found.n)
