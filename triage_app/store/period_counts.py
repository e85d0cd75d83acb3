"""Counts the cases of a period in the index `cases_of_period`, which holds all that is counted.

A period is `since` (inclusive) to `until` (exclusive), as ISO dates of the day a case was opened,
in the local time that it was logged with.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import TYPE_CHECKING

from classifier.records import Band, Channel, Label
from triage_app.period_records import ClaimCount, JudgedCount, PeriodCounts, WeekCount
from triage_app.records import Decision, Dissent, Outcome, Seen
from triage_app.store import withdrawn_cases

if TYPE_CHECKING:
    from sqlite_utils import Database

HELD_AS = "coalesce(cases.label, cases.decision)"
_PERIOD = "cases INDEXED BY cases_of_period WHERE opened >= ? AND opened < ?"
_JUDGED = f"""SELECT band, decision, label, channel, outcomes, asks, expected, dissent,
    imported IS NOT NULL, count(*) FROM {_PERIOD} GROUP BY 1, 2, 3, 4, 5, 6, 7, 8, 9"""  # noqa: S608
_CLAIMS = f"""SELECT coalesce(scenario, ''), coalesce(organisation, ''), {HELD_AS}, count(*)
    FROM {_PERIOD} GROUP BY 1, 2, 3"""  # noqa: S608
_HOURS = f"SELECT substr(opened, 1, 13), count(*) FROM {_PERIOD} GROUP BY 1 ORDER BY 1"  # noqa: S608
_SECONDS = f"""SELECT handling_seconds, count(*) FROM {_PERIOD} AND handling_seconds IS NOT NULL
    AND imported IS NULL GROUP BY 1 ORDER BY 1"""  # noqa: S608
_BANDS = ", ".join(f"sum(band = '{band}')" for band in Band)
_WEEK = f"""SELECT count(*), sum({HELD_AS} = 'scam'), sum(label IS 'scam'), sum(label IS 'legit'),
    {_BANDS} FROM {_PERIOD}"""  # noqa: S608


def counts(db: Database, since: str, until: str) -> PeriodCounts:
    """Return all that is counted in a period."""
    period = [since, until]
    return PeriodCounts(
        judged=tuple(_judged(row) for row in db.execute(_JUDGED, period)),
        claims=tuple(
            ClaimCount(scenario, organisation, Decision(held_as), cases)
            for scenario, organisation, held_as, cases in db.execute(_CLAIMS, period)
        ),
        hours=tuple(db.execute(_HOURS, period)),
        seconds=tuple(db.execute(_SECONDS, period)),
        withdrawn=withdrawn_cases.count(db, since, until),
    )


def weeks(db: Database, bounds: Iterable[tuple[str, str]]) -> list[WeekCount]:
    """Return the counts of several weeks, given by `since` and `until`."""
    return [_week(db, since, until) for since, until in bounds]


def _week(db: Database, since: str, until: str) -> WeekCount:
    cases, *sums = db.execute(_WEEK, [since, until]).fetchone()
    scam, confirmed_scam, confirmed_legit, *bands = (int(one or 0) for one in sums)
    return WeekCount(since, cases, tuple(bands), scam, confirmed_scam, confirmed_legit)


def _judged(row: tuple[str, ...]) -> JudgedCount:
    band, decision, label, channel, outcomes, asks, expected, dissent, imported, cases = row
    return JudgedCount(
        band=Band(band),
        decision=Decision(decision),
        label=Label(label) if label else None,
        channel=Channel(channel),
        outcomes=tuple(Outcome(one) for one in json.loads(outcomes)),
        asks=Seen(asks) if asks else None,
        expected=Seen(expected) if expected else None,
        dissent=Dissent(dissent) if dissent else None,
        imported=bool(imported),
        cases=int(cases),
    )
