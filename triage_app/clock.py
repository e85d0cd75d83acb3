"""The system clock; code that needs the time gets such a function."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta

Clock = Callable[[], datetime]


def system_clock() -> datetime:
    """Return the current time with the offset of the local time zone."""
    return datetime.now().astimezone()


def stamp(moment: datetime) -> str:
    """Return a time in the format of the log: ISO 8601 to the second, with offset."""
    aware = moment if moment.tzinfo is not None else moment.astimezone()
    return aware.isoformat(timespec="seconds")


def shifted(moment: datetime, by: timedelta) -> datetime:
    """Return a time so much later or earlier, or the end of the calendar where there is none."""
    try:
        return moment + by
    except OverflowError:
        end = datetime.max if by > timedelta() else datetime.min
        return end.replace(tzinfo=moment.tzinfo)
