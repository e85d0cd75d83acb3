"""Shows in the rail when this desk last shared with others, and how much waits."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from triage_app.exchange_state import ExchangeSign
from triage_app.share_records import SharingNow
from triage_app.ui.about.exchange_controller import ExchangeController
from triage_app.ui.about.exchange_process import ExchangeProcess
from triage_app.ui.widgets.texts import Texts
from triage_app.ui.window.navigation import Navigation
from triage_app.ui.worker import JobRunner

_UNITS = (("exchange.days", 86_400), ("exchange.hours", 3_600), ("exchange.minutes", 60))


class ExchangeFlow(QObject):
    """Connects the question to the rail."""

    cases_received = Signal()  # from other desks
    choices_received = Signal(object)  # tuple[str, …]: sentences on model, lists, advice in use

    def __init__(
        self,
        texts: Texts,
        worker: JobRunner,
        rail: Navigation,
        process: ExchangeProcess,
        parent: QObject | None = None,
    ) -> None:
        """`process` exchanges through the server, where one is set."""
        super().__init__(parent)
        self._texts, self._rail = texts, rail
        self._trouble = ""
        self.controller = ExchangeController(worker, self)
        self.controller.sign_changed.connect(self._show)
        process.news_received.connect(self._take_news)
        process.process_ended.connect(self._take_trouble)

    def begin(self) -> None:
        """Look whether this desk shares."""
        self.controller.ask()

    def _take_news(self, now: SharingNow) -> None:
        self._trouble = now.trouble
        self.controller.ask()
        if now.taken:
            self.cases_received.emit()
        if now.in_use:
            self.choices_received.emit(now.in_use)

    def _take_trouble(self, trouble: str) -> None:
        self._trouble = trouble or self._texts("exchange.ended")
        self.controller.ask()

    def _show(self, sign: ExchangeSign) -> None:
        lines = [self._texts("exchange.interrupted")] if self._trouble else []
        lines.append(self._when(sign.seconds))
        if sign.waiting:
            waiting = self._texts.number(sign.waiting)
            lines.append(self._texts("exchange.waiting", number=waiting))
        self._rail.show_exchange("\n".join(lines), self._trouble)

    def _when(self, seconds: int | None) -> str:
        """Return how long ago the last exchange was, in the largest unit that it fills."""
        if seconds is None:
            return self._texts("exchange.never")
        for key, length in _UNITS:
            if seconds >= length:
                return self._texts.count(key, seconds // length)
        return self._texts("exchange.now")
