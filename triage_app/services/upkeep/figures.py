"""The figures of a period, counted in the log."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta

from triage_app.period_records import CampaignRule, PeriodCounts, WeekCount
from triage_app.reporting.behind import cases_behind
from triage_app.reporting.figures import EarlierExport, PeriodFigures
from triage_app.reporting.period_figures import Counted, period_figures
from triage_app.reporting.periods import Period, parse_period
from triage_app.store.store import CaseStore

TREND_WEEKS = 12
_MOST_CAMPAIGNS = 20
_MOST_CALL_BACKS = 200
_MOST_NUMBERS = 100  # of cases that are named one by one
_LINE_DAYS = 28  # least length of the time-line of a campaign


class NotWanted(Exception):
    """Nobody waits for the figures of a period any more."""


def always() -> bool:
    """Return that figures are wanted, whatever happens meanwhile."""
    return True


class FiguresService:
    """Counts periods; raises ExportError for a wrong name of one, StoreError without the log."""

    def __init__(self, store: CaseStore, rule: CampaignRule) -> None:
        """`rule` tells which campaigns are new or rise."""
        self._store, self._rule = store, rule

    @property
    def today(self) -> date:
        """The day by the clock of the log."""
        return self._store.clock().date()

    def period(self, name: str) -> Period:
        """Return the period of a name such as "2026-W47", "2026-11", "2026-Q4" or "last"."""
        return parse_period(name, self.today)

    def figures(self, period: Period) -> PeriodFigures:
        """Return all figures of a period with its trend; the same each time for the same log."""
        return self._figures(period, self.trend(period))

    def page(self, period: Period, is_wanted: Callable[[], bool] = always) -> PeriodFigures:
        """Return the figures without the trend, which takes longer, but with earlier exports.

        Raises NotWanted soon after `is_wanted`, which is asked between the counts, says so: those
        of a year take a second in a log of 1,000,000 cases.
        """
        figures = self._figures(period, [], is_wanted)
        return replace(figures, earlier_export=self._earlier_export(period))

    def trend(self, period: Period, weeks: int = TREND_WEEKS) -> list[WeekCount]:
        """Return the weeks that end with the last one of a period, oldest first."""
        bounds = [(str(week.monday), str(week.after)) for week in period.weeks_before(weeks)]
        return self._store.periods.weeks(bounds)

    def _figures(
        self,
        period: Period,
        trend: list[WeekCount],
        is_wanted: Callable[[], bool] = always,
    ) -> PeriodFigures:
        log, before, year = self._store.periods, period.previous, period.year_before
        now, previous = self._counts(period, is_wanted), self._counts(before, is_wanted)
        year_before = self._counts(year, is_wanted) if year else None
        line_since = min(period.since, period.until - timedelta(days=_LINE_DAYS))
        bounds = str(before.since), str(period.since), str(period.until)
        campaigns, campaign_count = log.campaigns(
            *bounds, str(line_since), self._rule, _MOST_CAMPAIGNS
        )
        call_backs = self._store.call_back_log
        since, until = str(period.since), str(period.until)
        counted = Counted(
            now=now,
            previous=previous,
            year_before=year_before,
            as_of=self._store.exports.as_of().at,
            campaigns=campaigns,
            campaign_count=campaign_count,
            call_backs=call_backs.listed(limit=_MOST_CALL_BACKS),
            call_back_count=call_backs.count(),
            called_back=call_backs.count(called=True, since=since, until=until),
            misses=self._numbers(period, "miss"),
            false_alarms=self._numbers(period, "false_alarm"),
            trend=trend,
        )
        return period_figures(period, counted)

    def _counts(self, period: Period, is_wanted: Callable[[], bool]) -> PeriodCounts:
        if not is_wanted():
            raise NotWanted
        return self._store.periods.counts(str(period.since), str(period.until))

    def _earlier_export(self, period: Period) -> EarlierExport | None:
        event = self._store.periods.last_export(str(period))
        return EarlierExport(event.at, int(str(event.payload["cases"]))) if event else None

    def _numbers(self, period: Period, figure: str) -> list[int]:
        """Return the cases behind a figure, oldest first."""
        return sorted(self._store.periods.numbers(cases_behind(period, figure), _MOST_NUMBERS))
