"""Triage, driven: asks the service in the worker, logs, undoes; knows what stands on the page.

The controller holds no widget. What it asks of the desk runs in the worker's thread.
The callers who wait are in `holding.py`.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from classifier.errors import VigieError
from classifier.records import Channel, Pasted
from triage_app.records import Answers, Case, NewCase, Triage
from triage_app.ui.triage import desk_jobs
from triage_app.ui.triage.stopwatch import Stopwatch
from triage_app.ui.worker import Caller

if TYPE_CHECKING:
    from triage_app.services.desk import Desk

_SECOND = 1000  # ms
_READING = 100  # ms; nobody has read a verdict before


@dataclass(frozen=True, slots=True)
class Unlogged:
    """A decided case that the log did not take yet."""

    triage: Triage
    answers: Answers
    seconds: int | None


class TriageController(QObject):
    """One message at a time; late answers to an earlier one are dropped."""

    busy_changed = Signal(bool)
    triage_ready = Signal(object)  # Triage
    changes_ready = Signal(object)  # Triage, now with what would change it
    unreadable = Signal(object)  # VigieError: no verdict; the text is kept
    case_logged = Signal(object, bool)  # Case, whether its message may leave the page
    not_logged = Signal(object, int)  # VigieError, how many cases wait
    case_undone = Signal(int, object)  # number, Case or None when it was withdrawn
    undo_failed = Signal(object)  # VigieError
    time_changed = Signal(int, bool)  # seconds of this call, whether time counts
    state_changed = Signal()  # what a draft would keep has changed

    def __init__(
        self,
        worker: Caller,
        clock: Callable[[], float],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._worker, self._clock = worker, clock
        self._turn = 0  # counts messages; an answer with an older turn is late
        self.stopwatch: Stopwatch | None = None
        self.current: Triage | None = None
        self.answers = Answers()
        self._last_logged: int | None = None
        self.waiting: list[Unlogged] = []
        self._waiting_turn = -1  # the turn of the newest case that waits
        self._ticks = QTimer(self)
        self._ticks.setInterval(_SECOND)
        self._ticks.timeout.connect(self._tell_time)

    def assess_text(
        self, untrusted_text: str, channel: Channel | None, sender: str, subject: str
    ) -> None:
        """Ask for the verdict of a pasted message."""
        pasted = Pasted(untrusted_text, channel, sender, subject)
        self._ask(lambda desk: desk_jobs.judge(desk, pasted))

    def assess_file(self, path: Path) -> None:
        """Ask for the verdict of a dropped file."""
        self._ask(lambda desk: desk_jobs.judge(desk, Pasted(path)))

    def assess_picture(self, untrusted_picture: Callable[[], bytes]) -> None:
        """Ask for the verdict of a picture, which is packed beside the window."""
        self._ask(lambda desk: desk_jobs.judge(desk, Pasted(untrusted_picture())))

    def answer(self, answers: Answers) -> None:
        """Take note of what the agent has answered so far."""
        self.answers = answers
        self.state_changed.emit()

    def pause(self) -> None:
        """Stop the time of this call, or let it go on."""
        if self.stopwatch is None:
            return
        if self.stopwatch.running:
            self.stopwatch.pause()
        else:
            self.stopwatch.go_on()
        self._tell_time()

    def take_up(self, triage: Triage | None, answers: Answers, stopwatch: Stopwatch) -> None:
        """Go on with a call that waited."""
        self._turn += 1
        self.current, self.answers, self.stopwatch = triage, answers, stopwatch
        stopwatch.go_on()
        self._start_ticking()
        self.state_changed.emit()

    def forget(self) -> None:
        """Drop the current message; an answer that is on its way will find nobody."""
        self._leave()
        self.busy_changed.emit(False)
        self.state_changed.emit()

    def log(self, answers: Answers) -> None:
        """Log the current message with the agent's answers."""
        if self.current is None or answers.decision is None:
            return
        seconds = None if self.stopwatch is None else self.stopwatch.seconds
        case = Unlogged(self.current, answers, seconds)
        self._leave()
        self._log_one(case, self._turn)

    def retry(self) -> None:
        """Try again to log the cases that wait."""
        waiting, self.waiting = self.waiting, []
        for case in waiting:
            self._log_one(case, self._waiting_turn)

    def undo(self) -> None:
        """Take the newest logged case back."""
        number = self._last_logged
        if number is None:
            return
        self._worker.call(
            lambda desk: desk_jobs.undo(desk, number),
            lambda case: self._undone(number, case),
            self.undo_failed.emit,
        )

    def _ask(self, job: Callable[[Desk], Triage]) -> None:
        self._turn += 1
        turn = self._turn
        if self.stopwatch is None:
            self.stopwatch = Stopwatch(self._clock)
        self._start_ticking()
        self.current = None
        self.busy_changed.emit(True)
        self._worker.call(
            job, lambda answer: self._answer(turn, answer), lambda error: self._refuse(turn, error)
        )

    def _answer(self, turn: int, triage: Triage) -> None:
        if turn == self._turn:
            self.current = triage
            self.busy_changed.emit(False)
            self.triage_ready.emit(triage)
            self.state_changed.emit()
            # Once the verdict is painted: the worker would take the window's turns otherwise.
            QTimer.singleShot(_READING, self, lambda: self._ask_changes(turn, triage))

    def _ask_changes(self, turn: int, triage: Triage) -> None:
        """Ask what would change the verdict, while the agent reads it already."""
        if turn != self._turn:
            return
        self._worker.call(
            lambda desk: desk_jobs.with_changes(desk, triage),
            lambda whole: self._complete(turn, whole),
            lambda error: self._refuse(turn, error),
        )

    def _complete(self, turn: int, whole: Triage) -> None:
        if turn == self._turn:
            self.current = whole
            self.changes_ready.emit(whole)

    def _refuse(self, turn: int, error: VigieError) -> None:
        if turn == self._turn:
            self.busy_changed.emit(False)
            self.unreadable.emit(error)

    def _log_one(self, case: Unlogged, turn: int) -> None:
        """Log one case that was decided in `turn`."""
        answers, decision = case.answers, case.answers.decision
        if decision is None:
            return
        new = NewCase(
            case.triage.assessment, decision, answers.outcome, case.seconds, answers.own_view
        )
        self._worker.call(
            lambda desk: desk_jobs.log(desk, new),
            lambda logged: self._logged(logged, turn),
            lambda error: self._keep(case, turn, error),
        )

    def _logged(self, case: Case, turn: int) -> None:
        """Tell of a logged case; a message that came meanwhile stays on the page."""
        self._last_logged = case.number
        self.case_logged.emit(case, turn == self._turn)
        self.state_changed.emit()

    def _keep(self, case: Unlogged, turn: int, error: VigieError) -> None:
        """Keep a case that the log refused, and say so."""
        self._waiting_turn = turn
        self.waiting.append(case)
        self.not_logged.emit(error, len(self.waiting))
        self.state_changed.emit()

    def _undone(self, number: int, case: Case | None) -> None:
        if case is None:
            self._last_logged = None
        self.case_undone.emit(number, case)

    def _leave(self) -> None:
        """Stand before an empty page; answers to earlier turns are late from now on."""
        self._turn += 1
        self.current, self.answers, self.stopwatch = None, Answers(), None
        self._ticks.stop()

    def _start_ticking(self) -> None:
        self._ticks.start()
        self._tell_time()

    def _tell_time(self) -> None:
        if self.stopwatch is not None:
            self.time_changed.emit(self.stopwatch.seconds, self.stopwatch.running)
