"""Puts the services together.

Three parts live longer than one use: the case log, the scorer with its model, and the table of
organisations. Each is made when it is first needed; the services hold no state of their own.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from classifier.errors import ModelError
from classifier.indicators.organisations import Organisations
from classifier.parallel import all_processors
from classifier.scorer import Scorer
from classifier.sentence import Sentence
from triage_app.clock import Clock, system_clock
from triage_app.encryption.sealed_files import SealedFiles
from triage_app.errors import SettingsError
from triage_app.paths import Home, resources_dir, training_data_dir
from triage_app.records import EventKind, Role
from triage_app.services.calls.batch import BatchService
from triage_app.services.calls.casebook import Casebook
from triage_app.services.calls.drafts import Drafts
from triage_app.services.calls.triage import TriageService
from triage_app.services.learning.desk_scorer import DeskScorer
from triage_app.services.learning.first_model import FirstModel
from triage_app.services.learning.models import ModelShelf
from triage_app.services.lifetimes import Lazy
from triage_app.services.lists.lists_in_use import DeskLists, ListLog
from triage_app.services.upkeep.access import SupervisorCode
from triage_app.services.upkeep.daily import DailyUpkeep
from triage_app.services.upkeep.encryption import Encryption
from triage_app.services.upkeep.guidance import GuidanceBook
from triage_app.services.upkeep.guidance_files import GuidanceFiles
from triage_app.services.upkeep.log_in_use import LogInUse
from triage_app.services.upkeep.maintenance import Maintenance
from triage_app.services.upkeep.noting import note_in_use, settings_payload
from triage_app.settings import Settings
from triage_app.store.store import CaseStore
from triage_app.wording.scenarios import scenario_names

if TYPE_CHECKING:
    from triage_app.services.calls.importing import ImportService
    from triage_app.services.calls.old_lists import OldLists
    from triage_app.services.learning.genuine import GenuineMessages
    from triage_app.services.learning.retraining import RetrainingService
    from triage_app.services.upkeep.reports import ReportService

_ACCESS = EventKind.ACCESS_CHANGED


class Desk:
    """All services of one user. A desk belongs to one thread, like its SQLite connection."""

    def __init__(
        self,
        home: Home,
        settings: Settings,
        clock: Clock = system_clock,
        tell: Callable[[Sentence], object] = lambda _: None,
        role: Role = Role.AGENT,
    ) -> None:
        """`tell` gets what the desk did by itself; `role` is what the ledger says of who acts."""
        self.home = home
        self.settings = settings
        self.clock = clock
        self.role = role
        self.shelf = ModelShelf(home.models, settings.language)
        self.encryption = Encryption(home, settings, clock)  # close the log before a change
        self._keys = Lazy(self.encryption.keys)
        self._log = LogInUse(home, clock, self.encryption, self._keys, tell)
        self._files = SealedFiles(self._keys.get)
        supplied = resources_dir() / "organisations.csv"
        record = partial(self.record, EventKind.LIST_CHANGED)
        changes = ListLog(self._log.steering, self._log.get, record)
        self.lists = DeskLists(home.lists, supplied, self._files, changes, settings)
        self._scoring = DeskScorer(self.shelf, settings, self.lists, self._log)
        self._upkeep = DailyUpkeep(home, clock, settings, self._log.second, self._note_in_use)

    @property
    def organisations(self) -> Organisations:
        """The organisations a message may claim to come from, also the desk's own."""
        return self._scoring.known.organisations

    @property
    def store(self) -> CaseStore:
        """The case log; raises StoreError if it cannot be opened."""
        return self._log.get()

    @property
    def has_log(self) -> bool:
        """Whether there is a case log, or was one."""
        return self._log.exists

    @property
    def scorer(self) -> Scorer:
        """The scorer with model and templates in use; `model_error` says why it has no model."""
        return self._scoring.scorer

    @property
    def model_error(self) -> ModelError | None:
        """Why the model is not the one that should be in use, None when it is or there is none."""
        return self._scoring.model_error

    @property
    def settings_error(self) -> SettingsError | None:
        """Why a setting that steers a verdict is not used, None when it is."""
        return self._scoring.settings_error

    def accept_settings(self) -> None:
        """Use the settings that steer a verdict as they are; raises StoreError."""
        self.record(EventKind.IN_USE_NOTED, settings_payload(self.settings))
        self._scoring.drop()

    @property
    def first_model(self) -> FirstModel:
        """Gives a desk its first model."""
        return FirstModel(
            self.shelf,
            self._log,
            lambda: self.retraining.train(workers=all_processors()),
            self._scoring.drop,
        )

    def reload_model(self) -> None:
        """Score with the model that is in use now from the next message on."""
        self._scoring.drop()

    @property
    def triage(self) -> TriageService:
        """Judges and logs messages."""
        return TriageService(
            lambda: self.scorer,
            self._log.to_read,
            self._store_with_upkeep,
            self.settings.agent,
            self.settings.language,
        )

    @property
    def batch(self) -> BatchService:
        """Judges many messages one after the other."""
        return BatchService(self.triage, self.settings.language)

    @property
    def casebook(self) -> Casebook:
        """Lists, labels and undoes."""
        store, chosen = self._store_with_upkeep(), self.settings
        digests, share = self.encryption.digests_for_new, chosen.review_second_share
        return Casebook(store, chosen.agent, digests, self.role, share)

    @property
    def old_lists(self) -> OldLists:
        """Opens old lists, without the log."""
        from triage_app.services.calls.old_lists import OldLists  # noqa: PLC0415 - as the reports

        return OldLists(self.settings, self.clock, self.organisations.known_numbers)

    @property
    def imports(self) -> ImportService:
        """Imports old lists."""
        from triage_app.services.calls.importing import ImportService  # noqa: PLC0415 - late

        log = self._store_with_upkeep().imports
        agent, digests = self.settings.agent, self.encryption.digests
        return ImportService(self.old_lists, self.triage, log, agent, digests, self.role)

    @property
    def genuine(self) -> GenuineMessages:
        """Adds, lists and removes genuine messages of the organisation."""
        from triage_app.services.learning.genuine import GenuineMessages  # noqa: PLC0415 - late

        store, agent = self._store_with_upkeep(), self.settings.agent
        return GenuineMessages(store, self.organisations, agent, self.role)

    @property
    def drafts(self) -> Drafts:
        """Stores drafts of calls that are not logged yet."""
        return Drafts(self.home.drafts, self.clock, self._files, self.settings.retention_draft_days)

    @property
    def access(self) -> SupervisorCode:
        """The supervisor's code."""
        return SupervisorCode(
            self.home.access,
            self.clock,
            lambda on: self.record(_ACCESS, {"set": on, **self.access.marked()}),
        )

    @property
    def guidance(self) -> GuidanceBook:
        """The advice, and its earlier versions."""
        return GuidanceBook(
            resources_dir() / "guidance",
            self.home.guidance,
            self.clock,
            lambda change: self.record(EventKind.GUIDANCE_CHANGED, change),
            self._files,
            lambda: self._log.steering().guidance,
        )

    @property
    def reports(self) -> ReportService:
        """Exports weekly reports."""
        from triage_app.services.upkeep.reports import ReportService  # noqa: PLC0415 - late

        settings, store = self.settings, self._store_with_upkeep()
        scenarios = scenario_names(settings.language)
        agent, rule = settings.agent, self.lists.campaign_rule()
        known, kept = self.organisations, self.home.export_columns
        return ReportService(store, agent, settings.language, scenarios, known, kept, rule)

    @property
    def maintenance(self) -> Maintenance:
        """Verifies, rebuilds, purges and backs up the log."""
        return Maintenance(self.store, self.settings, self.role, self._log.files)

    @property
    def retraining(self) -> RetrainingService:
        """Trains, promotes and rolls back models."""
        from triage_app.services.learning.retraining import (  # noqa: PLC0415 - as the reports
            RetrainingService,
        )

        return RetrainingService(
            self.shelf,
            training_data_dir(),
            Scorer(self.organisations, None),
            self.store,
            self.settings.agent,
            self.clock,
            self.settings.language,
            self.role,
            self.lists.guarded,
            self.home.readings,
        )

    def record(
        self,
        kind: EventKind,
        payload: Mapping[str, object],
        effect: Callable[[], None] | None = None,
    ) -> None:
        """Append an event that belongs to no case, with name and role of who acts.

        `effect` runs before that is final; if it fails, nothing is recorded.
        """
        self.store.record(kind, self.settings.agent, payload, effect, self.role)

    def rebuild_log(self) -> int:
        """Write cases and indexes anew from the ledger; return how many cases there are.

        Raises StoreError with a sentence when the ledger itself was changed.
        """
        return self.maintenance.rebuild() if self.has_log else 0

    def open_log(self) -> None:
        """Open the case log now, so that an error is reported before other work is done."""
        self._log.get()

    def accept_log(self) -> None:
        """Go on with the log that is there, a new one if there is none; raises StoreError."""
        self._upkeep.stop()
        self._log.accept(self.settings.agent, self.role)
        self.access.note(self.store.events(_ACCESS))

    def restore(self, source: Path) -> Path | None:
        """Replace the log by a copy, with lists and advice; return the path of the former log."""
        self._upkeep.stop()
        former = self._log.restore(source)
        self._scoring.drop()
        self.maintenance.note_restored(source, former)
        self.access.note(self.store.events(_ACCESS))
        return former

    def close(self) -> None:
        """Close the log; it is opened again on next use."""
        self._upkeep.stop()
        self._log.close()

    def _store_with_upkeep(self) -> CaseStore:
        """Return the case log for daily work; the first use of a day starts the upkeep beside it.

        A verdict does not come through here: it only reads the log.
        """
        store = self.store
        self._upkeep.start()
        return store

    def finish_upkeep(self) -> None:
        """Wait until the daily upkeep has ended."""
        self._upkeep.finish()

    def _note_in_use(self, store: CaseStore) -> None:
        files = GuidanceFiles(resources_dir() / "guidance", self.home.guidance, self._files)
        note_in_use(store, self.shelf, files, self.settings, "vigie")
