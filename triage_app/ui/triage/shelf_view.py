"""The held calls as buttons in the rail; pressing one takes the call up again."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from triage_app.ui.triage.call import Call, shown_time
from triage_app.ui.widgets.layouts import FlowScroll
from triage_app.ui.widgets.message_view import start_of
from triage_app.ui.widgets.parts import clear_layout, label
from triage_app.ui.widgets.safe_text import plain_tooltip, shortened
from triage_app.ui.widgets.texts import Texts

_TITLE = 18  # characters that fit into the rail
_TOOLTIP = 200


class ShelfView(QWidget):
    """Hidden while no call is held."""

    resume_requested = Signal(int)  # number of the held call

    def __init__(self, texts: Texts, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._texts = texts
        self.heading = label()
        self.buttons: list[QPushButton] = []
        self.area = FlowScroll(2)
        self.area.setAccessibleName(texts("shelf.name"))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(2)
        layout.addWidget(self.heading)
        layout.addWidget(self.area, 1)
        self.hide()

    def show_held(self, held: Sequence[Call]) -> None:
        """Show the held calls, the longest waiting first."""
        clear_layout(self.area.lines)
        self.buttons = [self._button(one) for one in held]
        for one in self.buttons:
            self.area.add(one)
        self.area.lines.addStretch(1)
        self.heading.setText(self._texts.count("shelf.heading", len(held)))
        self.setVisible(bool(held))
        self.area.fit()

    def _button(self, held: Call) -> QPushButton:
        """Return the button of one call, with title and time."""
        title = held_title(held, self._texts)
        time = shown_time(held.stopwatch.seconds(0.0))  # it stands still
        made = QPushButton(f"{shortened(title, _TITLE)}\n{time}".replace("&", "&&"))
        made.setAccessibleName(self._texts("shelf.resume", title=title, time=time))
        made.setToolTip(plain_tooltip(shortened(self._start(held) or title, _TOOLTIP)))
        made.clicked.connect(lambda: self.resume_requested.emit(held.number))
        return made

    def _start(self, held: Call) -> str:
        """Return the first words of the message."""
        triage = held.triage
        return "" if triage is None else start_of(triage.assessment.message, self._texts)


def held_title(held: Call, texts: Texts) -> str:
    """Return what names a held call: the claimed organisation, else how it came."""
    triage = held.triage
    if triage is None:
        return texts("shelf.typing")
    claimed = triage.assessment.organisation
    return claimed.name if claimed else texts(f"channel.{triage.assessment.message.channel}")
