"""The quoted passages of a message: where each stands on the page, and its reason.

A passage is what a highlight shows and what the keyboard steps through.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Protocol

from classifier.records import Direction, Reason, Span
from triage_app.ui.widgets.colours import Theme
from triage_app.ui.widgets.safe_text import Highlight


@dataclass(frozen=True, slots=True)
class Passage:
    """A quoted piece of the shown page, `text[start:end]`, and the reason that rests on it."""

    start: int
    end: int
    reason: Reason


class Placing(Protocol):
    """What tells where a span of a message field stands on the shown page."""

    def offset(self, span: Span) -> tuple[int, int] | None:
        """Return the place of a span, None when it is not shown."""


def passages(shown: Placing, reasons: Iterable[Reason]) -> tuple[Passage, ...]:
    """Return the passages of all reasons, in reading order."""
    found = [
        Passage(*place, reason)
        for reason in reasons
        for span in reason.spans
        if (place := shown.offset(span)) is not None
    ]
    return tuple(sorted(found, key=lambda one: (one.start, one.end)))


def highlights(
    found: Sequence[Passage], theme: Theme, current: Passage | None = None
) -> tuple[Highlight, ...]:
    """Return the marks in painting order: those for a scam above the others, the current on top."""
    ordered = sorted(found, key=lambda one: one.reason.direction is Direction.FOR)
    marks = [_mark(one, theme) for one in ordered]
    if current is not None:
        marks.append(
            Highlight(current.start, current.end, theme.accent, theme.accent_text, wavy=False)
        )
    return tuple(marks)


def at(found: Sequence[Passage], place: int) -> Passage | None:
    """Return the shortest passage that holds a place of the page, None when there is none."""
    holding = [one for one in found if one.start <= place <= one.end]
    return min(holding, key=lambda one: one.end - one.start, default=None)


def _mark(passage: Passage, theme: Theme) -> Highlight:
    speaks_for = passage.reason.direction is Direction.FOR
    tone = theme.mark_for if speaks_for else theme.mark_against
    return Highlight(passage.start, passage.end, tone.ground, tone.text, wavy=speaks_for)
