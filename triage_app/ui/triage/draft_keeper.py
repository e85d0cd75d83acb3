"""Keeps the calls that are not logged yet for the case of a crash: masked text, in one file."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from classifier.errors import VigieError
from classifier.records import Message, Pasted
from triage_app.records import Answers, Draft, Triage
from triage_app.ui.worker import Caller, ignore

if TYPE_CHECKING:
    from triage_app.services.desk import Desk

Kept = tuple[Message | Pasted, Answers, int]  # masked message or typed text, answers, seconds

_REST = 300  # ms between a change and its draft; answers come in bursts


class DraftKeeper(QObject):
    """Reads at the start what an earlier run left; later writes a moment after each change."""

    drafts_ready = Signal(list)  # of tuple[Draft, Triage], judged now
    problem_raised = Signal(VigieError)  # a draft could not be read or kept

    def __init__(
        self, worker: Caller, to_keep: Callable[[], Sequence[Kept]], parent: QObject | None = None
    ) -> None:
        """`to_keep` returns the calls worth a draft, asked at the time of writing."""
        super().__init__(parent)
        self._worker, self._to_keep = worker, to_keep
        self._read = False  # nothing is written before the former drafts are read
        self._rest = QTimer(self, interval=_REST, singleShot=True)
        self._rest.timeout.connect(self.save)

    def begin(self) -> None:
        """Look for calls that an earlier run left."""
        self._worker.call(
            recovered, self.drafts_ready.emit, self.problem_raised.emit, self._end_reading
        )

    def save_soon(self) -> None:
        """Keep the calls once the hands rest."""
        self._rest.start()

    def save(self) -> None:
        """Keep the calls now."""
        self._rest.stop()
        if self._read:
            calls = self._to_keep()
            self._worker.call(lambda desk: keep(desk, calls), ignore, self.problem_raised.emit)

    def _end_reading(self) -> None:
        self._read = True


def recovered(desk: Desk) -> list[tuple[Draft, Triage]]:
    """Return the calls that an earlier run left, judged now: the model may have changed."""
    return [(one, desk.triage.judge(one.message)) for one in desk.drafts.load()]


def keep(desk: Desk, calls: Sequence[Kept]) -> None:
    """Keep calls as drafts; what is only typed is masked first."""
    masked = desk.triage.masked
    desk.drafts.save(
        [
            (one if isinstance(one, Message) else masked(one), answers, seconds)
            for one, answers, seconds in calls
        ]
    )
