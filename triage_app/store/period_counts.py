"""Counts the cases of a period: sums of what `day_counts` has of its days.

A period is `since` (inclusive) to `until` (exclusive), as ISO dates of the day a case was opened,
in the local time that it was logged with.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from classifier.records import Band, Channel, Label
from triage_app.period_records import (
    ClaimCount,
    JudgedCount,
    OutcomeCount,
    PeriodCounts,
    ViewCount,
    WeekCount,
)
from triage_app.records import Decision, Dissent, Outcome, Seen
from triage_app.store import day_counts, withdrawn_cases
from triage_app.store.day_counts import Sum

if TYPE_CHECKING:
    from sqlite_utils import Database


_Judged = tuple[Band, Decision, Label | None, Channel, bool]  # the last: imported
_Ended = tuple[tuple[Outcome, ...], Decision]  # the last: what the cases are held to be


class _Judgement(NamedTuple):
    """How cases were judged and what came of them, of which a week has 1,000 combinations."""

    judged: _Judged
    ended: _Ended


def counts(db: Database, since: str, until: str) -> PeriodCounts:
    """Return all that is counted in a period."""
    found = day_counts.sums(db, since, until)
    judged = found.get("judged", [])
    return PeriodCounts(
        judged=_judged(judged),
        outcomes=_outcomes(judged),
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
    bands, labels, held_as = Counter[Band](), Counter[Label | None](), Counter[Decision]()
    for one in _judged(day_counts.sums_of(db, "judged", since, until)):
        bands[one.band] += one.cases
        labels[one.label] += one.cases
        held_as[one.held_as] += one.cases
    return WeekCount(
        since=since,
        cases=bands.total(),
        bands=tuple(bands[band] for band in Band),
        scam=held_as[Decision.SCAM],
        confirmed_scam=labels[Label.SCAM],
        confirmed_legit=labels[Label.LEGIT],
    )


@lru_cache(maxsize=10_000)  # of many weeks, which have much the same ones
def _judgement(value: str) -> _Judgement:
    band, decision, label, channel, outcomes, imported = json.loads(value)
    known = Label(label) if label else None
    return _Judgement(
        (Band(band), Decision(decision), known, Channel(channel), bool(imported)),
        (tuple(Outcome(one) for one in json.loads(outcomes)), Decision(label or decision)),
    )


def _judged(sums: Iterable[Sum]) -> tuple[JudgedCount, ...]:
    found: Counter[_Judged] = Counter()
    for value, cases in sums:
        found[_judgement(value).judged] += cases
    return tuple(JudgedCount(*one, cases) for one, cases in found.items())


def _outcomes(sums: Iterable[Sum]) -> tuple[OutcomeCount, ...]:
    found: Counter[_Ended] = Counter()
    for value, cases in sums:
        found[_judgement(value).ended] += cases
    return tuple(OutcomeCount(*one, cases) for one, cases in found.items())


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
