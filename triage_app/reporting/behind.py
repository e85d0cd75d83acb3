"""The filter that finds the cases behind a figure."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from classifier.records import Band, Channel, Label
from triage_app.records import CaseFilter, Decision, Outcome
from triage_app.reporting.periods import Period

# Figures whose cases have a name that the log knows (`store.figure_tests`).
_NAMED = (
    "miss",
    "false_alarm",
    "agent_wrong",
    "agent_unsure",
    "accepted_right",
    "accepted_wrong",
    "harm",
    "labelled",
    "impersonated",
    "honest",
    "unsure",
)
_NAMED_VALUES = ("dissent", "asks", "expected", "hour")
_NO_VALUE = ("scenario", "outcome")


def cases_behind(period: Period, figure: str, key: str = "") -> CaseFilter:
    """Return the filter for a figure of a period, or for one of its values.

    `figure` is the name of a share or of a breakdown; `key` is the value of a breakdown, or an
    organisation. Raises KeyError for another figure.
    """
    days = CaseFilter(since=str(period.since), until=str(period.until))
    if figure in _NAMED:
        return replace(days, figure=figure, organisation=key)
    if figure in _NAMED_VALUES:
        return replace(days, figure=f"{figure}:{key}")
    if figure in _NO_VALUE and not key:
        return replace(days, figure=f"without:{figure}")
    if figure == "day":
        after = date.fromisoformat(key) + timedelta(days=1)
        return CaseFilter(since=key, until=str(after))
    return _by_value(days, figure, key)


def _by_value(days: CaseFilter, figure: str, key: str) -> CaseFilter:
    """Return a filter by one of its own fields."""
    ready = {
        "total": days,
        "unclear": replace(days, band=Band.CANNOT_TELL),
        "confirmed_scam": replace(days, label=Label.SCAM),
        "imported": replace(days, imported=True),
    }
    if figure in ready:
        return ready[figure]
    if figure == "label":
        return replace(days, label=Label(key)) if key else replace(days, unlabelled=True)
    kinds: dict[str, type[str]] = {
        "band": Band,
        "decision": Decision,
        "channel": Channel,
        "outcome": Outcome,
        "scenario": str,
        "organisation": str,
    }
    wanted: dict[str, Any] = {figure: kinds[figure](key)}
    return replace(days, **wanted)
