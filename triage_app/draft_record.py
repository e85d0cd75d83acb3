"""The record of a call that is not logged yet."""

from __future__ import annotations

from dataclasses import dataclass

from classifier.records import Message
from triage_app.records import Answers


@dataclass(frozen=True, slots=True)
class Draft:
    """A call that is not logged yet, stored so that it survives a crash."""

    message: Message  # masked
    answers: Answers
    seconds: int  # handling time so far
    saved: str = ""  # ISO 8601 with offset; "" before it is stored
    note: str = ""  # masked, however long
    reference_given: bool = False  # of the caller's file; the reference itself is not stored
