"""What the writers of an export ask of the log; each part is read when it is first needed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import cached_property

from triage_app.errors import ExportError
from triage_app.export_records import AsOf, ExportedCase, ExportWanted, ScamContact
from triage_app.records import CaseFilter
from triage_app.reporting.weekly_figures import WeeklyFigures, weekly_figures
from triage_app.reporting.weeks import IsoWeek
from triage_app.reporting.words import ReportWords
from triage_app.services.calls.recorded_signs import RecordedSigns
from triage_app.services.upkeep.scam_contacts import ScamContactRule
from triage_app.store.store import CaseStore

MOST_CASES = 100_000  # of one file


class ExportContent:
    """The content of one export; raises StoreError, or ExportError for too many cases."""

    def __init__(
        self,
        store: CaseStore,
        week: IsoWeek,
        wanted: ExportWanted,
        words: ReportWords,
        signs: RecordedSigns,
        is_scam_contact: ScamContactRule,
    ) -> None:
        """`signs` puts the rules of cases into words."""
        self.week, self.wanted, self.words = week, wanted, words
        self._store, self._signs, self._is_scam_contact = store, signs, is_scam_contact
        self.as_of: AsOf = store.exports.as_of()

    @cached_property
    def cases(self) -> Sequence[ExportedCase]:
        """The cases of the week that the filter takes, oldest first, with their signs in words."""
        return [replace(one, reasons=self._signs.of(one.case)) for one in self._cases(self.week)]

    @cached_property
    def figures(self) -> WeeklyFigures:
        """The figures of the week."""
        now, before = ([one.case for one in self._cases(each)] for each in self._weeks)
        campaigns = self._store.campaign_log.numbers_between(
            str(self.week.previous.monday), str(self.week.after)
        )
        return weekly_figures(self.week, now, before, campaigns)

    @cached_property
    def contacts(self) -> Sequence[ScamContact]:
        """What the confirmed scams among the cases lead to and call."""
        return self._store.exports.contacts(self._filter(self.week), self._is_scam_contact)

    @property
    def _weeks(self) -> tuple[IsoWeek, IsoWeek]:
        return self.week, self.week.previous

    def _cases(self, week: IsoWeek) -> list[ExportedCase]:
        found = self._store.exports.cases(self._filter(week), MOST_CASES)
        if len(found) > MOST_CASES:
            raise ExportError(
                "These are more than {most} cases; choose a shorter period.", most=MOST_CASES
            )
        return found

    def _filter(self, week: IsoWeek) -> CaseFilter:
        wanted = self.wanted.cases
        since = max(wanted.since, str(week.monday))
        until = min(wanted.until or str(week.after), str(week.after))
        return replace(wanted, since=since, until=until)
