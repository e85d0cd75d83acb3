"""One message of a batch, as window and command line show it."""

from __future__ import annotations

from dataclasses import dataclass

from classifier.errors import VigieError
from triage_app.records import Triage


@dataclass(frozen=True, slots=True)
class BatchItem:
    """One message of a batch: its verdict, or the error if it could not be read."""

    name: str  # file, and position in it
    triage: Triage | None
    error: VigieError | None
