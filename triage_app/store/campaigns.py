"""Campaigns: groups of near-copies among the logged cases.

A case that resembles an earlier one joins its campaign. The number of a campaign is that of its
first case; supervisors split and merge campaigns (`campaign_changes`).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from classifier.records import Label
from triage_app.campaign_records import CampaignFilter, CampaignSummary
from triage_app.case_codes import spoken_code
from triage_app.records import CampaignHit, Decision
from triage_app.share_records import CASES_OF_A_DESK
from triage_app.store import share_desks

if TYPE_CHECKING:
    from sqlite_utils import Database


def campaign_hit(db: Database, campaign: int, today: str) -> CampaignHit | None:
    """Return the counts and the newest case of a campaign, None when all were withdrawn.

    `today` is the ISO date of the present day.
    """
    row = _counts(db, campaign)
    if not row["seen"]:
        return None
    latest, own = _latest(db, campaign), share_desks.own(db)
    return CampaignHit(
        seen=row["seen"],
        since=row["since"],
        confirmed_scam=row["scam"],
        confirmed_legit=row["legit"],
        latest=latest["number"],
        latest_decision=Decision(latest["decision"]),
        is_of_today=row["since"].startswith(today),
        desks=_desks(db, campaign) if own else 1,
        latest_code=spoken_code(latest["number"], own.number) if own else "",
    )


def _desks(db: Database, campaign: int) -> int:
    """Return at how many desks the cases of a campaign were logged."""
    sql = "SELECT count(DISTINCT number / ?) FROM cases WHERE campaign = ?"
    return int(db.execute(sql, [CASES_OF_A_DESK, campaign]).fetchone()[0])


def listed(db: Database, wanted: CampaignFilter) -> list[CampaignSummary]:
    """Return the campaigns that match a filter, those with most cases in the period first."""
    numbers = conflicts(db, wanted.limit) if wanted.conflicting else None
    found = _in_period(db, wanted) if numbers is None else dict.fromkeys(numbers, 0)
    return [_summary(db, number, cases) for number, cases in found.items()]


def conflicts(db: Database, limit: int) -> list[int]:
    """Return the campaigns whose labels differ, highest number first."""
    sql = """SELECT campaign FROM cases WHERE label IS NOT NULL GROUP BY campaign
             HAVING min(label) <> max(label) ORDER BY campaign DESC LIMIT ?"""
    return [number for (number,) in db.execute(sql, [limit])]


def comparable(db: Database, most: int) -> int:
    """Return how many campaigns have a confirmed text and one label; at most `most`."""
    sql = """SELECT count(*) FROM (
             SELECT campaign FROM cases INDEXED BY cases_labelled_by_campaign
             WHERE label IS NOT NULL
             AND EXISTS (SELECT 1 FROM messages WHERE messages.number = cases.number)
             GROUP BY campaign HAVING min(label) = max(label) LIMIT ?)"""
    return int(db.execute(sql, [most]).fetchone()[0])


def _in_period(db: Database, wanted: CampaignFilter) -> dict[int, int]:
    """Return campaign -> cases in the period, most cases first."""
    tests = [("opened >= ?", wanted.since), ("opened < ?", wanted.until)]
    chosen = [(test, value) for test, value in tests if value]
    where = " AND ".join(["1", *(test for test, _ in chosen)])
    # Without statistics SQLite would read all cases in the order of their campaigns.
    index = "INDEXED BY cases_of_period" if chosen else ""
    sql = f"""SELECT campaign, count(*) AS seen, max(opened) AS last FROM cases {index}
              WHERE {where} GROUP BY campaign HAVING seen >= ?
              ORDER BY seen DESC, last DESC, campaign DESC LIMIT ?"""  # noqa: S608 - no values
    values = [value for _, value in chosen]
    found = db.execute(sql, [*values, wanted.least, wanted.limit])
    return {campaign: seen for campaign, seen, _ in found}


def _summary(db: Database, campaign: int, in_period: int) -> CampaignSummary:
    counts, latest = _counts(db, campaign), _latest(db, campaign)
    return CampaignSummary(
        number=campaign,
        cases=counts["seen"],
        in_period=in_period or counts["seen"],
        first_seen=counts["since"],
        last_seen=latest["opened"],
        confirmed_scam=counts["scam"],
        confirmed_legit=counts["legit"],
        latest=latest["number"],
        excerpt=excerpt(db, latest["number"]),
    )


def excerpt(db: Database, number: int) -> str:
    """Return the first words of the masked text of a case, "" when it is gone."""
    found = db.execute(
        "SELECT excerpt_of(message) FROM messages WHERE number = ?", [number]
    ).fetchone()
    return str(found[0]) if found else ""


def _counts(db: Database, campaign: int) -> dict[str, Any]:
    sql = "SELECT count(*) AS seen, min(opened) AS since FROM cases WHERE campaign = ?"
    (row,) = db.query(sql, [campaign])
    labels = labels_of(db, campaign)
    return row | {"scam": labels.get(Label.SCAM, 0), "legit": labels.get(Label.LEGIT, 0)}


def labels_of(db: Database, campaign: int) -> dict[Label, int]:
    """Return how many cases of a campaign have each label."""
    sql = """SELECT label, count(*) FROM cases WHERE campaign = ? AND label IS NOT NULL
             GROUP BY label ORDER BY label"""
    return {Label(label): count for label, count in db.execute(sql, [campaign])}


def _latest(db: Database, campaign: int) -> dict[str, Any]:
    of_campaign = db.table("cases").rows_where(
        "campaign = ?", [campaign], order_by="opened DESC, number DESC", limit=1
    )
    return next(of_campaign)
