"""Tables and rates of the pages in Markdown."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

Figures = Mapping[str, Any]


def table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """Return a table."""
    lines = [f"| {' | '.join(head)} |", "|" + "---|" * len(head)]
    return "\n".join([*lines, *(f"| {' | '.join(row)} |" for row in rows)])


def rate_text(value: Figures) -> str:
    """Return a rate `{"value", "low", "high", "n"}` with its interval and its size."""
    if value["value"] is None:
        return f"none (n = {value['n']})"
    return f"{value['value']:.3f} [{value['low']:.3f}, {value['high']:.3f}] (n = {value['n']})"


def percent(value: float | None) -> str:
    """Return a share (0 to 1) in per cent."""
    return "—" if value is None else f"{100 * value:.1f} %"


def percent_interval(value: Figures) -> str:
    """Return the interval of a rate in per cent."""
    if value["value"] is None:
        return "—"
    return f"{100 * value['low']:.1f} – {100 * value['high']:.1f} %"
