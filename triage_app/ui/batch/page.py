"""The batch page: choose files or a folder, fill the table, log several rows."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QSortFilterProxyModel, Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFileDialog,
    QProgressBar,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from classifier.records import Band, Pasted
from triage_app.advice.second_look import dissents
from triage_app.batch_record import BatchItem
from triage_app.records import Case, Decision, Triage
from triage_app.ui.batch.table_model import BatchTableModel, Column
from triage_app.ui.widgets.colours import Theme
from triage_app.ui.widgets.incoming import brings_files, brought_files, lacks_content, take_copy
from triage_app.ui.widgets.invitation import Invitation
from triage_app.ui.widgets.layouts import FlowLayout
from triage_app.ui.widgets.parts import (
    button,
    card,
    focused_button,
    label,
    row,
    set_up_table,
    shortcut,
    shown_keys,
)
from triage_app.ui.widgets.table_model import SORT_ROLE
from triage_app.ui.widgets.texts import Texts
from triage_app.ui.widgets.two_line_rows import draw_two_lines

_WIDTHS = {
    Column.BAND: 150,
    Column.NAME: 200,
    Column.DECISION: 90,
}
KEYS = {Decision.SCAM: "F5", Decision.LEGIT: "F6", Decision.UNSURE: "F7"}


class BatchPage(QWidget):
    """Shows the rows of a batch; emits a signal for each action on the selected ones."""

    start_requested = Signal(object)  # list of Path or Pasted
    stop_requested = Signal()
    log_requested = Signal(object, Decision)  # list[tuple[row, Triage]]
    open_requested = Signal(Triage)  # its row is to be shown on the agent's page
    undo_requested = Signal()
    redo_requested = Signal()
    refusal_noticed = Signal(str)  # what was not done, and why

    def __init__(self, texts: Texts, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("page")
        self.setAcceptDrops(True)
        self._texts, self._theme = texts, theme
        self.rows = BatchTableModel(texts, theme, self)
        self._sorted = QSortFilterProxyModel(self)
        self._sorted.setSourceModel(self.rows)
        self._sorted.setSortRole(SORT_ROLE)
        self.left_out = 0  # selected rows that the last request did not log
        self.opened: set[int] = set()  # positions of rows that were opened on the triage page
        self.table = QTableView()
        self.invitation = Invitation(self.table)
        self.files_button = button(
            texts("batch.files"),
            "primary",
            keys=shown_keys("Ctrl+O"),
            hint=texts("batch.files_hint"),
        )
        self.folder_button = button(texts("batch.folder"), keys=shown_keys("Ctrl+Shift+O"))
        self.stop_button = button(texts("batch.stop"), "quiet", keys=shown_keys("Escape"))
        self.progress = QProgressBar()
        self.progress.setAccessibleName(texts("batch.progress"))
        self.summary = label(role="muted", wrap=True)
        self.open_button = button(texts("batch.open"), keys=shown_keys("Enter"))
        self.log_buttons = {
            one: button(texts(f"batch.log_{one}"), keys=keys) for one, keys in KEYS.items()
        }
        self._build()
        self._connect()
        self.invitation.invite(texts("batch.invitation"))
        self.show_idle()
        self.setFocusProxy(self.table)

    def show_started(self) -> None:
        """Clear the table and wait for the first message."""
        self.invitation.invite("")
        self.rows.set_rows(())
        self.opened.clear()
        self.progress.setRange(0, 0)
        self.progress.show()
        self.stop_button.show()
        self.summary.setText(self._texts("batch.reading"))

    def show_count(self, count: int) -> None:
        """Set the end of the progress bar to the least number of messages."""
        self.progress.setRange(0, max(count, 1))

    def show_item(self, item: BatchItem) -> None:
        """Add a row; the end of the progress bar grows if there are more messages than expected.

        No row is selected: one key would log it.
        """
        self.rows.add(item)
        done = self.rows.rowCount()
        self.progress.setMaximum(max(self.progress.maximum(), done))
        self.progress.setValue(done)

    def show_finished(self, stopped: bool) -> None:
        """Show the number of messages per band."""
        self.show_idle()
        if not self.rows.rowCount():
            self.invitation.invite(self._texts("batch.invitation"))
        self.summary.setText(self._summary(stopped))

    def show_idle(self) -> None:
        """Hide progress bar and stop button."""
        self.progress.hide()
        self.stop_button.hide()
        self._offer()

    def show_logged(self, position: int, case: Case) -> None:
        """Show the decision of a row."""
        self.rows.set_case(position, case)
        self._offer()

    def show_logged_elsewhere(self, case: Case) -> None:
        """Show the decision of a row that was opened on the triage page and logged there."""
        for position in sorted(self.opened):
            found = self.rows.row_at(position)
            seen = found and found.assessment
            if found and seen and not found.case and seen.fingerprint == case.fingerprint:
                self.show_logged(position, case)
                return

    def selected(self) -> list[tuple[int, Triage]]:
        """Return the selected rows that can be logged: readable, and not logged yet."""
        chosen = []
        for index in self.table.selectionModel().selectedRows():
            position = self._sorted.mapToSource(index).row()
            found = self.rows.row_at(position)
            if found and found.item.triage is not None and found.case is None:
                chosen.append((position, found.item.triage))
        return chosen

    def ask_log(self, decision: Decision) -> None:
        """Request to log the selected rows; what is left out is told.

        Of several rows those whose verdict the decision contradicts are left out: each of them is
        to be read, and the triage page asks why.
        """
        chosen = self.selected()
        if not chosen:
            self.refusal_noticed.emit(self._texts("batch.none_selected"))
            return
        agreed = [one for one in chosen if not dissents(one[1].assessment.band, decision)]
        if len(chosen) == 1:
            agreed = chosen
        against = [one for one in chosen if one not in agreed]
        self.left_out = len(against)
        if against:
            self._stand_on(against[0][0])
        if agreed:
            self.log_requested.emit(agreed, decision)
        else:
            self.refusal_noticed.emit(self.left_out_words())

    def _stand_on(self, position: int) -> None:
        """Let Enter open this row; what is selected stays, so that no further press logs it."""
        index = self._sorted.mapFromSource(self.rows.index(position, 0))
        selection = self.table.selectionModel()
        selection.setCurrentIndex(index, selection.SelectionFlag.NoUpdate)
        self._offer()

    def left_out_words(self) -> str:
        """Return how many selected rows were not logged and why, "" for none."""
        if not self.left_out:
            return ""
        return self._texts.count("batch.against_verdict", self.left_out)

    def enter(self) -> None:
        """Press the button under the focus, else open the current row."""
        focus = focused_button()
        self.ask_open() if focus is None else focus.click()

    def ask_open(self) -> None:
        """Request to open the current row on the triage page."""
        position = self._sorted.mapToSource(self.table.currentIndex()).row()
        found = self.rows.row_at(position)
        if found and found.item.triage is not None:
            self.opened.add(position)
            self.open_requested.emit(found.item.triage)
        else:
            self.refusal_noticed.emit(self._texts("batch.none_to_open"))

    def choose_files(self) -> None:
        """Ask for files."""
        names, _ = QFileDialog.getOpenFileNames(self, self._texts("batch.files"))
        self._start([Path(name) for name in names])

    def choose_folder(self) -> None:
        """Ask for a folder."""
        name = QFileDialog.getExistingDirectory(self, self._texts("batch.folder"))
        self._start([Path(name)] if name else [])

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Accept files and folders."""
        if brings_files(event.mimeData()):
            take_copy(event)

    def dropEvent(self, event: QDropEvent) -> None:
        """Start a batch with the dropped files."""
        take_copy(event)
        self._start(brought_files(event.mimeData()))

    def _start(self, files: Sequence[Path | Pasted]) -> None:
        if files and lacks_content(files):
            self.refusal_noticed.emit(self._texts("idle.no_content"))
        elif files:
            self.start_requested.emit(list(files))

    def _summary(self, stopped: bool) -> str:
        texts = self._texts
        counts, unread = self.rows.tally()
        parts = [texts.count("batch.done", self.rows.rowCount())]
        named = [(texts(f"band_short.{band}"), counts[band]) for band in Band]
        named.append((texts("batch.unread"), unread))
        parts += [texts("batch.tally", name=name, n=number) for name, number in named if number]
        summary = " · ".join(parts)
        return f"{texts('batch.stopped')} {summary}" if stopped else summary

    def _offer(self) -> None:
        """Enable the buttons that apply to the selected rows."""
        some = bool(self.selected())
        for made in self.log_buttons.values():
            made.setEnabled(some)
        self.open_button.setEnabled(self.table.currentIndex().isValid())

    def _build(self) -> None:
        self._set_up_table()
        frame, inside = card()
        inside.addLayout(row(self.files_button, self.folder_button, None, self.stop_button))
        inside.addWidget(self.summary)
        inside.addWidget(self.progress)
        inside.addWidget(self.table, 1)
        below = FlowLayout()
        for made in (self.open_button, *self.log_buttons.values()):
            below.addWidget(made)
        inside.addLayout(below)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(12, 12, 12, 12)
        layout.addWidget(frame)

    def _set_up_table(self) -> None:
        table = self.table
        table.setModel(self._sorted)
        set_up_table(table, self._texts("batch.name"), _WIDTHS, Column.MESSAGE)
        draw_two_lines(table, self._theme)
        table.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        table.setMinimumHeight(160)
        table.setSortingEnabled(True)
        table.sortByColumn(Column.BAND, Qt.SortOrder.AscendingOrder)

    def _connect(self) -> None:
        self.files_button.clicked.connect(self.choose_files)
        self.folder_button.clicked.connect(self.choose_folder)
        self.stop_button.clicked.connect(self.stop_requested)
        self.open_button.clicked.connect(self.ask_open)
        self.table.doubleClicked.connect(lambda _: self.ask_open())
        self.table.selectionModel().selectionChanged.connect(lambda *_: self._offer())
        for decision, made in self.log_buttons.items():
            made.clicked.connect(partial(self._clicked, decision))
            shortcut(KEYS[decision], self, partial(self.ask_log, decision))
        shortcut("Ctrl+O", self, self.choose_files)
        shortcut("Ctrl+Shift+O", self, self.choose_folder)
        for keys in ("Return", "Enter"):
            shortcut(keys, self, self.enter)
        shortcut("Escape", self, self._stop)
        shortcut("Ctrl+Z", self, self.undo_requested.emit)
        for keys in ("Ctrl+Y", "Ctrl+Shift+Z"):
            shortcut(keys, self, self.redo_requested.emit)

    def _clicked(self, decision: Decision, _checked: bool) -> None:
        self.ask_log(decision)

    def _stop(self) -> None:
        if self.stop_button.isVisible():
            self.stop_requested.emit()
