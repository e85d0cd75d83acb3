"""What sets two models apart, in tabs: figures, cases, families, words and facts, own cases."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QAbstractItemModel, Signal
from PySide6.QtWidgets import (
    QFrame,
    QHeaderView,
    QPlainTextEdit,
    QProgressBar,
    QTableView,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from triage_app.comparison_records import BandChange, ModelDifference, ModelEvent
from triage_app.list_records import Expected
from triage_app.ui.supervisor.difference_plots import curve_plot, reliability_plot
from triage_app.ui.supervisor.difference_tables import (
    BandChangesModel,
    BandColumn,
    FamiliesModel,
    FamilyColumn,
    HistoryColumn,
    HistoryModel,
    OwnColumn,
    OwnFiguresModel,
    WeightColumn,
    WeightsModel,
)
from triage_app.ui.supervisor.plot_view import PlotView
from triage_app.ui.widgets.colours import Theme
from triage_app.ui.widgets.layouts import flow
from triage_app.ui.widgets.parts import (
    button,
    column,
    label,
    row,
    row_height,
    set_up_table,
    shown_keys,
    widget_with,
)
from triage_app.ui.widgets.table_model import RECORD_ROLE
from triage_app.ui.widgets.texts import Texts

COMPARE_KEY, OPEN_KEY = "F5", "Enter"


class DifferenceView(QFrame):
    """Shows a comparison once it is made; emits a signal for each action."""

    compare_requested = Signal()
    stop_requested = Signal()
    case_requested = Signal(object)
    guard_requested = Signal(object, Expected)

    def __init__(
        self, texts: Texts, theme: Theme, figures: QTableView, parent: QWidget | None = None
    ) -> None:
        """`figures` is the table of both models' figures, the first tab."""
        super().__init__(parent)
        self._texts = texts
        self.compare_button = button(
            texts("difference.compare"), "primary", hint=texts("difference.compare_hint"),
            keys=shown_keys(COMPARE_KEY),
        )  # fmt: skip
        self.stop_button = button(texts("difference.stop"), keys=shown_keys("Escape"))
        self.progress = QProgressBar()
        self.progress.setAccessibleName(texts("difference.progress"))
        self.sentence = label(texts("difference.none"), "muted", wrap=True)
        self.bands, self.families = BandChangesModel(texts, self), FamiliesModel(texts, self)
        self.words, self.facts = WeightsModel(texts, self), WeightsModel(texts, self)
        self.own, self.history = OwnFiguresModel(texts, self), HistoryModel(texts, self)
        self.bands_table = self._table(self.bands, "bands", BandColumn.EXCERPT)
        self.open_button = button(texts("difference.open"), keys=OPEN_KEY)
        self.missed_button = button(texts("difference.never_missed"))
        self.flagged_button = button(texts("difference.never_flagged"))
        self.reliability = PlotView(theme, texts("difference.reliability"))
        self.curve = PlotView(theme, texts("difference.own"))
        self.card = QPlainTextEdit()
        self.card.setReadOnly(True)
        self.card.setTabChangesFocus(True)
        self.card.setAccessibleName(texts("difference.card"))
        self.tabs = QTabWidget()
        self._shown: ModelDifference | None = None
        self._build(figures)
        self._connect()
        self._set_busy(False)

    def show_choice(self, before: str, now: str) -> None:
        """Allow to compare two models, or not; say so where others are shown."""
        possible = bool(before and now and before != now)
        self.compare_button.setEnabled(possible)
        found = self._shown
        if found is None or not possible or not self.progress.isHidden():
            return
        if (found.before, found.now) == (before, now):
            self._say_result(found)
        else:
            self.sentence.setText(
                self._texts("difference.earlier", before=found.before, now=found.now)
            )

    def show_started(self, before: str, now: str) -> None:
        """Show that two models are being compared."""
        self._set_busy(True)
        self.progress.setValue(0)
        self.sentence.setText(self._texts("difference.running", before=before, now=now))

    def show_progress(self, share: float, step: str) -> None:
        """Show how far the comparison is."""
        self.progress.setValue(round(100 * share))
        self.progress.setFormat(f"%p % · {self._texts(f'difference.step_{step}')}")

    def show_none_to_compare(self) -> None:
        """Say why nothing is compared."""
        self.sentence.setText(self._texts("difference.none_to_compare"))

    def show_failed(self, reason: str) -> None:
        """Show why the comparison failed."""
        self._end(reason or self._texts("difference.failed"))

    def show_stopped(self) -> None:
        """Show that the comparison was stopped."""
        self._end(self._texts("difference.stopped"))

    def _end(self, sentence: str) -> None:
        self._set_busy(False)
        self.sentence.setText(sentence)

    def show_difference(self, found: ModelDifference) -> None:
        """Fill the tabs."""
        texts, self._shown = self._texts, found
        self._set_busy(False)
        self._say_result(found)
        self.bands.set_rows(found.bands)
        self.families.set_rows(found.families)
        self.words.set_rows(found.words)
        self.facts.set_rows(found.facts)
        self.own.set_rows(found.own)
        self.reliability.show_plot(reliability_plot(texts, found))
        self.curve.show_plot(curve_plot(texts, found))
        self._own_hint.setText(texts.count("difference.own_hint", found.own_cases))
        if found.bands:
            self.bands_table.selectRow(0)
        self._offer()

    def _say_result(self, found: ModelDifference) -> None:
        texts = self._texts
        words = {"before": found.before, "now": found.now, "cases": texts.number(found.cases)}
        self.sentence.setText(texts.count("difference.result", len(found.bands), **words))

    def show_history(self, events: Sequence[ModelEvent]) -> None:
        """Fill the history."""
        self.history.set_rows(events)

    def show_card(self, text: str) -> None:
        """Show the card of a model."""
        self.card.setPlainText(text)

    def selected(self) -> BandChange | None:
        """Return the case that is selected."""
        found = self.bands_table.currentIndex().data(RECORD_ROLE)
        return found if isinstance(found, BandChange) else None

    def open_selected(self) -> None:
        """Request the selected case."""
        if (found := self.selected()) is not None:
            self.case_requested.emit(found.number)

    def _guard(self, expected: Expected) -> None:
        if (found := self.selected()) is not None:
            self.guard_requested.emit(found.number, expected)

    def _offer(self) -> None:
        chosen = self.selected() is not None
        for one in (self.open_button, self.missed_button, self.flagged_button):
            one.setEnabled(chosen)

    def _set_busy(self, busy: bool) -> None:
        self.progress.setVisible(busy)
        self.stop_button.setVisible(busy)
        self.compare_button.setVisible(not busy)

    def _table(self, model: QAbstractItemModel, name: str, stretched: int) -> QTableView:
        table = QTableView()
        table.setModel(model)
        set_up_table(table, self._texts(f"difference.{name}"), {}, stretched)
        head = table.horizontalHeader()
        for place in range(model.columnCount()):
            if place != stretched:
                head.setSectionResizeMode(place, QHeaderView.ResizeMode.ResizeToContents)
        table.setSelectionMode(QTableView.SelectionMode.SingleSelection)
        return table

    def _build(self, figures: QTableView) -> None:
        texts = self._texts
        self.setProperty("card", True)
        self._own_hint = label(role="muted", wrap=True)
        actions = flow(self.open_button, self.missed_button, self.flagged_button)
        families = self._table(self.families, "families", FamilyColumn.NAME)
        words = self._table(self.words, "words", WeightColumn.NAME)
        facts = self._table(self.facts, "facts", WeightColumn.NAME)
        own = self._table(self.own, "own", OwnColumn.MODEL)
        history = self._table(self.history, "history", HistoryColumn.WHAT)
        both = column(
            label(texts("difference.words_hint"), "muted", wrap=True), words,
            label(texts("difference.facts"), "heading"), facts,
        )  # fmt: skip
        pictures = row(
            *(
                column(label(plot.accessibleName(), "heading"), plot, spacing=4)
                for plot in (self.curve, self.reliability)
            )
        )
        for name, content in (
            ("figures", widget_with(column(figures, None))),
            ("bands", widget_with(column(self.bands_table, actions))),
            (
                "families",
                widget_with(column(label(texts("difference.families"), "muted"), families)),
            ),
            ("words", widget_with(both)),
            ("own", widget_with(column(self._own_hint, own, pictures))),
            ("history", widget_with(column(history))),
            ("card", widget_with(column(self.card))),
        ):
            content.setContentsMargins(8, 8, 8, 8)
            self.tabs.addTab(content, texts(f"difference.tab_{name}"))
        self.tabs.setUsesScrollButtons(False)  # no name is out of sight
        self.tabs.tabBar().setAccessibleName(texts("difference.tabs"))
        own.setMaximumHeight(4 * row_height(own))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(14, 12, 14, 12)
        layout.setSpacing(8)
        layout.addLayout(row(label(texts("difference.title"), "title"), None,
                             self.compare_button, self.stop_button))  # fmt: skip
        layout.addWidget(self.progress)
        layout.addWidget(self.sentence)
        layout.addWidget(self.tabs, 1)

    def _connect(self) -> None:
        self.compare_button.clicked.connect(self.compare_requested)
        self.stop_button.clicked.connect(self.stop_requested)
        self.open_button.clicked.connect(self.open_selected)
        self.missed_button.clicked.connect(lambda: self._guard(Expected.SCAM))
        self.flagged_button.clicked.connect(lambda: self._guard(Expected.LEGIT))
        self.bands_table.activated.connect(lambda _: self.open_selected())
        self.bands_table.selectionModel().currentRowChanged.connect(lambda *_: self._offer())
        self._offer()
