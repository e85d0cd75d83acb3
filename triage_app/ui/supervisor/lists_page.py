"""The page of the desk's own lists: edited in a table, saved as versions, compared, restored."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QItemSelectionModel, Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFileDialog,
    QHeaderView,
    QTabBar,
    QTableView,
    QWidget,
)

from triage_app.list_records import DeskList, ListDifference, RowProblem
from triage_app.ui.supervisor.lists_controller import ReadList, ShownList
from triage_app.ui.supervisor.lists_table import ListTableModel
from triage_app.ui.supervisor.versions_view import VersionsView
from triage_app.ui.widgets.colours import Theme
from triage_app.ui.widgets.layouts import FlowLayout, SideBySide
from triage_app.ui.widgets.parts import (
    button,
    card,
    label,
    plain_table,
    row_height,
    scaled_width,
    shortcut,
    shown_keys,
)
from triage_app.ui.widgets.texts import Texts

KEYS = {
    "save": "Ctrl+S", "add": "Ctrl+N", "remove": "Ctrl+Del", "import": "Ctrl+O",
    "export": "Ctrl+Shift+S", "reset": "Ctrl+Shift+Z",
}  # fmt: skip
_NAMED = 4  # problems that are told below the table
_LISTS = tuple(DeskList)
_WIDEST = 260  # pixels of a column at the usual text size


class ListsPage(QWidget):
    """Shows one list at a time; what is typed stays until it is saved or reset."""

    list_requested = Signal(DeskList)
    save_requested = Signal(DeskList, object)  # tuple[Row, ...]
    file_chosen = Signal(DeskList, Path)  # to be read
    target_chosen = Signal(DeskList, Path)  # to be written
    restore_requested = Signal(DeskList, int)
    difference_requested = Signal(DeskList, int, int)
    back_requested = Signal()

    def __init__(self, texts: Texts, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("page")
        self._texts = texts
        self._version = 0
        self._typed: dict[DeskList, ReadList] = {}  # of the other lists, not saved yet
        self.choice = QTabBar()
        self.rows = ListTableModel(texts, theme, self)
        self.table = QTableView()
        self.hint = label(role="muted", wrap=True)
        self.sentence = label(role="heading", wrap=True)
        self.buttons = {
            name: button(texts(f"lists.{name}"), "primary" if name == "save" else "",
                         keys=shown_keys(keys))
            for name, keys in KEYS.items()
        }  # fmt: skip
        self.versions = VersionsView(texts)
        self._build()
        self._connect()
        self.setFocusProxy(self.table)

    @property
    def name(self) -> DeskList:
        """The list that is shown."""
        return _LISTS[self.choice.currentIndex()]

    def show_list(self, shown: ShownList) -> None:
        """Show a list as it is in use; what was typed into it before comes back."""
        if shown.name is not self.name:
            return
        texts, loaded = self._texts, shown.loaded
        self._version = loaded.version
        self.hint.setText(texts(f"lists.hint_{shown.name.value}"))
        self.rows.show_rows(shown.name, loaded.rows, saved=True)
        self._fit_columns()
        said = texts.words(loaded.problem) if loaded.problem is not None else ""
        self.sentence.setText(said)
        self.versions.show_versions(shown.versions)
        typed = self._typed.pop(shown.name, None)
        if typed is not None:
            self.show_file(typed)
        self._offer()

    def show_file(self, read: ReadList) -> None:
        """Show rows that are not saved yet, with what is wrong with them."""
        self.rows.show_rows(read.name, read.rows, saved=False)
        self._fit_columns()
        self.show_problems(read.problems)
        if not read.problems:
            self.sentence.setText(self._texts("lists.unsaved"))
        self._offer()

    def show_problems(self, problems: Sequence[RowProblem]) -> None:
        """Say what is wrong with which rows, and go to the first of them."""
        self.rows.show_problems(problems)
        texts = self._texts
        lines = [
            texts("lists.problem", row=one.row, problem=texts.words(one.sentence))
            for one in problems[:_NAMED]
        ]
        if problems:
            lines.insert(0, texts.count("lists.refused", len(problems)))
            self._go_to(problems[0].row - 2)
        self.sentence.setText("\n".join(lines))

    def show_difference(self, found: ListDifference) -> None:
        """Show what the chosen version has beside the one in use."""
        self.versions.show_difference(self.name, found)

    def save(self) -> None:
        """Request to save what is typed."""
        self.table.setFocus()  # what is being typed in a cell is taken
        self.save_requested.emit(self.name, self.rows.rows())

    def add(self) -> None:
        """Add a row and begin to type in it."""
        self._go_to(self.rows.add_row())
        self.table.edit(self.table.currentIndex())
        self._offer()

    def remove(self) -> None:
        """Remove the current row; a reset brings it back until the list is saved."""
        place = self.table.currentIndex().row()
        if place >= 0:
            self.rows.remove_row(place)
            self._offer()

    def reset(self) -> None:
        """Show the list as it is in use again."""
        self._typed.pop(self.name, None)
        self.list_requested.emit(self.name)

    def choose_file(self) -> None:
        """Ask for a file to read."""
        name, _ = QFileDialog.getOpenFileName(
            self, self._texts("lists.import"), "", self._texts("lists.files_to_read")
        )
        if name:
            self.file_chosen.emit(self.name, Path(name))

    def choose_target(self) -> None:
        """Ask where the list is to be written."""
        start = f"{self.name.value}.csv"
        name, _ = QFileDialog.getSaveFileName(
            self, self._texts("lists.export"), start, self._texts("lists.files")
        )
        if name:
            path = Path(name)
            self.target_chosen.emit(self.name, path if path.suffix else path.with_suffix(".csv"))

    def _change_list(self) -> None:
        """Keep what is typed in the list that is left, and ask for the other."""
        if self.rows.changed:
            name = self.rows.name
            self._typed[name] = ReadList(name, "", self.rows.rows(), ())
        self.list_requested.emit(self.name)

    def _go_to(self, place: int) -> None:
        index = self.rows.index(place, 0)
        self.table.setCurrentIndex(index)
        self.table.selectionModel().select(index, QItemSelectionModel.SelectionFlag.ClearAndSelect)
        self.table.scrollTo(index)
        self.table.setFocus()

    def _show_row_problem(self) -> None:
        problem = self.rows.problem_at(self.table.currentIndex().row())
        if problem:
            row = self.table.currentIndex().row() + 2
            self.sentence.setText(self._texts("lists.problem", row=row, problem=problem))

    def _offer(self) -> None:
        changed = self.rows.changed
        self.buttons["save"].setEnabled(changed)
        self.buttons["reset"].setEnabled(changed)
        self.buttons["remove"].setEnabled(self.rows.rowCount() > 0)
        self.buttons["export"].setEnabled(self._version > 0)

    def _fit_columns(self) -> None:
        """Make columns as wide as their content, up to a bound; the last takes the rest."""
        self.table.resizeColumnsToContents()
        widest = scaled_width(self.table, _WIDEST)
        for place in range(self.rows.columnCount()):
            width = self.table.columnWidth(place) + 12
            self.table.setColumnWidth(place, min(max(width, widest // 3), widest))

    def _build(self) -> None:
        texts = self._texts
        for name in _LISTS:
            self.choice.addTab(texts(f"desk_list.{name.value}"))
        self.choice.setAccessibleName(texts("lists.title"))
        self.choice.setExpanding(False)
        self.choice.setDrawBase(False)
        self.choice.setUsesScrollButtons(False)  # no name is out of sight
        self.choice.setMinimumWidth(self.choice.sizeHint().width())
        self.table.setModel(self.rows)
        plain_table(self.table, texts("lists.rows"))
        triggers = QAbstractItemView.EditTrigger
        self.table.setEditTriggers(
            triggers.AnyKeyPressed | triggers.EditKeyPressed | triggers.DoubleClicked
        )
        self.table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectItems)
        self.table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.table.setWordWrap(False)
        self.table.verticalHeader().show()
        self.table.verticalHeader().setDefaultSectionSize(row_height(self.table))
        self.table.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.table.horizontalHeader().setStretchLastSection(True)
        self.table.setMinimumHeight(6 * row_height(self.table))
        frame, inside = card()
        inside.addWidget(label(texts("lists.title"), "title"))
        inside.addWidget(self.choice)
        inside.addWidget(self.hint)
        inside.addWidget(self.table, 1)
        inside.addWidget(self.sentence)
        actions = FlowLayout()
        for made in self.buttons.values():
            actions.addWidget(made)
        inside.addLayout(actions)
        columns = SideBySide(self)
        columns.add(frame, 66)
        columns.add(self.versions, 34)
        self.fit_width = columns.fit_width

    def _connect(self) -> None:
        actions = {
            "save": self.save, "add": self.add, "remove": self.remove,
            "import": self.choose_file, "export": self.choose_target, "reset": self.reset,
        }  # fmt: skip
        for name, action in actions.items():
            self.buttons[name].clicked.connect(action)
            shortcut(KEYS[name], self, self.buttons[name].click)
        shortcut("Escape", self, self.back_requested.emit)
        self.choice.currentChanged.connect(lambda _: self._change_list())
        self.rows.dataChanged.connect(lambda *_: self._offer())
        self.table.selectionModel().currentChanged.connect(lambda *_: self._show_row_problem())
        self.versions.version_chosen.connect(
            lambda version: self.difference_requested.emit(self.name, version, self._version)
        )
        self.versions.restore_requested.connect(
            lambda version: self.restore_requested.emit(self.name, version)
        )
