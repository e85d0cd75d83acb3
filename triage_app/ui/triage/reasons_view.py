"""The reasons in one list, those that speak for the verdict first, with the words they rest on.

Below them stands what would change the verdict.
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QVBoxLayout, QWidget

from classifier.records import Change, Direction, Reason
from triage_app.ui.widgets.colours import Theme
from triage_app.ui.widgets.fitted_labels import LineLabel
from triage_app.ui.widgets.mask_names import shown_words
from triage_app.ui.widgets.parts import clear_layout, label, show_now
from triage_app.ui.widgets.safe_text import SafeLabel, shortened
from triage_app.ui.widgets.spoken import SpokenRole, announce, read_in_order, speak_as
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
        self, reason: Reason, words: str, quote: str, texts: Texts, parent: QWidget | None = None
    ) -> None:
        """`words` and `quote` are what is shown, defanged."""
        super().__init__(parent)
        self.reason = reason
        self.setProperty("passage", "none")
        layout = QGridLayout(self)
        layout.setContentsMargins(3, 0, 4, 0)
        layout.setHorizontalSpacing(8)
        layout.setVerticalSpacing(0)
        layout.setColumnStretch(1, 1)
        sign = label("●" * reason.strength + "○" * (_STRONGEST - reason.strength))
        sign.setAccessibleName(texts(f"reasons.strength_{reason.strength}"))
        sign.setToolTip(sign.accessibleName())
        sign.setMinimumWidth(sign.fontMetrics().horizontalAdvance("●●●") + 1)
        layout.addWidget(sign, 0, 0, Qt.AlignmentFlag.AlignTop)
        layout.addWidget(label(words, wrap=True), 0, 1, Qt.AlignmentFlag.AlignTop)
        self.spoken = f"{sign.accessibleName()}. {words}"
        self.setAccessibleName(self.spoken)
        speak_as(self, SpokenRole.LIST_ITEM)
        self.quote: SafeLabel | None = None
        if quote:
            self.quote = label(texts("reasons.quote", quote=shortened(quote, QUOTE)), "quote")
            self.quote.setWordWrap(True)
            self.quote.setToolTip(quote)
            layout.addWidget(self.quote, 1, 1)

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


class ReasonsView(QFrame):
    """The list, and below it the changes of verdict; as high as its text."""

    reason_chosen = Signal(Reason)

    def __init__(self, texts: Texts, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._texts, self._theme = texts, theme
        self.setProperty("card", True)
        speak_as(self, SpokenRole.LIST)
        self.rows: list[ReasonRow] = []
        self._lines = 0  # rows, and the line of a direction without any
        self._list = QGridLayout()
        self._list.setHorizontalSpacing(6)
        self._list.setVerticalSpacing(1)
        self._list.setColumnStretch(1, 1)
        self.changes = LineLabel()  # one line: it comes after the rest, and must move nothing
        self.changes.setProperty("role", "muted")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(10, 6, 8, 6)
        layout.setSpacing(4)
        layout.addLayout(self._list)
        layout.addWidget(self.changes)

    def show_reasons(self, reasons: Sequence[Reason], addresses: Sequence[str] = ()) -> None:
        """Show the reasons of one assessment; those of the strongest one's direction first.

        `addresses` are the links of the message, which are defanged in quotes.
        """
        clear_layout(self._list)
        self.rows = []
        first = reasons[0].direction if reasons else Direction.FOR
        other = Direction.AGAINST if first is Direction.FOR else Direction.FOR
        self._lines = 0
        for direction in (first, other):
            self._add(direction, [one for one in reasons if one.direction is direction], addresses)
        self._tell(reasons, addresses)

    def show_quotes(self, shown: bool) -> None:
        """Show the quotes, or leave them out: the message has them underlined."""
        for one in self.rows:
            if one.quote is not None:
                one.quote.setVisible(shown)

    def show_current(self, reason: Reason | None) -> None:
        """Frame the reason whose passage is current in the message."""
        for one in self.rows:
            one.show_current(one.reason is reason)
            if one.reason is reason:
                announce(one, one.spoken)

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

    def _add(
        self, direction: Direction, reasons: Sequence[Reason], addresses: Sequence[str]
    ) -> None:
        """Add the rows of one direction, its name beside the first."""
        place = self._lines
        self._list.addWidget(self._tag(direction), place, 0, Qt.AlignmentFlag.AlignTop)
        if not reasons:
            none = label(self._texts(f"reasons.none_{direction}"), "muted", wrap=True)
            none.setContentsMargins(5, 2, 0, 2)
            self._list.addWidget(none, place, 1)
        self._lines += max(1, len(reasons))
        for at, reason in enumerate(reasons, start=place):
            words = shown_words(reason.text, self._texts, addresses)
            row = ReasonRow(reason, words, self._quote(reason, addresses), self._texts)
            row.row_chosen.connect(self.reason_chosen)
            self.rows.append(row)
            self._list.addWidget(row, at, 1)
        read_in_order(self.changes)
        show_now(self._list)

    def _quote(self, reason: Reason, addresses: Sequence[str]) -> str:
        """Return the quote to show; a sentence about the subject already contains its quotes."""
        if reason.quote in reason.text:
            return ""
        return shown_words(reason.quote, self._texts, addresses)

    def _tag(self, direction: Direction) -> SafeLabel:
        """Return the name of a direction in its colour."""
        tone = self._theme.mark_for if direction is Direction.FOR else self._theme.mark_against
        tag = label(self._texts(f"reasons.{direction}"))
        tag.setStyleSheet(
            f"background: {tone.ground}; color: {tone.text}; border-radius: 4px; padding: 1px 5px;"
        )
        return tag

    def _tell(self, reasons: Sequence[Reason], addresses: Sequence[str]) -> None:
        """Set the text for screen readers."""
        counts = {one: sum(1 for each in reasons if each.direction is one) for one in Direction}
        self.setAccessibleName(
            self._texts(
                "reasons.name",
                signs=counts[Direction.FOR],
                against=counts[Direction.AGAINST],
            )
        )
        self.setAccessibleDescription(
            " ".join(shown_words(one.text, self._texts, addresses) for one in reasons)
        )

    def _change(self, change: Change) -> str:
        band = self._texts(f"band_short.{change.band}")
        return self._texts("reasons.change", text=_inside(change.text), band=band)
