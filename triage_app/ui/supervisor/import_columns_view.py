"""The choosers of columns: one for each thing that an old list may say of a message."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QWidget

from triage_app.imports import ROLES, ListColumn
from triage_app.ui.widgets.layouts import FlowLayout
from triage_app.ui.widgets.parts import choice, column, field_label, widget_with
from triage_app.ui.widgets.safe_text import plain_tooltip
from triage_app.ui.widgets.texts import Texts

_LETTERS = 12  # characters that a chooser shows at least
_LONGEST = 34  # characters of the name of a column


class ImportColumnsView(QWidget):
    """Shows which column is taken for what, and lets a person choose another."""

    column_chosen = Signal(str, str)  # role, letter of the column or ""

    def __init__(self, texts: Texts, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._texts = texts
        self.choosers = {role: self._chooser() for role in ROLES}
        lines = FlowLayout()
        for role, chooser in self.choosers.items():
            name = field_label(texts(f"list_column.{role}"), chooser)
            lines.addWidget(widget_with(column(name, chooser, spacing=2)))
            chooser.activated.connect(partial(self._choose, role))
        self.setLayout(lines)

    def show_columns(self, columns: Sequence[ListColumn]) -> None:
        """Offer the columns of a list, and select those that are taken."""
        for role, chooser in self.choosers.items():
            chooser.clear()
            chooser.addItem(self._texts("list_column."), "")
            for one in columns:
                chooser.addItem(_name(one), one.letter)
                if one.role == role:
                    chooser.setCurrentIndex(chooser.count() - 1)
            chooser.setToolTip(plain_tooltip(chooser.currentText()))

    def _choose(self, role: str, _index: int) -> None:
        self.column_chosen.emit(role, str(self.choosers[role].currentData()))

    def _chooser(self) -> QComboBox:
        made = choice(((self._texts("list_column."), ""),))
        made.setMinimumContentsLength(_LETTERS)
        made.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        return made


def _name(one: ListColumn) -> str:
    name = one.name if len(one.name) <= _LONGEST else one.name[: _LONGEST - 1] + "…"
    return f"{one.letter} · {name}" if name else one.letter
