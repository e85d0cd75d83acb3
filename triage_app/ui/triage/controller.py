"""Triage, driven: asks the service in the worker, keeps what could not be logged, undoes.

The controller holds no widget. Services are given as functions that are called in the worker's
thread only, because they open the case log there.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from PySide6.QtCore import QObject, Signal

from classifier.errors import VigieError
from classifier.records import Channel
from triage_app.records import Case, Decision, Outcome, Triage
from triage_app.ui.tasks import Runner


class Triaging(Protocol):
    """What this controller needs of the triage service."""

    def assess_text(
        self,
        untrusted_text: str,
        channel: Channel | None = None,
        sender: str = "",
        subject: str = "",
    ) -> Triage:
        """Return the verdict of a pasted message."""

    def assess_file(self, path: Path) -> Triage:
        """Return the verdict of a message in a file."""

    def log(
        self,
        triage: Triage,
        decision: Decision,
        outcome: Outcome | None = None,
        handling_seconds: int | None = None,
    ) -> Case:
        """Log a case and return its row."""


class Undoing(Protocol):
    """What this controller needs of the casebook."""

    def undo(self, number: int) -> Case | None:
        """Take back the newest step of a case; None when the case itself went."""


@dataclass(frozen=True, slots=True)
class Unlogged:
    """A decided case that the log did not take yet."""

    triage: Triage
    decision: Decision
    outcome: Outcome | None
    seconds: int | None


class TriageController(QObject):
    """One message at a time; late answers to an earlier one are dropped."""

    busy_changed = Signal(bool)
    triage_ready = Signal(object)  # Triage
    unreadable = Signal(object)  # VigieError: no verdict; the text is kept
    case_logged = Signal(object, bool)  # Case, whether its message may leave the page
    not_logged = Signal(object, int)  # VigieError, how many cases wait
    case_undone = Signal(int, object)  # number, Case or None when it was withdrawn
    undo_failed = Signal(object)  # VigieError

    def __init__(
        self,
        runner: Runner,
        triage: Callable[[], Triaging],
        casebook: Callable[[], Undoing],
        clock: Callable[[], float],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._runner, self._triage, self._casebook, self._clock = runner, triage, casebook, clock
        self._turn = 0  # counts messages; an answer with an older turn is late
        self._started: float | None = None
        self._current: Triage | None = None
        self._last_logged: int | None = None
        self.waiting: list[Unlogged] = []
        self._waiting_turn = -1  # the turn of the newest case that waits

    def assess_text(
        self, untrusted_text: str, channel: Channel | None, sender: str, subject: str
    ) -> None:
        """Ask for the verdict of a pasted message."""
        self._ask(lambda: self._triage().assess_text(untrusted_text, channel, sender, subject))

    def assess_file(self, path: Path) -> None:
        """Ask for the verdict of a dropped file."""
        self._ask(lambda: self._triage().assess_file(path))

    def forget(self) -> None:
        """Put the message away; an answer still on its way is dropped."""
        self._turn += 1
        self._started = self._current = None
        self.busy_changed.emit(False)

    def log(self, decision: Decision, outcome: Outcome | None) -> None:
        """Log the current message; what the log does not take waits in memory."""
        if self._current is None:
            return
        case = Unlogged(self._current, decision, outcome, self._seconds())
        self._turn += 1
        self._started = self._current = None
        self._log_one(case, self._turn)

    def retry(self) -> None:
        """Try again to log what waits."""
        cases, self.waiting = self.waiting, []
        for case in cases:
            self._log_one(case, self._waiting_turn)

    def undo(self) -> None:
        """Take back the last step of the case logged last."""
        number = self._last_logged
        if number is None:
            return
        self._runner.run(
            lambda: self._casebook().undo(number),
            lambda case: self._undone(number, case),
            self.undo_failed.emit,
        )

    def _ask(self, job: Callable[[], Triage]) -> None:
        self._turn += 1
        turn = self._turn
        self._started = self._clock() if self._started is None else self._started
        self._current = None
        self.busy_changed.emit(True)
        self._runner.run(
            job, lambda answer: self._answer(turn, answer), lambda error: self._refuse(turn, error)
        )

    def _answer(self, turn: int, triage: Triage) -> None:
        if turn == self._turn:
            self._current = triage
            self.busy_changed.emit(False)
            self.triage_ready.emit(triage)

    def _refuse(self, turn: int, error: VigieError) -> None:
        if turn == self._turn:
            self.busy_changed.emit(False)
            self.unreadable.emit(error)

    def _log_one(self, case: Unlogged, turn: int) -> None:
        """Log one case that was decided in `turn`."""
        self._runner.run(
            lambda: self._triage().log(case.triage, case.decision, case.outcome, case.seconds),
            lambda logged: self._logged(logged, turn),
            lambda error: self._keep(case, turn, error),
        )

    def _logged(self, case: Case, turn: int) -> None:
        """Tell of a logged case; a message that came meanwhile stays on the page."""
        self._last_logged = case.number
        self.case_logged.emit(case, turn == self._turn)

    def _keep(self, case: Unlogged, turn: int, error: VigieError) -> None:
        """Keep a case that the log refused, and say so."""
        self._waiting_turn = turn
        self.waiting.append(case)
        self.not_logged.emit(error, len(self.waiting))

    def _undone(self, number: int, case: Case | None) -> None:
        if case is None:
            self._last_logged = None
        self.case_undone.emit(number, case)

    def _seconds(self) -> int | None:
        """Return how long the call took, from the first paste on."""
        return None if self._started is None else max(0, round(self._clock() - self._started))
