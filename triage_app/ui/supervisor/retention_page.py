"""The page of the retention periods: each with its days, its source, what is due, and a change."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QIntValidator
from PySide6.QtWidgets import QLineEdit, QTableView, QVBoxLayout, QWidget

from triage_app.retention_records import RetentionContent, RetentionRule
from triage_app.ui.supervisor.retention_table import RetentionColumn, RetentionTableModel
from triage_app.ui.widgets.layouts import FlowLayout
from triage_app.ui.widgets.parts import (
    button,
    card,
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

_WIDTHS = {RetentionColumn.WHAT: 330, RetentionColumn.DAYS: 70, RetentionColumn.DUE: 170}
_MOST_DAYS = 9999  # what may be typed; the service says what is possible


class RetentionPage(QWidget):
    """Shows the periods; emits a signal for each action."""

    change_requested = Signal(str, int)  # name of the setting, days
    undo_requested = Signal()
    back_requested = Signal()

    def __init__(self, texts: Texts, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("page")
        self._texts = texts
        self.rows = RetentionTableModel(texts, self)
        self.table = QTableView()
        self.days = QLineEdit()
        self.days.setValidator(QIntValidator(0, _MOST_DAYS, self.days))
        self.days.setMaximumWidth(scaled_width(self.days, 80))
        self.save_button = button(texts("retention.save"), "primary", keys=shown_keys("Ctrl+S"))
        self.back_button = button(texts("retention.back"), "quiet", keys=shown_keys("Escape"))
        self.bounds = label(role="muted", wrap=True)
        self.basis = label(wrap=True)
        self.sentence = label(role="heading", wrap=True)
        self._build()
        self._connect()
        self.setFocusProxy(self.table)

    def show_content(self, content: RetentionContent) -> None:
        """Show the periods; the one that is selected stays so."""
        at = max(0, self.table.currentIndex().row())
        self.rows.set_rows(content.rules)
        self.table.selectRow(at)

    def show_refusal(self, sentence: str) -> None:
        """Show why a period was not changed; the field gets its days back."""
        self.sentence.setText(sentence)
        self._show_selected(keeps_sentence=True)
        self.days.setFocus()
        self.days.selectAll()

    def selected(self) -> RetentionRule | None:
        """Return the period that is selected."""
        found = self.table.currentIndex().data(RECORD_ROLE)
        return found if isinstance(found, RetentionRule) else None

    def save(self) -> None:
        """Request the days that are typed for the period that is selected."""
        rule = self.selected()
        typed = self.days.text().strip()
        if rule is None or rule.fixed:
            return
        if typed.isdecimal() and int(typed) != rule.days:
            self.change_requested.emit(rule.name, int(typed))

    def _show_selected(self, *, keeps_sentence: bool = False) -> None:
        rule = self.selected()
        may_change = rule is not None and not rule.fixed
        self.save_button.setEnabled(may_change)
        self.days.setEnabled(may_change)
        if not keeps_sentence:
            self.sentence.setText("")
        if rule is None:
            return
        texts = self._texts
        self.days.setText(str(rule.days))
        words = "retention.fixed" if rule.fixed else "retention.bounds"
        self.bounds.setText(texts(words, least=rule.least, most=rule.most))
        self.basis.setText(
            texts(
                "retention.selected",
                what=texts(f"retention.what_{rule.name}"),
                basis=texts(f"retention.basis_{rule.name}"),
            )
        )

    def _build(self) -> None:
        texts = self._texts
        self.table.setModel(self.rows)
        set_up_table(self.table, texts("retention.title"), _WIDTHS, RetentionColumn.BASIS)
        self.table.setSelectionMode(QTableView.SelectionMode.SingleSelection)
        self.table.setMinimumHeight(160)
        frame, inside = card()
        inside.addWidget(label(texts("retention.title"), "title"))
        inside.addWidget(label(texts("retention.hint"), "muted", wrap=True))
        inside.addWidget(self.table, 1)
        inside.addWidget(self.basis)
        line = FlowLayout()
        days = field_label(texts("retention.days"), self.days)
        line.addWidget(widget_with(row(days, self.days)))
        line.addWidget(self.save_button)
        line.addWidget(self.back_button)
        inside.addLayout(line)
        inside.addWidget(self.bounds)
        inside.addWidget(self.sentence)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(12, 12, 12, 12)
        layout.addWidget(frame)

    def _connect(self) -> None:
        self.table.selectionModel().currentRowChanged.connect(lambda *_: self._show_selected())
        self.save_button.clicked.connect(self.save)
        self.days.returnPressed.connect(self.save)
        self.back_button.clicked.connect(self.back_requested)
        shortcut("Ctrl+S", self, self.save)
        shortcut("Ctrl+Z", self, self.undo_requested.emit)
        shortcut("Escape", self, self.back_requested.emit)
