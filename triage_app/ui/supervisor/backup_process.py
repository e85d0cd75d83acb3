"""Writes a backup of the log in a child process of our command line."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Signal

from triage_app.backup_records import BackupOutcome
from triage_app.ui.supervisor.own_command import OwnCommand


def backup_arguments(home: Path, path: Path) -> list[str]:
    """Return the arguments of the child process, without the interpreter."""
    command = ["-m", "triage_app", "--home", str(home), "backup", "--json", "--progress"]
    return [*command, "--", str(path.absolute())]


class BackupProcess(OwnCommand):
    """One backup at a time; the log stays in use meanwhile."""

    kind = BackupOutcome
    backup_started = Signal()
    backup_written = Signal(BackupOutcome)

    def start(self, path: Path) -> bool:
        """Start a backup; return False if one is running."""
        if self.running:
            return False
        self.backup_started.emit()
        return self.run(backup_arguments(self.home, path))

    def report(self, record: object) -> None:
        """Report where the backup lies."""
        self.backup_written.emit(record)
