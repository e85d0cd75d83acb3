"""The reliability diagram as a small SVG: share of scams against the predicted probability."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

_SIDE, _EDGE = 320, 44


def picture(rows: Sequence[Mapping[str, Any]]) -> str:
    """Return the drawing of what `classifier.learning.evaluation.reliability` found."""
    low, high = _at(0.0), _at(1.0)
    marks = "".join(_mark(row) for row in rows)
    ticks = "".join(_tick(value / 4) for value in range(5))
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {_SIDE} {_SIDE}" '
        'font-family="sans-serif" font-size="11">'
        "<title>Reliability of the probabilities</title>"
        f'<rect width="{_SIDE}" height="{_SIDE}" fill="#fff"/>'
        f'<path d="M{low} {_up(0)}H{high}M{low} {_up(0)}V{_up(1)}" stroke="#333" fill="none"/>'
        f'<path d="M{low} {_up(0)}L{high} {_up(1)}" stroke="#888" stroke-dasharray="4 4"/>'
        f"{ticks}{marks}"
        f'<text x="{_SIDE / 2}" y="{_SIDE - 6}" text-anchor="middle">predicted probability</text>'
        f'<text transform="translate(12 {_SIDE / 2}) rotate(-90)" text-anchor="middle">'
        "share of scams</text></svg>\n"
    )


def _at(value: float) -> float:
    return round(_EDGE + value * (_SIDE - 2 * _EDGE), 1)


def _up(value: float) -> float:
    return round(_SIDE - _at(value), 1)


def _tick(value: float) -> str:
    return (
        f'<text x="{_at(value)}" y="{_up(0) + 14}" text-anchor="middle">{value:g}</text>'
        f'<text x="{_at(0) - 5}" y="{_up(value) + 4}" text-anchor="end">{value:g}</text>'
    )


def _mark(row: Mapping[str, Any]) -> str:
    share, place = row["scams"], _at(row["mean"])
    return (
        f'<path d="M{place} {_up(share["low"])}V{_up(share["high"])}" stroke="#1f5fa8"/>'
        f'<circle cx="{place}" cy="{_up(share["value"])}" r="4" fill="#1f5fa8"/>'
    )
