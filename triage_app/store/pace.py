"""The pace of long work on the log: short transactions, and pauses for other programs."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from time import perf_counter, sleep
from typing import TYPE_CHECKING

from triage_app.errors import StoreError
from triage_app.store.database import LogDatabase

if TYPE_CHECKING:
    from sqlite_utils import Database

_LONG_SECONDS = 0.05  # a write lock of this length is too long; other programs may meet 0.1
_SHORT_SECONDS = 0.025  # up to this length the next step may take more
_PAUSE_SECONDS = 0.01  # SQLite lets no other program in by itself
_FIRST, _LARGEST = 16, 4096  # rows or pages of the first step, and of any step


def _sleep() -> bool:
    sleep(_PAUSE_SECONDS)
    return False


@dataclass(frozen=True, slots=True)
class Pace:
    """Whether to wait for the locks of others, and what happens between two steps.

    `pause` returns whether the work shall stop.
    """

    wait: bool = True
    pause: Callable[[], bool] = _sleep

    def rest(self) -> None:
        """Pause after a step; raises StoreError when the work shall stop."""
        if self.pause():
            raise StoreError("The work was stopped; it goes on the next time.")


BY_HAND = Pace()


class StepSize:
    """How much one step takes: it follows the time that the last step held the write lock."""

    def __init__(self, clock: Callable[[], float] = perf_counter) -> None:
        self.value = _FIRST
        self._clock = clock
        self._started = 0.0

    def start(self) -> None:
        """Begin to measure a step, when it has got the lock."""
        self._started = self._clock()

    def is_used_up(self) -> bool:
        """Return whether the step has taken its time, although it has not reached its size.

        Texts differ in length a thousandfold, so that their number alone tells little.
        """
        return self._clock() - self._started > _SHORT_SECONDS

    def adapt(self) -> None:
        """Adapt the size to the length of the step that has ended: halve it or let it grow."""
        seconds = self._clock() - self._started
        if seconds > _LONG_SECONDS:
            self.value = max(self.value // 2, 1)
        elif seconds <= _SHORT_SECONDS:
            self.value = min(self.value + self.value // 8 + 1, _LARGEST)


def in_steps(
    database: LogDatabase, work: Callable[[Database, StepSize], bool], pace: Pace = BY_HAND
) -> None:
    """Call `work` in one transaction after the other, as long as it returns True.

    Changed pages are copied into the log between the steps, when others can write. Raises
    StoreError when the work shall stop, or when another program writes and the pace does not wait.
    """
    size, is_unfinished = StepSize(), True
    while is_unfinished:
        with database.writing(pace.wait, checkpoint=False) as db:
            size.start()
            is_unfinished = work(db, size)
        size.adapt()
        database.copy_changed_pages()
        pace.rest()
