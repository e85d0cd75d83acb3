"""Copies of the case log in the data folder: they hold old texts, so they have a period too."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

from triage_app.paths import Home

_COMPANIONS = ("-wal", "-shm", "-journal")
_PLAIN = b"SQLite format 3\x00"  # how an unencrypted file of SQLite begins (sqlite.org/fileformat)


@dataclass(frozen=True, slots=True)
class LogCopy:
    """A copy of the log, and when it was made or put aside."""

    path: Path
    made: datetime

    def ends(self, days: int) -> datetime:
        """Return when its period of so many days ends."""
        return self.made + timedelta(days=days)


def copies_in(home: Home, backups: Iterable[str] = ()) -> list[LogCopy]:
    """Return the copies in the data folder, oldest first; `backups` are names in the ledger.

    An encrypted backup is known by its name only.
    """
    names = set(backups)
    found = [
        LogCopy(path, datetime.fromtimestamp(path.stat().st_mtime).astimezone())
        for path in _files(home.folder)
        if _is_copy(path, home.cases, names)
    ]
    return sorted(found, key=lambda copy: (copy.made, copy.path))


def remove(copies: Iterable[LogCopy]) -> list[str]:
    """Remove copies with the files beside them; return the names of those that are gone."""
    gone: list[str] = []
    for copy in copies:
        with suppress(OSError):  # `vigie doctor` still lists it
            for suffix in _COMPANIONS:
                copy.path.with_name(copy.path.name + suffix).unlink(missing_ok=True)
            copy.path.unlink()
            gone.append(copy.path.name)
    return gone


def _files(folder: Path) -> Iterator[Path]:
    with suppress(OSError):
        for path in folder.iterdir():
            if path.is_file() and not path.is_symlink() and not path.name.endswith(_COMPANIONS):
                yield path


def _is_copy(path: Path, log: Path, backups: set[str]) -> bool:
    if path.name == log.name or path.name.startswith("."):
        return False
    if path.name.startswith(f"{log.name}.") or path.name in backups:
        return True
    with suppress(OSError), path.open("rb") as file:
        return file.read(len(_PLAIN)) == _PLAIN
    return False
