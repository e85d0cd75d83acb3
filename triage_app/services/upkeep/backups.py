"""What the window shows of backups, and where it proposes to write one."""

from __future__ import annotations

from datetime import date
from itertools import count
from pathlib import Path

from triage_app.backup_records import BackupContent
from triage_app.managed_file import managed_settings
from triage_app.services.desk import Desk

_SETTING = "backup_folder"


def backup_content(desk: Desk) -> BackupContent:
    """Return the last backup of a desk and the folder of its settings; raises StoreError."""
    folder = desk.settings.backup_folder
    return BackupContent(
        last=desk.maintenance.last_backup() if desk.has_log else None,
        folder=Path(folder) if folder else None,
        is_fixed=bool(folder) and _SETTING in managed_settings().values,
    )


def proposed_path(folder: Path, day: date) -> Path:
    """Return a path that is free in a folder: `vigie-2026-11-28.db`, then `…-2.db`."""
    names = (f"vigie-{day}{f'-{at}' if at > 1 else ''}.db" for at in count(1))
    return next(path for path in map(folder.joinpath, names) if not path.exists())
