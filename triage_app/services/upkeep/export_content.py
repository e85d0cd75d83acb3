"""What the writers of an export ask of the log; each part is read when it is needed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import cached_property

from triage_app.errors import ExportError
from triage_app.export_records import AsOf, Column, ExportedCase, ExportWanted, ScamContact
from triage_app.records import CaseFilter
from triage_app.reporting.figures import PeriodFigures
from triage_app.reporting.hidden import for_sharing
from triage_app.reporting.periods import Period
from triage_app.reporting.words import ReportWords
from triage_app.services.calls.recorded_signs import RecordedSigns
from triage_app.services.upkeep.figures import FiguresService
from triage_app.services.upkeep.scam_contacts import ScamContactRule
from triage_app.store.store import CaseStore

MOST_CASES = 100_000  # of one file


class ExportContent:
    """The content of one export; raises StoreError, or ExportError for too many cases."""

    def __init__(
        self,
        store: CaseStore,
        counting: FiguresService,
        period: Period,
        wanted: ExportWanted,
        words: ReportWords,
        signs: RecordedSigns,
        is_scam_contact: ScamContactRule,
    ) -> None:
        """`signs` puts the rules of cases into words."""
        self.period, self.wanted, self.words = period, wanted, words
        self._counting = counting
        self._store, self._signs, self._is_scam_contact = store, signs, is_scam_contact
        self.as_of: AsOf = store.exports.as_of()

    @property
    def columns(self) -> Sequence[Column]:
        """The columns of the cases, () for all."""
        return self.wanted.columns or ()

    def cases(self) -> Sequence[ExportedCase]:
        """Return the cases of the period that the filter takes, oldest first, with their signs.

        They are read anew each time: thousands of them need more memory than the file.
        """
        found = self._store.exports.cases(self._filter, MOST_CASES)
        if len(found) > MOST_CASES:
            raise ExportError(
                "These are more than {most} cases; choose a shorter period.", most=MOST_CASES
            )
        return [replace(one, reasons=self._signs.of(one.case)) for one in found]

    @property
    def count(self) -> int:
        """How many cases of the period the filter takes."""
        return self._store.exports.count(self._filter)

    @property
    def is_filtered(self) -> bool:
        """Whether the filter takes less than the period."""
        return self.wanted.is_filtered

    @cached_property
    def figures(self) -> PeriodFigures:
        """The figures of the whole period, whatever the filter takes."""
        found = self._counting.figures(self.period)
        return for_sharing(found) if self.wanted.shared else found

    @cached_property
    def contacts(self) -> Sequence[ScamContact]:
        """What the confirmed scams among the cases lead to and call."""
        return self._store.exports.contacts(self._filter, self._is_scam_contact)

    @property
    def _filter(self) -> CaseFilter:
        wanted = self.wanted.cases
        since = max(wanted.since, str(self.period.since))
        until = min(wanted.until or str(self.period.until), str(self.period.until))
        return replace(wanted, since=since, until=until)
