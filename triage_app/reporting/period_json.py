"""The report of a period for other programs: one JSON document with codes and ISO dates."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import asdict

from triage_app.export_records import AsOf, ExportedCase
from triage_app.period_records import CampaignCount, WeekCount
from triage_app.reporting.figures import PeriodFigures, Share
from triage_app.reporting.hidden import shown

FORMAT = "vigie-week"
VERSION = 2
_LEFT_OUT = ("agent", "labelled_by", "excerpt")  # the file may be shared: no names, no text


def json_bytes(
    figures: PeriodFigures, cases: Sequence[ExportedCase], as_of: AsOf, *, filtered: bool = False
) -> bytes:
    """Return the figures and cases of a period as UTF-8 JSON (docs/schemas).

    `filtered`: filters chose the cases.
    """
    period = figures.period
    document = {
        "format": FORMAT,
        "version": VERSION,
        "week": str(period),
        "since": str(period.since),
        "until": str(period.until),
        "as_of": as_of.moment.isoformat(timespec="seconds"),
        "ledger": {name: getattr(as_of, name) for name in ("identity", "event", "digest")},
        "filtered": filtered,
        "cases": [_case(case) for case in cases],
        **figures_document(figures),
    }
    text = json.dumps(document, ensure_ascii=False, indent=1, allow_nan=False)
    return (text + "\n").encode("utf-8", "replace")


def figures_document(figures: PeriodFigures) -> dict[str, object]:
    """Return the figures of a period as JSON has them."""
    total, least = figures.total, figures.hides_below
    return {
        "total": total.count,
        "previous_total": total.previous,
        "year_before_total": total.year_before,
        "withdrawn": shown(figures.withdrawn, least),
        "imported": shown(figures.imported, least),
        "earlier_export": asdict(figures.earlier_export) if figures.earlier_export else None,
        "call_backs": [asdict(one) for one in figures.call_backs],
        "call_back_count": shown(figures.call_back_count, least),
        "called_back": shown(figures.called_back, least),
        "counts": {
            each.name: [asdict(count) for count in each.counts] for each in figures.breakdowns
        },
        "organisations": [asdict(one) for one in figures.organisations],
        "shares": {share.name: _share(share) for share in figures.shares},
        "previous_shares": {share.name: _share(share) for share in figures.previous_shares},
        "false_alarms": list(figures.false_alarms),
        "misses": list(figures.misses),
        "handling": asdict(figures.handling),
        "previous_handling": asdict(figures.previous_handling),
        "campaigns": [_campaign(each, least) for each in figures.campaigns],
        "campaign_count": shown(figures.campaign_count, least),
        "hours": [list(row) for row in figures.hours],
        "trend": [_week(week, least) for week in figures.trend],
        "shifts": [asdict(one) for one in figures.shifts],
        "hides_below": figures.hides_below,
    }


def _campaign(one: CampaignCount, least: int) -> dict[str, object]:
    names = ("previous", "confirmed_scam", "confirmed_legit")
    counts = {name: shown(getattr(one, name), least) for name in names}
    days = [(day, shown(cases, least)) for day, cases in one.days]
    return asdict(one) | counts | {"days": days}


def _week(week: WeekCount, least: int) -> dict[str, object]:
    names = ("cases", "scam", "confirmed_scam", "confirmed_legit")
    counts = {name: shown(getattr(week, name), least) for name in names}
    return {"since": week.since, **counts, "bands": [shown(count, least) for count in week.bands]}


def _share(share: Share) -> dict[str, object]:
    return {name: value for name, value in asdict(share).items() if name != "name"}


def _case(one: ExportedCase) -> dict[str, object]:
    plain = {name: value for name, value in asdict(one.case).items() if name not in _LEFT_OUT}
    return plain | {"labelled_at": one.labelled_at, "dissent": one.dissent}
