"""Counts the cases of a period in the index `cases_of_period`, which holds all that is counted.

A period is `since` (inclusive) to `until` (exclusive), as ISO dates of the day a case was opened,
in the local time that it was logged with.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from classifier.records import Band, Channel, Label
from triage_app.period_records import ClaimCount, JudgedCount, PeriodCounts, ViewCount, WeekCount
from triage_app.records import Decision, Dissent, Outcome, Seen
from triage_app.store import withdrawn_cases

if TYPE_CHECKING:
    from sqlite_utils import Database

# A look-up takes a fifth of the time of a call of the class.
_BANDS_BY_NAME = {one.value: one for one in Band}
_DECISIONS = {one.value: one for one in Decision}
_CHANNELS = {one.value: one for one in Channel}
_LABELS: dict[str | None, Label | None] = {None: None, **{one.value: one for one in Label}}

HELD_AS = "coalesce(cases.label, cases.decision)"
_PERIOD = "cases INDEXED BY cases_of_period WHERE opened >= ? AND opened < ?"
_JUDGED = f"""SELECT band, decision, label, channel, outcomes, imported IS NOT NULL, count(*)
    FROM {_PERIOD} GROUP BY 1, 2, 3, 4, 5, 6"""  # noqa: S608
_VIEWS = f"""SELECT asks, expected, dissent, count(*) FROM {_PERIOD}
    AND (asks IS NOT NULL OR dissent IS NOT NULL) GROUP BY 1, 2, 3"""  # noqa: S608
_SCENARIOS = f"SELECT coalesce(scenario, ''), count(*) FROM {_PERIOD} GROUP BY 1"  # noqa: S608
_CLAIMS = f"""SELECT coalesce(organisation, ''), {HELD_AS}, count(*)
    FROM {_PERIOD} GROUP BY 1, 2"""  # noqa: S608
_HOURS = f"SELECT substr(opened, 1, 13), count(*) FROM {_PERIOD} GROUP BY 1"  # noqa: S608
_SECONDS = f"""SELECT handling_seconds, count(*) FROM {_PERIOD} AND handling_seconds IS NOT NULL
    AND imported IS NULL GROUP BY 1"""  # noqa: S608
_BANDS = ", ".join(f"sum(band = '{band}')" for band in Band)
_WEEK = f"""SELECT count(*), sum({HELD_AS} = 'scam'), sum(label IS 'scam'), sum(label IS 'legit'),
    {_BANDS} FROM {_PERIOD}"""  # noqa: S608


def counts(db: Database, since: str, until: str) -> PeriodCounts:
    """Return all that is counted in a period."""
    parts = list(_weeks_of(since, until))
    return PeriodCounts(
        judged=tuple(_judged(key, n) for key, n in _sums(db, _JUDGED, parts).items()),
        views=tuple(_view(key, n) for key, n in _sums(db, _VIEWS, parts).items()),
        scenarios=tuple(sorted((key[0], n) for key, n in _sums(db, _SCENARIOS, parts).items())),
        claims=tuple(
            ClaimCount(organisation, _DECISIONS[held_as], n)
            for (organisation, held_as), n in _sums(db, _CLAIMS, parts).items()
        ),
        hours=tuple(sorted((key[0], n) for key, n in _sums(db, _HOURS, parts).items())),
        seconds=tuple(sorted((key[0], n) for key, n in _sums(db, _SECONDS, parts).items())),
        withdrawn=withdrawn_cases.count(db, since, until),
    )


def _weeks_of(since: str, until: str) -> Iterator[tuple[str, str]]:
    """Yield the parts of a period: SQLite sorts several small groups faster than a large one."""
    first, end = date.fromisoformat(since), date.fromisoformat(until)
    while first < end:
        after = min(first + timedelta(days=7), end)
        yield str(first), str(after)
        first = after


def _sums(db: Database, sql: str, parts: Iterable[tuple[str, str]]) -> Counter[tuple[Any, ...]]:
    """Return the cases of all parts by what the other columns of a query say."""
    found: Counter[tuple[Any, ...]] = Counter()
    for bounds in parts:
        for row in db.execute(sql, bounds):
            found[row[:-1]] += row[-1]
    return found


def weeks(db: Database, bounds: Iterable[tuple[str, str]]) -> list[WeekCount]:
    """Return the counts of several weeks, given by `since` and `until`."""
    return [_week(db, since, until) for since, until in bounds]


def _week(db: Database, since: str, until: str) -> WeekCount:
    cases, *sums = db.execute(_WEEK, [since, until]).fetchone()
    scam, confirmed_scam, confirmed_legit, *bands = (int(one or 0) for one in sums)
    return WeekCount(since, cases, tuple(bands), scam, confirmed_scam, confirmed_legit)


def _judged(key: tuple[Any, ...], cases: int) -> JudgedCount:
    band, decision, label, channel, outcomes, imported = key
    return JudgedCount(
        band=_BANDS_BY_NAME[band],
        decision=_DECISIONS[decision],
        label=_LABELS[label],
        channel=_CHANNELS[channel],
        outcomes=_outcomes(outcomes),
        imported=bool(imported),
        cases=cases,
    )


def _view(key: tuple[Any, ...], cases: int) -> ViewCount:
    asks, expected, dissent = key
    return ViewCount(
        Seen(asks) if asks else None,
        Seen(expected) if expected else None,
        Dissent(dissent) if dissent else None,
        cases,
    )


@lru_cache(maxsize=1000)  # a few lists are those of most cases
def _outcomes(listed: str) -> tuple[Outcome, ...]:
    return tuple(Outcome(one) for one in json.loads(listed))
