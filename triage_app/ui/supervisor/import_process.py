"""Runs the import of an old list, and its undo, in a child process of our command line."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from triage_app.imports import ImportState, ImportUndone
from triage_app.ui.supervisor.own_command import OwnCommand


def import_arguments(
    home: Path, path: Path, columns: Mapping[str, str], *, confirm: bool
) -> list[str]:
    """Return the arguments of an import, without the interpreter."""
    found = [*_command(home), str(path.absolute()), "--yes", "--progress", "--json"]
    if columns:
        named = ",".join(f"{role}={name}" for role, name in columns.items())
        found += ["--columns", named]
    return found if confirm else [*found, "--unconfirmed"]


def undo_arguments(home: Path, number: int) -> list[str]:
    """Return the arguments of the undo of an import."""
    return [*_command(home), "--undo", str(number), "--json"]


class ImportProcess(OwnCommand):
    """One import or undo at a time; cancelling leaves what was imported until then."""

    state_ready = Signal(ImportState)  # what an import did
    undo_ready = Signal(ImportUndone)

    def __init__(
        self,
        home: Path,
        program: str | None = None,
        program_arguments: Sequence[str] = (),
        parent: QObject | None = None,
    ) -> None:
        super().__init__(home, program, program_arguments, parent)
        self.number: int | None = None  # of the import that runs or ran last
        self.progress_changed.connect(self._note_number)

    def start(self, path: Path, columns: Mapping[str, str], *, confirm: bool) -> bool:
        """Start an import; return False if a command is running."""
        if self.running:
            return False
        self.kind, self.number = ImportState, None
        return self.run(import_arguments(self.home, path, columns, confirm=confirm))

    def undo(self) -> bool:
        """Take back the last import; return False if there is none or a command is running."""
        if self.number is None or self.running:
            return False
        self.kind = ImportUndone
        return self.run(undo_arguments(self.home, self.number))

    def _note_number(self, _share: float, step: str) -> None:
        """Note the number of an import, so that it can be undone after it was stopped."""
        number = step.rpartition(" ")[2]
        if number.isdecimal():
            self.number = int(number)

    def report(self, record: object) -> None:
        """Report what an import or an undo did, and note which import can be taken back."""
        if isinstance(record, ImportState):
            self.number = record.number
            self.state_ready.emit(record)
        elif isinstance(record, ImportUndone):
            self.number = None
            self.undo_ready.emit(record)


def _command(home: Path) -> list[str]:
    return ["-m", "triage_app", "--home", str(home), "cases", "import"]
