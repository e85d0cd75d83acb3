"""The case page: filter, table, and details of the current case."""

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

from classifier.records import Label
from triage_app.evidence_records import COUNTED
from triage_app.list_records import Expected
from triage_app.records import Case, CaseDetail, CaseFilter
from triage_app.ui.cases.case_detail_view import (
    CAMPAIGN_KEY,
    ERASE_KEY,
    FILE_KEY,
    GUARD_KEY,
    LABEL_KEYS,
    UNDO_KEY,
    UNLABEL_KEY,
    WITHDRAW_KEY,
    CaseDetailView,
)
from triage_app.ui.cases.case_filter_view import PAGE, CaseFilterView
from triage_app.ui.cases.case_table_model import CaseTableModel, Column
from triage_app.ui.cases.number_column import NumberColumn
from triage_app.ui.cases.reason_questions import ReasonQuestions
from triage_app.ui.widgets.colours import Theme
from triage_app.ui.widgets.invitation import Invitation
from triage_app.ui.widgets.layouts import SideBySide
from triage_app.ui.widgets.note_field import NoteField
from triage_app.ui.widgets.note_lines import FIELD_KEYS
from triage_app.ui.widgets.parts import (
    button,
    card,
    label,
    row,
    scaled_width,
    set_up_table,
    shortcut,
)
from triage_app.ui.widgets.table_model import RECORD_ROLE
from triage_app.ui.widgets.texts import Texts
from triage_app.ui.widgets.two_line_rows import draw_two_lines

_LEAST_WIDTH, _LEAST_HEIGHT = 480, 200
REDO_KEYS = ("Ctrl+Shift+Z", "Ctrl+Y")
_BY_KEY = Qt.FocusReason.ShortcutFocusReason
_WIDTHS = {
    Column.NUMBER: 40,
    Column.OPENED: 104,
    Column.BAND: 132,
}


