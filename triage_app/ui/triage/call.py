"""One caller's message with all that was answered, as it is put aside and taken up again."""

from __future__ import annotations

from dataclasses import dataclass

from triage_app.records import Answers, Triage
from triage_app.ui.triage.message_input import Typed
from triage_app.ui.triage.stopwatch import Stopwatch


@dataclass(frozen=True, slots=True)
class PageState:
    """What stands on the triage page for one caller."""

    triage: Triage | None  # None while the message is still being typed
    answers: Answers
    typed: Typed
    revealed: bool = True  # whether the band has been seen


@dataclass(frozen=True, slots=True)
class HeldCall:
    """A caller who waits; the stopwatch is paused meanwhile."""

    number: int  # names the call while the program runs
    state: PageState
    stopwatch: Stopwatch
