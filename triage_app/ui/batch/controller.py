"""A batch, driven: one message a job, so that the desk stays free and a stop is heard at once."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from classifier.errors import VigieError
from triage_app.records import BatchItem, Case, Decision, NewCase, Triage
from triage_app.ui.worker import Caller

if TYPE_CHECKING:
    from triage_app.services.desk import Desk


class BatchController(QObject):
    """Reads a batch, logs rows of it, takes the logging back; holds no widget."""

    started = Signal()
    counted = Signal(int)  # messages at the least
    judged = Signal(object)  # BatchItem
    finished = Signal(bool)  # whether it was stopped before its end
    logged = Signal(int, object)  # row of this batch, Case
    case_logged = Signal(object)  # Case, of whichever batch
    all_logged = Signal(object)  # list of Case
    withdrawn = Signal(int)  # number of a case that is gone
    problem_raised = Signal(object)  # VigieError

    def __init__(self, worker: Caller, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._worker = worker
        self._turn = 0  # counts starts and stops; an answer with an older turn is late
        self._batch = 0  # counts batches; rows of an older one stand in no table any more
        self._logging = False
        self._items: Iterator[BatchItem] = iter(())

    def start(self, paths: Sequence[Path]) -> None:
        """Read some files and folders; a batch that is on its way is stopped."""
        self._turn += 1
        self._batch += 1
        turn = self._turn
        self.started.emit()
        self._worker.call(
            lambda desk: self._open(desk, paths),
            lambda count: self._opened(turn, count),
            lambda error: self._failed(turn, error),
        )

    def stop(self) -> None:
        """Stop after the message that is being read; what was read stays."""
        self._turn += 1
        self.finished.emit(True)

    def log(self, rows: Sequence[tuple[int, Triage]], decision: Decision) -> None:
        """Log some rows with one decision, one after the other.

        While that goes on, another wish is passed over: its rows may be the same.
        """
        if not self._logging:
            self._logging = True
            self._log_next(self._batch, list(rows), decision, [])

    def withdraw(self, cases: Sequence[Case]) -> None:
        """Take back cases that were logged together."""
        for case in cases:
            self._withdraw(case.number)

    def _withdraw(self, number: int) -> None:
        self._worker.call(
            lambda desk: desk.casebook.undo(desk.casebook.opening(number)),
            lambda _: self.withdrawn.emit(number),
            self.problem_raised.emit,
        )

    def _open(self, desk: Desk, paths: Sequence[Path]) -> int:
        """Return how many messages there are at the least; runs in the worker."""
        self._items = desk.batch.judge(paths)
        return desk.batch.count(paths)

    def _opened(self, turn: int, count: int) -> None:
        if turn == self._turn:
            self.counted.emit(count)
            self._ask_next(turn)

    def _ask_next(self, turn: int) -> None:
        self._worker.call(
            lambda _: next(self._items, None),
            lambda item: self._answer(turn, item),
            lambda error: self._failed(turn, error),
        )

    def _answer(self, turn: int, item: BatchItem | None) -> None:
        if turn != self._turn:
            return
        if item is None:
            self.finished.emit(False)
            return
        self.judged.emit(item)
        self._ask_next(turn)

    def _failed(self, turn: int, error: VigieError) -> None:
        if turn == self._turn:
            self.problem_raised.emit(error)
            self.finished.emit(True)

    def _log_next(
        self, batch: int, rows: list[tuple[int, Triage]], decision: Decision, done: list[Case]
    ) -> None:
        """Log the first of the rows that are left, then the others."""
        if not rows:
            self._logging = False
            self.all_logged.emit(done)
            return
        (row, triage), rest = rows[0], rows[1:]
        self._worker.call(
            lambda desk: desk.triage.log(NewCase(triage.assessment, decision)),
            lambda case: self._logged(batch, row, case, rest, decision, done),
            lambda error: self._not_logged(error, done),
        )

    def _logged(
        self,
        batch: int,
        row: int,
        case: Case,
        rest: list[tuple[int, Triage]],
        decision: Decision,
        done: list[Case],
    ) -> None:
        self.case_logged.emit(case)
        if batch == self._batch:
            self.logged.emit(row, case)
        self._log_next(batch, rest, decision, [*done, case])

    def _not_logged(self, error: VigieError, done: list[Case]) -> None:
        """Say why; what was logged before stays logged and can be taken back."""
        self._logging = False
        self.problem_raised.emit(error)
        if done:
            self.all_logged.emit(done)
