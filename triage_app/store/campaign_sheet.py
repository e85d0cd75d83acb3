"""The sheet of a campaign: what its cases have in common, and where they differ.

Days, decisions, outcomes and labels are counted in the index of campaigns. Texts, hosts and
numbers are those of the newest cases, so that the sheet of a campaign of any size is ready at once.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Mapping
from typing import TYPE_CHECKING, NamedTuple

from classifier.records import Label
from triage_app.campaign_records import CampaignSheet, DayCount, Shared, Variant
from triage_app.records import Decision, Outcome
from triage_app.store.campaign_changes import no_such_campaign
from triage_app.store.campaigns import excerpt, labels_of
from triage_app.store.evidence import Kind, is_digest

if TYPE_CHECKING:
    from sqlite_utils import Database

_MOST = 30  # variants, hosts, odd and newest cases on a sheet
_NEWEST = "SELECT number FROM cases WHERE campaign = ? ORDER BY opened DESC, number DESC LIMIT ?"


class _Count(NamedTuple):
    """How many cases have the same decision and outcomes."""

    decision: str
    outcomes: str  # list as JSON
    cases: int


def sheet(db: Database, campaign: int) -> CampaignSheet:
    """Return what is known of a campaign; raise StoreError when it has no cases."""
    days, counts = _days(db, campaign), _counts(db, campaign)
    if not days:
        raise no_such_campaign(campaign)
    first, last = _ends(db, campaign)
    labels, variants = labels_of(db, campaign), _variants(db, campaign)
    return CampaignSheet(
        number=campaign,
        cases=sum(one.cases for one in counts),
        first_seen=first,
        last_seen=last,
        days=days,
        variants=tuple(variants[:_MOST]),
        variant_count=len(variants),
        hosts=_shared(db, campaign, Kind.DOMAIN),
        numbers=_shared(db, campaign, Kind.PHONE),
        decisions={Decision(value): cases for value, cases in _by(counts, "decision").items()},
        outcomes=_outcomes(counts),
        labels=labels,
        odd=odd(db, campaign, labels),
        newest=tuple(number for (number,) in db.execute(_NEWEST, [campaign, _MOST])),
    )


def _days(db: Database, campaign: int) -> tuple[DayCount, ...]:
    sql = """SELECT substr(opened, 1, 10) AS day, count(*) FROM cases WHERE campaign = ?
             GROUP BY day ORDER BY day"""
    return tuple(DayCount(*row) for row in db.execute(sql, [campaign]))


def _counts(db: Database, campaign: int) -> list[_Count]:
    """Return the counts of all days, because those of each would be a thousand more."""
    sql = """SELECT decision, outcomes, count(*) FROM cases WHERE campaign = ?
             GROUP BY decision, outcomes"""
    return [_Count._make(row) for row in db.execute(sql, [campaign])]


def _ends(db: Database, campaign: int) -> tuple[str, str]:
    """Return when the first and the last case was opened."""
    sql = """SELECT (SELECT min(opened) FROM cases WHERE campaign = ?1),
             (SELECT max(opened) FROM cases WHERE campaign = ?1)"""
    first, last = db.execute(sql, [campaign]).fetchone()
    return first, last


def _by(counts: list[_Count], name: str) -> Counter[str]:
    """Return the cases by one of the values."""
    found: Counter[str] = Counter()
    for one in counts:
        found[getattr(one, name)] += one.cases
    return found


def _outcomes(counts: list[_Count]) -> Counter[Outcome]:
    """Return the cases by each answer that they have."""
    found: Counter[Outcome] = Counter()
    for listed, cases in _by(counts, "outcomes").items():
        for value in json.loads(listed):
            found[Outcome(value)] += cases
    return found


def _variants(db: Database, campaign: int) -> list[Variant]:
    """Return the cases grouped by the words of their texts, the largest group first.

    Equal fingerprints stand for equal words; an erased case has none and belongs to no group.
    """
    sql = f"""SELECT count(*) AS seen, min(opened), max(opened), max(number) FROM cases
              WHERE number IN ({_NEWEST}) AND fingerprint <> ''
              GROUP BY fingerprint ORDER BY seen DESC, max(number) DESC"""  # noqa: S608
    found = db.execute(sql, [campaign, CampaignSheet.COMPARED]).fetchall()
    texts = {number: excerpt(db, number) for *_, number in found[:_MOST]}
    return [
        Variant(seen, first, last, number, texts.get(number, ""))
        for seen, first, last, number in found
    ]


def _shared(db: Database, campaign: int, kind: Kind) -> tuple[Shared, ...]:
    """Return what the messages lead to or call, with how many cases have each.

    `+kind` keeps SQLite from reading all evidence of a kind instead of that of the cases.
    """
    sql = f"""SELECT value, count(*) AS seen FROM evidence
              WHERE number IN ({_NEWEST}) AND +kind = ? GROUP BY value
              ORDER BY seen DESC, value LIMIT ?"""  # noqa: S608
    found = db.execute(sql, [campaign, CampaignSheet.COMPARED, kind, _MOST])
    return tuple(
        Shared("" if is_digest(value) else value, seen)
        for value, seen in found
        if seen > 1 or not is_digest(value)  # a digest says only that it is the same again
    )


def odd(db: Database, campaign: int, labels: Mapping[Label, int]) -> tuple[int, ...]:
    """Return the cases that lack the most frequent label; all confirmed ones when none is."""
    if len(labels) < 2:
        return ()
    most = max(labels.values())
    usual = [label.value for label, count in labels.items() if count == most]
    except_for = usual[0] if len(usual) == 1 else ""
    sql = """SELECT number FROM cases WHERE campaign = ? AND label IS NOT NULL AND label <> ?
             ORDER BY number LIMIT ?"""
    return tuple(number for (number,) in db.execute(sql, [campaign, except_for, _MOST]))
