"""The child processes of the window, which go on when its session is built anew."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QObject

from triage_app.ui.supervisor.backup_process import BackupProcess
from triage_app.ui.supervisor.check_process import CheckProcess
from triage_app.ui.supervisor.comparison_process import ComparisonProcess
from triage_app.ui.supervisor.import_process import ImportProcess
from triage_app.ui.supervisor.training_process import TrainingProcess


@dataclass(frozen=True, slots=True)
class Commands:
    """One process for each kind of long work."""

    training: TrainingProcess
    importing: ImportProcess
    checking: CheckProcess
    comparing: ComparisonProcess
    backing_up: BackupProcess

    @classmethod
    def of(cls, home: Path, parent: QObject | None = None) -> Commands:
        """Return those of a data folder."""
        return cls(
            TrainingProcess(home, parent=parent),
            ImportProcess(home, parent=parent),
            CheckProcess(home, parent=parent),
            ComparisonProcess(home, parent=parent),
            BackupProcess(home, parent=parent),
        )

    def stop(self) -> None:
        """Stop what is running, when the window closes."""
        commands = (self.training, self.importing, self.checking, self.comparing)
        for one in (*commands, self.backing_up):
            one.stop()
