"""Runs a training in a child process of our command line."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Signal

from triage_app.model_records import TrainingOutcome
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

    kind = TrainingOutcome
    outcome_ready = Signal(TrainingOutcome)

    def start(self, *, from_cases: bool, promote: bool) -> bool:
        """Start a training; return False if one is running."""
        return self.run(training_arguments(self.home, from_cases=from_cases, promote=promote))

    def report(self, record: object) -> None:
        """Report what the command found."""
        self.outcome_ready.emit(record)
