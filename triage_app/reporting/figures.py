"""The records of the figures of a period. No figure is about one agent."""

from __future__ import annotations

from dataclasses import dataclass

from classifier.records import Band
from triage_app.call_backs import CallBack
from triage_app.period_records import CampaignCount, WeekCount
from triage_app.reporting.periods import Period

HOURS, WEEKDAYS = 24, 7


@dataclass(frozen=True, slots=True)
class Count:
    """Number of cases with one value; key "" means "none".

    None stands for a number that is hidden because it is small, or for a period that does not
    exist.
    """

    key: str
    count: int | None
    previous: int | None = None  # in the period before
    year_before: int | None = None  # in the same period of the year before


@dataclass(frozen=True, slots=True)
class Breakdown:
    """The cases of the period counted by one of their properties."""

    name: str  # "band", "decision", "label", "channel", "scenario", "outcome", "day" …
    counts: tuple[Count, ...]


@dataclass(frozen=True, slots=True)
class ClaimedOrganisation:
    """The cases of a message that names an organisation, by what they are held to be."""

    key: str  # organisation id
    scam: int | None  # held or confirmed as scams: somebody poses as the organisation
    previous: int | None  # the same in the period before
    legit: int | None  # held or confirmed as legitimate
    unsure: int | None


@dataclass(frozen=True, slots=True)
class Share:
    """A proportion (0 to 1) with its 95 % Wilson interval; all three are None if `of` is 0."""

    name: str
    hits: int | None
    of: int | None
    value: float | None
    low: float | None
    high: float | None


@dataclass(frozen=True, slots=True)
class Handling:
    """Time from first paste to log, over all agents together."""

    measured: int  # number of cases with a time
    median_seconds: float | None
    ninetieth_seconds: int | None  # 90th percentile


@dataclass(frozen=True, slots=True)
class Shift:
    """A band whose share is another one than in the weeks before."""

    band: Band
    now: Share
    before: Share


@dataclass(frozen=True, slots=True)
class EarlierExport:
    """The last time that the same period was exported."""

    at: str  # ISO 8601 with offset
    cases: int


@dataclass(frozen=True, slots=True)
class PeriodFigures:
    """All figures of a period."""

    period: Period
    as_of: str  # time of the newest event in the log, ISO 8601 with offset, "" for an empty log
    total: Count
    withdrawn: int  # cases of the period that have left the log
    imported: int  # cases that came with an old list
    earlier_export: EarlierExport | None
    breakdowns: tuple[Breakdown, ...]
    organisations: tuple[ClaimedOrganisation, ...]  # most impersonated first
    shares: tuple[Share, ...]
    previous_shares: tuple[Share, ...]
    handling: Handling
    previous_handling: Handling
    campaigns: tuple[CampaignCount, ...]  # new or rising, the largest growth first
    campaign_count: int  # of all that are new or rise
    call_backs: tuple[CallBack, ...]  # still to be called, of any date, newest case first
    call_back_count: int  # of all that are still to be called
    called_back: int  # callers of the period who were called back
    misses: tuple[int, ...]  # case numbers: rated few signs, confirmed scam
    false_alarms: tuple[int, ...]  # case numbers: rated as scam, confirmed legitimate
    hours: tuple[tuple[int, ...], ...]  # Monday first, cases by hour of the day
    trend: tuple[WeekCount, ...]  # weeks up to the end of the period, oldest first
    shifts: tuple[Shift, ...]  # drift: bands with another share than in the trend before
    hides_below: int = 1  # smaller counts than this are hidden

    def breakdown(self, name: str) -> Breakdown:
        """Return the breakdown with this name; raises StopIteration if there is none."""
        return next(each for each in self.breakdowns if each.name == name)

    def share(self, name: str) -> Share:
        """Return the share with this name; raises StopIteration if there is none."""
        return next(each for each in self.shares if each.name == name)

    def previous_share(self, name: str) -> Share:
        """Return the share of the period before; raises StopIteration if there is none."""
        return next(each for each in self.previous_shares if each.name == name)
