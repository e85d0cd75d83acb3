"""The pace of long work on the log: short transactions, and pauses for other programs."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from time import perf_counter, sleep

from triage_app.errors import StoreError

_STEP_SECONDS = 0.03  # intended length of a write lock; other programs may meet 0.1
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
    """How much one step takes: it follows the time that the last step took."""

    def __init__(self) -> None:
        self.value = _FIRST
        self._started = 0.0

    def start(self) -> None:
        """Begin to measure a step, before it takes the lock."""
        self._started = perf_counter()

    def adapt(self) -> None:
        """Adapt the size to the length of the step that has ended."""
        seconds = perf_counter() - self._started
        aimed = self.value * _STEP_SECONDS / max(seconds, 0.001)
        self.value = round(min(max(aimed, self.value / 4, 1), self.value * 1.5 + 1, _LARGEST))
