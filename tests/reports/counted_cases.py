"""The counts of a period made by hand from its cases, to compare with those of the log."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace

from triage_app.period_records import (
    CampaignCount,
    ClaimCount,
    JudgedCount,
    OutcomeCount,
    PeriodCounts,
    ViewCount,
)
from triage_app.records import Case, Decision, Dissent, Outcome, Seen
from triage_app.reporting.figures import PeriodFigures
from triage_app.reporting.period_figures import Counted, period_figures
from triage_app.reporting.periods import Period


def counts_of(
    cases: Iterable[Case],
    seen: dict[int, tuple[Seen | None, Seen | None, Dissent | None]] | None = None,
) -> PeriodCounts:
    """Return what a log with these cases counts; `seen` by case number."""
    cases = list(cases)
    judged: Counter[tuple[object, ...]] = Counter()
    views: Counter[tuple[Seen | None, Seen | None, Dissent | None]] = Counter()
    claims: Counter[tuple[str, Decision]] = Counter()
    outcomes: Counter[tuple[tuple[Outcome, ...], Decision]] = Counter()
    for case in cases:
        key = (case.band, case.decision, case.label, case.channel)
        judged[*key, case.imported is not None] += 1
        view = (seen or {}).get(case.number, (None, None, None))
        views[view] += any(view)
        held = Decision(case.label) if case.label else case.decision
        claims[case.organisation or "", held] += 1
        outcomes[case.outcomes, held] += 1
    hours = Counter(case.opened[:13] for case in cases)
    times = (one.handling_seconds for one in cases if one.imported is None)
    seconds = Counter(time for time in times if time is not None)
    return PeriodCounts(
        judged=tuple(JudgedCount(*key, count) for key, count in judged.items()),  # type: ignore[arg-type]
        outcomes=tuple(OutcomeCount(*key, count) for key, count in outcomes.items()),
        views=tuple(ViewCount(*view, count) for view, count in views.items() if count),
        scenarios=tuple(sorted(Counter(one.scenario or "" for one in cases).items())),
        claims=tuple(ClaimCount(*key, count) for key, count in claims.items()),
        hours=tuple(sorted(hours.items())),
        seconds=tuple(sorted(seconds.items())),
    )


def campaign_of(cases: Sequence[Case], previous: int = 0, *, is_new: bool = True) -> CampaignCount:
    """Return the campaign of these cases."""
    newest = cases[-1]
    days = Counter(case.opened[:10] for case in cases)
    return CampaignCount(
        number=cases[0].number,
        cases=len(cases),
        previous=previous,
        is_new=is_new,
        first_seen=cases[0].opened,
        latest=newest.number,
        scenario=newest.scenario,
        organisation=newest.organisation,
        excerpt=newest.excerpt,
        confirmed_scam=sum(case.label == "scam" for case in cases),
        confirmed_legit=sum(case.label == "legit" for case in cases),
        domains=tuple(sorted({domain for case in cases for domain in case.domains})),
        days=tuple(sorted(days.items())),
    )


def figures_of(
    period: Period, cases: Sequence[Case], previous: Sequence[Case] = (), **more: object
) -> PeriodFigures:
    """Return the figures of cases; three of one fingerprint are a campaign."""
    groups: dict[str, list[Case]] = {}
    for case in cases:
        groups.setdefault(case.fingerprint, []).append(case)
    before = Counter(case.fingerprint for case in previous)
    campaigns = [
        campaign_of(group, before[key], is_new=not before[key])
        for key, group in groups.items()
        if len(group) >= 3
    ]
    counted = Counted(counts_of(cases), counts_of(previous), campaigns=campaigns)
    return period_figures(period, replace(counted, **more))  # type: ignore[arg-type]
