"""The campaigns that are new or rise in a period."""

from __future__ import annotations

import json
from datetime import date
from typing import TYPE_CHECKING

from triage_app.period_records import CampaignCount, CampaignRule
from triage_app.store.campaigns import excerpt
from triage_app.store.evidence import Kind

if TYPE_CHECKING:
    from sqlite_utils import Database

_COMPARED = 200  # newest cases of a campaign whose domains are named
_LONG_DAYS = 31
_IN_PERIOD = """SELECT campaign, count(*) FROM cases INDEXED BY {index}
    WHERE opened >= ? AND opened < ? GROUP BY campaign HAVING count(*) >= ?"""
_BEFORE = """SELECT campaign, count(*) FROM cases INDEXED BY cases_by_campaign
    WHERE campaign IN (SELECT value FROM json_each(?)) AND opened >= ? AND opened < ?
    GROUP BY campaign"""
_OF_CAMPAIGN = "cases INDEXED BY cases_by_campaign WHERE campaign = ? AND opened >= ?"
_NEWEST = f"""SELECT number FROM {_OF_CAMPAIGN} AND opened < ?
    ORDER BY opened DESC, number DESC LIMIT ?"""  # noqa: S608 - no values


def rising(
    db: Database, before: str, since: str, until: str, rule: CampaignRule
) -> dict[int, tuple[int, int]]:
    """Return the campaigns that a rule tells, with their cases now and in the period before.

    The period before is from `before` to `since`. The largest growth comes first, then the
    highest number.
    """
    sql = _IN_PERIOD.format(index=_index_for(since, until))
    now = dict(db.execute(sql, [since, until, rule.cases]).fetchall())
    then = dict(db.execute(_BEFORE, [json.dumps([*now]), before, since]).fetchall())
    found = [
        (campaign, cases, then.get(campaign, 0))
        for campaign, cases in now.items()
        if 100 * cases > rule.growth * then.get(campaign, 0)
    ]
    found.sort(key=lambda one: (one[2] - one[1], -one[0]))
    return {campaign: (cases, previous) for campaign, cases, previous in found}


def _index_for(since: str, until: str) -> str:
    """Return the index that counts a period by campaign in the least time.

    One has the cases of a short period together, which are sorted by campaign then; the other is
    in the order of campaigns, and is read as a whole: 0.1 s for 1,000,000 cases.
    """
    days = (date.fromisoformat(until) - date.fromisoformat(since)).days
    return "cases_by_campaign" if days > _LONG_DAYS else "cases_of_period"


def described(
    db: Database, campaign: int, cases: tuple[int, int], line_since: str, period: tuple[str, str]
) -> CampaignCount:
    """Return what is known of a campaign; its days from `line_since` on are counted."""
    since, until = period
    first = db.execute("SELECT min(opened) FROM cases WHERE campaign = ?", [campaign]).fetchone()
    newest = [row[0] for row in db.execute(_NEWEST, [campaign, since, until, _COMPARED])]
    sql = "SELECT scenario, organisation FROM cases WHERE number = ?"
    scenario, organisation = db.execute(sql, [newest[0]]).fetchone()
    labels = f"SELECT label, count(*) FROM {_OF_CAMPAIGN} AND opened < ? GROUP BY label"  # noqa: S608
    confirmed = dict(db.execute(labels, [campaign, since, until]).fetchall())
    days = f"SELECT substr(opened, 1, 10), count(*) FROM {_OF_CAMPAIGN} AND opened < ? GROUP BY 1"  # noqa: S608
    return CampaignCount(
        number=campaign,
        cases=cases[0],
        previous=cases[1],
        is_new=str(first[0]) >= since,
        first_seen=str(first[0]),
        latest=newest[0],
        scenario=scenario,
        organisation=organisation,
        excerpt=excerpt(db, newest[0]),
        confirmed_scam=confirmed.get("scam", 0),
        confirmed_legit=confirmed.get("legit", 0),
        domains=_domains(db, newest),
        days=tuple(db.execute(days, [campaign, line_since, until])),
    )


def _domains(db: Database, numbers: list[int]) -> tuple[str, ...]:
    marks = ", ".join("?" * len(numbers))
    # `+kind` keeps SQLite from reading all evidence of a kind instead of that of the cases.
    sql = f"SELECT DISTINCT value FROM evidence WHERE number IN ({marks}) AND +kind = ? ORDER BY 1"  # noqa: S608
    return tuple(row[0] for row in db.execute(sql, [*numbers, Kind.DOMAIN]))
