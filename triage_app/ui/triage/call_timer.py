"""The time of the call on the page, told each second while it counts."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer, Signal

from triage_app.ui.triage.call import Stopwatch

_SECOND = 1000  # ms


class CallTimer(QObject):
    """Follows the stopwatch of one call."""

    time_changed = Signal(int, bool)  # seconds, whether time counts

    def __init__(self, clock: Callable[[], float], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._clock = clock
        self._watch: Stopwatch | None = None
        self._ticks = QTimer(self, interval=_SECOND)
        self._ticks.timeout.connect(self._tell)

    def follow(self, watch: Stopwatch | None) -> None:
        """Tell the time of this stopwatch from now on; None: of no call."""
        if watch != self._watch:
            self._watch = watch
            self._tell()

    def _tell(self) -> None:
        self._ticks.stop()
        if self._watch is not None:
            self.time_changed.emit(self._watch.seconds(self._clock()), self._watch.running)
            if self._watch.running:
                self._ticks.start()
