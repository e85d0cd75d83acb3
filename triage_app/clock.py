"""The one clock of the program; everything that needs the time is handed a function like it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

Clock = Callable[[], datetime]


def system_clock() -> datetime:
    """Return the time now, with the offset of this machine's time zone."""
    return datetime.now().astimezone()


def stamp(moment: datetime) -> str:
    """Return `moment` as the log writes it: ISO 8601 to the second, with offset."""
    aware = moment if moment.tzinfo is not None else moment.astimezone()
    return aware.isoformat(timespec="seconds")
