"""Compares two models in a child process of our command line."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Signal

from triage_app.comparison_records import ModelDifference
from triage_app.ui.supervisor.own_command import OwnCommand


def comparison_arguments(home: Path, before: str, now: str) -> list[str]:
    """Return the arguments of the child process, without the interpreter."""
    command = ["models", "compare", before, now, "--json", "--progress"]
    return ["-m", "triage_app", "--home", str(home), *command]


class ComparisonProcess(OwnCommand):
    """One comparison at a time."""

    kind = ModelDifference
    comparison_started = Signal(str, str)  # numbers of the models before and now
    difference_ready = Signal(ModelDifference)

    def start(self, before: str, now: str) -> bool:
        """Start a comparison; return False if one is running."""
        if self.running:
            return False
        self.comparison_started.emit(before, now)
        return self.run(comparison_arguments(self.home, before, now))

    def report(self, record: object) -> None:
        """Report what the command found."""
        self.difference_ready.emit(record)
