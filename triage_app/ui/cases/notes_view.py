"""Two fields below a case: a note, and the reference of the caller's file.

What is typed stays with its case until it is saved; it is kept in memory only.
"""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QWidget

from triage_app.case_codes import shown_number
from triage_app.records import CaseDetail
from triage_app.ui.widgets.note_field import NoteField
from triage_app.ui.widgets.note_lines import NoteLines
from triage_app.ui.widgets.parts import button, column, label, shown_keys
from triage_app.ui.widgets.texts import Texts

SAVE_KEY = "Enter"


class NotesView(QWidget):
    """Takes notes and references; Enter saves the field it is pressed in."""

    save_requested = Signal(NoteField, object, str)  # number of the case, what was typed

    def __init__(self, texts: Texts, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._texts = texts
        self._number: int | None = None
        self._unsaved: dict[tuple[NoteField, int], str] = {}
        self.buttons = {field: self._button(field) for field in NoteField}
        self.lines = NoteLines(texts, self.buttons)
        self.fields = self.lines.fields
        self.same_file = label(role="muted", wrap=True)
        self._build()

    def show_case(self, detail: CaseDetail | None) -> None:
        """Show what was typed for a case; one without its text takes nothing."""
        self._put_away()
        self._number = None if detail is None else detail.case.number
        takes = detail is not None and detail.message is not None
        for field, line in self.fields.items():
            typed = self._unsaved.get((field, self._number or 0), "")
            if line.text() != typed:  # else the cursor stays where somebody types
                line.setText(typed)
            line.setEnabled(takes)
            self.buttons[field].setEnabled(takes)
        self.same_file.setText("" if detail is None else self._file_words(detail.same_file))
        self.same_file.setVisible(bool(self.same_file.text()))

    def give_back(self, field: NoteField, number: int, typed: str) -> None:
        """Put back what was not saved, or was taken back, unless something else is typed."""
        if not typed:
            return
        self._put_away()
        self._unsaved.setdefault((field, number), typed)
        if number == self._number:
            self.fields[field].setText(self._unsaved[field, number])

    def _save(self, field: NoteField) -> None:
        typed = self.fields[field].text()
        if self._number is not None and typed.strip():
            self.fields[field].clear()
            self._unsaved.pop((field, self._number), None)
            self.save_requested.emit(field, self._number, typed)

    def _put_away(self) -> None:
        """Keep what is typed for the case that is shown."""
        for field, line in self.fields.items():
            if self._number is not None:
                self._unsaved.pop((field, self._number), None)
                if line.text():
                    self._unsaved[field, self._number] = line.text()

    def _file_words(self, numbers: tuple[int, ...] | None) -> str:
        """Return which other cases are of the same caller's file."""
        if numbers is None:
            return ""
        if not numbers:
            return self._texts("case.file_alone")
        codes = map(shown_number, reversed(numbers))
        shown = [self._texts("case.file_number", number=one) for one in codes]
        last = shown.pop()
        if not shown:
            return self._texts("case.same_file", cases=last)
        listed = self._texts("case.file_list", cases=", ".join(shown), last=last)
        return self._texts("case.same_file_cases", cases=listed)

    def _button(self, field: NoteField) -> QPushButton:
        return button(
            self._texts(f"case.save_{field}"),
            "quiet",
            hint=self._texts(f"case.{field}_hint"),
            keys=shown_keys(SAVE_KEY),
        )

    def _build(self) -> None:
        grid = self.lines.grid
        grid.addWidget(self.same_file, grid.rowCount(), 1, 1, 2)
        self.setLayout(column(self.lines, spacing=0))
        for field, line in self.fields.items():
            line.returnPressed.connect(lambda field=field: self._save(field))
            self.buttons[field].clicked.connect(lambda _=False, field=field: self._save(field))
