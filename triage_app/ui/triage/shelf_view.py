"""The held calls as buttons in the rail; pressing one takes the call up again."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from triage_app.ui.triage.call import Call
from triage_app.ui.widgets.layouts import FlowScroll
from triage_app.ui.widgets.message_view import start_of
from triage_app.ui.widgets.parts import clear_layout, label, press_by_enter
from triage_app.ui.widgets.safe_text import plain_tooltip, shortened
from triage_app.ui.widgets.texts import Texts

_TITLE = 21  # characters that fit into the rail
_TOOLTIP = 200
_TICK = 10_000  # ms between updates of the waiting times


class ShelfView(QWidget):
    """Hidden while no call is held."""

    resume_requested = Signal(int)  # number of the held call

    def __init__(
        self, texts: Texts, clock: Callable[[], float], parent: QWidget | None = None
    ) -> None:
        """`clock` gives seconds, of which only differences count."""
        super().__init__(parent)
        self._texts, self._clock = texts, clock
        self._held: Sequence[Call] = ()
        self.since: Mapping[int, float] = {}  # number of a held call -> when it was put on hold
        self._ticks = QTimer(self, interval=_TICK)
        self._ticks.timeout.connect(self.show_waiting)
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
        now = self._clock()
        self._held = held
        self.since = {one.number: self.since.get(one.number, now) for one in held}
        clear_layout(self.area.lines)
        self.buttons = [self._button(one) for one in held]
        for one in self.buttons:
            self.area.add(one)
        self.area.lines.addStretch(1)
        self.heading.setText(self._texts.count("shelf.heading", len(held)))
        self.setVisible(bool(held))
        self.show_waiting()
        self.area.fit()
        if held:
            self._ticks.start()
        else:
            self._ticks.stop()

    def show_waiting(self) -> None:
        """Show how long each call has been waiting."""
        for held, made in zip(self._held, self.buttons, strict=True):
            title, time = held_title(held, self._texts), self._waiting(held)
            made.setText(f"{shortened(title, _TITLE)}\n{time}".replace("&", "&&"))
            made.setAccessibleName(self._texts("shelf.resume", title=title, time=time))

    def _waiting(self, held: Call) -> str:
        minutes = int(self._clock() - self.since[held.number]) // 60
        return self._texts.count("shelf.waiting", minutes) if minutes else self._texts("shelf.new")

    def _button(self, held: Call) -> QPushButton:
        """Return the button of one call."""
        title = held_title(held, self._texts)
        made = QPushButton()
        press_by_enter(made)
        made.setToolTip(plain_tooltip(shortened(self._start(held) or title, _TOOLTIP)))
        made.clicked.connect(lambda: self.resume_requested.emit(held.number))
        return made

    def _start(self, held: Call) -> str:
        """Return the first words of the message."""
        triage = held.triage
        return "" if triage is None else start_of(triage.assessment.message, self._texts)


def held_title(held: Call, texts: Texts) -> str:
    """Return what names a held call: the scenario, else the claimed organisation, else how it came.

    Before the two looks the scenario would tell the verdict.
    """
    triage = held.triage
    if triage is None:
        return texts("shelf.typing")
    scenario = texts(f"scenario.{triage.assessment.scenario}") if held.band_seen else ""
    if triage.assessment.scenario and scenario:
        return scenario
    claimed = triage.assessment.organisation
    return claimed.name if claimed else texts(f"channel.{triage.assessment.message.channel}")
