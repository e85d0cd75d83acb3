"""Runs the checks of a log in several threads, each with a connection of its own.

SQLite works without Python's lock, so that checks by SQL run beside each other, and beside one that
needs Python. The thread that asks takes those that need it; it alone reports the progress.
"""

from __future__ import annotations

import os
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor, wait
from contextlib import closing, contextmanager
from threading import Lock
from typing import TYPE_CHECKING, NamedTuple

from classifier.sentence import Sentence, sentence
from triage_app.errors import StoreError
from triage_app.store.check_progress import Progress, RowCount
from triage_app.store.check_scope import CheckScope
from triage_app.store.database import LogDatabase

if TYPE_CHECKING:
    from sqlite_utils import Database

_MOST = 20  # largest number of sentences per check
_MOST_THREADS = 3  # beside the one that asks: no check is divided, and the longest is a fourth
_WAIT_SECONDS = 0.2  # between two reports while other threads end
_STOP_SECONDS = 0.02  # between two interruptions of their statements


class Part(NamedTuple):
    """A check, and about what share of the work it is."""

    problems: Callable[[Database, RowCount, CheckScope], Iterator[Sentence]]
    weight: int
    of_events: bool = False  # whether it counts events, instead of cases


class Size(NamedTuple):
    """How many rows the checks will count."""

    events: int
    cases: int


def beside() -> int:
    """Return how many threads the processors allow beside the one that asks."""
    if hasattr(os, "sched_getaffinity"):  # not on Windows and macOS
        return min(len(os.sched_getaffinity(0)) - 1, _MOST_THREADS)
    return min((os.cpu_count() or 1) - 1, _MOST_THREADS)


class CheckThreads:
    """Some checks of one log; used once.

    Threads take the first checks of those that are left, the one that asks the last ones.
    """

    def __init__(
        self, database: LogDatabase, parts: Sequence[Part], scope: CheckScope, size: Size
    ) -> None:
        self._database, self._scope, self._parts = database, scope, parts
        self._left = deque(range(len(parts)))
        self._found: dict[int, list[Sentence]] = {}
        self._shares = [0.0] * len(parts)
        self._rows = [size.events if part.of_events else size.cases for part in parts]
        self._open: list[LogDatabase] = []
        self._lock = Lock()

    def problems(self, threads: int, report: Progress) -> list[Sentence]:
        """Return what all checks find, in their order.

        What `report` raises ends them. Raises StoreError when the log cannot be opened.
        """
        with ThreadPoolExecutor(max(threads, 1), "check") as pool:
            others = [pool.submit(self._work, self._left.popleft) for _ in range(threads)]
            try:
                self._work(self._left.pop, lambda: report(self._share()))
                while wait(others, _WAIT_SECONDS).not_done:
                    report(self._share())
            except BaseException:
                self._stop(others)
                raise
        for other in others:
            other.result()
        report(1.0)
        return [problem for at in sorted(self._found) for problem in self._found[at]]

    def _work(self, take: Callable[[], int], report: Callable[[], object] = lambda: None) -> None:
        """Make checks as long as there are some, with a connection of this thread."""
        with self._opened() as database:
            with database.reading() as db:
                self._scope.begin(db)
            while self._left:
                try:
                    at = take()
                except IndexError:  # another thread has taken the last one
                    return
                self._found[at] = self._problems_of(database, at, report)
                self._note_share(at, 1.0, report)

    @contextmanager
    def _opened(self) -> Iterator[LogDatabase]:
        """Open the log for this thread; until it is closed again `_stop` may interrupt it."""
        with closing(self._database.opened_again()) as database:
            with self._lock:
                self._open.append(database)
            try:
                yield database
            finally:
                with self._lock:
                    self._open.remove(database)

    def _problems_of(
        self, database: LogDatabase, at: int, report: Callable[[], object]
    ) -> list[Sentence]:
        count = RowCount(self._rows[at], lambda share: self._note_share(at, share, report))
        found: list[Sentence] = []
        try:
            with database.reading() as db:
                for problem in self._parts[at].problems(db, count, self._scope):
                    found.append(problem)
                    if len(found) == _MOST:
                        return [*found, sentence("… and more of the same kind.")]
        except StoreError as error:
            found.append(error.sentence)
        except (ValueError, KeyError, TypeError, RecursionError):  # an event that cannot be read
            found.append(
                sentence("The ledger contains an event that cannot be read; restore a backup.")
            )
        return found

    def _note_share(self, at: int, share: float, report: Callable[[], object]) -> None:
        self._shares[at] = share
        report()

    def _share(self) -> float:
        """Return how much of the work is done."""
        weights = [part.weight for part in self._parts]
        done = sum(weight * share for weight, share in zip(weights, self._shares, strict=True))
        return done / sum(weights)

    def _stop(self, others: Sequence[Future[None]]) -> None:
        """End the statements of the other threads, until they have ended themselves."""
        self._left.clear()
        while wait(others, _STOP_SECONDS).not_done:
            with self._lock:
                for database in self._open:
                    database.interrupt()
