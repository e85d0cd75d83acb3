"""Campaigns: groups of near-copies among the logged cases.

A case that resembles an earlier one joins its campaign. The number of a campaign is that of its
first case.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from triage_app.records import CampaignHit, Decision

if TYPE_CHECKING:
    from sqlite_utils import Database


def campaign_hit(db: Database, campaign: int) -> CampaignHit | None:
    """Return the counts and the newest case of a campaign, None when all were withdrawn."""
    sql = """SELECT count(*) AS seen, min(opened) AS since, sum(label IS 'scam') AS scam,
             sum(label IS 'legit') AS legit FROM cases WHERE campaign = ?"""
    (row,) = db.query(sql, [campaign])
    if not row["seen"]:
        return None
    of_campaign = db.table("cases").rows_where(
        "campaign = ?", [campaign], order_by="opened DESC, number DESC", limit=1
    )
    latest = next(of_campaign)
    return CampaignHit(
        seen=row["seen"],
        since=row["since"],
        confirmed_scam=row["scam"],
        confirmed_legit=row["legit"],
        latest=latest["number"],
        latest_decision=Decision(latest["decision"]),
    )


def numbers_between(db: Database, since: str, until: str) -> dict[int, int]:
    """Return case number -> campaign for the cases opened in a period."""
    found = db.table("cases").rows_where("opened >= ? AND opened < ?", [since, until])
    return {row["number"]: row["campaign"] for row in found}
