"""The worker: one thread that owns the desk and runs jobs in the order given.

A job gets the desk, returns records and touches no widget. All jobs run in the same thread,
because a SQLite connection belongs to the thread that opened it. Reading a file needs no desk and
may take seconds, so it runs beside that thread and can be stopped. Every job reports its end in the
window's thread: `done` with its result, or `failed` with an expected error, or the hook that
shows the dialog with a programming error; and after each of them `finished`.
"""

from __future__ import annotations

import logging
import sys
import threading
from collections.abc import Callable
from dataclasses import dataclass
from queue import SimpleQueue
from typing import TYPE_CHECKING, Generic, Protocol, TypeVar

from PySide6.QtCore import QObject, Signal, Slot

from classifier.errors import VigieError

if TYPE_CHECKING:
    from classifier.reading.child_process import Stop
    from triage_app.services.desk import Desk

_log = logging.getLogger(__name__)
T = TypeVar("T")
_BESIDE = 2  # jobs at a time beside the desk's thread
Failed = Callable[[VigieError], object]


def ignore(_: object) -> None:
    """Ignore a result."""


def do_nothing() -> None:
    """Ignore the end of a job."""


@dataclass(frozen=True, slots=True)
class Callbacks(Generic[T]):
    """The callbacks of one job; they run in the window's thread."""

    done: Callable[[T], object]
    failed: Failed
    finished: Callable[[], object]

    def deliver(self, result: T, error: Exception | None) -> None:
        """Call `done`, `failed` or the error hook, then `finished` in every case."""
        try:
            if isinstance(error, VigieError):
                _log.info("a job failed:", exc_info=error)
                self.failed(error)
            elif error is not None:
                sys.excepthook(type(error), error, error.__traceback__)
            else:
                self.done(result)
        finally:
            self.finished()


class JobRunner(Protocol):
    """Runs jobs that need the desk, and calls back when each ends."""

    def call(
        self,
        job: Callable[[Desk], T],
        done: Callable[[T], object] = ...,
        failed: Failed = ...,
        finished: Callable[[], object] = ...,
    ) -> None:
        """Run `job`; call `done` or `failed`, or show the error dialog; then call `finished`."""

    def beside(
        self,
        job: Callable[[Stop], T],
        done: Callable[[T], object] = ...,
        failed: Failed = ...,
        finished: Callable[[], object] = ...,
    ) -> Stop:
        """Run a job without the desk in a thread of its own; its stop ends it."""


class InlineWorker:
    """Runs jobs synchronously in the calling thread, for tests and screenshots."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def call(
        self,
        job: Callable[[Desk], T],
        done: Callable[[T], object] = ignore,
        failed: Failed = ignore,
        finished: Callable[[], object] = do_nothing,
    ) -> None:
        """Run `job` now; a programming error is raised, so that a test fails."""
        try:
            result = job(self._desk)
        except VigieError as error:
            failed(error)
        else:
            done(result)
        finally:
            finished()

    def beside(
        self,
        job: Callable[[Stop], T],
        done: Callable[[T], object] = ignore,
        failed: Failed = ignore,
        finished: Callable[[], object] = do_nothing,
    ) -> Stop:
        """Run `job` now; nobody can stop it."""
        stop = _new_stop()
        self.call(lambda _: job(stop), done, failed, finished)
        return stop


class SessionJobs:
    """The jobs of one session; after its end they still run, but report to nobody.

    What they would report to is deleted with the session. A programming error still opens the
    dialog.
    """

    def __init__(self, runner: JobRunner) -> None:
        self._runner = runner
        self._ended = False

    def call(
        self,
        job: Callable[[Desk], T],
        done: Callable[[T], object] = ignore,
        failed: Failed = ignore,
        finished: Callable[[], object] = do_nothing,
    ) -> None:
        """Run `job`; the callbacks are dropped when the session has ended by then."""
        self._runner.call(
            job,
            lambda result: None if self._ended else done(result),
            lambda error: None if self._ended else failed(error),
            lambda: None if self._ended else finished(),
        )

    def beside(
        self,
        job: Callable[[Stop], T],
        done: Callable[[T], object] = ignore,
        failed: Failed = ignore,
        finished: Callable[[], object] = do_nothing,
    ) -> Stop:
        """Run `job` beside the desk's thread; the callbacks are dropped as those of `call`."""
        return self._runner.beside(
            job,
            lambda result: None if self._ended else done(result),
            lambda error: None if self._ended else failed(error),
            lambda: None if self._ended else finished(),
        )

    def end(self) -> None:
        """Drop the callbacks of all jobs that have not ended yet."""
        self._ended = True


