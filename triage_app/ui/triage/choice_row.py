"""A question with numbered answers: one key or one click each."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QWidget

from triage_app.ui.widgets.layouts import flow
from triage_app.ui.widgets.parts import SteadyButton, column, label, row
from triage_app.ui.widgets.spoken import SpokenRole, speak_as

# Characters of the keys 1 to 5 on a French keyboard without Shift.
_AZERTY = "&é\"'("
_DIGITS = "12345"


def digit(typed: str) -> int | None:
    """Return the number key that gives `typed` on an English or French keyboard, from 1."""
    for keys in (_DIGITS, _AZERTY):
        if len(typed) == 1 and typed in keys:
            return keys.index(typed) + 1
    return None


class ChoiceRow(QFrame):
    """One question; a number key gives the answer while the focus is in the row."""

    value_chosen = Signal(object)  # the value of the answer

    def __init__(
        self,
        question: str,
        answers: Sequence[tuple[str, object]],
        parent: QWidget | None = None,
        *,
        inline: bool = False,
    ) -> None:
        """`inline`: the answers stand in the line of the question, where there is room."""
        super().__init__(parent)
        self._words = [words for words, _ in answers]
        self._values = [value for _, value in answers]
        self.question = label(question, "heading", wrap=True)
        self.buttons = [self._answer(place, words) for place, (words, _) in enumerate(answers)]
        self.setAccessibleName(question)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setFocusProxy(self.buttons[0])
        if inline:
            self.question.setWordWrap(False)
            self.setLayout(flow(self.question, *self.buttons))
        else:
            self.setLayout(column(self.question, row(*self.buttons, None), spacing=6))

    @property
    def value(self) -> object | None:
        """Return the value of the selected answer, None if there is none."""
        for value, one in zip(self._values, self.buttons, strict=True):
            if one.isChecked():
                return value
        return None

    def clear(self) -> None:
        """Clear the answer."""
        self._show(None)

    def choose(self, place: int) -> None:
        """Select the answer with this index; an invalid index is ignored."""
        if 0 <= place < len(self.buttons):
            self._show(place)
            self.value_chosen.emit(self._values[place])

    def _show(self, chosen: int | None) -> None:
        """Tick the selected answer."""
        for place, one in enumerate(self.buttons):
            one.setChecked(place == chosen)
            one.setText(self._text(place, ticked=place == chosen))

    def _text(self, place: int, *, ticked: bool) -> str:
        return f"{'✓' if ticked else place + 1}  {self._words[place]}"

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Select an answer with a number key."""
        number = digit(event.text())
        if number is None:
            super().keyPressEvent(event)
        else:
            self.choose(number - 1)

    def _answer(self, place: int, words: str) -> SteadyButton:
        made = SteadyButton(self._text(place, ticked=False), self._text(place, ticked=True))
        made.setAccessibleName(words)
        made.setCheckable(True)
        speak_as(made, SpokenRole.RADIO)
        made.setAutoRepeat(False)
        made.setAccessibleDescription(self.question.text())
        made.clicked.connect(lambda: self.choose(place))
        return made
