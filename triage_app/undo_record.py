"""What became of a case when a change of it was taken back."""

from __future__ import annotations

from dataclasses import dataclass

from classifier.records import Message
from triage_app.records import Case, Step


@dataclass(frozen=True, slots=True)
class Undone:
    """A change that was taken back."""

    step: Step  # what was taken back; its case is as it stood until then
    case: Case | None  # as it stands now; None when it left the log
    message: Message | None = None  # masked, of a case that left the log with its text
    note: str = ""  # masked; a note that was taken back, or left the log with its case
