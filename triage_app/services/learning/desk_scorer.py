"""The scorer of a desk with all that it knows, made again when the ledger has something new."""

from __future__ import annotations

from classifier.errors import ModelError
from classifier.scorer import Scorer
from triage_app.errors import SettingsError, StoreError
from triage_app.services.learning.models import ModelShelf
from triage_app.services.learning.scoring_in_use import ScoringInUse, scoring_in_use
from triage_app.services.learning.templates_in_use import TemplatesInUse
from triage_app.services.lifetimes import Lazy
from triage_app.services.lists.lists_in_use import DeskLists, Known
from triage_app.services.upkeep.log_in_use import LogInUse
from triage_app.settings import Settings


class DeskScorer:
    """Model, lists and genuine messages in use; used in one thread.

    A model that was promoted, or a list that was saved, by another program is used from the next
    message on: the last event that steers a verdict tells it.
    """

    def __init__(
        self, shelf: ModelShelf, settings: Settings, lists: DeskLists, log: LogInUse
    ) -> None:
        self._log, self._end = log, 0
        self._known = Lazy(lists.known)
        self._scoring = Lazy(
            lambda: scoring_in_use(shelf, log.steering(), self._known.get(), settings)
        )
        self._templates = TemplatesInUse(log.to_read, lambda: self.known.organisations)

    @property
    def known(self) -> Known:
        """Organisations and watch-list in use."""
        self._renew()
        return self._known.get()

    @property
    def scorer(self) -> Scorer:
        """The scorer; the indicators alone decide where it has no model."""
        self._renew()
        return self._scoring.get().scorer.with_templates(self._templates.get())

    @property
    def model_error(self) -> ModelError | None:
        """Why the model is not the one that should be in use, None when it is or there is none."""
        return self._in_use.model_error

    @property
    def settings_error(self) -> SettingsError | None:
        """Why a setting that steers a verdict is not used, None when it is."""
        return self._in_use.settings_error

    def drop(self) -> None:
        """Forget all, so that the next message meets what is in use now."""
        self._known.drop()
        self._scoring.drop()
        self._templates.drop()

    @property
    def _in_use(self) -> ScoringInUse:
        self._renew()
        return self._scoring.get()

    def _renew(self) -> None:
        """Drop what was loaded when the ledger says that something else is in use."""
        try:
            log = self._log.to_read()
            end = log.state.steering_end() if log else 0
        except StoreError:
            return
        if end != self._end:
            self._end = end
            self.drop()
