"""Small charts as inline SVG: no picture files, sharp in print, read by screen readers.

Drawn by hand: a bar is a rectangle, and a plotting library costs a second at every export.
The text in them comes in as it is and is escaped here.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape

_WIDTH, _HEIGHT = 720, 190
_TOP, _BOTTOM = 22, 26


@dataclass(frozen=True, slots=True)
class Pair:
    """One place on the chart: this week's count beside the week before."""

    label: str
    count: int
    previous: int


def bar(count: int, previous: int, largest: int) -> str:
    """Return a lying bar with a mark where the week before stood; the figures stand beside it."""
    scale = 100 / max(largest, 1)
    mark = previous * scale
    return (
        '<svg class="bar" viewBox="0 0 101 10" preserveAspectRatio="none" aria-hidden="true">'
        f'<rect class="now" x="0" y="1" width="{count * scale:.2f}" height="8"/>'
        f'<rect class="then" x="{mark:.2f}" y="0" width="0.9" height="10"/></svg>'
    )


def columns(title: str, names: tuple[str, str], pairs: Sequence[Pair]) -> str:
    """Return standing columns in pairs; `names` tells what the two of a pair are."""
    largest = max((max(pair.count, pair.previous) for pair in pairs), default=0) or 1
    step = _WIDTH / max(len(pairs), 1)
    told = "; ".join(f"{pair.label} {pair.count} ({pair.previous})" for pair in pairs)
    drawn = "".join(_pair(pair, at * step, step, largest) for at, pair in enumerate(pairs))
    floor = _HEIGHT - _BOTTOM
    return (
        f'<svg class="columns" viewBox="0 0 {_WIDTH} {_HEIGHT}" role="img" '
        f'aria-label="{escape(f"{title} ({names[0]}, {names[1]}): {told}")}">'
        f"{drawn}"
        f'<line class="axis" x1="0" y1="{floor}" x2="{_WIDTH}" y2="{floor}"/></svg>'
    )


def _pair(pair: Pair, left: float, step: float, largest: int) -> str:
    room, floor = _HEIGHT - _TOP - _BOTTOM, _HEIGHT - _BOTTOM
    now, then = pair.count / largest * room, pair.previous / largest * room
    width, middle = step * 0.26, left + step / 2
    return (
        f'<rect class="was" x="{middle - width - 1:.1f}" y="{floor - then:.1f}" '
        f'width="{width:.1f}" height="{then:.1f}"/>'
        f'<rect class="now" x="{middle + 1:.1f}" y="{floor - now:.1f}" '
        f'width="{width:.1f}" height="{now:.1f}"/>'
        f'<text x="{middle + 1 + width / 2:.1f}" y="{floor - now - 5:.1f}">{pair.count}</text>'
        f'<text class="day" x="{middle:.1f}" y="{_HEIGHT - 8}">{escape(pair.label)}</text>'
    )
