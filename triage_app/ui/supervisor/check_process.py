"""Verifies the log in a child process of our command line."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Signal

from triage_app.check_records import CheckOutcome
from triage_app.ui.supervisor.own_command import OwnCommand


def check_arguments(home: Path, *, full: bool) -> list[str]:
    """Return the arguments of the child process, without the interpreter."""
    found = ["-m", "triage_app", "--home", str(home), "verify", "--json", "--progress"]
    return [*found, "--full"] if full else found


class CheckProcess(OwnCommand):
    """One verification at a time; problems that it finds are an outcome and no failure."""

    kind = CheckOutcome
    findings_code = 1
    check_started = Signal()
    outcome_ready = Signal(CheckOutcome)

    def start(self, *, full: bool) -> bool:
        """Start a verification, a `full` one of the whole log; return False if one is running."""
        if self.running:
            return False
        self.check_started.emit()
        return self.run(check_arguments(self.home, full=full))

    def report(self, record: object) -> None:
        """Report what the command found."""
        self.outcome_ready.emit(record)
