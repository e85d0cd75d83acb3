"""Helpers that build the widgets all pages share: cards, labels, buttons, fields, tables."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import TypeVar

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QBoxLayout,
    QComboBox,
    QFrame,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QLayout,
    QPushButton,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from triage_app.ui.widgets.safe_text import SafeLabel, plain_tooltip

CARD_MARGINS = (14, 10, 14, 10)  # of a card on a page with several
_USUAL_DIGIT, _USUAL_ROW = 8, 28  # pixels: width of a digit, height of a table row
L = TypeVar("L", bound=QBoxLayout)
C = TypeVar("C", bound=int)  # a column


def card(*, spacing: int = 8, margin: int = 12) -> tuple[QFrame, QVBoxLayout]:
    """Return an empty card and its column layout."""
    frame = QFrame()
    frame.setProperty("card", True)
    layout = QVBoxLayout(frame)
    layout.setContentsMargins(margin + 2, margin, margin + 2, margin)
    layout.setSpacing(spacing)
    return frame, layout


def label(text: str = "", role: str = "", *, wrap: bool = False) -> SafeLabel:
    """Return a plain-text label with a role of the style sheet."""
    made = SafeLabel(text)
    made.setWordWrap(wrap)
    if role:
        made.setProperty("role", role)
    return made


def field_label(text: str, buddy: QWidget) -> QLabel:
    """Return the label of a field, with the mnemonic after '&'.

    The format is plain text, as everywhere; mnemonics work in plain text too.
    """
    made = QLabel()
    made.setTextFormat(Qt.TextFormat.PlainText)
    made.setText(text)
    made.setBuddy(buddy)
    buddy.setAccessibleName(without_mnemonic(text))
    typed_in = buddy.lineEdit() if isinstance(buddy, QComboBox) else None
    if typed_in is not None:  # has the focus
        typed_in.setAccessibleName(without_mnemonic(text))
    return made


def without_mnemonic(text: str) -> str:
    """Return the text of a label without '&' and final colon."""
    return text.replace("&&", "\0").replace("&", "").replace("\0", "&").rstrip(" :\u00a0\u202f")


def button(text: str, kind: str = "", *, hint: str = "", keys: str = "") -> QPushButton:
    """Return a push button whose tooltip has its action and keys."""
    made = QPushButton(text)
    press_by_enter(made)
    made.setAccessibleName(without_mnemonic(text))
    if kind:
        made.setProperty("kind", kind)
    tip = " ".join(part for part in (hint, f"({keys})" if keys else "") if part)
    made.setToolTip(plain_tooltip(tip))
    return made


def press_by_enter(made: QPushButton) -> None:
    """Let Enter press a button that has the keyboard: Qt does so in dialogs only."""
    made.setAutoDefault(True)


def focused_button() -> QPushButton | None:
    """Return the button that has the keyboard, for pages on which Enter does something else."""
    found = QApplication.focusWidget()
    return found if isinstance(found, QPushButton) else None


class SteadyButton(QPushButton):
    """A button that changes its words and keeps its width."""

    def __init__(self, *texts: str) -> None:
        """`texts` are all words that the button ever has; it starts with the first."""
        super().__init__(texts[0])
        press_by_enter(self)
        self._texts = texts

    def sizeHint(self) -> QSize:
        """Return the size for the widest of its words."""
        hint, metrics = super().sizeHint(), self.fontMetrics()
        now = metrics.horizontalAdvance(self.text())
        widest = max(metrics.horizontalAdvance(one) for one in self._texts)
        return QSize(hint.width() + max(0, widest - now), hint.height())

    def minimumSizeHint(self) -> QSize:
        """Return the size hint: no words are cut."""
        return self.sizeHint()


def choice(items: Iterable[tuple[str, object]]) -> QComboBox:
    """Return a combo box of (text, value) pairs."""
    box = QComboBox()
    for words, value in items:
        box.addItem(words, value)
    return box


def row(*parts: QWidget | QLayout | None, spacing: int = 8) -> QHBoxLayout:
    """Return a row of widgets; None is a stretch."""
    return _fill(QHBoxLayout(), parts, spacing)


def column(*parts: QWidget | QLayout | None, spacing: int = 8) -> QVBoxLayout:
    """Return a column of widgets; None is a stretch."""
    return _fill(QVBoxLayout(), parts, spacing)


def widget_with(layout: QLayout) -> QWidget:
    """Return a widget with this layout in it."""
    made = QWidget()
    made.setLayout(layout)
    return made


def _fill(layout: L, parts: Iterable[QWidget | QLayout | None], spacing: int) -> L:
    """Add the parts to a row or column."""
    layout.setSpacing(spacing)
    layout.setContentsMargins(0, 0, 0, 0)
    for part in parts:
        if part is None:
            layout.addStretch(1)
        elif isinstance(part, QLayout):
            layout.addLayout(part)
        else:
            layout.addWidget(part)
    return layout


def shortcut(
    keys: str, owner: QWidget, action: Callable[[], object], *, repeats: bool = False
) -> QShortcut:
    """Bind keys to an action of a page while the page is displayed.

    They work anywhere in the window; a text field keeps the keys that it uses for editing.
    `repeats`: keys held down do the action again and again, which no log must suffer.
    """
    made = QShortcut(QKeySequence(keys), owner)
    made.setAutoRepeat(repeats)
    made.setContext(Qt.ShortcutContext.WindowShortcut)
    made.activated.connect(action)
    return made


def shown_keys(keys: str) -> str:
    """Return keys in the notation of this system ("Ctrl+V", "Strg+V", "⌘V")."""
    return QKeySequence(keys).toString(QKeySequence.SequenceFormat.NativeText)


def scaled_width(widget: QWidget, pixels: int) -> int:
    """Return a width for text size 100 %, scaled to the text size of a widget."""
    return round(pixels * max(1.0, widget.fontMetrics().horizontalAdvance("0") / _USUAL_DIGIT))


def row_height(widget: QWidget) -> int:
    """Return the height of a table row at the text size of this widget."""
    return max(_USUAL_ROW, widget.fontMetrics().lineSpacing() + 12)


def plain_table(table: QTableView, name: str) -> None:
    """Make a table that is read and selected by rows, with its heading on the left."""
    table.setAccessibleName(name)
    table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
    table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
    table.setTabKeyNavigation(False)
    table.setShowGrid(False)
    table.verticalHeader().hide()
    header = table.horizontalHeader()
    header.setHighlightSections(False)
    header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)


def set_up_table(table: QTableView, name: str, widths: Mapping[C, int], stretched: C) -> None:
    """Make a long plain table; `widths` of its columns in pixels at the usual text size."""
    plain_table(table, name)
    table.setAlternatingRowColors(True)
    table.setWordWrap(False)
    table.verticalHeader().setDefaultSectionSize(row_height(table))
    for column, width in widths.items():
        table.setColumnWidth(column, scaled_width(table, width))
    table.horizontalHeader().setSectionResizeMode(stretched, QHeaderView.ResizeMode.Stretch)


def clear_layout(layout: QLayout) -> None:
    """Remove all widgets from a layout and delete them."""
    while (item := layout.takeAt(0)) is not None:
        widget = item.widget()
        if widget is not None:
            widget.hide()
            widget.deleteLater()
        elif (inner := item.layout()) is not None:
            clear_layout(inner)


def show_now(layout: QLayout) -> None:
    """Show the widgets of a layout that were added to it; Qt itself waits for the next turn.

    Until then they would have no height, and what stands below would move twice.
    """
    for place in range(layout.count()):
        item = layout.itemAt(place)
        widget = None if item is None else item.widget()
        if widget is not None:
            widget.show()
