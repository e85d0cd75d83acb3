"""The weekly report for other programs: one JSON document with codes and ISO dates."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import asdict

from triage_app.export_records import AsOf, ExportedCase
from triage_app.reporting.weekly_figures import Share, WeeklyFigures

FORMAT = "vigie-week"
VERSION = 2
_LEFT_OUT = ("agent", "labelled_by", "excerpt")  # the file may be shared: no names, no text


def json_bytes(figures: WeeklyFigures, cases: Sequence[ExportedCase], as_of: AsOf) -> bytes:
    """Return the figures and cases of a week as UTF-8 JSON."""
    week = figures.week
    document = {
        "format": FORMAT,
        "version": VERSION,
        "week": str(week),
        "since": str(week.monday),
        "until": str(week.after),
        "as_of": as_of.moment.isoformat(timespec="seconds"),
        "ledger": {name: getattr(as_of, name) for name in ("identity", "event", "digest")},
        "total": figures.total,
        "previous_total": figures.previous_total,
        "counts": {
            each.name: [asdict(count) for count in each.counts] for each in figures.breakdowns
        },
        "shares": {share.name: _share(share) for share in figures.shares},
        "false_alarms": list(figures.false_alarms),
        "misses": list(figures.misses),
        "handling": asdict(figures.handling),
        "rising": [asdict(each) for each in figures.rising],
        "cases": [_case(case) for case in cases],
    }
    text = json.dumps(document, ensure_ascii=False, indent=1, allow_nan=False)
    return (text + "\n").encode("utf-8", "replace")


def _share(share: Share) -> dict[str, object]:
    return {name: value for name, value in asdict(share).items() if name != "name"}


def _case(one: ExportedCase) -> dict[str, object]:
    plain = {name: value for name, value in asdict(one.case).items() if name not in _LEFT_OUT}
    return plain | {"labelled_at": one.labelled_at, "dissent": one.dissent}
