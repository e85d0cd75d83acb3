"""Campaigns: groups of near-copies among the logged cases.

A case that resembles an earlier one joins its campaign. The number of a campaign is that of its
first case.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from triage_app.records import CampaignHit, Decision

if TYPE_CHECKING:
    from sqlite_utils import Database


@dataclass(frozen=True, slots=True)
class LabelConflict:
    """One campaign whose cases were confirmed both as scam and as legitimate."""

    campaign: int
    scam: tuple[int, ...]
    legit: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class CampaignSummary:
    """One group of near-copies, for lists; the figures are of the period asked for."""

    campaign: int  # number of its first case
    seen: int
    since: str
    latest_at: str
    latest: int
    confirmed_scam: int
    confirmed_legit: int
    excerpt: str  # of the newest one whose text is still there


def hit(db: Database, campaign: int) -> CampaignHit | None:
    """Return the counts and the newest case of a campaign, None when all were withdrawn."""
    sql = """SELECT count(*) AS seen, min(opened) AS since, sum(label IS 'scam') AS scam,
             sum(label IS 'legit') AS legit, max(number) AS latest
             FROM cases WHERE campaign = ?"""
    (row,) = db.query(sql, [campaign])
    if not row["seen"]:
        return None
    decision = db.table("cases").get(row["latest"])["decision"]
    return CampaignHit(
        seen=row["seen"],
        since=row["since"],
        confirmed_scam=row["scam"],
        confirmed_legit=row["legit"],
        latest=row["latest"],
        latest_decision=Decision(decision),
    )


def conflicts(db: Database) -> list[LabelConflict]:
    """Return the campaigns with cases of both labels, newest first."""
    sql = """SELECT campaign FROM cases WHERE label IS NOT NULL
             GROUP BY campaign HAVING count(DISTINCT label) > 1 ORDER BY campaign DESC"""
    return [_conflict(db, row["campaign"]) for row in list(db.query(sql))]


def summaries(db: Database, since: str, until: str, least: int) -> list[CampaignSummary]:
    """Return the campaigns with at least so many cases in a period, the largest first."""
    sql = """SELECT campaign, count(*) AS seen, min(opened) AS since, max(opened) AS latest_at,
             max(number) AS latest, sum(label IS 'scam') AS confirmed_scam,
             sum(label IS 'legit') AS confirmed_legit,
             coalesce((SELECT excerpt FROM messages JOIN cases AS c USING (number)
                       WHERE c.campaign = cases.campaign ORDER BY number DESC LIMIT 1), '')
                 AS excerpt
             FROM cases WHERE opened >= ? AND opened < ?
             GROUP BY campaign HAVING count(*) >= ? ORDER BY seen DESC, latest DESC"""
    return [CampaignSummary(**row) for row in db.query(sql, [since, until, least])]


def numbers_between(db: Database, since: str, until: str) -> dict[int, int]:
    """Return case number -> campaign for the cases opened in a period."""
    found = db.table("cases").rows_where("opened >= ? AND opened < ?", [since, until])
    return {row["number"]: row["campaign"] for row in found}


def _conflict(db: Database, campaign: int) -> LabelConflict:
    scam, legit = (_labelled(db, campaign, label) for label in ("scam", "legit"))
    return LabelConflict(campaign, scam, legit)


def _labelled(db: Database, campaign: int, label: str) -> tuple[int, ...]:
    where = "campaign = ? AND label = ?"
    found = db.table("cases").rows_where(where, [campaign, label], order_by="number")
    return tuple(row["number"] for row in found)
