"""The import of an old list: the preview is read beside the desk, a child process imports."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from classifier.errors import VigieError
from triage_app.imports import ROLES, ImportState, ImportUndone, ListChoice, ListPreview
from triage_app.ui.supervisor.import_process import ImportProcess
from triage_app.ui.worker import JobRunner

if TYPE_CHECKING:
    from triage_app.services.calls.old_lists import OldLists


class ImportController(QObject):
    """Holds the list that was chosen; reads its preview, imports it, takes the import back."""

    preview_started = Signal(Path)
    preview_ready = Signal(Path, ListPreview)
    list_refused = Signal(VigieError)  # the list cannot be read
    progress_changed = Signal(float)
    state_ready = Signal(ImportState)  # what an import did
    undo_ready = Signal(ImportUndone)
    import_failed = Signal(str)  # sentence of the child process, or ""
    import_stopped = Signal()
    log_changed = Signal()  # cases were imported or withdrawn

    def __init__(
        self, worker: JobRunner, process: ImportProcess, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._worker, self._process = worker, process
        self._path: Path | None = None
        self._columns: Mapping[str, str] = {}
        self._confirm = True
        self._shown: Mapping[str, str] = {}  # role -> letter of its column, "" for none
        self._can_start = False
        self._asked = 0  # previews; only the last one is shown
        process.progress_changed.connect(self._report_progress)
        process.command_failed.connect(self._report_failure)
        process.command_cancelled.connect(self._report_stop)
        process.state_ready.connect(self._report_state)
        process.undo_ready.connect(self._report_undo)

    @property
    def can_start(self) -> bool:
        """Return whether the list that is shown can be imported."""
        return self._can_start and not self._process.running

    @property
    def can_undo(self) -> bool:
        """Return whether there is an import of this window that can be taken back."""
        return self._process.number is not None and not self._process.running

    def open(self, path: Path) -> None:
        """Take a list, and guess its columns."""
        self._path, self._columns = path, {}
        self._read()

    def take_column(self, role: str, letter: str) -> None:
        """Take a column for a role, "" for none; the others stay as they are shown."""
        others = {name: "" if place == letter else place for name, place in self._shown.items()}
        self._columns = {**others, role: letter}
        self._read()

    def set_confirm(self, confirm: bool) -> None:
        """Choose whether the judgements of the list become confirmations."""
        self._confirm = confirm
        self._read()

    def start(self) -> None:
        """Import the list as it is shown."""
        if self._path is None or not self._can_start:
            return
        if self._process.start(self._path, self._shown, confirm=self._confirm):
            self.progress_changed.emit(0.0)

    def stop(self) -> None:
        """Stop the import; what was imported until then stays."""
        self._process.cancel()

    def undo(self) -> None:
        """Take the last import back."""
        if self._process.undo():
            self.progress_changed.emit(0.0)

    def _read(self) -> None:
        """Read the preview of the list; an earlier one that is still read is dropped."""
        path, choice, confirm = self._path, ListChoice(self._columns), self._confirm
        if path is None:
            return
        self._asked += 1
        asked, self._can_start = self._asked, False
        self.preview_started.emit(path)

        def read(lists: OldLists) -> None:
            self._worker.beside(
                lambda stop: lists.preview(path, choice, confirm=confirm, stop=stop),
                lambda preview: self._take_preview(asked, path, preview),
                lambda error: self._refuse(asked, error),
            )

        self._worker.call(lambda desk: desk.old_lists, read, self.list_refused.emit)

    def _take_preview(self, asked: int, path: Path, preview: ListPreview) -> None:
        if asked == self._asked:
            taken = {one.role: one.letter for one in preview.columns if one.role}
            self._shown = {role: taken.get(role, "") for role in ROLES}
            self._can_start = preview.readable > 0
            self.preview_ready.emit(path, preview)

    def _refuse(self, asked: int, error: VigieError) -> None:
        if asked == self._asked:
            self.list_refused.emit(error)

    def _report_progress(self, share: float, _step: str) -> None:
        self.progress_changed.emit(share)

    def _report_state(self, state: ImportState) -> None:
        self.state_ready.emit(state)
        self.log_changed.emit()

    def _report_undo(self, done: ImportUndone) -> None:
        self.undo_ready.emit(done)
        self.log_changed.emit()

    def _report_failure(self, reason: str) -> None:
        self.import_failed.emit(reason)
        self.log_changed.emit()

    def _report_stop(self) -> None:
        self.import_stopped.emit()
        self.log_changed.emit()
