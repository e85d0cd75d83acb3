"""Lines of the technical log that have reached the end of their period."""

from __future__ import annotations

from contextlib import suppress
from datetime import datetime, timedelta
from itertools import takewhile
from pathlib import Path

from triage_app.clock import shifted
from triage_app.files import remove_beginning


def remove_old_lines(folder: Path, now: datetime, days: int) -> None:
    """Remove the lines that are older than so many days; a file without lines is emptied.

    The files are changed in place, because a running program goes on writing at their end. Each
    line begins with its date; one that does not belongs to the line before it.
    """
    with suppress(OSError):
        for path in sorted(folder.glob("*.log*")):
            if length := sum(map(len, _old_lines(path, now, days))):
                remove_beginning(path, length)


def count_old_lines(folder: Path, now: datetime, days: int) -> int:
    """Return how many lines `remove_old_lines` would remove."""
    count = 0
    with suppress(OSError):
        for path in sorted(folder.glob("*.log*")):
            count += len(_old_lines(path, now, days))
    return count


def _old_lines(path: Path, now: datetime, days: int) -> list[bytes]:
    before = shifted(now, -timedelta(days=days)).date().isoformat()
    lines = path.read_bytes().splitlines(True)
    return list(takewhile(lambda line: _is_older(line, before), lines))


def _is_older(line: bytes, before: str) -> bool:
    """Tell whether a line begins with a date before `before`, or with none."""
    start = line[:10].decode("ascii", "replace")
    return not start[:4].isdigit() or start < before