class CasesPage(QWidget):
    """Shows cases; emits a signal for each action on the current one."""

    filter_changed = Signal(CaseFilter)  # its first page is to be shown
    more_requested = Signal(CaseFilter)  # with the number that the next page starts below
    case_selected = Signal(object)  # its number
    label_requested = Signal(object, Label)  # number of the case
    unlabel_requested = Signal(object)  # number of the case whose label is taken back
    withdraw_requested = Signal(object, str)  # number, reason
    erase_requested = Signal(object, str)  # number, reason
    campaign_requested = Signal(object)  # its number
    file_requested = Signal(object)  # number of the case that is written as a page
    guard_requested = Signal(object, Expected)  # number of a confirmed case
    guard_refused = Signal()  # the current case is not confirmed
    note_given = Signal(NoteField, object, str)  # number of the case, what was typed
    field_refused = Signal()  # the current case takes no note, or there is none
    undo_requested = Signal()
    redo_requested = Signal()

    def __init__(self, texts: Texts, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("page")
        self._texts, self._theme = texts, theme
        self._total = 0  # cases of the filter
        self.filter = CaseFilterView(texts)
        self.cases = CaseTableModel(texts, theme, self)
        self.table = QTableView()
        self.invitation = Invitation(self.table)
        self.summary = label(role="muted")
        self.more_button = button(texts("cases.more"), "quiet", hint=texts("cases.more_hint"))
        self.detail = CaseDetailView(texts, theme)
        self.reasons = ReasonQuestions(texts, self.current_case, self)
        self._build()
        self._connect()
        self._bind_keys()
        self.setFocusProxy(self.table)

    def current_filter(self) -> CaseFilter:
        """Return the filter as the fields are set."""
        return self.filter.filter()

    def show_cases(self, cases: Sequence[Case], total: int) -> None:
        """Show the first page of a filter."""
        self.cases.set_rows(cases)
        self.detail.show_case(None)
        self._show_total(total)
        if cases:
            self.table.selectRow(0)

    def update_cases(self, cases: Sequence[Case], total: int) -> None:
        """Show the cases of the filter as they are now; the current row stays where it is."""
        self.cases.update_cases(cases)
        self._show_total(total)
        if not cases:
            self.detail.show_case(None)

    def show_more(self, cases: Sequence[Case]) -> None:
        """Append the next page."""
        self.cases.append_cases(cases)
        self._show_total(self._total, is_last=len(cases) < PAGE)

    def show_detail(self, detail: CaseDetail) -> None:
        """Show the details of a case, unless another row is current by now."""
        case = self.current_case()
        if case is not None and detail.case.number == case.number:
            self.detail.show_case(detail)

    def current_case(self) -> Case | None:
        """Return the case of the current row; the detail card may still show the one before."""
        # The current row, not the selection: it is set first when a row is chosen.
        case = self.table.currentIndex().data(RECORD_ROLE)
        return case if isinstance(case, Case) else None

    def shown(self) -> int:
        """Return how many cases are listed."""
        return self.cases.rowCount()

    def _show_total(self, total: int, *, is_last: bool = False) -> None:
        """Tell how many cases the filter has, and offer those that are not listed."""
        self._total = total
        self.filter.clear_button.setEnabled(not self.filter.is_clear)
        self.invitation.invite(self._invitation(total))
        if total > COUNTED:
            self.summary.setText(self._texts("cases.count_above", n=self._texts.number(COUNTED)))
        else:
            self.summary.setText(self._texts.count("cases.count", total))
        has_older = not is_last if total > COUNTED else self.shown() < total
        self.cases.set_older(has_older)
        self.more_button.setVisible(has_older)

    def _invitation(self, total: int) -> str:
        """Return what the list says without cases: of this filter, or without one."""
        if total:
            return ""
        key = "cases.none" if self.filter.is_clear else "cases.none_of_filter"
        return self._texts(key)

    def _select(self, current: QModelIndex) -> None:
        case = self.cases.row_at(current.row())
        if case is not None:
            self.case_selected.emit(case.number)

    def _ask_more(self) -> None:
        oldest = self.cases.oldest()
        if oldest is not None:
            self.more_requested.emit(replace(self.current_filter(), before=oldest))

    def _build(self) -> None:
        self._set_up_table()
        frame, inside = card()
        inside.addWidget(self.table, 1)
        inside.addLayout(row(self.summary, self.filter.clear_button, None, self.more_button))
        self.table.setMinimumHeight(_LEAST_HEIGHT)
        self.table.setMinimumWidth(scaled_width(self.table, _LEAST_WIDTH))
        halves = SideBySide(margin=0)
        halves.add(frame, 66)
        halves.add(self.detail, 34)
        self.fit_width = halves.fit_width
        layout = QVBoxLayout(self)
        layout.setContentsMargins(12, 12, 12, 12)
        layout.setSpacing(10)
        layout.addWidget(self.filter)
        layout.addLayout(halves, 1)

    def _set_up_table(self) -> None:
        table = self.table
        table.setModel(self.cases)
        set_up_table(table, self._texts("cases.name"), _WIDTHS, Column.MESSAGE)
        draw_two_lines(table, self._theme)
        table.setColumnWidth(Column.OPINION, self.cases.opinion_width(table.fontMetrics()))
        NumberColumn(table, self.cases)
        table.setSelectionMode(QTableView.SelectionMode.SingleSelection)

    def _connect(self) -> None:
        self.filter.filter_changed.connect(self.filter_changed)
        self.more_button.clicked.connect(self._ask_more)
        self.cases.older_wanted.connect(self._ask_more)
        self.table.selectionModel().currentRowChanged.connect(
            lambda current, _previous: self._select(current)
        )
        self.cases.dataChanged.connect(self._show_changed)
        self.detail.label_requested.connect(self._label)
        self.detail.unlabel_requested.connect(self._unlabel)
        self.detail.withdraw_requested.connect(self.reasons.ask_withdrawal)
        self.detail.erase_requested.connect(self.reasons.ask_erasure)
        self.reasons.withdraw_requested.connect(self.withdraw_requested)
        self.reasons.erase_requested.connect(self.erase_requested)
        self.detail.undo_requested.connect(self.undo_requested)
        self.detail.campaign_requested.connect(self._ask_campaign)
        self.detail.file_requested.connect(self._ask_file)
        self.detail.guard_requested.connect(self._guard)
        self.detail.notes.save_requested.connect(self._give_note)

    def _bind_keys(self) -> None:
        for wanted, keys in LABEL_KEYS.items():
            shortcut(keys, self, partial(self._label, wanted))
        shortcut(UNLABEL_KEY, self, self._unlabel)
        shortcut(WITHDRAW_KEY, self, self.reasons.ask_withdrawal)
        shortcut(ERASE_KEY, self, self.reasons.ask_erasure)
        shortcut(UNDO_KEY, self, self._undo)
        shortcut(CAMPAIGN_KEY, self, self._ask_campaign)
        shortcut(FILE_KEY, self, self._ask_file)
        shortcut(GUARD_KEY, self, self._guard)
        for keys in REDO_KEYS:
            shortcut(keys, self, self._redo)
        shortcut("Ctrl+F", self, lambda: self.filter.text.setFocus(_BY_KEY))
        for field, keys in FIELD_KEYS.items():
            shortcut(keys, self, partial(self._go_to_field, field))
        shortcut("Escape", self, self._leave)

    def _label(self, wanted: Label) -> None:
        case = self.current_case()
        if case is not None:
            self.label_requested.emit(case.number, wanted)

    def _ask_campaign(self) -> None:
        case = self.current_case()
        if case is not None:
            self.campaign_requested.emit(case.campaign)

    def _ask_file(self) -> None:
        case = self.current_case()
        if case is not None:
            self.file_requested.emit(case.number)

    def _go_to_field(self, field: NoteField) -> None:
        line = self.detail.notes.fields[field]
        if line.isEnabled():
            line.setFocus(_BY_KEY)
        else:
            self.field_refused.emit()

    def _give_note(self, field: NoteField, number: int, typed: str) -> None:
        """Ask for a note to be kept; the list has the focus then, where an undo takes it back."""
        self.table.setFocus(_BY_KEY)
        self.note_given.emit(field, number, typed)

    def _leave(self) -> None:
        """Leave the field of a note, which keeps what is typed; else show all cases."""
        if self.detail.notes.lines.has_focus():
            self.table.setFocus(_BY_KEY)
        else:
            self.filter.clear()

    def _unlabel(self) -> None:
        case = self.current_case()
        if case is not None and case.label is not None:
            self.unlabel_requested.emit(case.number)

    def _guard(self) -> None:
        """Request that every model judges the current case as it is confirmed."""
        case = self.current_case()
        if case is None or case.label is None:
            self.guard_refused.emit()
        else:
            self.guard_requested.emit(case.number, Expected(case.label.value))

    def _undo(self) -> None:
        """Take back the last action; a text field undoes its own typing."""
        if not isinstance(QApplication.focusWidget(), QLineEdit):
            self.undo_requested.emit()

    def _redo(self) -> None:
        if not isinstance(QApplication.focusWidget(), QLineEdit):
            self.redo_requested.emit()

    def _show_changed(self, first: QModelIndex, last: QModelIndex) -> None:
        """Ask for the current case again when its row has changed."""
        if first.row() <= self.table.currentIndex().row() <= last.row():
            self._select(self.table.currentIndex())
