"""The figures of one week, computed from its cases and those of the previous week.

No figure is computed per agent.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta
from math import ceil
from statistics import median

from classifier.intervals import wilson
from classifier.records import Band, Channel, Label
from triage_app.records import Case, Decision, Outcome
from triage_app.reporting.weeks import IsoWeek

_RISING = 3  # smallest number of cases in a week for a rising campaign
_MOST_RISING = 10
_SUSPICIOUS = {Band.VERY_LIKELY_SCAM, Band.SEVERAL_SIGNS}


@dataclass(frozen=True, slots=True)
class Count:
    """Number of cases with one value, this week and the previous week; key "" means "none"."""

    key: str
    count: int
    previous: int


@dataclass(frozen=True, slots=True)
class Breakdown:
    """The cases of the week counted by one of their properties."""

    name: str  # "band", "decision", "label", "channel", "scenario", "organisation", …
    counts: tuple[Count, ...]


@dataclass(frozen=True, slots=True)
class Share:
    """A proportion (0 to 1) with its 95 % Wilson interval; all three are None if `of` is 0."""

    name: str
    hits: int
    of: int
    value: float | None
    low: float | None
    high: float | None


@dataclass(frozen=True, slots=True)
class RisingCampaign:
    """A campaign (near-copies) with more cases this week than in the previous week."""

    campaign: str
    seen: int
    previous: int
    first: str  # time of the first case this week, ISO 8601
    confirmed_scam: int
    confirmed_legit: int
    scenario: str | None
    organisation: str | None
    domains: tuple[str, ...]
    excerpt: str  # masked
    latest: int  # number of the newest case


@dataclass(frozen=True, slots=True)
class Handling:
    """Time from first paste to log, over all agents together."""

    measured: int  # number of cases with a time
    median_seconds: float | None
    ninetieth_seconds: int | None  # 90th percentile


@dataclass(frozen=True, slots=True)
class WeeklyFigures:
    """All figures of the weekly report."""

    week: IsoWeek
    total: int
    previous_total: int
    breakdowns: tuple[Breakdown, ...]
    shares: tuple[Share, ...]
    false_alarms: tuple[int, ...]  # case numbers: rated as scam, confirmed legitimate
    misses: tuple[int, ...]  # case numbers: rated few signs, confirmed scam
    handling: Handling
    rising: tuple[RisingCampaign, ...]

    def breakdown(self, name: str) -> Breakdown:
        """Return the breakdown with this name; raises StopIteration if there is none."""
        return next(each for each in self.breakdowns if each.name == name)

    def share(self, name: str) -> Share:
        """Return the share with this name; raises StopIteration if there is none."""
        return next(each for each in self.shares if each.name == name)


def weekly_figures(
    week: IsoWeek,
    cases: Sequence[Case],
    previous: Sequence[Case],
    campaign_of: Mapping[int, int] | None = None,
) -> WeeklyFigures:
    """Return the figures of `week` from its cases and those of the previous week.

    `campaign_of` maps case numbers to campaign numbers. Cases that it does not contain are
    grouped by equal fingerprint.
    """
    false_alarms = [c for c in cases if c.label is Label.LEGIT and c.band in _SUSPICIOUS]
    misses = [c for c in cases if c.label is Label.SCAM and c.band is Band.FEW_SIGNS]
    return WeeklyFigures(
        week=week,
        total=len(cases),
        previous_total=len(previous),
        breakdowns=_breakdowns(week, cases, previous),
        shares=_shares(cases, len(false_alarms), len(misses)),
        false_alarms=tuple(case.number for case in false_alarms),
        misses=tuple(case.number for case in misses),
        handling=_handling(cases),
        rising=_rising(cases, previous, campaign_of or {}),
    )


def _share(name: str, hits: int, of: int) -> Share:
    if not of:
        return Share(name, hits, of, None, None, None)
    return Share(name, hits, of, hits / of, *wilson(hits, of))


def _breakdowns(
    week: IsoWeek, cases: Sequence[Case], previous: Sequence[Case]
) -> tuple[Breakdown, ...]:
    def fixed(name: str, keys: Iterable[str], of: Callable[[Case], str]) -> Breakdown:
        now, then = Counter(map(of, cases)), Counter(map(of, previous))
        return Breakdown(name, tuple(Count(key, now[key], then[key]) for key in keys))

    def ranked(name: str, of: Callable[[Case], str]) -> Breakdown:
        now = Counter(map(of, cases))
        keys = sorted({*now, *map(of, previous)}, key=lambda key: (-now[key], key))
        return fixed(name, keys, of)

    return (
        fixed("band", Band, lambda case: case.band),
        fixed("decision", Decision, lambda case: case.decision),
        fixed("label", [*Label, ""], lambda case: case.label or ""),
        fixed("channel", Channel, lambda case: case.channel),
        ranked("scenario", lambda case: case.scenario or ""),
        ranked("organisation", lambda case: case.organisation or ""),
        _by_outcome(cases, previous),
        _by_day(week, cases, previous),
    )


def _by_outcome(cases: Sequence[Case], previous: Sequence[Case]) -> Breakdown:
    """Return how many cases have each answer; a case with several counts for each of them."""
    now, then = (
        Counter(one for case in each for one in case.outcomes or ("",))
        for each in (cases, previous)
    )
    counts = (Count(key, now[key], then[key]) for key in (*Outcome, ""))
    return Breakdown("outcome", tuple(counts))


def _by_day(week: IsoWeek, cases: Sequence[Case], previous: Sequence[Case]) -> Breakdown:
    now, then = (Counter(case.opened[:10] for case in each) for each in (cases, previous))
    return Breakdown(
        "day",
        tuple(
            Count(str(day), now[str(day)], then[str(day - timedelta(days=7))]) for day in week.days
        ),
    )


def _shares(cases: Sequence[Case], false_alarms: int, misses: int) -> tuple[Share, ...]:
    labels = Counter(case.label for case in cases)
    scam, legit = labels[Label.SCAM], labels[Label.LEGIT]
    unclear = sum(case.band is Band.CANNOT_TELL for case in cases)
    return (
        _share("confirmed_scam", scam, scam + legit),
        _share("false_alarm", false_alarms, legit),
        _share("miss", misses, scam),
        _share("unclear", unclear, len(cases)),
        _share("labelled", scam + legit, len(cases)),
    )


def _handling(cases: Sequence[Case]) -> Handling:
    times = sorted(c.handling_seconds for c in cases if c.handling_seconds is not None)
    if not times:
        return Handling(0, None, None)
    return Handling(len(times), float(median(times)), times[ceil(len(times) * 0.9) - 1])


def _rising(
    cases: Sequence[Case], previous: Sequence[Case], campaign_of: Mapping[int, int]
) -> tuple[RisingCampaign, ...]:
    def name(case: Case) -> str:
        campaign = campaign_of.get(case.number)
        return str(campaign) if campaign is not None else case.fingerprint

    groups: defaultdict[str, list[Case]] = defaultdict(list)
    for case in cases:
        groups[name(case)].append(case)
    before = Counter(map(name, previous))
    rising = [
        _campaign(key, group, before[key])
        for key, group in groups.items()
        if len(group) >= _RISING and len(group) > before[key]
    ]
    rising.sort(key=lambda each: (each.previous - each.seen, -each.latest))
    return tuple(rising[:_MOST_RISING])


def _campaign(key: str, group: Sequence[Case], previous: int) -> RisingCampaign:
    newest = max(group, key=lambda case: case.number)
    labels = Counter(case.label for case in group)
    return RisingCampaign(
        campaign=key,
        seen=len(group),
        previous=previous,
        first=min(case.opened for case in group),
        confirmed_scam=labels[Label.SCAM],
        confirmed_legit=labels[Label.LEGIT],
        scenario=newest.scenario,
        organisation=newest.organisation,
        domains=tuple(sorted({domain for case in group for domain in case.domains})),
        excerpt=newest.excerpt,
        latest=newest.number,
    )
