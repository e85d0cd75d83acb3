"""The section of docs/evaluation.md about disguised and padded messages, as Markdown."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

Figures = Mapping[str, Any]

_MOST_LOST = 0.03  # share of the scams that may be flagged no longer
_MOST_TURNED = 0.01  # share of the scams of the top band that may become "few signs"
_MOST_RAISED = 0.01  # by how much the share of genuine messages in the top band may grow
_ROUNDING = 1e-9
_HEAD = (
    "transformation",
    "scams flagged before",
    "after",
    "top band → few signs",
    "genuine in the top band before",
    "after",
    "kept",
)


def robustness_section(found: Figures | None) -> str:
    """Return the section for what `make robustness` has written, "" if it has not run.

    `found["rows"]` has one row for each set of messages and transformation, with rates
    `{"value", "low", "high", "n"}`.
    """
    if not found:
        return ""
    rows: Sequence[Figures] = found["rows"]
    sets = dict.fromkeys(row["set"] for row in rows)
    intro = (
        "## Disguised and padded messages\n\n"
        "Each transformation of `tests/robustness` is applied to scams and genuine messages, which "
        "are then read and judged as any other (`make robustness`). Training messages are judged "
        "by models that have not seen their campaign. “Flagged” are the two upper bands. Wanted: "
        "at most 3 points of the flagged scams are lost, at most 1 % of the top band become “few "
        "signs”, and the share of genuine messages in the top band grows by 1 point at most. "
        "Intervals are 95 %."
    )
    tables = (_table(key, [row for row in rows if row["set"] == key]) for key in sets)
    return "\n\n".join([intro, *tables])


def _table(key: str, rows: Sequence[Figures]) -> str:
    scams, genuine = rows[0]["flagged_after"]["n"], rows[0]["raised_after"]["n"]
    title = f"### On the messages “{key}” ({scams} scams, {genuine} genuine)"
    lines = [_line(_HEAD), _line(["---"] * len(_HEAD)), *map(_line, map(_cells, rows))]
    return f"{title}\n\n" + "\n".join(lines)


def _line(cells: Sequence[str]) -> str:
    return f"| {' | '.join(cells)} |"


def _cells(row: Figures) -> list[str]:
    return [
        row["name"],
        _percent(row["flagged_before"]),
        _with_interval(row["flagged_after"]),
        _percent(row["turned"]),
        _percent(row["raised_before"]),
        _with_interval(row["raised_after"]),
        ", ".join(missed(row)) or "yes",
    ]


def missed(row: Figures) -> Iterator[str]:
    """Yield which of the three bounds a row does not keep: "lost", "turned", "raised"."""
    if _value(row["flagged_before"]) - _value(row["flagged_after"]) > _MOST_LOST + _ROUNDING:
        yield "lost"
    if _value(row["turned"]) > _MOST_TURNED:
        yield "turned"
    if _value(row["raised_after"]) - _value(row["raised_before"]) > _MOST_RAISED + _ROUNDING:
        yield "raised"


def _value(rate: Figures) -> float:
    return float(rate["value"] or 0.0)


def _percent(rate: Figures) -> str:
    return "—" if rate["value"] is None else f"{100 * _value(rate):.1f} %"


def _with_interval(rate: Figures) -> str:
    low, high = 100 * rate["low"], 100 * rate["high"]
    return f"{_percent(rate)} [{low:.1f}, {high:.1f}]"
