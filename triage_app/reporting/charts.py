"""Charts as SVG text: for the weekly HTML page and for docs/evaluation.md.

The SVG is built here because a plotting library would add about a second to every export. Text
passed in is unescaped; it is escaped here.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from html import escape
from typing import Any

_WIDTH, _HEIGHT = 720, 190  # of the column chart, in SVG units
_TOP, _BOTTOM = 22, 26  # room for the counts above and the labels below the columns
_SIDE, _EDGE = 320, 44  # side and margin of the reliability diagram


@dataclass(frozen=True, slots=True)
class Pair:
    """One label of a chart with the count of this week and of the previous week."""

    label: str
    count: int
    previous: int


def bar(count: int, previous: int, largest: int) -> str:
    """Return a horizontal bar for `count` with a mark at `previous`.

    `largest` is the count that fills the whole width. The bar has no text: the table that
    contains it shows the numbers.
    """
    scale = 100 / max(largest, 1)
    mark = previous * scale
    return (
        '<svg class="bar" viewBox="0 0 101 10" preserveAspectRatio="none" aria-hidden="true">'
        f'<rect class="now" x="0" y="1" width="{count * scale:.2f}" height="8"/>'
        f'<rect class="then" x="{mark:.2f}" y="0" width="0.9" height="10"/></svg>'
    )


def columns(title: str, names: tuple[str, str], pairs: Sequence[Pair]) -> str:
    """Return a column chart with two columns per label.

    `names` are the legends of the two columns: this week, previous week. They go into the text
    for screen readers together with all counts.
    """
    largest = max((max(pair.count, pair.previous) for pair in pairs), default=0) or 1
    step = _WIDTH / max(len(pairs), 1)
    spoken = "; ".join(f"{pair.label} {pair.count} ({pair.previous})" for pair in pairs)
    drawing = "".join(_pair(pair, at * step, step, largest) for at, pair in enumerate(pairs))
    floor = _HEIGHT - _BOTTOM
    return (
        f'<svg class="columns" viewBox="0 0 {_WIDTH} {_HEIGHT}" role="img" '
        f'aria-label="{escape(f"{title} ({names[0]}, {names[1]}): {spoken}")}">'
        f"{drawing}"
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


def reliability_diagram(rows: Sequence[Mapping[str, Any]]) -> str:
    """Return the reliability diagram: observed share of scams against predicted probability.

    `rows` come from `classifier.learning.evaluation.reliability`: `mean` is the mean predicted
    probability of a bin, `scams` the observed share with its 95 % interval. The result is a
    complete SVG file.
    """
    low, high = _x(0.0), _x(1.0)
    points = "".join(_point(row) for row in rows)
    ticks = "".join(_tick(value / 4) for value in range(5))
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {_SIDE} {_SIDE}" '
        'font-family="sans-serif" font-size="11">'
        "<title>Reliability of the probabilities</title>"
        f'<rect width="{_SIDE}" height="{_SIDE}" fill="#fff"/>'
        f'<path d="M{low} {_y(0)}H{high}M{low} {_y(0)}V{_y(1)}" stroke="#333" fill="none"/>'
        f'<path d="M{low} {_y(0)}L{high} {_y(1)}" stroke="#888" stroke-dasharray="4 4"/>'
        f"{ticks}{points}"
        f'<text x="{_SIDE / 2}" y="{_SIDE - 6}" text-anchor="middle">predicted probability</text>'
        f'<text transform="translate(12 {_SIDE / 2}) rotate(-90)" text-anchor="middle">'
        "share of scams</text></svg>\n"
    )


def _x(value: float) -> float:
    return round(_EDGE + value * (_SIDE - 2 * _EDGE), 1)


def _y(value: float) -> float:
    return round(_SIDE - _x(value), 1)


def _tick(value: float) -> str:
    return (
        f'<text x="{_x(value)}" y="{_y(0) + 14}" text-anchor="middle">{value:g}</text>'
        f'<text x="{_x(0) - 5}" y="{_y(value) + 4}" text-anchor="end">{value:g}</text>'
    )


def _point(row: Mapping[str, Any]) -> str:
    share, x = row["scams"], _x(row["mean"])
    return (
        f'<path d="M{x} {_y(share["low"])}V{_y(share["high"])}" stroke="#1f5fa8"/>'
        f'<circle cx="{x}" cy="{_y(share["value"])}" r="4" fill="#1f5fa8"/>'
    )
