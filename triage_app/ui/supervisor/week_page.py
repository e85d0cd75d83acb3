"""The page of the week: callers to call back, figures with what they count, pictures."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QTableView, QVBoxLayout, QWidget

from triage_app.call_backs import CallBack
from triage_app.figure_records import FigureRow, OfferedPeriod, ShownWeek
from triage_app.records import CaseFilter
from triage_app.ui.supervisor.week_pictures import PictureView
from triage_app.ui.supervisor.week_tables import (
    CallColumn,
    CallTableModel,
    FigureColumn,
    FigureTableModel,
    KeyTable,
)
from triage_app.ui.widgets.late_sign import LateSign
from triage_app.ui.widgets.layouts import FlowLayout, SideBySide
from triage_app.ui.widgets.parts import (
    button,
    card,
    choice,
    column,
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

_TICK_KEY = "Space"
_LEAST_WIDTH = 520  # of the figures in pixels; in less room the pictures stand below them
_FIGURES = {
    FigureColumn.VALUE: 68,
    FigureColumn.PREVIOUS: 68,
    FigureColumn.YEAR: 98,
    FigureColumn.MORE: 146,
}
_LINES = 3  # that the definition of a figure may take
_LONG_NAME, _LONG_DETAIL = 40, 20  # letters from which on a cell may be cut
_CALLS = {CallColumn.CASE: 60, CallColumn.WHEN: 150, CallColumn.TOLD: 112}


class _PeriodField(QLineEdit):
    """The typed period; Enter asks for it once, and is not given on to the list around it."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take Enter."""
        super().keyPressEvent(event)
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            event.accept()


