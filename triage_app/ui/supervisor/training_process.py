"""Runs a training in a child process of our command line."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from triage_app.model_records import TrainingOutcome
from triage_app.parsing import DamagedData, json_as
from triage_app.ui.supervisor.own_command import OwnCommand


def training_arguments(home: Path, *, from_cases: bool, promote: bool) -> list[str]:
    """Return the arguments of the child process, without the interpreter."""
    found = ["-m", "triage_app", "--home", str(home), "train", "--json", "--progress"]
    if from_cases:
        found.append("--from-cases")
    if not promote:
        found.append("--no-promote")
    return found


class TrainingProcess(OwnCommand):
    """One training at a time; cancelling leaves the current model unchanged."""

    outcome_ready = Signal(TrainingOutcome)
    training_failed = Signal(str)  # sentence of the child process, or ""
    training_cancelled = Signal()

    def __init__(
        self,
        home: Path,
        program: str | None = None,
        program_arguments: Sequence[str] = (),
        parent: QObject | None = None,
    ) -> None:
        super().__init__(home, program, program_arguments, parent)
        self.output_ready.connect(self._report_outcome)
        self.command_failed.connect(self.training_failed)
        self.command_cancelled.connect(self.training_cancelled)

    def start(self, *, from_cases: bool, promote: bool) -> bool:
        """Start a training; return False if one is running."""
        return self.run(training_arguments(self.home, from_cases=from_cases, promote=promote))

    def _report_outcome(self, output: str) -> None:
        try:
            outcome = json_as(TrainingOutcome, output)
        except DamagedData:
            self.training_failed.emit("")
            return
        self.outcome_ready.emit(outcome)
