"""Makes the figures of a period from what was counted in its cases."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from itertools import zip_longest
from typing import NamedTuple

from classifier.records import Band, Channel, Label
from triage_app.call_backs import CallBack
from triage_app.period_records import CampaignCount, PeriodCounts, WeekCount
from triage_app.records import Decision, Dissent, Outcome, Seen
from triage_app.reporting.figures import (
    HOURS,
    WEEKDAYS,
    Breakdown,
    ClaimedOrganisation,
    Count,
    Handling,
    PeriodFigures,
    Shift,
)
from triage_app.reporting.period_shares import share, shares
from triage_app.reporting.periods import Period

_STANDARD_ERRORS, _LEAST_SHIFT = 2.58, 0.10  # 1 % false alarms; smaller changes are not relevant
_LEAST_CASES = 50  # on each side of a shift


@dataclass(frozen=True, slots=True)
class Counted:
    """All that the log was asked for a period."""

    now: PeriodCounts
    previous: PeriodCounts = field(default_factory=PeriodCounts)
    year_before: PeriodCounts | None = None  # None where there is no such period
    as_of: str = ""
    campaigns: Sequence[CampaignCount] = ()
    campaign_count: int = 0
    call_backs: Sequence[CallBack] = ()
    call_back_count: int = 0
    called_back: int = 0
    misses: Sequence[int] = ()
    false_alarms: Sequence[int] = ()
    trend: Sequence[WeekCount] = ()


def period_figures(period: Period, counted: Counted) -> PeriodFigures:
    """Return the figures of `period`."""
    now, previous, year = counted.now, counted.previous, counted.year_before
    figures = PeriodFigures(
        period=period,
        as_of=counted.as_of,
        total=Count("", now.cases, previous.cases, year.cases if year else None),
        withdrawn=now.withdrawn,
        imported=sum(one.cases for one in now.judged if one.imported),
        earlier_export=None,
        breakdowns=_breakdowns(period, now, previous, year),
        organisations=_organisations(now, previous),
        shares=shares(now),
        previous_shares=shares(previous),
        handling=_handling(now.seconds),
        previous_handling=_handling(previous.seconds),
        campaigns=tuple(counted.campaigns),
        campaign_count=counted.campaign_count,
        call_backs=tuple(counted.call_backs),
        call_back_count=counted.call_back_count,
        called_back=counted.called_back,
        misses=tuple(counted.misses),
        false_alarms=tuple(counted.false_alarms),
        hours=_hours(now),
        trend=(),
        shifts=(),
    )
    return with_trend(figures, counted.trend)


def with_trend(figures: PeriodFigures, trend: Sequence[WeekCount]) -> PeriodFigures:
    """Return figures with their trend, and the bands that have changed since its earlier weeks."""
    return replace(figures, trend=tuple(trend), shifts=tuple(_shifts(figures, trend)))


class _Compared(NamedTuple):
    """The same counts in a period and in those it is compared with."""

    now: Counter[str]
    previous: Counter[str]
    year_before: Counter[str] | None

    def breakdown(self, name: str, keys: Iterable[str]) -> Breakdown:
        """Return the counts of these values."""
        year = self.year_before
        return Breakdown(
            name,
            tuple(
                Count(
                    str(key), self.now[key], self.previous[key], None if year is None else year[key]
                )
                for key in keys
            ),
        )


_Keys = Callable[[PeriodCounts], Iterable[tuple[str, int]]]


def _breakdowns(
    period: Period, now: PeriodCounts, previous: PeriodCounts, year: PeriodCounts | None
) -> tuple[Breakdown, ...]:
    def compared(of: _Keys) -> _Compared:
        return _Compared(
            _sums(of(now)), _sums(of(previous)), None if year is None else _sums(of(year))
        )

    def judged(name: str, keys: Iterable[str]) -> Breakdown:
        pairs = compared(
            lambda counts: ((getattr(one, name) or "", one.cases) for one in counts.judged)
        )
        return pairs.breakdown(name, keys)

    def viewed(name: str, keys: Iterable[str]) -> Breakdown:
        pairs = compared(
            lambda counts: ((getattr(one, name) or "", one.cases) for one in counts.views)
        )
        return pairs.breakdown(name, keys)

    scenarios = compared(lambda counts: counts.scenarios)
    outcomes = compared(
        lambda counts: (
            (outcome, one.cases) for one in counts.outcomes for outcome in one.outcomes or ("",)
        )
    )
    by_size = sorted(
        {*scenarios.now, *scenarios.previous}, key=lambda key: (-scenarios.now[key], key)
    )
    return (
        judged("band", Band),
        judged("decision", Decision),
        judged("label", [*Label, ""]),
        judged("channel", Channel),
        scenarios.breakdown("scenario", by_size),
        outcomes.breakdown("outcome", [*Outcome, ""]),
        viewed("dissent", Dissent),
        viewed("asks", Seen),
        viewed("expected", Seen),
        _by_day(period, now, previous),
    )


def _sums(pairs: Iterable[tuple[str, int]]) -> Counter[str]:
    found: Counter[str] = Counter()
    for key, cases in pairs:
        found[key] += cases
    return found


def _organisations(now: PeriodCounts, previous: PeriodCounts) -> tuple[ClaimedOrganisation, ...]:
    """Return the organisations that messages name, the most impersonated first."""
    found: Counter[tuple[str, Decision]] = Counter()
    before: Counter[str] = Counter()
    for one in now.claims:
        found[one.organisation, one.held_as] += one.cases
    for one in previous.claims:
        before[one.organisation] += one.cases * (one.held_as is Decision.SCAM)
    names = {name for name, _ in found if name} | {name for name in before if name}
    ordered = sorted(names, key=lambda name: (-found[name, Decision.SCAM], name))
    return tuple(
        ClaimedOrganisation(
            name,
            found[name, Decision.SCAM],
            before[name],
            found[name, Decision.LEGIT],
            found[name, Decision.UNSURE],
        )
        for name in ordered
    )


def _by_day(period: Period, now: PeriodCounts, previous: PeriodCounts) -> Breakdown:
    """Return the cases of each day, beside the day in the same place of the period before."""
    counted = [
        _sums((hour[:10], cases) for hour, cases in counts.hours) for counts in (now, previous)
    ]
    pairs = zip_longest(period.days, period.previous.days)
    return Breakdown(
        "day",
        tuple(
            Count(str(day), counted[0][str(day)], counted[1][str(before)] if before else None)
            for day, before in pairs
            if day
        ),
    )


def _hours(now: PeriodCounts) -> tuple[tuple[int, ...], ...]:
    table = [[0] * HOURS for _ in range(WEEKDAYS)]
    for hour, cases in now.hours:
        at = datetime.fromisoformat(f"{hour}:00")
        table[at.weekday()][at.hour] += cases
    return tuple(tuple(row) for row in table)


def _handling(seconds: Sequence[tuple[int, int]]) -> Handling:
    """Return median and 90th percentile of times that are counted, shortest first."""
    measured = sum(cases for _, cases in seconds)
    if not measured:
        return Handling(0, None, None)
    low, high = (_at(seconds, place) for place in ((measured - 1) // 2, measured // 2))
    return Handling(measured, (low + high) / 2, _at(seconds, math.ceil(measured * 0.9) - 1))


def _at(seconds: Sequence[tuple[int, int]], place: int) -> int:
    """Return the time in a place, counted from 0."""
    for time, cases in seconds:
        place -= cases
        if place < 0:
            return time
    raise IndexError(place)


def _shifts(figures: PeriodFigures, trend: Sequence[WeekCount]) -> Iterable[Shift]:
    """Yield the bands whose share differs from that of the earlier weeks of the trend.

    Two-proportion z-test, as in `services.learning.drift`, which looks at the newest cases.
    """
    earlier = [week for week in trend if week.since < str(figures.period.since)]
    before, cases = sum(week.cases for week in earlier), figures.total.count or 0
    if min(before, cases) < _LEAST_CASES:
        return
    for place, count in enumerate(figures.breakdown("band").counts):
        hits = count.count or 0
        former = sum(week.bands[place] for week in earlier)
        pooled = (hits + former) / (cases + before)
        error = math.sqrt(pooled * (1 - pooled) * (1 / cases + 1 / before))
        change = abs(hits / cases - former / before)
        if change >= _LEAST_SHIFT and change > _STANDARD_ERRORS * error:
            now, then = share(count.key, hits, cases), share(count.key, former, before)
            yield Shift(Band(count.key), now, then)