class WeekPage(QWidget):
    """Emits a signal for each action; Enter on a figure asks for the cases behind it."""

    period_requested = Signal(str)
    cases_requested = Signal(CaseFilter)
    campaign_requested = Signal(object)
    tick_requested = Signal(object)  # number of the case whose caller was called back
    undo_requested = Signal()
    idle_noticed = Signal(str)  # key of the text that says why a key does nothing

    def __init__(
        self, texts: Texts, offered: Sequence[OfferedPeriod], parent: QWidget | None = None
    ) -> None:
        """`offered` are the periods to choose from."""
        super().__init__(parent)
        self.setObjectName("page")
        self._texts = texts
        self._content: ShownWeek | None = None
        self.period = choice((_words(one, texts), one.name) for one in offered)
        self._typed = _PeriodField()
        self.period.setLineEdit(self._typed)
        # Enter would put another period in place of a refused one. The stubs know no None here.
        self.period.setCompleter(None)  # type: ignore[arg-type]
        self.period.setInsertPolicy(self.period.InsertPolicy.NoInsert)
        self.before_button = button("◀", hint=texts("week.before"), keys=shown_keys("Alt+Left"))
        self.after_button = button("▶", hint=texts("week.after"), keys=shown_keys("Alt+Right"))
        self.before_button.setAccessibleName(texts("week.before"))
        self.after_button.setAccessibleName(texts("week.after"))
        self.days, self.state = label(role="heading"), label(role="muted", wrap=True)
        self.calls, self.call_title = KeyTable(), label(role="title")
        self.call_rows, self.rows = CallTableModel(texts, self), FigureTableModel(texts, self)
        self.no_calls = label(texts("calls.none"), "muted", wrap=True)
        self.called_button = button(texts("calls.called"), keys=shown_keys(_TICK_KEY))
        self.figures = KeyTable()
        self.definition = label(role="muted", wrap=True)
        self.definition.setAlignment(Qt.AlignmentFlag.AlignTop)
        # The table must not shrink, and hide the row that is chosen, where there is more to say.
        self.definition.setMinimumHeight(_LINES * self.definition.fontMetrics().lineSpacing())
        self.pictures = PictureView(texts)
        self.busy = LateSign(texts("week.counting"))
        self._build()
        self._connect()
        self.setFocusProxy(self.calls)

    def show_content(self, content: ShownWeek) -> None:
        """Show the figures of a period; the rows that are selected stay so."""
        self._content, period = content, content.period
        self._show_name(period.name)
        self.days.setText(self._texts.span(period.since, period.last))
        self._show_state(content)
        self._show_calls(content)
        at = self.figures.currentIndex().row()
        self.rows.set_rows(content.rows)
        self.figures.select_near(max(0, min(at, len(content.rows) - 1)))
        self.pictures.show_pictures(content.pictures)

    def show_counting(self) -> None:
        """Show that a period is being counted, where that takes longer than a moment."""
        self.busy.start()

    def show_counted(self) -> None:
        """Show that nothing is counted any more."""
        self.busy.stop()

    def show_refusal(self, sentence: str) -> None:
        """Say why a period is not shown."""
        self.state.setText(sentence)
        self.period.setFocus()
        self._typed.selectAll()

    def _show_name(self, name: str) -> None:
        place = self.period.findData(name)
        if place >= 0:
            self.period.setCurrentIndex(place)
        else:
            self.period.setEditText(name)

    def _show_state(self, content: ShownWeek) -> None:
        texts, parts = self._texts, []
        if not content.total:
            parts.append(texts("week.empty"))
        if (done := content.period.done) is not None:
            parts.append(texts("week.running", done=done, days=_days(content.period)))
        if content.as_of:
            parts.append(texts("week.as_of", at=texts.moment(content.as_of)))
        if content.exported is not None:
            at, cases = content.exported
            words = {"at": texts.moment(at), "count": texts.number(cases)}
            parts.append(texts("week.exported", **words))
        self.state.setText(" ".join(parts))

    def _show_calls(self, content: ShownWeek) -> None:
        count = content.call_back_count
        self.call_title.setText(self._texts("calls.title", count=self._texts.number(count)))
        at = max(0, self.calls.currentIndex().row())
        self.call_rows.set_rows(content.call_backs)
        self.calls.selectRow(min(at, len(content.call_backs) - 1))
        for widget in (self.calls, self.called_button):
            widget.setVisible(bool(content.call_backs))
        self.no_calls.setVisible(not content.call_backs)
        self.setFocusProxy(self.calls if content.call_backs else self.figures)

    def tick(self) -> None:
        """Ask for a tick at the caller that is selected."""
        call = self.calls.currentIndex().data(RECORD_ROLE)
        if isinstance(call, CallBack):
            self.tick_requested.emit(call.number)
        else:
            self.idle_noticed.emit("idle.no_call_back")

    def _open_call(self, place: QModelIndex) -> None:
        call = place.data(RECORD_ROLE)
        if isinstance(call, CallBack):
            day = date.fromisoformat(call.opened[:10])
            after = str(day + timedelta(days=1))
            wanted = CaseFilter(call_back=True, campaign=call.campaign, since=str(day), until=after)
            self.cases_requested.emit(wanted)

    def _open_figure(self, place: QModelIndex) -> None:
        found = place.data(RECORD_ROLE)
        if not isinstance(found, FigureRow):
            return
        if found.campaign is not None:
            self.campaign_requested.emit(found.campaign)
        elif found.behind is not None:
            self.cases_requested.emit(found.behind)
        else:
            self.idle_noticed.emit("idle.no_cases_behind")

    def _define(self, place: QModelIndex) -> None:
        """Show what the row counts; of a campaign or an organisation, the whole row too."""
        found = place.data(RECORD_ROLE)
        lines = (_whole_row(found), found.definition) if isinstance(found, FigureRow) else ()
        self.definition.setText("\n".join(line for line in lines if line))

    def _ask_typed(self) -> None:
        typed = self.period.currentText().strip()
        place = self.period.findText(typed)
        self.period_requested.emit(str(self.period.itemData(place)) if place >= 0 else typed)

    def _step(self, *, forward: bool) -> None:
        if self._content is not None:
            wanted = self._content.next if forward else self._content.previous
            self.period_requested.emit(wanted)

    def _connect(self) -> None:
        self.period.activated.connect(
            lambda place: self.period_requested.emit(str(self.period.itemData(place)))
        )
        self._typed.returnPressed.connect(self._ask_typed)
        self.before_button.clicked.connect(lambda: self._step(forward=False))
        self.after_button.clicked.connect(lambda: self._step(forward=True))
        self.called_button.clicked.connect(self.tick)
        self.calls.row_opened.connect(self._open_call)
        self.figures.row_opened.connect(self._open_figure)
        self.figures.selectionModel().currentRowChanged.connect(lambda now, _: self._define(now))
        shortcut("Alt+Left", self, lambda: self._step(forward=False), repeats=True)
        shortcut("Alt+Right", self, lambda: self._step(forward=True), repeats=True)
        shortcut("Ctrl+Z", self, self.undo_requested.emit)
        ticking = shortcut(_TICK_KEY, self.calls, self.tick)
        ticking.setContext(Qt.ShortcutContext.WidgetShortcut)  # elsewhere it presses buttons

    def _build(self) -> None:
        texts, line = self._texts, FlowLayout()
        self.calls.setModel(self.call_rows)
        self.figures.setModel(self.rows)
        set_up_table(self.calls, texts("calls.table"), _CALLS, CallColumn.DONE)
        set_up_table(self.figures, texts("week.figures"), _FIGURES, FigureColumn.NAME)
        for table in (self.calls, self.figures):
            table.setSelectionMode(QTableView.SelectionMode.SingleSelection)
        self.calls.setMinimumHeight(90)
        self.figures.setMinimumHeight(160)
        self.figures.setMinimumWidth(scaled_width(self.figures, _LEAST_WIDTH))
        name = field_label(texts("week.period"), self.period)
        line.addWidget(widget_with(row(name, self.period, self.before_button, self.after_button)))
        line.addWidget(self.days)
        line.addWidget(self.busy)
        above, inside = card(spacing=6)
        inside.addLayout(row(self.call_title, None, self.called_button))
        inside.addWidget(self.calls)
        inside.addWidget(self.no_calls)
        below, within = card(spacing=6)
        within.addWidget(self.figures, 1)
        within.addWidget(self.definition)
        columns = SideBySide(margin=0)
        left = column(above, below)
        left.setStretch(0, 2)
        left.setStretch(1, 5)
        columns.add(widget_with(left), 63)
        columns.add(self.pictures, 37)
        self.fit_width = columns.fit_width
        layout = QVBoxLayout(self)
        layout.setContentsMargins(12, 8, 12, 8)
        layout.setSpacing(6)
        layout.addLayout(line)
        layout.addWidget(self.state)
        layout.addLayout(columns, 1)


def _whole_row(found: FigureRow) -> str:
    """Return name and detail of a row whose columns are too narrow for them, else ""."""
    long = len(found.name) > _LONG_NAME or len(found.more) > _LONG_DETAIL
    return " – ".join(one for one in (found.name, found.more) if one) if long else ""


def _words(period: OfferedPeriod, texts: Texts) -> str:
    """Return a period as it is offered: a week with its days, else its name; and if it is over."""
    running = period.done is not None
    if period.week is None:
        return texts("week.running_period", period=period.name) if running else period.name
    days = texts.span(period.since, period.last)
    return texts("week.running_of" if running else "week.of", week=period.week, days=days)


def _days(period: OfferedPeriod) -> int:
    return (date.fromisoformat(period.last) - date.fromisoformat(period.since)).days + 1
