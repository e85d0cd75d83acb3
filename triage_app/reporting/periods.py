"""The period of a report: an ISO week, a month, a quarter or any days; and those to compare with.

A period is told by its name: "2026-W47" (or "2026-S47"), "2026-11", "2026-Q4" (or "2026-T4"),
"2026-11-02..2026-11-20" (both days included), and "last" for the last complete week.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from triage_app.errors import ExportError
from triage_app.reporting.weeks import IsoWeek, is_week_name, parse_week

_MONTH = re.compile(r"(\d{4})-(\d{2})", re.ASCII)
_QUARTER = re.compile(r"(\d{4})-?[QqTt]([1-4])", re.ASCII)
_DAYS = re.compile(r"(\d{4}-\d{2}-\d{2})(?:\.\.(\d{4}-\d{2}-\d{2}))?", re.ASCII)
_WEEK_OF_DAYS = timedelta(days=7)
_LONGEST = timedelta(days=366)


class PeriodKind(StrEnum):
    """What kind of period it is."""

    WEEK = "week"
    MONTH = "month"
    QUARTER = "quarter"
    DAYS = "days"


@dataclass(frozen=True, slots=True)
class Period:
    """The days from `since` (inclusive) to `until` (exclusive); `str` gives its name."""

    kind: PeriodKind
    since: date
    until: date

    @classmethod
    def of_week(cls, week: IsoWeek) -> Period:
        """Return an ISO week as a period."""
        return cls(PeriodKind.WEEK, week.monday, week.after)

    @classmethod
    def of_month(cls, year: int, month: int, months: int = 1) -> Period:
        """Return a month, or the quarter that begins with it; ValueError when there is none."""
        after = year * 12 + month - 1 + months
        kind = PeriodKind.MONTH if months == 1 else PeriodKind.QUARTER
        return cls(kind, date(year, month, 1), date(after // 12, after % 12 + 1, 1))

    @property
    def last(self) -> date:
        """The last day."""
        return self.until - timedelta(days=1)

    @property
    def week(self) -> IsoWeek:
        """The week of its last day: a period of one week is this week."""
        return IsoWeek.of(self.last)

    @property
    def days(self) -> Iterator[date]:
        """The days, first to last."""
        return (self.since + timedelta(days=at) for at in range((self.until - self.since).days))

    @property
    def previous(self) -> Period:
        """The period of the same kind and length before."""
        if self.kind in (PeriodKind.MONTH, PeriodKind.QUARTER):
            months = 1 if self.kind is PeriodKind.MONTH else 3
            before = self.since.year * 12 + self.since.month - 1 - months
            return Period.of_month(before // 12, before % 12 + 1, months)
        return Period(self.kind, self.since - (self.until - self.since), self.since)

    @property
    def next(self) -> Period:
        """The period of the same kind and length after."""
        if self.kind in (PeriodKind.MONTH, PeriodKind.QUARTER):
            months = 1 if self.kind is PeriodKind.MONTH else 3
            return Period.of_month(self.until.year, self.until.month, months)
        return Period(self.kind, self.until, self.until + (self.until - self.since))

    @property
    def year_before(self) -> Period | None:
        """The same period of the year before; None for week 53 where that year has none."""
        if self.kind is PeriodKind.WEEK:
            wanted = IsoWeek(self.week.year - 1, self.week.week)
            try:
                return Period.of_week(wanted)
            except ValueError:
                return None
        if self.kind is PeriodKind.DAYS:
            # 52 weeks, so that the same days of the week are compared.
            return Period(
                self.kind, self.since - 52 * _WEEK_OF_DAYS, self.until - 52 * _WEEK_OF_DAYS
            )
        months = 1 if self.kind is PeriodKind.MONTH else 3
        return Period.of_month(self.since.year - 1, self.since.month, months)

    def weeks_before(self, count: int) -> list[IsoWeek]:
        """Return the `count` weeks that end with the one of the last day, oldest first."""
        last = IsoWeek.of(self.last).monday
        return [IsoWeek.of(last - at * _WEEK_OF_DAYS) for at in reversed(range(count))]

    def __str__(self) -> str:
        if self.kind is PeriodKind.WEEK:
            return str(self.week)
        if self.kind is PeriodKind.MONTH:
            return f"{self.since:%Y-%m}"
        if self.kind is PeriodKind.QUARTER:
            return f"{self.since:%Y}-Q{(self.since.month + 2) // 3}"
        return f"{self.since}..{self.last}"


def parse_period(untrusted_name: str, today: date) -> Period:
    """Return the period of a name.

    Raises ExportError with a sentence for what is no period, is longer than a year, or has not
    begun yet.
    """
    found = _named(untrusted_name.strip(), today)
    _check_calendar(found)
    if found.until - found.since > _LONGEST:
        raise ExportError("A period has at most {days} days.", days=_LONGEST.days)
    if found.since > today:
        raise ExportError(
            "{period} has not begun yet; choose a period up to today.", period=str(found)
        )
    return found


def _check_calendar(period: Period) -> None:
    """Raise ExportError for the first and last periods of the calendar, which have no other one."""
    try:
        period.previous, period.year_before  # noqa: B018 - raises at the ends
    except (ValueError, OverflowError) as error:
        raise ExportError("{period} does not exist in the calendar.", period=str(period)) from error


def _named(name: str, today: date) -> Period:
    try:
        if month := _MONTH.fullmatch(name):
            return Period.of_month(int(month[1]), int(month[2]))
        if quarter := _QUARTER.fullmatch(name):
            return Period.of_month(int(quarter[1]), 3 * int(quarter[2]) - 2, 3)
        if days := _DAYS.fullmatch(name):
            return _of_days(date.fromisoformat(days[1]), date.fromisoformat(days[2] or days[1]))
    except (ValueError, OverflowError) as error:
        raise ExportError("{period} does not exist in the calendar.", period=name) from error
    if is_week_name(name):
        return Period.of_week(parse_week(name, today))
    raise ExportError(
        "This period is not understood; write a week (2026-W47, or “last” for the last complete "
        "one), a month (2026-11), a quarter (2026-Q4) or days (2026-11-02..2026-11-20)."
    )


def _of_days(first: date, last: date) -> Period:
    if last < first:
        raise ExportError("The last day of a period is not before its first one.")
    return Period(PeriodKind.DAYS, first, last + timedelta(days=1))
