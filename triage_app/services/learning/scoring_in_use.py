"""The scorer of a desk, and what is wrong with what it was made of."""

from __future__ import annotations

import logging
from dataclasses import dataclass

from classifier.errors import ModelError
from classifier.reading.trust import trusted_hosts
from classifier.scorer import Scorer
from triage_app.errors import SettingsError
from triage_app.services.learning.model_in_use import model_in_use
from triage_app.services.learning.models import ModelShelf
from triage_app.services.lists.lists_in_use import Known
from triage_app.services.upkeep.noting import settings_problem
from triage_app.settings import Settings
from triage_app.store.steering import Steering
from triage_app.technical_log import Name

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class ScoringInUse:
    """The scorer, why its model is not the one it should be, and what holds of the settings."""

    scorer: Scorer
    model_error: ModelError | None = None
    settings_error: SettingsError | None = None


def scoring_in_use(
    shelf: ModelShelf, steering: Steering, known: Known, settings: Settings
) -> ScoringInUse:
    """Return the scorer with the model, lists and settings that the ledger agrees with."""
    found = model_in_use(shelf, steering)
    if found.error is not None:
        _log.info("not the model in use:", exc_info=found.error)
    _log.info("model in use: %s", Name(found.model.number) if found.model else None)
    problem = settings_problem(settings, steering)
    hosts = trusted_hosts("" if problem else settings.trusted_host)
    scorer = Scorer(known.organisations, found.model, hosts, watched=known.watched)
    return ScoringInUse(scorer, found.error, SettingsError(problem) if problem else None)
