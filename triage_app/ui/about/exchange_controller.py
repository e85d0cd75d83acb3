"""Asks the desk now and then how the exchange with other desks stands."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from triage_app.exchange_state import ExchangeSign
from triage_app.ui.worker import JobRunner

if TYPE_CHECKING:
    from triage_app.services.desk import Desk

_PAUSE = 30_000  # ms between two questions


class ExchangeController(QObject):
    """Asks once, and goes on where the desk has joined others."""

    sign_changed = Signal(ExchangeSign)

    def __init__(self, worker: JobRunner, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._worker = worker
        self._pause = QTimer(self, interval=_PAUSE, singleShot=True)
        self._pause.timeout.connect(self.ask)

    @property
    def goes_on(self) -> bool:
        """Whether it will ask again."""
        return self._pause.isActive()

    def ask(self) -> None:
        """Ask the desk; the answer is a signal, and none where the desk shares nothing."""
        self._worker.call(_sign, self._report)

    def _report(self, sign: ExchangeSign | None) -> None:
        if sign is not None:
            self.sign_changed.emit(sign)
            self._pause.start()


def _sign(desk: Desk) -> ExchangeSign | None:
    """Return how the exchange stands; runs in the worker."""
    from triage_app.services.upkeep.exchange_sign import exchange_sign  # noqa: PLC0415 - late

    return exchange_sign(desk)
