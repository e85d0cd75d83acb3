"""The quoted passages of a message with their positions and reasons.

A passage is highlighted and can be reached with the keyboard.
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
    """A quoted part of the displayed text, `text[start:end]`, and its reason."""

    start: int
    end: int
    reason: Reason


class OffsetMap(Protocol):
    """Maps spans of message fields to offsets in the displayed text."""

    def offset(self, span: Span) -> tuple[int, int] | None:
        """Return the offset of a span, None if it is not displayed."""


def quoted_passages(shown: OffsetMap, reasons: Iterable[Reason]) -> tuple[Passage, ...]:
    """Return the passages of all reasons, in reading order."""
    found = [
        Passage(*place, reason)
        for reason in reasons
        for span in reason.spans
        if (place := shown.offset(span)) is not None
    ]
    return tuple(sorted(found, key=lambda one: (one.start, one.end)))


def highlights(
    passages: Sequence[Passage], theme: Theme, current: Passage | None = None
) -> tuple[Highlight, ...]:
    """Return the highlights in painting order: those for a scam later, the current one last."""
    ordered = sorted(passages, key=lambda one: one.reason.direction is Direction.FOR)
    marks = [_mark(one, theme) for one in ordered]
    if current is not None:
        marks.append(
            Highlight(current.start, current.end, theme.accent, theme.accent_text, wavy=False)
        )
    return tuple(marks)


def mask_chips(places: Iterable[tuple[int, int]], theme: Theme) -> tuple[Highlight, ...]:
    """Return the grey ground of each mask."""
    return tuple(
        Highlight(start, end, theme.chip, theme.chip_text, wavy=None) for start, end in places
    )


def passage_at(passages: Sequence[Passage], offset: int) -> Passage | None:
    """Return the shortest passage at an offset, None if there is none."""
    holding = [one for one in passages if one.start <= offset <= one.end]
    return min(holding, key=lambda one: one.end - one.start, default=None)


def _mark(passage: Passage, theme: Theme) -> Highlight:
    speaks_for = passage.reason.direction is Direction.FOR
    tone = theme.mark_for if speaks_for else theme.mark_against
    return Highlight(passage.start, passage.end, tone.ground, tone.text, wavy=speaks_for)
