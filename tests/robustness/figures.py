"""The figures of one transformation; what is wanted of them is in `robustness_section`."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from msgspec import Struct, to_builtins

from classifier.intervals import Rate, rate
from classifier.records import Band, Label
from triage_app.reporting.robustness_section import missed

_TOP, _FEW = Band.VERY_LIKELY_SCAM.value, Band.FEW_SIGNS.value
_FLAGGED = (_TOP, Band.SEVERAL_SIGNS.value)


@dataclass(frozen=True)
class Outcome:
    """The bands of a message before and after; "" where it could not be read."""

    label: Label
    before: str
    after: str


class Row(Struct, frozen=True):
    """The figures of a set of messages under a transformation."""

    set: str
    name: str
    flagged_before: Rate  # share of the scams
    flagged_after: Rate
    turned: Rate  # share of the scams of the top band that became "few signs"
    raised_before: Rate  # share of the genuine messages in the top band
    raised_after: Rate
    unread: int  # messages that could not be read

    @property
    def missed(self) -> list[str]:
        """Which of the three bounds are not kept."""
        return list(missed(to_builtins(self)))


def _value(found: Rate) -> float:
    return found.value or 0.0


def row_of(key: str, name: str, outcomes: Sequence[Outcome]) -> Row:
    """Return the figures of the outcomes of one set under one transformation."""
    scams = [one for one in outcomes if one.label is Label.SCAM]
    genuine = [one for one in outcomes if one.label is Label.LEGIT]
    top = [one for one in scams if one.before == _TOP]
    return Row(
        key,
        name,
        _share(scams, lambda one: one.before in _FLAGGED),
        _share(scams, lambda one: one.after in _FLAGGED),
        _share(top, lambda one: one.after == _FEW),
        _share(genuine, lambda one: one.before == _TOP),
        _share(genuine, lambda one: one.after == _TOP),
        sum(not one.after for one in outcomes),
    )


def _share(outcomes: Sequence[Outcome], test: Callable[[Outcome], bool]) -> Rate:
    return rate(sum(map(test, outcomes)), len(outcomes))


def heading() -> str:
    names = ("scams", "before", "after", "", "top→few", "genuine", "before", "after", "")
    widths = (6, 7, 7, 15, 8, 8, 7, 7, 15)
    cells = "".join(f"{name:>{width}}" for name, width in zip(names, widths, strict=True))
    return f"{'set':<18}{'transformation':<40}{cells}"


def line_of(row: Row) -> str:
    """Return a row as a line of the printed table, shares in percent with 95 % intervals."""
    cells = (
        f"{row.flagged_after.n:6}{_percent(row.flagged_before)}{_percent(row.flagged_after)}"
        f"{_interval(row.flagged_after)}{_percent(row.turned):>8}"
        f"{row.raised_after.n:8}{_percent(row.raised_before)}{_percent(row.raised_after)}"
        f"{_interval(row.raised_after)}"
    )
    unread = f" unread {row.unread}" if row.unread else ""
    return f"{row.set:<18.17}{row.name:<40.39}{cells}{unread}  {' '.join(row.missed)}"


def _percent(found: Rate) -> str:
    return f"{100 * _value(found):7.1f}"


def _interval(found: Rate) -> str:
    return f"{f'[{100 * (found.low or 0):.1f}–{100 * (found.high or 0):.1f}]':>15}"
