"""Figures for a file that others get: small counts are hidden, and nothing is about one case."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from triage_app.reporting.figures import (
    Breakdown,
    ClaimedOrganisation,
    Count,
    PeriodFigures,
    Share,
)

LEAST = 5  # smaller counts could point to a person


def for_sharing(figures: PeriodFigures) -> PeriodFigures:
    """Return figures without counts from 1 to 4, and without lists of cases."""
    return replace(
        figures,
        breakdowns=tuple(_breakdown(one) for one in figures.breakdowns),
        organisations=_organisations(figures.organisations),
        shares=tuple(_share(one) for one in figures.shares),
        previous_shares=tuple(_share(one) for one in figures.previous_shares),
        campaigns=tuple(one for one in figures.campaigns if one.cases >= LEAST),
        call_backs=(),
        misses=(),
        false_alarms=(),
        hours=(),
        hides_below=LEAST,
    )


def shown(count: int | None, least: int) -> int | None:
    """Return a count; None where it is from 1 to below `least`."""
    return None if count is not None and 0 < count < least else count


def hidden(counts: Sequence[int | None]) -> list[int | None]:
    """Return the counts of one table, small ones as None.

    Where only one is hidden, the smallest other one is too: the sum would give it away.
    """
    shown = [None if count is not None and 0 < count < LEAST else count for count in counts]
    small = [at for at, count in enumerate(counts) if count is not None and shown[at] is None]
    if len(small) == 1:
        others = [(count, at) for at, count in enumerate(shown) if count]
        if others:
            shown[min(others)[1]] = None
    return shown


def _breakdown(one: Breakdown) -> Breakdown:
    columns = (
        hidden([count.count for count in one.counts]),
        hidden([count.previous for count in one.counts]),
        hidden([count.year_before for count in one.counts]),
    )
    counts = zip((count.key for count in one.counts), *columns, strict=True)
    return Breakdown(one.name, tuple(Count(*values) for values in counts))


def _organisations(
    organisations: Sequence[ClaimedOrganisation],
) -> tuple[ClaimedOrganisation, ...]:
    names = ("scam", "previous", "legit", "unsure")
    columns = [hidden([getattr(one, name) for one in organisations]) for name in names]
    values = zip((one.key for one in organisations), *columns, strict=True)
    return tuple(ClaimedOrganisation(*one) for one in values)


def _share(one: Share) -> Share:
    """Return a proportion, without it where its parts are small."""
    if one.hits is None or one.of is None:
        return one
    if any(0 < part < LEAST for part in (one.hits, one.of, one.of - one.hits)):
        return replace(
            one, hits=None, of=one.of if one.of >= LEAST else None, value=None, low=None, high=None
        )
    return one
