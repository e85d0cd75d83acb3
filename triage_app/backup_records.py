"""The records of backups, as the window shows them."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class LastBackup:
    """The newest backup in the ledger, which holds no folders."""

    at: str  # ISO 8601 with offset
    file: str  # its name; identifiers in it are masked


@dataclass(frozen=True, slots=True)
class BackupContent:
    """What the card of backups shows before one is made."""

    last: LastBackup | None
    folder: Path | None  # that the settings propose
    is_fixed: bool  # an administrator has fixed it


@dataclass(frozen=True, slots=True)
class BackupOutcome:
    """What `vigie backup --json` says, as another program reads it."""

    path: str
    left_out: tuple[str, ...] = ()  # files of lists and advice that were changed outside
