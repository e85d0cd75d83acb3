"""The page of genuine messages: drop a folder or files, list, remove."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QFileDialog,
    QProgressBar,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from classifier.genuine.template import AddedTemplate
from triage_app.ui.supervisor.genuine_controller import GenuineContent
from triage_app.ui.supervisor.genuine_table import GenuineColumn, GenuineTableModel
from triage_app.ui.widgets.incoming import dropped_files, take_copy
from triage_app.ui.widgets.layouts import FlowLayout
from triage_app.ui.widgets.parts import (
    button,
    card,
    field_label,
    label,
    row,
    set_up_table,
    shortcut,
    shown_keys,
    widget_with,
)
from triage_app.ui.widgets.table_model import RECORD_ROLE
from triage_app.ui.widgets.texts import Texts

_WIDTHS = {
    GenuineColumn.NUMBER: 44,
    GenuineColumn.ORGANISATION: 170,
    GenuineColumn.NAME: 190,
    GenuineColumn.ADDED: 170,
    GenuineColumn.COMPARED: 110,
}
_SHOWN_AFTER = 1000  # ms until the progress bar appears
_MOST_ERRORS = 5  # files named below the buttons
_REMOVE_KEY = "Ctrl+Del"


class GenuinePage(QWidget):
    """Shows the genuine messages; emits a signal for each action."""

    add_requested = Signal(object, str)  # list[Path], id or name of an organisation, or ""
    cancel_requested = Signal()
    remove_requested = Signal(object)  # list[int], the numbers
    undo_requested = Signal()

    def __init__(self, texts: Texts, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("page")
        self.setAcceptDrops(True)
        self._texts = texts
        self._answers: list[AddedTemplate] = []
        self.rows = GenuineTableModel(texts, self)
        self.table = QTableView()
        self.files_button = button(texts("genuine.files"), "primary", keys=shown_keys("Ctrl+O"))
        self.folder_button = button(texts("genuine.folder"), keys=shown_keys("Ctrl+Shift+O"))
        self.organisation = QComboBox()
        self.organisation.setEditable(True)
        self.organisation.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self.organisation.addItem(texts("genuine.as_told"), "")
        self.cancel_button = button(texts("genuine.cancel"), keys=shown_keys("Escape"))
        self.progress = QProgressBar()
        self.progress.setAccessibleName(texts("genuine.progress"))
        self.summary = label(texts("genuine.invitation"), "muted", wrap=True)
        self.count = label(role="heading")
        self.remove_button = button(texts("genuine.remove"), keys=shown_keys(_REMOVE_KEY))
        self._patience = QTimer(self)
        self._patience.setSingleShot(True)
        self._patience.setInterval(_SHOWN_AFTER)
        self._build()
        self._connect()
        self._show_busy(False)
        self.setFocusProxy(self.table)

    def show_content(self, content: GenuineContent) -> None:
        """Show the list; the organisation that is chosen or typed stays."""
        self.rows.set_rows(content.templates)
        self.count.setText(self._texts.count("genuine.count", len(content.templates)))
        if self.organisation.count() == 1:
            for identifier, name in content.organisations.items():
                self.organisation.addItem(name, identifier)
        self._offer()

    def show_started(self) -> None:
        """Wait for the first message; the progress bar appears after a second."""
        self._answers.clear()
        self.progress.setRange(0, 0)
        self.summary.setText(self._texts("genuine.reading"))
        self.files_button.setEnabled(False)
        self.folder_button.setEnabled(False)
        self._patience.start()

    def show_count(self, count: int) -> None:
        """Set the end of the progress bar to the least number of messages."""
        self.progress.setRange(0, max(count, 1))

    def show_answer(self, one: AddedTemplate) -> None:
        """Count a message; the end of the bar grows if there are more than expected."""
        self._answers.append(one)
        done = len(self._answers)
        self.progress.setMaximum(max(self.progress.maximum(), done))
        self.progress.setValue(done)

    def show_finished(self, stopped: bool) -> None:
        """Show what became of the files."""
        self._patience.stop()
        self._show_busy(False)
        self.summary.setText(self._summary(stopped))

    def selected(self) -> list[int]:
        """Return the numbers of the selected messages."""
        chosen = self.table.selectionModel().selectedRows()
        return [index.data(RECORD_ROLE).number for index in chosen]

    def chosen_organisation(self) -> str:
        """Return the id that is chosen or the name that was typed, "" for what the text names."""
        text = self.organisation.currentText().strip()
        at = self.organisation.findText(text, Qt.MatchFlag.MatchFixedString)
        return text if at < 0 else str(self.organisation.itemData(at))

    def choose_files(self) -> None:
        """Ask for files."""
        names, _ = QFileDialog.getOpenFileNames(self, self._texts("genuine.files"))
        self._add([Path(name) for name in names])

    def choose_folder(self) -> None:
        """Ask for a folder."""
        name = QFileDialog.getExistingDirectory(self, self._texts("genuine.folder"))
        self._add([Path(name)] if name else [])

    def ask_removal(self) -> None:
        """Request to remove the selected messages."""
        numbers = self.selected()
        if numbers:
            self.remove_requested.emit(numbers)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Accept files and folders."""
        if event.mimeData().hasUrls():
            take_copy(event)

    def dropEvent(self, event: QDropEvent) -> None:
        """Add the dropped files and folders."""
        take_copy(event)
        self._add(dropped_files(event.mimeData()))

    def _add(self, paths: Sequence[Path]) -> None:
        if paths:
            self.add_requested.emit(list(paths), self.chosen_organisation())

    def _summary(self, stopped: bool) -> str:
        texts, answers = self._texts, self._answers
        errors = [one for one in answers if one.error is not None]
        kept = sum(one.kept is not None for one in answers)
        doubles = len(answers) - kept - len(errors)
        parts = [texts("genuine.stopped")] if stopped else []
        parts.append(texts.count("genuine.added", kept))
        if doubles:
            parts.append(texts.count("genuine.doubles", doubles))
        if kept:
            parts.append(texts("genuine.train"))
        if errors:
            parts.append(texts.count("genuine.errors", len(errors)))
        named = errors[:_MOST_ERRORS]
        lines = [
            texts("batch.tally", name=one.name, n=texts.words(one.error))
            for one in named
            if one.error
        ]
        more = ["…"] if len(errors) > _MOST_ERRORS else []
        return "\n".join([" ".join(parts), *lines, *more])

    def _show_busy(self, busy: bool) -> None:
        self.progress.setVisible(busy)
        self.cancel_button.setVisible(busy)
        self.files_button.setEnabled(not busy)
        self.folder_button.setEnabled(not busy)

    def _offer(self) -> None:
        self.remove_button.setEnabled(bool(self.selected()))

    def _build(self) -> None:
        texts = self._texts
        self.table.setModel(self.rows)
        set_up_table(self.table, texts("genuine.name"), _WIDTHS, GenuineColumn.TEXT)
        self.table.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.table.setMinimumHeight(160)
        frame, inside = card()
        inside.addWidget(label(texts("genuine.title"), "title"))
        inside.addWidget(label(texts("genuine.hint"), "muted", wrap=True))
        above = FlowLayout()
        for made in (self.files_button, self.folder_button):
            above.addWidget(made)
        whose = field_label(texts("genuine.organisation"), self.organisation)
        above.addWidget(widget_with(row(whose, self.organisation)))
        above.addWidget(self.cancel_button)
        inside.addLayout(above)
        inside.addWidget(self.progress)
        inside.addWidget(self.summary)
        inside.addWidget(self.count)
        inside.addWidget(self.table, 1)
        inside.addLayout(row(self.remove_button, None))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(12, 12, 12, 12)
        layout.addWidget(frame)

    def _connect(self) -> None:
        self._patience.timeout.connect(lambda: self._show_busy(True))
        self.files_button.clicked.connect(self.choose_files)
        self.folder_button.clicked.connect(self.choose_folder)
        self.cancel_button.clicked.connect(self.cancel_requested)
        self.remove_button.clicked.connect(self.ask_removal)
        self.table.selectionModel().selectionChanged.connect(lambda *_: self._offer())
        self.rows.modelReset.connect(self._offer)
        shortcut("Ctrl+O", self, self.choose_files)
        shortcut("Ctrl+Shift+O", self, self.choose_folder)
        shortcut(_REMOVE_KEY, self, self.ask_removal)
        shortcut("Ctrl+Z", self, self.undo_requested.emit)
        shortcut("Escape", self, self._cancel)

    def _cancel(self) -> None:
        if self.cancel_button.isVisible():
            self.cancel_requested.emit()
