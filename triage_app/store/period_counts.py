"""Counts the cases of a period: sums of what `day_counts` has of its days.

A period is `since` (inclusive) to `until` (exclusive), as ISO dates of the day a case was opened,
in the local time that it was logged with.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable
from functools import lru_cache
from typing import TYPE_CHECKING

from classifier.records import Band, Channel, Label
from triage_app.period_records import ClaimCount, JudgedCount, PeriodCounts, ViewCount, WeekCount
from triage_app.records import Decision, Dissent, Outcome, Seen
from triage_app.store import day_counts, withdrawn_cases

if TYPE_CHECKING:
    from sqlite_utils import Database

_Judgement = tuple[Band, Decision, Label | None, Channel, tuple[Outcome, ...], bool]


def counts(db: Database, since: str, until: str) -> PeriodCounts:
    """Return all that is counted in a period."""
    found = day_counts.sums(db, since, until)
    return PeriodCounts(
        judged=tuple(_judged(*one) for one in found.get("judged", ())),
        views=tuple(_view(*one) for one in found.get("view", ())),
        scenarios=tuple(found.get("scenario", ())),
        claims=tuple(_claim(*one) for one in found.get("claim", ())),
        hours=tuple(found.get("hour", ())),
        seconds=tuple(sorted((int(time), cases) for time, cases in found.get("seconds", ()))),
        withdrawn=withdrawn_cases.count(db, since, until),
    )


def weeks(db: Database, bounds: Iterable[tuple[str, str]]) -> list[WeekCount]:
    """Return the counts of several weeks, given by `since` and `until`."""
    return [_week(db, since, until) for since, until in bounds]


def _week(db: Database, since: str, until: str) -> WeekCount:
    alike: Counter[tuple[Band, Decision, Label | None]] = Counter()
    for value, cases in day_counts.sums_of(db, "judged", since, until):
        alike[_judgement(value)[:3]] += cases
    bands, labels, held_as = Counter[Band](), Counter[Label | None](), Counter[Decision]()
    for (band, decision, label), cases in alike.items():
        bands[band] += cases
        labels[label] += cases
        held_as[Decision(label) if label else decision] += cases
    return WeekCount(
        since=since,
        cases=bands.total(),
        bands=tuple(bands[band] for band in Band),
        scam=held_as[Decision.SCAM],
        confirmed_scam=labels[Label.SCAM],
        confirmed_legit=labels[Label.LEGIT],
    )


def _judged(value: str, cases: int) -> JudgedCount:
    return JudgedCount(*_judgement(value), cases=cases)


@lru_cache(maxsize=10_000)  # of many weeks, which have much the same ones
def _judgement(value: str) -> _Judgement:
    band, decision, label, channel, outcomes, imported = json.loads(value)
    return (
        Band(band),
        Decision(decision),
        Label(label) if label else None,
        Channel(channel),
        tuple(Outcome(one) for one in json.loads(outcomes)),
        bool(imported),
    )


def _view(value: str, cases: int) -> ViewCount:
    asks, expected, dissent = json.loads(value)
    return ViewCount(
        Seen(asks) if asks else None,
        Seen(expected) if expected else None,
        Dissent(dissent) if dissent else None,
        cases,
    )


def _claim(value: str, cases: int) -> ClaimCount:
    organisation, held_as = json.loads(value)
    return ClaimCount(organisation, Decision(held_as), cases)
