"""What the caller did, as chips in groups: a click, Alt and a letter, or arrows and Space."""

from __future__ import annotations

from collections.abc import Collection

from PySide6.QtCore import QEvent, QSignalBlocker, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QCheckBox, QWidget

from triage_app.advice.guidance import Guidance
from triage_app.caller_outcomes import with_toggled
from triage_app.records import Outcome
from triage_app.ui.widgets.layouts import FlowLayout
from triage_app.ui.widgets.parts import label, row, widget_with
from triage_app.ui.widgets.safe_text import plain_tooltip
from triage_app.ui.widgets.texts import Texts

_GAP = 4
# The groups in the order of the questions; the first two are chips without a heading.
_GROUPS = {
    "": (Outcome.NOTHING_DONE, Outcome.CLICKED_ONLY),
    "gave": (
        Outcome.GAVE_CARD,
        Outcome.GAVE_RIB,
        Outcome.GAVE_OTP,
        Outcome.GAVE_AMELI_PASSWORD,
        Outcome.GAVE_INSURER_PASSWORD,
        Outcome.GAVE_NIR_OR_ID,
    ),
    "paid": (Outcome.PAID_TRANSFER, Outcome.CALLED_PREMIUM),
    "took": (Outcome.INSTALLED_APP, Outcome.SIGNED_CONTRACT),
    "other": (Outcome.FALSE_ADVISER, Outcome.PROFESSIONAL_VICTIM),
}
_STEPS = {
    Qt.Key.Key_Right: 1,
    Qt.Key.Key_Down: 1,
    Qt.Key.Key_Left: -1,
    Qt.Key.Key_Up: -1,
}


class OutcomeChip(QCheckBox):
    """A chip that reacts to its mnemonic at once; Qt's animated click is 0.1 s late."""

    focus_moved = Signal(int)  # by an arrow, to the chip before or behind

    def event(self, event: QEvent) -> bool:
        """Give or take back the answer when its mnemonic is pressed."""
        if event.type() == QEvent.Type.Shortcut:
            self.toggle()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go to another chip with an arrow."""
        step = _STEPS.get(Qt.Key(event.key()))
        if step is None:
            super().keyPressEvent(event)
        else:
            self.focus_moved.emit(step)


class OutcomeChips(QWidget):
    """All answers; "nothing" and the others exclude each other."""

    outcomes_changed = Signal()

    def __init__(self, texts: Texts, guidance: Guidance, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._question = texts("advice.question")
        self.buttons: dict[Outcome, OutcomeChip] = {}
        layout = FlowLayout(self, gap=_GAP)
        layout.addWidget(label(self._question, "heading"))
        for group, outcomes in _GROUPS.items():
            first, *others = (self._chip(one, texts, guidance) for one in outcomes)
            layout.addWidget(
                _with_heading(texts(f"advice.group_{group}"), first) if group else first
            )
            for chip in others:
                layout.addWidget(chip)

    @property
    def outcomes(self) -> tuple[Outcome, ...]:
        """Return the answers in the order of `Outcome`."""
        return tuple(one for one in Outcome if self.buttons[one].isChecked())

    def give(self, outcomes: Collection[Outcome]) -> None:
        """Check these answers and no other."""
        for outcome, chip in self.buttons.items():
            with QSignalBlocker(chip):
                chip.setChecked(outcome in outcomes)

    def change_names(self, guidance: Guidance) -> None:
        """Take the names of another edition of the advice."""
        for outcome, chip in self.buttons.items():
            chip.setText(guidance[outcome].name)

    def focus_first(self) -> None:
        """Focus the first answer, or the first chip."""
        chosen = next((chip for chip in self.buttons.values() if chip.isChecked()), None)
        first = next(iter(self.buttons.values()))
        (chosen or first).setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _chip(self, outcome: Outcome, texts: Texts, guidance: Guidance) -> OutcomeChip:
        chip = OutcomeChip(guidance[outcome].name)
        chip.setAccessibleName(texts(f"outcome.{outcome}"))
        chip.setToolTip(plain_tooltip(texts(f"outcome.{outcome}")))
        chip.setProperty("chip", True)
        chip.setAccessibleDescription(self._question)
        chip.toggled.connect(lambda _: self._toggle(outcome))
        chip.focus_moved.connect(lambda step: self._move(outcome, step))
        self.buttons[outcome] = chip
        return chip

    def _toggle(self, outcome: Outcome) -> None:
        """Take over an answer that was given or taken back."""
        before = set(self.outcomes) ^ {outcome}
        self.give(with_toggled(before, outcome))
        self.outcomes_changed.emit()

    def _move(self, outcome: Outcome, step: int) -> None:
        order = list(self.buttons)
        place = (order.index(outcome) + step) % len(order)
        self.buttons[order[place]].setFocus(Qt.FocusReason.ShortcutFocusReason)


def _with_heading(heading: str, chip: OutcomeChip) -> QWidget:
    """Return the first chip of a group behind its heading, so that no line ends with a heading."""
    return widget_with(row(label(heading, "muted"), chip, spacing=_GAP))
