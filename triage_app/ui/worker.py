"""Work beside the window: one worker thread, in order, and a runner for tests that works at once.

A job takes and returns records and touches no widget. All jobs run in the same thread, because
a SQLite connection belongs to the thread that opened it. Results come back into the window's
thread by a signal.
"""

from __future__ import annotations

import sys
import threading
from collections.abc import Callable
from dataclasses import dataclass
from queue import SimpleQueue
from typing import Generic, Protocol, TypeVar

from PySide6.QtCore import QObject, Signal, Slot

from classifier.errors import VigieError

T = TypeVar("T")
Failed = Callable[[VigieError], None]


class Runner(Protocol):
    """Runs a job somewhere and hands its result to one of two functions."""

    def run(self, job: Callable[[], T], done: Callable[[T], None], failed: Failed) -> None:
        """Run `job`; then call `done` with its result or `failed` with its trouble."""


class InlineRunner:
    """Runs jobs at once in the calling thread, for tests and pictures."""

    def run(self, job: Callable[[], T], done: Callable[[T], None], failed: Failed) -> None:
        """Run `job` here and now."""
        try:
            result = job()
        except VigieError as error:
            failed(error)
            return
        done(result)


@dataclass(frozen=True, slots=True)
class _Task(Generic[T]):
    """A job on its way, or on its way back."""

    job: Callable[[], T]
    done: Callable[[T], None]
    failed: Failed


class Worker(QObject):
    """One thread that runs jobs in the order they were given."""

    _answered = Signal(object, object, object)  # _Task, its result, its exception or None

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._tasks: SimpleQueue[_Task[object] | None] = SimpleQueue()
        self._answered.connect(self._deliver)
        self._silent = False
        self._thread = threading.Thread(target=self._loop, name="vigie-worker", daemon=True)
        self._thread.start()

    def run(self, job: Callable[[], T], done: Callable[[T], None], failed: Failed) -> None:
        """Queue `job`; the functions are called later, in the window's thread."""
        self._tasks.put(_Task(job, done, failed))  # type: ignore[arg-type]

    def stop(self, last: Callable[[], object] | None = None, patience: float = 5.0) -> bool:
        """Finish what is queued, run `last`, and end the thread; True when it has ended.

        Answers that arrive from now on are dropped: the window is going.
        """
        self._silent = True
        if last is not None:
            self._tasks.put(_Task(last, _ignore, _ignore))
        self._tasks.put(None)
        self._thread.join(patience)
        return not self._thread.is_alive()

    def _loop(self) -> None:
        """Run jobs until told to stop."""
        while (task := self._tasks.get()) is not None:
            result: object = None
            trouble: BaseException | None = None
            try:
                result = task.job()
            except Exception as error:
                trouble = error
            if not self._silent:
                self._answered.emit(task, result, trouble)

    @Slot(object, object, object)
    def _deliver(self, task: _Task[object], result: object, trouble: Exception | None) -> None:
        """Hand an answer over in the window's thread; our own mistakes go to the one dialog."""
        if self._silent:
            return
        if isinstance(trouble, VigieError):
            task.failed(trouble)
        elif trouble is not None:
            sys.excepthook(type(trouble), trouble, trouble.__traceback__)
        else:
            task.done(result)


def _ignore(_: object) -> None:
    """Take an answer that nobody waits for."""
