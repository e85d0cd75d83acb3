"""The interface of figures in the case log: each method sees one state of the log."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from triage_app.period_records import CampaignCount, CampaignRule, PeriodCounts, WeekCount
from triage_app.records import CaseFilter, Event
from triage_app.store import ledger, period_campaigns, period_counts, search
from triage_app.store.database import LogDatabase

_LAST_EXPORT = "kind = 'exported' AND json_extract(payload, '$.week') = ?"


class PeriodLog:
    """Counts in one log; raises StoreError with a sentence."""

    def __init__(self, database: LogDatabase) -> None:
        self._database = database

    def counts(self, since: str, until: str) -> PeriodCounts:
        """Return all that is counted in the cases opened from `since` to before `until`."""
        with self._database.reading() as db:
            return period_counts.counts(db, since, until)

    def weeks(self, bounds: Iterable[tuple[str, str]]) -> list[WeekCount]:
        """Return the counts of several weeks, given by their bounds."""
        with self._database.reading() as db:
            return period_counts.weeks(db, bounds)

    def campaigns(
        self, before: str, since: str, until: str, line_since: str, rule: CampaignRule, most: int
    ) -> tuple[list[CampaignCount], int]:
        """Return the campaigns that are new or rise, the `most` strongest, and how many there are.

        The period before is from `before` to `since`; days are counted from `line_since` on.
        """
        with self._database.reading() as db:
            found = period_campaigns.rising(db, before, since, until, rule)
            strongest = list(found.items())[:most]
            period = (since, until)
            return [
                period_campaigns.described(db, campaign, cases, line_since, period)
                for campaign, cases in strongest
            ], len(found)

    def numbers(self, wanted: CaseFilter, most: int) -> list[int]:
        """Return the numbers of the cases that match a filter, newest first, at most so many."""
        with self._database.reading() as db:
            return search.page(db, replace(wanted, limit=most))

    def last_export(self, period: str) -> Event | None:
        """Return the newest event that a period was exported, None when it never was."""
        with self._database.reading() as db:
            found = db.table("events").rows_where(
                _LAST_EXPORT, [period], order_by="seq DESC", limit=1
            )
            return next((one for one in map(ledger.event_from, found)), None)
