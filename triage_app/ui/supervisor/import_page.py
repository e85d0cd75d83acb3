"""The page that imports an old list: file, columns, first rows, import, undo."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QCheckBox, QFileDialog, QProgressBar, QTableView, QVBoxLayout, QWidget

from triage_app.imports import ImportState, ImportUndone, LineProblem, ListPreview
from triage_app.ui.supervisor.import_columns_view import ImportColumnsView
from triage_app.ui.supervisor.import_table_model import ListColumnPlace, ListRowsModel
from triage_app.ui.widgets.incoming import dropped_files, take_copy
from triage_app.ui.widgets.layouts import FlowLayout, FlowScroll
from triage_app.ui.widgets.parts import (
    button,
    card,
    clear_layout,
    label,
    row,
    set_up_table,
    shortcut,
    shown_keys,
)
from triage_app.ui.widgets.texts import Texts
from triage_app.wording.old_lists import (
    outcome_sentences,
    preview_sentences,
    problems_sentence,
    undone_sentence,
)

_WIDTHS = {
    ListColumnPlace.LINE: 56,
    ListColumnPlace.DATE: 110,
    ListColumnPlace.LABEL: 90,
    ListColumnPlace.JUDGED_BY: 140,
    ListColumnPlace.CHANNEL: 76,
    ListColumnPlace.SENDER: 150,
}
_PROBLEMS = 100  # lines named on the page
_KINDS = "*.csv *.tsv *.tab *.txt *.xlsx *.xlsm *.xlsb *.xls *.ods"


class ImportPage(QWidget):
    """Shows a list as it would be imported, and what an import did."""

    list_chosen = Signal(Path)
    column_chosen = Signal(str, str)  # role, letter of the column or ""
    confirm_changed = Signal(bool)
    start_requested = Signal()
    stop_requested = Signal()
    undo_requested = Signal()
    back_requested = Signal()

    def __init__(self, texts: Texts, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("page")
        self.setAcceptDrops(True)
        self._texts = texts
        self.choose_button = button(texts("import.choose"), "primary", keys=shown_keys("Ctrl+O"))
        self.back_button = button(texts("import.back"), "quiet")
        self.file = label(texts("import.invitation"), "heading", wrap=True)
        self.columns = ImportColumnsView(texts)
        self.confirm = QCheckBox(texts("import.confirm"))
        self.confirm.setChecked(True)
        self.sentence = label(wrap=True)
        self.rows = ListRowsModel(texts, self)
        self.table = QTableView()
        self.problems = FlowScroll(2)
        self.problems.setAccessibleName(texts("import.problems"))
        self.start_button = button(texts("import.start"), "primary")
        self.stop_button = button(texts("import.stop"))
        self.undo_button = button(texts("import.undo"))
        self.progress = QProgressBar()
        self.progress.setAccessibleName(texts("import.progress"))
        self._build()
        self._connect()
        self.show_idle(can_start=False, can_undo=False)
        self.setFocusProxy(self.choose_button)

    def show_reading(self, path: Path) -> None:
        """Show that a list is being read."""
        self.file.setText(self._texts("import.reading", name=path.name))
        self.start_button.setEnabled(False)

    def show_preview(self, path: Path, preview: ListPreview) -> None:
        """Show how a list would be imported."""
        key = "import.sheet" if preview.sheet else "import.file"
        self.file.setText(self._texts(key, name=path.name, sheet=preview.sheet))
        self.columns.show_columns(preview.columns)
        self.columns.setEnabled(True)
        self.rows.set_rows(preview.rows)
        self.sentence.setText(self._said(map(self._texts.words, preview_sentences(preview))))
        self._show_problems(preview.problems)
        self.start_button.setEnabled(preview.readable > 0)

    def show_refusal(self, sentence: str) -> None:
        """Show why a list cannot be read."""
        self.file.setText(sentence)
        self.sentence.setText("")
        self.rows.set_rows(())
        self._show_problems(())
        self.start_button.setEnabled(False)

    def show_progress(self, share: float) -> None:
        """Show how far an import is; at 0 also its undo, whose length nobody tells."""
        self._set_busy(True)
        self.progress.setRange(0, 0 if share == 0 else 1000)
        self.progress.setValue(round(1000 * share))

    def show_state(self, state: ImportState) -> None:
        """Show what an import did."""
        self.sentence.setText(self._said(map(self._texts.words, outcome_sentences(state))))
        self._show_problems(state.problems)

    def show_undone(self, done: ImportUndone) -> None:
        """Show what the undo of an import did."""
        self.sentence.setText(self._texts.words(undone_sentence(done)))

    def show_sentence(self, sentence: str) -> None:
        """Show that an import failed or was stopped."""
        self.sentence.setText(sentence)

    def show_idle(self, *, can_start: bool, can_undo: bool) -> None:
        """Show that nothing is running, and what can be done."""
        self._set_busy(False)
        self.start_button.setEnabled(can_start)
        self.undo_button.setVisible(can_undo)

    def choose_file(self) -> None:
        """Ask for a list."""
        words = self._texts("import.kinds")
        name, _ = QFileDialog.getOpenFileName(
            self, self._texts("import.choose"), "", f"{words} ({_KINDS})"
        )
        if name:
            self.list_chosen.emit(Path(name))

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Accept one file."""
        if self.choose_button.isEnabled() and len(dropped_files(event.mimeData())) == 1:
            take_copy(event)

    def dropEvent(self, event: QDropEvent) -> None:
        """Take the file that was dropped."""
        take_copy(event)
        for path in dropped_files(event.mimeData())[:1]:
            self.list_chosen.emit(path)

    def _said(self, sentences: map[str]) -> str:
        return " ".join(sentences)

    def _show_problems(self, problems: Sequence[LineProblem]) -> None:
        """Name the lines that cannot be taken."""
        clear_layout(self.problems.lines)
        if problems:
            head = self._texts.words(problems_sentence(len(problems)))
            self.problems.add(label(head, "heading", wrap=True))
        for problem in problems[:_PROBLEMS]:
            self.problems.add(label(problem.text, wrap=True))
        self.problems.lines.addStretch(1)
        self.problems.setVisible(bool(problems))
        self.problems.fit()

    def _set_busy(self, busy: bool) -> None:
        for one in (self.choose_button, self.columns, self.confirm, self.undo_button):
            one.setEnabled(not busy)
        self.start_button.setEnabled(False)
        self.progress.setVisible(busy)
        self.stop_button.setVisible(busy)
        if not self.rows.rowCount():
            self.columns.setEnabled(False)

    def _connect(self) -> None:
        self.choose_button.clicked.connect(self.choose_file)
        self.back_button.clicked.connect(self.back_requested)
        self.columns.column_chosen.connect(self.column_chosen)
        self.confirm.toggled.connect(self.confirm_changed)
        self.start_button.clicked.connect(self.start_requested)
        self.stop_button.clicked.connect(self.stop_requested)
        self.undo_button.clicked.connect(self.undo_requested)
        shortcut("Ctrl+O", self, self.choose_button.click)

    def _build(self) -> None:
        texts = self._texts
        self.table.setModel(self.rows)
        set_up_table(self.table, texts("import.rows"), _WIDTHS, ListColumnPlace.TEXT)
        self.table.setMinimumHeight(150)
        self.problems.setMaximumHeight(110)
        frame, inside = card()
        inside.addWidget(label(texts("import.title"), "title"))
        inside.addWidget(label(texts("import.hint"), "muted", wrap=True))
        first = FlowLayout()
        for made in (self.choose_button, self.confirm, self.back_button):
            first.addWidget(made)
        inside.addLayout(first)
        inside.addWidget(self.file)
        inside.addWidget(self.columns)
        inside.addWidget(self.sentence)
        inside.addWidget(self.table, 1)
        inside.addWidget(self.problems)
        inside.addWidget(self.progress)
        inside.addLayout(row(self.start_button, self.stop_button, None, self.undo_button))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(12, 12, 12, 12)
        layout.addWidget(frame)
