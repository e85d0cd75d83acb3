"""Reads and logs a batch: read beside the worker, judged and logged there, one job a message.

So calls are not delayed.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QObject, Signal

from classifier.errors import VigieError
from classifier.records import Pasted
from triage_app.batch_record import BatchItem
from triage_app.errors import ChangedSince
from triage_app.records import Case, Decision, NewCase, Triage
from triage_app.ui.history import History
from triage_app.ui.job_series import JobSeries
from triage_app.ui.worker import JobRunner

if TYPE_CHECKING:
    from triage_app.services.calls.batch import MessagesIn, ReadMessage
    from triage_app.services.desk import Desk

T = TypeVar("T")
Started = TypeVar("Started")


@dataclass(slots=True)
class _Logging:
    """Rows of one batch that are being logged together."""

    batch: int
    place: int  # in the history
    decision: Decision
    left: list[tuple[int, Triage]]  # row of the batch, its verdict
    done: list[Case] = field(default_factory=list)


def _opened(files: Sequence[Path | Pasted]) -> tuple[MessagesIn, int]:
    """Return the messages of some files and their least number; runs beside the worker."""
    from triage_app.services.calls.batch import MessagesIn  # noqa: PLC0415 - slow to import

    messages = MessagesIn(files)
    return messages, messages.count()


def _judged(found: ReadMessage, desk: Desk) -> BatchItem:
    return desk.batch.judge_read(*found)


class BatchController(QObject):
    """Reads a batch, logs its rows, and withdraws what was logged.

    Rows that were logged together have one place in the history, and are undone together. They
    cannot be redone: their text is gone from the log.
    """

    batch_started = Signal()
    count_ready = Signal(int)  # how many messages there are at the least
    item_ready = Signal(BatchItem)
    batch_finished = Signal(bool)  # whether it ended before its last message
    row_logged = Signal(int, Case)  # row of the batch that is shown
    cases_logged = Signal(int, int)  # place in the history, how many cases were logged together
    case_withdrawn = Signal(object)  # number of a case that left the log again
    problem_raised = Signal(VigieError)

    def __init__(self, worker: JobRunner, history: History, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._worker, self._history = worker, history
        self._logged_together: dict[int, list[Case]] = {}  # by place in the history
        self._series = JobSeries(worker, self.problem_raised.emit, self.stop)
        self._batch = 0  # counts batches; rows of an older one are no longer shown
        self._logging: _Logging | None = None

    def start(self, files: Sequence[Path | Pasted]) -> None:
        """Read files and folders; a running batch is stopped."""
        self._series.start()
        self._batch += 1
        self.batch_started.emit()
        self._series.read(lambda _: _opened(files), lambda opened: self._begin(*opened))

    def stop(self) -> None:
        """Stop now; the rows so far stay."""
        self._end(stopped=True)

    @property
    def is_reading(self) -> bool:
        """Return whether a batch is being read."""
        return self._series.is_running

    def log(self, rows: Sequence[tuple[int, Triage]], decision: Decision) -> None:
        """Log some rows with one decision, one after the other.

        A request while this is running is ignored: its rows may be the same.
        """
        if self._logging is None and rows:
            place = self._history.next_place()
            self._history.end_redo()
            self._logging = _Logging(self._batch, place, decision, list(rows))
            self._log_next(self._logging)

    @property
    def done_place(self) -> int:
        """Return the place of the rows that were logged last; 0 when there are none."""
        logging = (self._logging.place,) if self._logging else ()
        return max((*logging, *self._logged_together), default=0)

    def undo(self) -> None:
        """Withdraw the rows that were logged last; nothing while some are being logged."""
        if self._logging is None and self._logged_together:
            self.withdraw(max(self._logged_together))

    def withdraw(self, place: int) -> None:
        """Withdraw the cases that were logged together, each in a job of its own."""
        for case in self._logged_together.pop(place, ()):
            self._withdraw(place, case)

    def _withdraw(self, place: int, case: Case) -> None:
        self._worker.call(
            lambda desk: desk.casebook.undo(desk.casebook.opening(case.number)),
            lambda _: self.case_withdrawn.emit(case.number),
            lambda error: self._keep_case(place, case, error),
        )

    def _keep_case(self, place: int, case: Case, error: VigieError) -> None:
        """Keep a case for another undo where the log was only busy."""
        if not isinstance(error, ChangedSince):
            self._logged_together.setdefault(place, []).append(case)
        self.problem_raised.emit(error)

    def _begin(self, messages: MessagesIn, count: int) -> None:
        number = self._series.number
        self.count_ready.emit(count)
        self._read_next(messages, number)

    def _read_next(self, messages: MessagesIn, number: int) -> None:
        """Read the next message, unless the series `number` has ended."""
        if number == self._series.number:
            self._series.read(messages.read_next, lambda found: self._judge(messages, found))

    def _judge(self, messages: MessagesIn, found: ReadMessage | None) -> None:
        if found is None:
            self._end(stopped=False)
        else:
            job = partial(_judged, found)
            self._series.call(job, lambda item: self._emit_item(messages, item))

    def _emit_item(self, messages: MessagesIn, item: BatchItem) -> None:
        number = self._series.number
        self.item_ready.emit(item)
        self._read_next(messages, number)

    def _end(self, *, stopped: bool) -> None:
        self._series.end()
        self.batch_finished.emit(stopped)

    def _log_next(self, logging: _Logging) -> None:
        """Log the first remaining row, then the others."""
        (row, triage), before = logging.left.pop(0), len(logging.done)
        new = NewCase(triage.assessment, logging.decision)
        self._worker.call(
            lambda desk: desk.triage.log(new),
            lambda case: self._logged(logging, row, case),
            self.problem_raised.emit,
            lambda: self._after_logging(logging, logged=len(logging.done) > before),
        )

    def _logged(self, logging: _Logging, row: int, case: Case) -> None:
        logging.done.append(case)
        if logging.batch == self._batch:
            self.row_logged.emit(row, case)

    def _after_logging(self, logging: _Logging, *, logged: bool) -> None:
        """Log the next row; end after the last row or after one that was not logged."""
        if logged and logging.left:
            self._log_next(logging)
            return
        self._logging = None
        if logging.done:
            self._logged_together[logging.place] = logging.done
            self.cases_logged.emit(logging.place, len(logging.done))
