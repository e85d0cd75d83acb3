"""The time one call takes, with pauses; it reads a clock it is given."""

from __future__ import annotations

from collections.abc import Callable


class Stopwatch:
    """Counts seconds from its start, less the pauses."""

    def __init__(self, clock: Callable[[], float], seconds: float = 0.0) -> None:
        """Start now; `seconds` were counted before (a call taken up again)."""
        self._clock = clock
        self._counted = seconds
        self._since: float | None = clock()

    @property
    def running(self) -> bool:
        """Return whether time counts at present."""
        return self._since is not None

    @property
    def seconds(self) -> int:
        """Return the whole seconds counted so far."""
        running = 0.0 if self._since is None else self._clock() - self._since
        return max(0, round(self._counted + running))

    def pause(self) -> None:
        """Stop counting; doing it twice changes nothing."""
        if self._since is not None:
            self._counted += self._clock() - self._since
            self._since = None

    def go_on(self) -> None:
        """Count again; doing it twice changes nothing."""
        if self._since is None:
            self._since = self._clock()


def shown_time(seconds: int) -> str:
    """Return seconds as minutes and seconds ("2:07")."""
    return f"{seconds // 60}:{seconds % 60:02d}"
