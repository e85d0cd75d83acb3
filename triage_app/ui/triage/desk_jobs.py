"""What the triage page asks of the desk. These functions run in the worker's thread."""

from __future__ import annotations

from typing import TYPE_CHECKING

from classifier.records import Message, Pasted
from triage_app.records import Case, NewCase, Triage

if TYPE_CHECKING:
    from triage_app.services.desk import Desk


def judge(desk: Desk, source: Pasted | Message) -> Triage:
    """Return the verdict of a message; without the log its near-copies are not known."""
    return desk.triage.judge(source)


def masked(desk: Desk, pasted: Pasted) -> Message:
    """Return a message without its identifiers."""
    return desk.triage.masked(pasted)


def with_changes(desk: Desk, triage: Triage) -> Triage:
    """Return a verdict with what would change it."""
    return desk.triage.with_changes(triage)


def log(desk: Desk, new: NewCase) -> Case:
    """Log a case and return its row."""
    return desk.triage.log(new)


def undo(desk: Desk, number: int) -> Case | None:
    """Take a case out of the log that was just logged; StoreError when it was changed since."""
    return desk.casebook.undo(desk.casebook.opening(number)).case
