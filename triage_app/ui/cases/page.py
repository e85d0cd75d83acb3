"""The cases page: filter, table, and the chosen case beside it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import partial

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtWidgets import (
    QApplication,
    QLineEdit,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from triage_app.records import Case, CaseDetail, CaseFilter
from triage_app.ui.cases.case_detail_view import (
    LABEL_KEYS,
    UNDO_KEY,
    WITHDRAW_KEY,
    CaseDetailView,
)
from triage_app.ui.cases.case_filter_view import PAGE, CaseFilterView
from triage_app.ui.cases.case_table_model import CaseTableModel, Column
from triage_app.ui.widgets.colours import Theme
from triage_app.ui.widgets.parts import button, card, dress_table, label, row, scaled, shortcut
from triage_app.ui.widgets.sides import Sides
from triage_app.ui.widgets.table_model import RECORD_ROLE
from triage_app.ui.widgets.texts import Texts

_LEAST_WIDTH, _LEAST_HEIGHT = 480, 200
_BY_KEY = Qt.FocusReason.ShortcutFocusReason
_WIDTHS = {
    Column.NUMBER: 44,
    Column.OPENED: 108,
    Column.CHANNEL: 84,
    Column.BAND: 126,
    Column.DECISION: 74,
    Column.LABEL: 94,
}


class CasesPage(QWidget):
    """Lists cases and asks for what shall be done with one."""

    filter_changed = Signal(object)  # CaseFilter: show its first page
    more_requested = Signal(object)  # CaseFilter with the key that the next page starts below
    case_selected = Signal(int)
    label_requested = Signal(int, object)  # number, Label
    withdraw_requested = Signal(int)
    undo_requested = Signal(int)

    def __init__(self, texts: Texts, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("page")
        self._texts = texts
        self.filter = CaseFilterView(texts)
        self.cases = CaseTableModel(texts, theme, self)
        self.table = QTableView()
        self.summary = label(role="muted")
        self.more_button = button(texts("cases.more"), "quiet", hint=texts("cases.more_hint"))
        self.detail = CaseDetailView(texts, theme)
        self._build()
        self._connect()
        self._bind_keys()
        self.setFocusProxy(self.table)

    def current_filter(self) -> CaseFilter:
        """Return what the fields say now."""
        return self.filter.filter()

    def show_cases(self, cases: Sequence[Case], total: int) -> None:
        """Show the first page of a filter."""
        self.cases.set_rows(cases)
        self.detail.show_case(None)
        self._told(total, complete=len(cases) < PAGE)
        if cases:
            self.table.selectRow(0)

    def show_more(self, cases: Sequence[Case]) -> None:
        """Show the next page below."""
        self.cases.append_cases(cases)
        self.more_button.setVisible(len(cases) >= PAGE)

    def show_detail(self, detail: CaseDetail) -> None:
        """Show a case beside the list, unless another one was chosen meanwhile."""
        if detail.case.number == self._selected_number():
            self.detail.show_case(detail)

    def put_case(self, case: Case) -> None:
        """Show a new or changed case in its row; the selection stays where it is."""
        self.cases.put_case(case)
        if case.number == self._selected_number():
            self.case_selected.emit(case.number)

    def remove_case(self, number: int) -> None:
        """Take a withdrawn case out of the list."""
        self.cases.remove_case(number)
        if self.cases.rowCount() == 0:
            self.detail.show_case(None)

    def _told(self, total: int, *, complete: bool) -> None:
        self.summary.setText(self._texts.count("cases.count", total))
        self.more_button.setVisible(not complete)

    def _selected_number(self) -> int | None:
        # The current row, not the selection: it is set first when a row is chosen.
        case = self.table.currentIndex().data(RECORD_ROLE)
        return case.number if isinstance(case, Case) else None

    def _select(self, current: QModelIndex) -> None:
        case = self.cases.row_at(current.row())
        if case is not None:
            self.case_selected.emit(case.number)

    def _ask_more(self) -> None:
        oldest = self.cases.oldest()
        if oldest is not None:
            self.more_requested.emit(replace(self.current_filter(), before=oldest))

    def _build(self) -> None:
        self._dress_table()
        frame, inside = card()
        inside.addWidget(self.table, 1)
        inside.addLayout(row(self.summary, None, self.more_button))
        self.table.setMinimumHeight(_LEAST_HEIGHT)
        self.table.setMinimumWidth(scaled(self.table, _LEAST_WIDTH))
        halves = Sides(margin=0)
        halves.add(frame, 64)
        halves.add(self.detail, 36)
        self.fit_width = halves.fit_width
        layout = QVBoxLayout(self)
        layout.setContentsMargins(12, 12, 12, 12)
        layout.setSpacing(10)
        layout.addWidget(self.filter)
        layout.addLayout(halves, 1)

    def _dress_table(self) -> None:
        table = self.table
        table.setModel(self.cases)
        dress_table(table, self._texts("cases.name"), _WIDTHS, Column.EXCERPT)
        table.setSelectionMode(QTableView.SelectionMode.SingleSelection)

    def _connect(self) -> None:
        self.filter.filter_changed.connect(self.filter_changed)
        self.more_button.clicked.connect(self._ask_more)
        self.table.selectionModel().currentRowChanged.connect(
            lambda current, _previous: self._select(current)
        )
        self.detail.label_requested.connect(self.label_requested)
        self.detail.withdraw_requested.connect(self.withdraw_requested)
        self.detail.undo_requested.connect(self.undo_requested)

    def _bind_keys(self) -> None:
        for wanted, keys in LABEL_KEYS.items():
            shortcut(keys, self, partial(self.detail.ask_label, wanted))
        shortcut(WITHDRAW_KEY, self, self.detail.ask_withdraw)
        shortcut(UNDO_KEY, self, self._undo)
        shortcut("Ctrl+F", self, lambda: self.filter.text.setFocus(_BY_KEY))
        shortcut("Escape", self, self.filter.clear)

    def _undo(self) -> None:
        """Text fields undo their own typing."""
        if not isinstance(QApplication.focusWidget(), QLineEdit):
            self.detail.ask_undo()
