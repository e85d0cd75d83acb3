"""The reasons for and against in two columns, strongest first, with the words they rest on.

Below them stands what would change the verdict.
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from classifier.records import Change, Direction, Reason
from triage_app.ui.widgets.defanged_text import defanged_quote
from triage_app.ui.widgets.layouts import FlowScroll
from triage_app.ui.widgets.parts import clear_layout, label
from triage_app.ui.widgets.safe_text import shortened
from triage_app.ui.widgets.texts import Texts

QUOTE = 110  # characters of a quote
_STRONGEST = 3


def _inside(sentence: str) -> str:
    """Return a sentence in the form after a colon."""
    return sentence[:1].lower() + sentence[1:]


class ReasonRow(QFrame):
    """One reason with strength, sentence and quote; a click requests its passage."""

    row_chosen = Signal(Reason)

    def __init__(
        self,
        reason: Reason,
        texts: Texts,
        quote: str,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.reason = reason
        self.setProperty("passage", "none")
        layout = QHBoxLayout(self)
        layout.setContentsMargins(3, 0, 4, 0)
        layout.setSpacing(8)
        sign = label("●" * reason.strength + "○" * (_STRONGEST - reason.strength))
        sign.setAccessibleName(texts(f"reasons.strength_{reason.strength}"))
        sign.setToolTip(sign.accessibleName())
        sign.setMinimumWidth(sign.fontMetrics().horizontalAdvance("●●●") + 1)
        layout.addWidget(sign, 0, Qt.AlignmentFlag.AlignTop)
        words = QVBoxLayout()
        words.setSpacing(1)
        words.addWidget(label(defanged_quote(reason.text), wrap=True))
        if quote:
            shown = label(texts("reasons.quote", quote=shortened(quote, QUOTE)), "quote")
            shown.setWordWrap(True)
            shown.setToolTip(quote)
            words.addWidget(shown)
        layout.addLayout(words, 1)

    def show_current(self, current: bool) -> None:
        """Frame the reason whose passage is current."""
        wanted = "current" if current else "none"
        if self.property("passage") != wanted:
            self.setProperty("passage", wanted)
            self.style().unpolish(self)
            self.style().polish(self)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Request the passage of this reason."""
        super().mousePressEvent(event)
        self.row_chosen.emit(self.reason)


class ReasonColumn(QFrame):
    """The reasons of one direction in a list that scrolls by keyboard."""

    row_chosen = Signal(Reason)

    def __init__(self, direction: Direction, texts: Texts, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._direction, self._texts = direction, texts
        self.setProperty("card", True)
        self.heading = label(role="heading")
        self.area = FlowScroll(1)
        self._rows = self.area.lines
        layout = QVBoxLayout(self)
        layout.setContentsMargins(12, 8, 6, 6)
        layout.setSpacing(4)
        layout.addWidget(self.heading)
        layout.addWidget(self.area, 1)

    def show_reasons(self, reasons: Sequence[Reason], addresses: Sequence[str]) -> None:
        """Show the reasons of this direction.

        `addresses` are the links of the message, which are defanged in quotes.
        """
        mine = [one for one in reasons if one.direction is self._direction]
        clear_layout(self._rows)
        for reason in mine:
            # The sentence about the subject already contains its quotes.
            quote = "" if reason.quote in reason.text else defanged_quote(reason.quote, addresses)
            row = ReasonRow(reason, self._texts, quote)
            row.row_chosen.connect(self.row_chosen)
            self.area.add(row)
        if not mine:
            self.area.add(label(self._texts(f"reasons.none_{self._direction}"), "muted"))
        self._rows.addStretch(1)
        self.heading.setText(self._texts(f"reasons.{self._direction}", n=len(mine)))
        self.area.setAccessibleName(self.heading.text())
        self.area.setAccessibleDescription(" ".join(defanged_quote(one.text) for one in mine))
        self.area.fit()

    def show_current(self, reason: Reason | None) -> None:
        """Frame the row of a reason and scroll to it."""
        for row in self.area.findChildren(ReasonRow):
            row.show_current(row.reason is reason)
            if row.reason is reason:
                self.area.ensureWidgetVisible(row, 0, 4)


class ReasonsView(QWidget):
    """Both columns, and below them the changes of verdict."""

    reason_chosen = Signal(Reason)

    def __init__(self, texts: Texts, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._texts = texts
        self.speaking_for = ReasonColumn(Direction.FOR, texts)
        self.speaking_against = ReasonColumn(Direction.AGAINST, texts)
        layout = QHBoxLayout()
        layout.setSpacing(10)
        layout.addWidget(self.speaking_for)
        layout.addWidget(self.speaking_against)
        self._columns = layout
        self.speaking_for.row_chosen.connect(self.reason_chosen)
        self.speaking_against.row_chosen.connect(self.reason_chosen)
        self.changes = label(role="muted", wrap=True)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(6)
        whole.addLayout(layout, 1)
        whole.addWidget(self.changes)

    def show_reasons(self, reasons: Sequence[Reason], addresses: Sequence[str] = ()) -> None:
        """Show the reasons of one assessment, with defanged links in quotes."""
        self.speaking_for.show_reasons(reasons, addresses)
        self.speaking_against.show_reasons(reasons, addresses)
        self._share(reasons)

    def show_current(self, reason: Reason | None) -> None:
        """Frame the reason whose passage is current in the message."""
        self.speaking_for.show_current(reason)
        self.speaking_against.show_current(reason)

    def show_waiting(self) -> None:
        """Reserve the line for the changes of verdict."""
        self.changes.setText("\u00a0")
        self.changes.show()

    def show_changes(self, changes: Sequence[Change] | None) -> None:
        """Show the changes of verdict; None if the band does not come from the score."""
        self.changes.setVisible(changes is not None)
        if changes:
            parts = [self._change(one) for one in changes]
            self.changes.setText(self._texts("reasons.changes", items="  ·  ".join(parts)))
        else:
            self.changes.setText(self._texts("reasons.no_change"))

    def _change(self, change: Change) -> str:
        band = self._texts(f"band_short.{change.band}")
        return self._texts("reasons.change", text=_inside(change.text), band=band)

    def _share(self, reasons: Sequence[Reason]) -> None:
        """Give the direction with more text more width, but at least a third to each."""
        count = sum(1 for one in reasons if one.direction is Direction.FOR)
        share = min(max(count / max(len(reasons), 1), 1 / 3), 2 / 3)
        self._columns.setStretch(0, round(100 * share))
        self._columns.setStretch(1, round(100 * (1 - share)))
