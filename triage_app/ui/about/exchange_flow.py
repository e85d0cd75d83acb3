"""Shows in the rail when this desk last shared with others, and how much waits."""

from __future__ import annotations

from PySide6.QtCore import QObject

from triage_app.exchange_state import ExchangeSign
from triage_app.ui.about.exchange_controller import ExchangeController
from triage_app.ui.widgets.texts import Texts
from triage_app.ui.window.navigation import Navigation
from triage_app.ui.worker import JobRunner

_UNITS = (("exchange.days", 86_400), ("exchange.hours", 3_600), ("exchange.minutes", 60))


class ExchangeFlow(QObject):
    """Connects the question to the rail."""

    def __init__(
        self, texts: Texts, worker: JobRunner, rail: Navigation, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._texts, self._rail = texts, rail
        self.controller = ExchangeController(worker, self)
        self.controller.sign_changed.connect(self._show)

    def begin(self) -> None:
        """Look whether this desk shares."""
        self.controller.ask()

    def _show(self, sign: ExchangeSign) -> None:
        lines = [self._when(sign.seconds)]
        if sign.waiting:
            waiting = self._texts.number(sign.waiting)
            lines.append(self._texts("exchange.waiting", number=waiting))
        self._rail.show_exchange("\n".join(lines))

    def _when(self, seconds: int | None) -> str:
        """Return how long ago the last exchange was, in the largest unit that it fills."""
        if seconds is None:
            return self._texts("exchange.never")
        for key, length in _UNITS:
            if seconds >= length:
                return self._texts.count(key, seconds // length)
        return self._texts("exchange.now")
