"""The lists of one desk: what they are made of, and what the scorer takes from them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from classifier.indicators.organisations import Organisations
from classifier.sentence import Sentence
from classifier.watch_list import WatchList
from triage_app.encryption.sealed_files import SealedFiles
from triage_app.list_records import DeskList
from triage_app.period_records import CampaignRule
from triage_app.records import CaseDetail
from triage_app.services.lists.alert_rows import AlertRows, campaign_rule, default_rows
from triage_app.services.lists.guard_rows import GuardedCase, GuardRows, guarded
from triage_app.services.lists.list_book import Check, ListBook, Record
from triage_app.services.lists.list_files import ListFiles
from triage_app.services.lists.organisation_rows import OrganisationRows, as_table
from triage_app.services.lists.watch_rows import WatchRows, watch_list
from triage_app.settings import Settings
from triage_app.store.steering import Steering
from triage_app.store.store import CaseStore


@dataclass(frozen=True, slots=True)
class ListLog:
    """The log as the lists need it: what steers, the cases, and where a change is recorded."""

    steering: Callable[[], Steering]
    store: Callable[[], CaseStore]
    record: Record


@dataclass(frozen=True, slots=True)
class Known:
    """What a desk knows beside its model."""

    organisations: Organisations
    watched: WatchList | None


class DeskLists:
    """The lists in a data folder; `supplied` is the table that comes with the program."""

    def __init__(
        self,
        folder: Path,
        supplied: Path,
        sealed: SealedFiles,
        log: ListLog,
        settings: Settings,
    ) -> None:
        self._supplied, self._log, self._settings = supplied, log, settings
        self._files = ListFiles(folder, sealed, log.steering)

    def known(self) -> Known:
        """Return what the lists in use say; raises VigieError for a damaged supplied table."""
        own, watched = (self._files.load(one) for one in (DeskList.ORGANISATIONS, DeskList.WATCH))
        organisations = Organisations.load(self._supplied, as_table(own.rows))
        return Known(organisations, watch_list(watched.rows))

    def problems(self) -> Iterator[Sentence]:
        """Yield what is wrong with each list that is not used as it was saved."""
        loaded = (self._files.load(one) for one in DeskList)
        return (one.problem for one in loaded if one.problem is not None)

    def guarded(self) -> list[GuardedCase]:
        """Return the cases of the guard list whose text the log still has."""
        return list(guarded(self._files.load(DeskList.GUARD).rows, self._case))

    def book(self, name: DeskList) -> ListBook:
        """Return one list."""
        default = default_rows(self._settings) if name is DeskList.ALERTS else ()
        return ListBook(name, self._files, self._check(name), self._log.record, default)

    def campaign_rule(self) -> CampaignRule:
        """Return from when on a campaign is told as new or rising."""
        return campaign_rule(self._files.load(DeskList.ALERTS).rows, self._settings)

    def _case(self, number: int) -> CaseDetail:
        return self._log.store().case(number)

    def _number_of(self, code: str) -> int:
        return self._log.store().share_log.number_of(code)

    def _check(self, name: DeskList) -> Check:
        if name is DeskList.GUARD:
            return GuardRows(self._case, self._number_of).check
        if name is DeskList.ALERTS:
            return AlertRows().check
        if name is DeskList.WATCH:
            return WatchRows(self.known().organisations).check
        supplied = Organisations.load(self._supplied)
        return OrganisationRows(supplied, supplied.organisation_kinds).check
