"""The page of one campaign: its days, texts, cases and what they share; changes of all of them."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QRegularExpression, Qt, Signal
from PySide6.QtGui import QRegularExpressionValidator
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QLineEdit,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from classifier.records import Label
from triage_app.campaign_records import CampaignSheet
from triage_app.case_codes import shown_number
from triage_app.records import Case, Decision
from triage_app.ui.cases.campaign_facts_view import CampaignFactsView
from triage_app.ui.cases.campaign_tables import VariantColumn, VariantTableModel
from triage_app.ui.cases.case_table_model import CaseTableModel, Column
from triage_app.ui.cases.number_column import NumberColumn
from triage_app.ui.widgets.colours import Theme
from triage_app.ui.widgets.layouts import FlowLayout, SideBySide
from triage_app.ui.widgets.parts import (
    button,
    card,
    field_label,
    label,
    row,
    scaled_width,
    set_up_table,
    shortcut,
    shown_keys,
    widget_with,
)
from triage_app.ui.widgets.table_model import RECORD_ROLE
from triage_app.ui.widgets.texts import Texts
from triage_app.ui.widgets.two_line_rows import draw_two_lines

CONFIRM_KEYS: dict[Label | None, str] = {Label.SCAM: "F5", Label.LEGIT: "F6", None: "F7"}
DECISION_KEYS = {
    Decision.SCAM: "Ctrl+F5",
    Decision.LEGIT: "Ctrl+F6",
    Decision.UNSURE: "Ctrl+F7",
}
SPLIT_KEY, MERGE_KEY = "Ctrl+D", "Ctrl+M"
REDO_KEYS = ("Ctrl+Shift+Z", "Ctrl+Y")
_NUMBER_OR_CODE = QRegularExpression("[0-9][0-9-]{0,14}")
_CASE_WIDTHS = {
    Column.NUMBER: 44,
    Column.OPENED: 108,
    Column.BAND: 132,
}
_VARIANT_WIDTHS = {VariantColumn.CASES: 50, VariantColumn.SEEN: 180, VariantColumn.LATEST: 84}


class CampaignPage(QWidget):
    """Shows the sheet of one campaign; emits a signal for each action on it."""

    confirm_requested = Signal(object, object)  # number of the campaign, Label or None
    decision_requested = Signal(object, object)  # number, Decision
    split_requested = Signal(object, object)  # number, list of case numbers
    merge_requested = Signal(object, str)  # number, number or code of the other campaign
    undo_requested = Signal()
    redo_requested = Signal()
    back_requested = Signal()

    def __init__(self, texts: Texts, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("page")
        self._texts, self._theme = texts, theme
        self._number: int | None = None  # of the campaign that is shown
        self.title = label(texts("sheet.none"), "title", wrap=True)
        self.conflict = label(role="heading", wrap=True)
        self.bounded = label(role="muted", wrap=True)
        self.facts = CampaignFactsView(texts, theme)
        self.variants, self.variant_table = VariantTableModel(texts, self), QTableView()
        self.variant_count = label(role="heading")
        self.cases, self.case_table = CaseTableModel(texts, theme, self), QTableView()
        self._make_buttons()
        self._build()
        self._connect()
        self.setFocusProxy(self.case_table)

    def show_sheet(self, sheet: CampaignSheet, cases: Sequence[Case]) -> None:
        """Show a campaign with its newest cases."""
        texts = self._texts
        same, self._number = self._number == sheet.number, sheet.number
        seen = texts.span(sheet.first_seen, sheet.last_seen)
        words = texts.count(
            "sheet.title", sheet.cases, campaign=shown_number(sheet.number), seen=seen
        )
        self.title.setText(words)
        odd = ", ".join(map(shown_number, sheet.odd))
        self.conflict.setText(texts("sheet.conflict", cases=odd) if sheet.conflicting else "")
        self.conflict.setVisible(sheet.conflicting)
        self.bounded.setVisible(sheet.cases > sheet.COMPARED)
        self.bounded.setText(texts("sheet.bounded", number=texts.number(sheet.COMPARED)))
        self.facts.show_sheet(sheet)
        self.variants.set_rows(sheet.variants)
        self.variant_count.setText(texts.count("sheet.variants", sheet.variant_count))
        self.cases.update_cases(cases) if same else self.cases.set_rows(cases)
        for made in self._buttons:
            made.setEnabled(True)

    def chosen(self) -> list[int]:
        """Return the numbers of the selected cases."""
        rows = self.case_table.selectionModel().selectedRows()
        found = (index.data(RECORD_ROLE) for index in rows)
        return sorted(case.number for case in found if isinstance(case, Case))

    def split(self) -> None:
        """Request that the selected cases become a campaign of their own."""
        if self._number is not None and (cases := self.chosen()):
            self.split_requested.emit(self._number, cases)

    def merge(self) -> None:
        """Request to merge with the campaign whose number is typed; without one, ask for it."""
        typed = self.other.text().strip()
        if self._number is None:
            return
        if not typed:
            self.other.setFocus(Qt.FocusReason.ShortcutFocusReason)
            return
        self.other.clear()
        self.merge_requested.emit(self._number, typed)

    def _confirm(self, wanted: Label | None) -> None:
        if self._number is not None:
            self.confirm_requested.emit(self._number, wanted)

    def _decide(self, wanted: Decision) -> None:
        if self._number is not None:
            self.decision_requested.emit(self._number, wanted)

    def _make_buttons(self) -> None:
        texts = self._texts
        self.confirm_buttons = {
            one: button(f"{texts(f'sheet.confirm_{one}')}   {keys}", keys=keys)
            for one, keys in CONFIRM_KEYS.items()
        }
        self.decision_buttons = {
            one: button(texts(f"decision.{one}"), keys=shown_keys(keys))
            for one, keys in DECISION_KEYS.items()
        }
        for one, made in self.decision_buttons.items():
            made.setAccessibleName(texts("sheet.decide_one", decision=texts(f"decision.{one}")))
        self.split_button = button(
            texts("sheet.split"), hint=texts("sheet.split_hint"), keys=shown_keys(SPLIT_KEY)
        )
        self.merge_button = button(
            texts("sheet.merge"), hint=texts("sheet.merge_hint"), keys=shown_keys(MERGE_KEY)
        )
        self.back_button = button(texts("sheet.back"), "quiet", keys=shown_keys("Escape"))
        self.undo_button = button(texts("case.undo"), "quiet", keys=shown_keys("Ctrl+Z"))
        self.other = QLineEdit()
        self.other.setValidator(QRegularExpressionValidator(_NUMBER_OR_CODE, self.other))
        self.other.setMaximumWidth(scaled_width(self.other, 80))
        self._buttons = (
            *self.confirm_buttons.values(),
            *self.decision_buttons.values(),
            self.split_button,
            self.merge_button,
        )
        for made in self._buttons:
            made.setEnabled(False)

    def _build(self) -> None:
        halves = SideBySide(margin=0)
        halves.add(self._left(), 62)
        halves.add(self._right(), 38)
        self.fit_width = halves.fit_width
        layout = QVBoxLayout(self)
        layout.setContentsMargins(12, 12, 12, 12)
        layout.setSpacing(8)
        heading = row(self.title, self.undo_button, self.back_button)
        heading.setStretch(0, 1)
        layout.addLayout(heading)
        layout.addWidget(self.conflict)
        layout.addWidget(self.bounded)
        layout.addLayout(halves, 1)
        for hidden in (self.conflict, self.bounded):
            hidden.hide()

    def _left(self) -> QFrame:
        """Return the card with the texts and the cases."""
        texts = self._texts
        frame, inside = card()
        self.variant_table.setModel(self.variants)
        set_up_table(
            self.variant_table, texts("sheet.variant_table"), _VARIANT_WIDTHS, VariantColumn.TEXT
        )
        self.case_table.setModel(self.cases)
        set_up_table(self.case_table, texts("sheet.case_table"), _CASE_WIDTHS, Column.MESSAGE)
        draw_two_lines(self.case_table, self._theme)
        self.case_table.setColumnWidth(
            Column.OPINION, self.cases.opinion_width(self.case_table.fontMetrics())
        )
        NumberColumn(self.case_table, self.cases)
        self.case_table.setSelectionMode(QTableView.SelectionMode.ExtendedSelection)
        for table in (self.variant_table, self.case_table):
            table.setMinimumHeight(120)
            table.setMinimumWidth(scaled_width(table, 480))
        inside.addWidget(self.variant_count)
        inside.addWidget(self.variant_table, 2)
        inside.addWidget(label(texts("sheet.cases"), "heading"))
        inside.addWidget(self.case_table, 3)
        line = FlowLayout()
        line.addWidget(self.split_button)
        other = field_label(texts("sheet.other"), self.other)
        line.addWidget(widget_with(row(other, self.other, self.merge_button)))
        inside.addLayout(line)
        return frame

    def _right(self) -> QFrame:
        """Return the card with the facts and what is done for all cases."""
        frame, inside = card()
        inside.addWidget(self.facts, 1)
        for words, made in (("confirm", self.confirm_buttons), ("decide", self.decision_buttons)):
            inside.addWidget(label(self._texts(f"sheet.{words}"), "heading"))
            line = FlowLayout()
            for one in made.values():
                line.addWidget(one)
            inside.addLayout(line)
        return frame

    def _connect(self) -> None:
        for wanted, made in self.confirm_buttons.items():
            made.clicked.connect(lambda _=False, wanted=wanted: self._confirm(wanted))
            shortcut(CONFIRM_KEYS[wanted], self, partial(self._confirm, wanted))
        for decision, made in self.decision_buttons.items():
            made.clicked.connect(lambda _=False, wanted=decision: self._decide(wanted))
            shortcut(DECISION_KEYS[decision], self, partial(self._decide, decision))
        self.split_button.clicked.connect(self.split)
        self.merge_button.clicked.connect(self.merge)
        self.other.returnPressed.connect(self.merge)
        self.undo_button.clicked.connect(self.undo_requested)
        self.back_button.clicked.connect(self.back_requested)
        shortcut(SPLIT_KEY, self, self.split)
        shortcut(MERGE_KEY, self, self.merge)
        shortcut("Escape", self, self.back_requested.emit)
        shortcut("Ctrl+Z", self, self._undo)
        for keys in REDO_KEYS:
            shortcut(keys, self, self._redo)

    def _undo(self) -> None:
        """Take back the last action; a text field undoes its own typing."""
        if not isinstance(QApplication.focusWidget(), QLineEdit):
            self.undo_requested.emit()

    def _redo(self) -> None:
        if not isinstance(QApplication.focusWidget(), QLineEdit):
            self.redo_requested.emit()
