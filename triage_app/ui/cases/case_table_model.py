"""Cases as rows of two lines, newest first; a change keeps selection and scroll position."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from enum import IntEnum

from PySide6.QtCore import QModelIndex, QObject, Qt, Signal
from PySide6.QtGui import QFontMetrics

from classifier.records import Label
from triage_app.advice.second_look import dissents
from triage_app.contradiction import contradicts
from triage_app.records import Case
from triage_app.ui.widgets.band_mark import BandPictures
from triage_app.ui.widgets.colours import Theme
from triage_app.ui.widgets.domain_words import domain_words
from triage_app.ui.widgets.mask_names import shown_words
from triage_app.ui.widgets.texts import Texts
from triage_app.ui.widgets.two_line_rows import Index, TwoLineModel

_NO_PARENT = QModelIndex()
_AROUND = 14  # pixels beside the words of a cell


class Column(IntEnum):
    """The columns, in their order."""

    NUMBER = 0
    OPENED = 1
    BAND = 2
    OPINION = 3
    MESSAGE = 4


class CaseTableModel(TwoLineModel[Case, Column]):
    """The cases of one filter, loaded in pages as the table is scrolled."""

    older_wanted = Signal()  # the table shows its last row

    def __init__(self, texts: Texts, theme: Theme, parent: QObject | None = None) -> None:
        super().__init__(texts, Column, "cases", parent)
        self._pictures = BandPictures(theme)
        self._has_older = self._asked = False

    def set_older(self, has_older: bool) -> None:
        """Say whether there are older cases than those of the table."""
        self._has_older, self._asked = has_older, False

    def canFetchMore(self, parent: Index = _NO_PARENT) -> bool:
        """Return whether older cases can be asked for now."""
        return not parent.isValid() and self._has_older and not self._asked

    def fetchMore(self, parent: Index = _NO_PARENT) -> None:
        """Ask for the next page; Qt calls this at the last row."""
        if self.canFetchMore(parent):
            self._asked = True
            self.older_wanted.emit()

    def append_cases(self, cases: Sequence[Case]) -> None:
        """Append the next page of older cases."""
        self.insert_rows(self.rowCount(), cases)

    def update_cases(self, cases: Sequence[Case]) -> None:
        """Show exactly these cases; only rows that differ are inserted, changed or removed."""
        wanted = {case.number for case in cases}
        shown = self.rows()
        for place in reversed(range(len(shown))):
            if shown[place].number not in wanted:
                self.remove_row(place)
        for place, case in enumerate(cases):  # both are in the same order
            known = self.row_at(place)
            if known is None or known.number != case.number:
                self.insert_rows(place, [case])
            elif known != case:
                self.replace_row(place, case)

    def row_of(self, number: int) -> int | None:
        """Return the row of a case, None if it is not displayed."""
        return next((row for row, one in enumerate(self.rows()) if one.number == number), None)

    def oldest(self) -> int | None:
        """Return the number before which the next page starts."""
        case = self.row_at(self.rowCount() - 1)
        return None if case is None else case.number

    def lines(self, row: Case, column: Column) -> tuple[str, str]:
        """Return both lines of one cell."""
        lines: dict[Column, Callable[[], tuple[str, str]]] = {
            Column.NUMBER: lambda: (row.shown_number, ""),
            Column.OPENED: lambda: self._opened(row),
            Column.BAND: lambda: (self.texts(f"band_short.{row.band}"), ""),
            Column.OPINION: lambda: (self._decision(row), self._label(row)),
            Column.MESSAGE: lambda: self._message(row),
        }
        return lines[column]()

    def _opened(self, case: Case) -> tuple[str, str]:
        day, _, hour = self.texts.moment(case.opened).partition(" ")
        channel = self.texts(f"channel.{case.channel}")
        return day, " · ".join(part for part in (hour, channel) if part)

    def _decision(self, case: Case) -> str:
        """Return the decision of the agent, and a sign and a word where it is against the tool."""
        words = self.texts(f"decision.{case.decision}")
        against = dissents(case.band, case.decision)
        return f"{words} {self.texts('cases.against_verdict')}" if against else words

    def _label(self, case: Case) -> str:
        """Return the label, with a sign and a word where the agent decided otherwise.

        A star marks one by the agent who logged the case.
        """
        if case.label is None:
            return self.texts("cases.unlabelled")
        against = contradicts(case.decision, case.label)
        return self._confirmed(case.label, own=case.own_case, against=against)

    def _confirmed(self, label: Label, *, own: bool, against: bool) -> str:
        words = self.texts(f"cases.confirmed_{label}") + (" *" if own else "")
        return f"{words} {self.texts('cases.against_decision')}" if against else words

    def opinion_width(self, metrics: QFontMetrics) -> int:
        """Return the width of the column of opinions in which no sign of a dissent is cut."""
        longest = [self._confirmed(one, own=True, against=True) for one in Label]
        return max(metrics.horizontalAdvance(words) for words in longest) + _AROUND

    def number_width(self, metrics: QFontMetrics) -> int:
        """Return the width of the column of numbers in which no code of a case is cut."""
        longest = max((case.shown_number for case in self.rows()), key=len, default="")
        return metrics.horizontalAdvance(longest) + _AROUND

    def _message(self, case: Case) -> tuple[str, str]:
        """Return the domains and the first words; what was removed is said."""
        if not case.excerpt:
            return self.texts("cases.text_gone"), ""
        domains = domain_words(case.domains, self.texts, 1) or self.texts("cases.no_link")
        return domains, shown_words(case.excerpt, self.texts, case.domains)

    def role_value(self, row: Case, column: Column, role: int) -> object:
        """Return the band symbol."""
        if role == Qt.ItemDataRole.DecorationRole and column is Column.BAND:
            return self._pictures.of(row.band)
        return super().role_value(row, column, role)
