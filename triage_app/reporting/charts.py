"""The reliability diagram of docs/evaluation.md as SVG; `pictures` has those of a period."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

_SIDE, _EDGE = 320, 44  # side and margin of the reliability diagram


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
