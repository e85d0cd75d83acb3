"""What is known of backups, read in the worker, and the command that writes one."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from classifier.errors import VigieError
from triage_app.backup_records import BackupContent, BackupOutcome
from triage_app.ui.supervisor.backup_process import BackupProcess
from triage_app.ui.worker import JobRunner

if TYPE_CHECKING:
    from triage_app.services.desk import Desk


class BackupController(QObject):
    """Asks where a backup is written, unless an administrator has fixed its folder."""

    content_ready = Signal(BackupContent)
    path_wanted = Signal(Path)  # with the one that is proposed
    problem_raised = Signal(VigieError)

    def __init__(
        self,
        worker: JobRunner,
        process: BackupProcess,
        today: Callable[[], date],
        documents: Path,
        parent: QObject | None = None,
    ) -> None:
        """`documents` is proposed where the settings name no folder."""
        super().__init__(parent)
        self._worker, self.process = worker, process
        self._today, self._folder = today, documents
        process.backup_written.connect(self._remember)

    def refresh(self) -> None:
        """Read what the ledger and the settings say."""
        self._worker.call(_content, self.content_ready.emit, self.problem_raised.emit)

    def back_up(self) -> None:
        """Write a backup into the fixed folder, or ask where to."""
        self._worker.call(_content, self._ask, self.problem_raised.emit)

    def _ask(self, content: BackupContent) -> None:
        path = _proposed(content.folder or self._folder, self._today())
        if content.is_fixed:
            self.process.start(path)
        else:
            self.path_wanted.emit(path)

    def _remember(self, outcome: BackupOutcome) -> None:
        """Propose the same folder next time, and show what the ledger has now."""
        self._folder = Path(outcome.path).parent
        self.refresh()


def _content(desk: Desk) -> BackupContent:
    from triage_app.services.upkeep.backups import backup_content  # noqa: PLC0415 - loads SQLite

    return backup_content(desk)


def _proposed(folder: Path, day: date) -> Path:
    from triage_app.services.upkeep.backups import proposed_path  # noqa: PLC0415 - as above

    return proposed_path(folder, day)
