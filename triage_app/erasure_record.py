"""What is left after the erasure of a case."""

from __future__ import annotations

from dataclasses import dataclass

from triage_app.records import Step


@dataclass(frozen=True, slots=True)
class Erased:
    """What is left after an erasure."""

    step: Step | None  # None when the case had been withdrawn before
    near_copies: int  # other cases of its campaign that have a text
    cleared: bool  # False when another program held traces in the files; a purge removes them
    stays_elsewhere: bool = False  # a case of another desk, which an agent's desk erases for itself
