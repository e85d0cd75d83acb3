"""The table in which a list of the desk is edited; a row with a problem says so."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtGui import QColor

from triage_app.case_codes import shown_row
from triage_app.list_records import COLUMNS, DeskList, Row, RowProblem
from triage_app.ui.widgets.colours import Theme
from triage_app.ui.widgets.safe_text import plain_tooltip, shortened
from triage_app.ui.widgets.texts import Texts
from triage_app.wording.names import NAMES

FIRST_ROW = 2  # rows are counted as in a file that has headings
Index = QModelIndex | QPersistentModelIndex
_NO_PARENT = QModelIndex()
_LONGEST, _SHOWN = 1_000, 200  # characters of a cell, and those that are seen
_EXPECTED = 1  # column of the guard list whose value is shown in words


class ListTableModel(QAbstractTableModel):
    """Holds the rows as they are typed; they are checked when they are saved."""

    def __init__(self, texts: Texts, theme: Theme, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._texts, self._theme = texts, theme
        self._name = DeskList.ORGANISATIONS
        self._rows: list[list[str]] = []
        self._saved: list[list[str]] = []
        self._problems: dict[int, str] = {}  # place of a row -> sentence

    @property
    def name(self) -> DeskList:
        """The list that is edited."""
        return self._name

    @property
    def changed(self) -> bool:
        """Whether something is typed that is not saved."""
        return self.rows() != _tuples(self._saved)

    def show_rows(self, name: DeskList, rows: Iterable[Row], *, saved: bool) -> None:
        """Show the rows of a list; `saved`: they are in use, so nothing is changed yet."""
        self.beginResetModel()
        self._name = name
        self._rows = [self._in_words(name, row) for row in rows]
        if saved:
            self._saved = [list(row) for row in self._rows]
        self._problems = {}
        self.endResetModel()

    def show_problems(self, problems: Sequence[RowProblem]) -> None:
        """Mark the rows that cannot be kept."""
        words = self._texts.words
        self._problems = {one.row - FIRST_ROW: words(one.sentence) for one in problems}
        if self._rows:
            self.dataChanged.emit(self.index(0, 0), self.index(len(self._rows) - 1, 0))
            self.headerDataChanged.emit(Qt.Orientation.Vertical, 0, len(self._rows) - 1)

    def problem_at(self, place: int) -> str:
        """Return why a row cannot be kept, "" if nothing is known."""
        return self._problems.get(place, "")

    def rows(self) -> tuple[Row, ...]:
        """Return all rows as they are typed, empty ones too: they count."""
        return _tuples(self._rows)

    def add_row(self) -> int:
        """Add an empty row at the end; return its place."""
        place = len(self._rows)
        self.beginInsertRows(_NO_PARENT, place, place)
        self._rows.append([""] * len(COLUMNS[self._name]))
        self.endInsertRows()
        return place

    def remove_row(self, place: int) -> None:
        """Remove one row; the marks of those below move with them."""
        self.beginRemoveRows(_NO_PARENT, place, place)
        del self._rows[place]
        self._problems = {
            at - (at > place): words for at, words in self._problems.items() if at != place
        }
        self.endRemoveRows()

    def rowCount(self, parent: Index = _NO_PARENT) -> int:
        """Return the number of rows."""
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = _NO_PARENT) -> int:
        """Return the number of columns."""
        return 0 if parent.isValid() else len(COLUMNS[self._name])

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        """Return the heading of a column, or the number of a row as a file has it."""
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        if orientation == Qt.Orientation.Horizontal:
            return self._texts(f"desk_list_column.{COLUMNS[self._name][section]}")
        mark = " !" if section in self._problems else ""
        return f"{section + FIRST_ROW}{mark}"

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Return that every cell can be edited."""
        return super().flags(index) | Qt.ItemFlag.ItemIsEditable

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return the text of a cell, and what is wrong with its row."""
        if not index.isValid() or index.row() >= len(self._rows):
            return None
        roles, problem = Qt.ItemDataRole, self.problem_at(index.row())
        words = self._rows[index.row()][index.column()]
        if role in (roles.DisplayRole, roles.EditRole):
            return shortened(words, _SHOWN) if role == roles.DisplayRole else words
        if role == roles.ToolTipRole:
            return plain_tooltip(problem or words)
        return self._marks(problem).get(role) if problem else None

    def _marks(self, problem: str) -> Mapping[int, object]:
        """Return how a cell of a row with a problem looks, and what is told of it."""
        roles, tone = Qt.ItemDataRole, self._theme.mark_for
        return {
            roles.AccessibleDescriptionRole: problem,
            roles.BackgroundRole: QColor(tone.ground),
            roles.ForegroundRole: QColor(tone.text),
        }

    def setData(self, index: Index, value: object, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """Take what was typed into a cell, on one line."""
        if role != Qt.ItemDataRole.EditRole or not index.isValid():
            return False
        self._rows[index.row()][index.column()] = " ".join(str(value).split())[:_LONGEST]
        self._problems.pop(index.row(), None)
        self.dataChanged.emit(index, index)
        self.headerDataChanged.emit(Qt.Orientation.Vertical, index.row(), index.row())
        return True

    def _in_words(self, name: DeskList, row: Row) -> list[str]:
        """Return a row for people: rules, and what the guard list expects, in words."""
        cells = list(shown_row(name, row))
        if name is DeskList.GUARD and cells[_EXPECTED] in self._expected:
            cells[_EXPECTED] = self._expected[cells[_EXPECTED]]
        elif name is DeskList.ALERTS and cells[0] in NAMES["alert_rule"]:
            cells[0] = self._texts(f"alert_rule.{cells[0]}")
        return cells

    @property
    def _expected(self) -> Mapping[str, str]:
        return {one: self._texts(f"lists.expected_{one}") for one in ("scam", "legit")}


def _tuples(rows: Iterable[Sequence[str]]) -> tuple[Row, ...]:
    return tuple(tuple(row) for row in rows)
