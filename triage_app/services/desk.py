"""Puts the services together, each part made when it is first needed."""

from __future__ import annotations

import csv
import logging
from collections.abc import Mapping
from functools import cached_property
from pathlib import Path

from classifier.errors import ModelError
from classifier.indicators.organisations import Organisations
from classifier.reading.trust import trusted_hosts
from classifier.scorer import Scorer
from triage_app.clock import Clock, system_clock
from triage_app.paths import Home, resources_dir, training_data_dir
from triage_app.records import EventKind
from triage_app.services.calls.batch import BatchService
from triage_app.services.calls.casebook import Casebook
from triage_app.services.calls.drafts import Drafts
from triage_app.services.calls.triage import TriageService
from triage_app.services.learning.models import ModelShelf
from triage_app.services.learning.retraining import RetrainingService
from triage_app.services.upkeep.access import SupervisorCode
from triage_app.services.upkeep.guidance import GuidanceBook
from triage_app.services.upkeep.maintenance import Maintenance, restore
from triage_app.services.upkeep.reports import ReportService
from triage_app.settings import Settings
from triage_app.store.store import CaseStore
from triage_app.technical_log import Name

_log = logging.getLogger(__name__)


def scenario_names(language: str) -> Mapping[str, str]:
    """Return the name of each scenario by its id."""
    with (resources_dir() / "scenarios.csv").open(encoding="utf-8", newline="") as file:
        return {row["id"]: row[f"name_{language}"] for row in csv.DictReader(file)}


class Desk:
    """All services of one user. Belongs to one thread, as its SQLite connection does."""

    def __init__(self, home: Home, settings: Settings, clock: Clock = system_clock) -> None:
        self.home = home
        self.settings = settings
        self.clock = clock
        self.model_trouble: ModelError | None = None

    @cached_property
    def organisations(self) -> Organisations:
        """The organisations a message may claim to come from."""
        return Organisations.load(resources_dir() / "organisations.csv")

    @cached_property
    def shelf(self) -> ModelShelf:
        """The numbered models."""
        return ModelShelf(self.home.models, self.settings.language)

    @cached_property
    def store(self) -> CaseStore:
        """The case log; raises StoreError with a sentence when it cannot be opened."""
        return CaseStore(self.home.cases, self.clock)

    @cached_property
    def _daily_store(self) -> CaseStore:
        """The case log for daily work: the first to open it in a day purges what is due."""
        self.maintenance.purge_daily(self.home.logs / "retention.txt")
        return self.store

    @property
    def has_log(self) -> bool:
        """Whether there is a case log; one that nobody may look at counts, and tells when used."""
        try:
            return self.home.cases.exists()
        except OSError:
            return True

    @cached_property
    def scorer(self) -> Scorer:
        """The scorer with the model in use; `model_trouble` says why there is none."""
        try:
            model = self.shelf.read_current()
            _log.info("model in use: %s", Name(self.shelf.current) if model else None)
        except ModelError as error:
            _log.info("no model in use:", exc_info=error)
            self.model_trouble, model = error, None
        return Scorer(self.organisations, model, trusted_hosts(self.settings.trusted_host))

    def reload_model(self) -> None:
        """Forget the scorer, so that the next message is scored by the model now in use."""
        self.model_trouble = None
        self.__dict__.pop("scorer", None)

    @property
    def triage(self) -> TriageService:
        """Judges and logs messages."""
        return TriageService(
            lambda: self.scorer,
            lambda: self.store if self.has_log else None,
            lambda: self._daily_store,
            self.settings.agent,
            self.settings.language,
        )

    @property
    def batch(self) -> BatchService:
        """Judges many messages one after the other."""
        return BatchService(self.triage, self.settings.language)

    @cached_property
    def casebook(self) -> Casebook:
        """Lists, labels and undoes."""
        return Casebook(self._daily_store, self.settings.agent)

    @property
    def drafts(self) -> Drafts:
        """Keeps what is not logged yet."""
        return Drafts(self.home.drafts, self.clock)

    @property
    def access(self) -> SupervisorCode:
        """The supervisor's code."""
        kind = EventKind.ACCESS_CHANGED
        return SupervisorCode(
            self.home.access,
            self.clock,
            lambda is_set: self.store.record(kind, self.settings.agent, {"set": is_set}),
        )

    @property
    def guidance(self) -> GuidanceBook:
        """The advice, and its earlier versions."""
        kind = EventKind.GUIDANCE_CHANGED
        return GuidanceBook(
            resources_dir() / "guidance",
            self.home.guidance,
            self.clock,
            lambda said: self.store.record(kind, self.settings.agent, said),
        )

    @cached_property
    def reports(self) -> ReportService:
        """Exports weeks."""
        language = self.settings.language
        return ReportService(
            self._daily_store,
            self.settings.agent,
            language,
            scenario_names(language),
            self.organisations.names,
        )

    @cached_property
    def maintenance(self) -> Maintenance:
        """Verifies, rebuilds, purges and backs up the log."""
        return Maintenance(self.store, self.settings)

    @cached_property
    def retraining(self) -> RetrainingService:
        """Trains, promotes and goes back."""
        return RetrainingService(
            self.shelf,
            training_data_dir(),
            Scorer(self.organisations, None),
            self.store,
            self.settings.agent,
            self.clock,
            self.settings.language,
        )

    def restore(self, source: Path) -> Path | None:
        """Put a copy of the log back; return where the former log is kept."""
        self.close()
        former = restore(source, self.home.cases)
        self.maintenance.note_restored(source, former)
        return former

    def close(self) -> None:
        """Close the log when it was opened; what is asked for next opens it anew."""
        opened = self.__dict__.pop("store", None)
        for name in ("_daily_store", "casebook", "reports", "maintenance", "retraining"):
            self.__dict__.pop(name, None)
        if opened is not None:
            opened.close()