def _new_stop() -> Stop:
    from classifier.reading.child_process import Stop  # noqa: PLC0415 - not before the first paint

    return Stop()


class Worker(QObject):
    """One thread that runs jobs in order; it creates its desk with the first job."""

    _job_ended = Signal(object, object, object)  # Callbacks, result, exception or None

    def __init__(self, make_desk: Callable[[], Desk], parent: QObject | None = None) -> None:
        """Start the thread; `make_desk` is called in it, so that its imports run there."""
        super().__init__(parent)
        self._make_desk = make_desk
        self._desk: Desk | None = None
        self._tasks: SimpleQueue[Callable[[], None] | None] = SimpleQueue()
        self._job_ended.connect(self._deliver)
        self._silent = False
        self._stops: set[Stop] = set()  # of the jobs that run beside
        self._places = threading.BoundedSemaphore(_BESIDE)
        self._thread = threading.Thread(target=self._loop, name="vigie-worker", daemon=True)
        self._thread.start()

    def call(
        self,
        job: Callable[[Desk], T],
        done: Callable[[T], object] = ignore,
        failed: Failed = ignore,
        finished: Callable[[], object] = do_nothing,
    ) -> None:
        """Queue `job`; the callbacks run later, in the window's thread."""
        callbacks = Callbacks(done, failed, finished)
        self._tasks.put(lambda: self._run(lambda: job(self._own_desk()), callbacks))

    def beside(
        self,
        job: Callable[[Stop], T],
        done: Callable[[T], object] = ignore,
        failed: Failed = ignore,
        finished: Callable[[], object] = do_nothing,
    ) -> Stop:
        """Run `job` in a thread of its own; the callbacks run later, in the window's thread."""
        stop, callbacks = _new_stop(), Callbacks(done, failed, finished)
        self._stops.add(stop)
        threading.Thread(
            target=self._run_beside, args=(job, stop, callbacks), name="vigie-reading", daemon=True
        ).start()
        return stop

    def renew(self, make_desk: Callable[[], Desk]) -> None:
        """Close the desk after the queued jobs; the next job makes a new one."""

        def start_again() -> None:
            self._close_desk()
            self._make_desk = make_desk

        self._tasks.put(start_again)

    def stop(self, patience: float = 5.0) -> bool:
        """Run the queued jobs, close the desk, end the thread; return True if it has ended.

        Later results are dropped because the window is closing. `patience` is in seconds.
        """
        self._silent = True
        for stop in tuple(self._stops):
            stop.ask()
        self._tasks.put(self._close_desk)
        self._tasks.put(None)
        self._thread.join(patience)
        return not self._thread.is_alive()

    def _loop(self) -> None:
        """Run jobs until the stop mark."""
        while (step := self._tasks.get()) is not None:
            step()

    def _run_beside(self, job: Callable[[Stop], T], stop: Stop, callbacks: Callbacks[T]) -> None:
        with self._places:
            self._run(lambda: job(stop), callbacks)
        self._stops.discard(stop)

    def _run(self, job: Callable[[], T], callbacks: Callbacks[T]) -> None:
        result: object = None
        error: Exception | None = None
        try:
            result = job()
        except Exception as exception:  # reported in the window's thread
            error = exception
        if not self._silent:
            self._job_ended.emit(callbacks, result, error)

    def _own_desk(self) -> Desk:
        """Return the desk, made in the thread of the worker with its first job."""
        if self._desk is None:
            self._desk = self._make_desk()
        return self._desk

    def _close_desk(self) -> None:
        if self._desk is not None:
            self._desk.close()
            self._desk = None

    @Slot(object, object, object)
    def _deliver(
        self, callbacks: Callbacks[object], result: object, error: Exception | None
    ) -> None:
        """Run the callbacks in the window's thread."""
        if not self._silent:
            callbacks.deliver(result, error)
