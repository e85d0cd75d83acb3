"""Compares two models in a child process of our command line."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from triage_app.comparison_records import ModelDifference
from triage_app.parsing import DamagedData, json_as
from triage_app.ui.supervisor.own_command import OwnCommand


def comparison_arguments(home: Path, before: str, now: str) -> list[str]:
    """Return the arguments of the child process, without the interpreter."""
    command = ["models", "compare", before, now, "--json", "--progress"]
    return ["-m", "triage_app", "--home", str(home), *command]


class ComparisonProcess(OwnCommand):
    """One comparison at a time."""

    comparison_started = Signal(str, str)  # numbers of the models before and now
    difference_ready = Signal(ModelDifference)

    def __init__(
        self,
        home: Path,
        program: str | None = None,
        program_arguments: Sequence[str] = (),
        parent: QObject | None = None,
    ) -> None:
        super().__init__(home, program, program_arguments, parent)
        self.output_ready.connect(self._report)

    def start(self, before: str, now: str) -> bool:
        """Start a comparison; return False if one is running."""
        if self.running:
            return False
        self.comparison_started.emit(before, now)
        return self.run(comparison_arguments(self.home, before, now))

    def _report(self, output: str) -> None:
        try:
            found = json_as(ModelDifference, output)
        except DamagedData:
            self.command_failed.emit("")
            return
        self.difference_ready.emit(found)
