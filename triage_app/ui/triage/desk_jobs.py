"""What the triage page asks of the desk. These functions run in the worker's thread."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from classifier.records import Message, Pasted
from triage_app.errors import StoreError
from triage_app.records import Case, NewCase, Triage

if TYPE_CHECKING:
    from triage_app.services.calls.triage import TriageService
    from triage_app.services.desk import Desk


def judge(desk: Desk, source: Pasted | Message) -> Triage:
    """Return the verdict of a message; without the log its near-copies are not known."""
    ask = _question(source)
    try:
        return ask(desk.triage)
    except StoreError:
        return ask(desk.scoring)


def masked(desk: Desk, pasted: Pasted) -> Message:
    """Return pasted text without its identifiers."""
    content = pasted.untrusted_content
    if not isinstance(content, str):
        raise TypeError("only text is masked before it is judged")
    return desk.scoring.masked(
        content, pasted.channel, pasted.untrusted_sender, pasted.untrusted_subject
    )


def with_changes(desk: Desk, triage: Triage) -> Triage:
    """Return a verdict with what would change it."""
    return desk.scoring.with_changes(triage)


def log(desk: Desk, new: NewCase, triage: Triage) -> Case:
    """Log a case and return its row."""
    return desk.triage.log(triage, new.decision, new.outcome, new.handling_seconds, new.own_view)


def undo(desk: Desk, number: int) -> Case | None:
    """Take back the newest step of a case; None when the case itself went."""
    return desk.casebook.undo(number)


def _question(source: Pasted | Message) -> Callable[[TriageService], Triage]:
    if isinstance(source, Message):
        return lambda service: service.assess(source)
    content = source.untrusted_content
    if isinstance(content, str):
        return lambda service: service.assess_text(
            content, source.channel, source.untrusted_sender, source.untrusted_subject
        )
    if isinstance(content, Path):
        return lambda service: service.assess_file(content)
    return lambda service: service.assess_picture(content)
