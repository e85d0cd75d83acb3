"""The card about models: train, choose, promote, roll back, and list all models."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QAbstractItemModel, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QFrame,
    QHeaderView,
    QProgressBar,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from triage_app.model_records import ModelSummary, TrainingOutcome
from triage_app.ui.supervisor.tables import (
    FIGURES,
    FigureColumn,
    FiguresModel,
    ModelColumn,
    ModelsModel,
)
from triage_app.ui.widgets.parts import CARD_MARGINS, button, label, plain_table, row, row_height
from triage_app.ui.widgets.texts import Texts

_PADDING = 8  # pixels of a row of figures, which is only read
_NAMED = 12  # largest number of cases named in a sentence
_PROMOTABLE = ("candidate", "former")


class LearningView(QFrame):
    """Shows the model in use, the candidate and all models."""

    train_requested = Signal(bool)  # whether confirmed cases are used
    cancel_requested = Signal()
    promote_requested = Signal(str)  # number
    rollback_requested = Signal()
    choice_changed = Signal()  # other models are to be compared

    def __init__(self, texts: Texts, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._texts = texts
        self._busy = False
        self._candidate = self._current = ""
        self.from_cases = QCheckBox(texts("learning.from_cases"))
        self.from_cases.setChecked(True)
        self.train_button = button(
            texts("learning.train"), "primary", hint=texts("learning.train_hint")
        )
        self.cancel_button = button(texts("learning.cancel"))
        self.progress = QProgressBar()
        self.progress.setAccessibleName(texts("learning.progress"))
        self.step = label(role="muted")
        self.sentence = label(role="heading", wrap=True)
        self.drift = label(role="muted", wrap=True)
        self.drift.setVisible(False)
        self.figures = FiguresModel(texts, self)
        self.figures_table = self._table(self.figures, texts("figures.name"))
        self.promote_button = button(texts("learning.promote"), hint=texts("learning.promote_hint"))
        self.rollback_button = button(
            texts("learning.rollback"), hint=texts("learning.rollback_hint")
        )
        self.models = ModelsModel(texts, self)
        self.models_table = self._table(self.models, texts("models.name"))
        self._build()
        self._connect()
        self.show_idle()

    def show_progress(self, share: float, step: str) -> None:
        """Show how far the training is; `step` is shown in words if there are some for it."""
        self._set_busy(True)
        self.sentence.hide()  # it is about the training before
        self.progress.setValue(round(100 * share))
        key = f"step.{step}"
        self.step.setText(self._texts(key) if self._texts.has(key) else step)

    def show_idle(self, sentence: str = "") -> None:
        """Show that no training is running, and why the last one failed."""
        self._set_busy(False)
        self.step.setText("")
        self.sentence.setText(sentence)
        self.sentence.setVisible(bool(sentence))

    def show_outcome(self, outcome: TrainingOutcome) -> None:
        """Show the candidate next to the model in use, and the sentence of the gate."""
        self.models_table.clearSelection()  # the new model stands beside the one in use
        self.show_idle(f"{outcome.sentence} {self._conflict_sentence(outcome)}".strip())
        self._candidate = outcome.candidate.number
        self.figures.set_models(outcome.current, outcome.candidate)
        self.promote_button.setEnabled(outcome.passed and not outcome.promoted)

    def _conflict_sentence(self, outcome: TrainingOutcome) -> str:
        """Return a sentence about cases with opposite labels."""
        names = [name.rpartition("-")[2] for name in outcome.conflicting]
        if not names:
            return ""
        more = " …" if len(names) > _NAMED else ""
        sentence = self._texts.count("learning.conflicting", len(names))
        return f"{sentence} ({', '.join(names[:_NAMED])}{more})"

    def show_drift(self, sentence: str) -> None:
        """Show the drift sentence; hide the line if it is empty."""
        self.drift.setText(sentence)
        self.drift.setVisible(bool(sentence))

    def show_models(self, models: Sequence[ModelSummary]) -> None:
        """Show all models; the current one is on the left, the selected one stays selected."""
        selected = self._selected()
        self.models.set_rows(models)
        current = next((one for one in models if one.state == "current"), None)
        candidate = next((one for one in models if one.number == self._candidate), None)
        if candidate is None or candidate.state == "current":
            candidate = next((one for one in models if one.state == "candidate"), None)
            self._candidate = candidate.number if candidate else ""
            self.figures.set_models(current, candidate)
        self._current = current.number if current else ""
        self.rollback_button.setEnabled(any(one.state == "former" for one in models))
        if selected is not None:
            self._select_again(selected.number)
        self._compare_selected()

    def _select_again(self, number: str) -> None:
        """Select a model that may be put into use, or is beside the one that is."""
        for place, one in enumerate(self.models.rows()):
            if one.number == number and one.state != "current":
                self.models_table.selectRow(place)

    def chosen(self) -> tuple[str, str]:
        """Return the number of the model in use and of the one beside it, "" for none.

        Beside it is the selected one, else the candidate, else the newest other one.
        """
        selected = self._selected()
        wanted = selected.number if selected else self._candidate
        if wanted in ("", self._current):
            others = (one.number for one in self.models.rows() if one.number != self._current)
            wanted = "" if selected else next(others, "")
        return self._current, wanted

    def _set_busy(self, busy: bool) -> None:
        self._busy = busy
        self.train_button.setEnabled(not busy)
        self.from_cases.setEnabled(not busy)
        self.cancel_button.setVisible(busy)
        self.progress.setVisible(busy)
        self.step.setVisible(busy)

    def _selected(self) -> ModelSummary | None:
        rows = self.models_table.selectionModel().selectedRows()
        return self.models.row_at(rows[0].row()) if rows else None

    def _compare_selected(self) -> None:
        """Show the selected model on the right of the comparison."""
        chosen = self._selected()
        if chosen is None:
            wanted = self._candidate
        else:
            wanted = chosen.number if chosen.state in _PROMOTABLE else ""
            current = next((one for one in self.models.rows() if one.state == "current"), None)
            self.figures.set_models(current, chosen if chosen is not current else None)
            self._candidate = wanted
        states = {one.number: one.state for one in self.models.rows()}
        self.promote_button.setEnabled(states.get(wanted) in _PROMOTABLE)
        self.choice_changed.emit()

    def _request_promotion(self) -> None:
        if self._candidate:
            # Qt would give the keyboard to the button beside it, which takes this back.
            self.models_table.setFocus()
            self.sentence.hide()  # the judgement on the candidate, which it is no more
            self.promote_requested.emit(self._candidate)

    def _connect(self) -> None:
        self.train_button.clicked.connect(
            lambda: self.train_requested.emit(self.from_cases.isChecked())
        )
        self.cancel_button.clicked.connect(self.cancel_requested)
        self.promote_button.clicked.connect(self._request_promotion)
        self.rollback_button.clicked.connect(self.rollback_requested)
        self.models_table.selectionModel().selectionChanged.connect(
            lambda *_: self._compare_selected()
        )

    def _table(self, model: QAbstractItemModel, name: str) -> QTableView:
        """Return a table with row selection."""
        table = QTableView()
        table.setModel(model)
        plain_table(table, name)
        table.setSelectionMode(QTableView.SelectionMode.SingleSelection)
        table.setWordWrap(False)
        table.verticalHeader().setDefaultSectionSize(row_height(table))
        table.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        return table

    def _build(self) -> None:
        self.setProperty("card", True)
        texts = self._texts
        head = self.figures_table.horizontalHeader()
        head.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        head.setSectionResizeMode(FigureColumn.NAME, QHeaderView.ResizeMode.Stretch)
        line = self.fontMetrics().lineSpacing() + _PADDING
        self.figures_table.verticalHeader().setDefaultSectionSize(line)
        self.figures_table.setFixedHeight(line * len(FIGURES) + head.sizeHint().height() + 8)
        heads = self.models_table.horizontalHeader()
        heads.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        heads.setSectionResizeMode(ModelColumn.CREATED, QHeaderView.ResizeMode.Stretch)
        for known in (ModelColumn.RECALL, ModelColumn.PRECISION):  # beside it, of two models
            self.models_table.setColumnHidden(known, True)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(*CARD_MARGINS)
        layout.setSpacing(8)
        layout.addWidget(label(texts("learning.title"), "title"))
        layout.addWidget(label(texts("learning.hint"), "muted", wrap=True))
        layout.addLayout(row(self.train_button, self.from_cases, None, self.cancel_button))
        layout.addWidget(self.progress)
        layout.addWidget(self.step)
        layout.addWidget(self.sentence)
        layout.addWidget(self.drift)
        layout.addWidget(label(texts("models.name"), "heading"))
        layout.addWidget(self.models_table, 1)
        layout.addLayout(row(self.promote_button, self.rollback_button, None))
