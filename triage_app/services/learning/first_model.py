"""The first model of a desk: the one that the organisation supplies, else one trained here."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path

from classifier.errors import ModelError
from classifier.scoring import model_file
from classifier.sentence import Sentence, sentence
from triage_app.managed_file import is_the_administrators, managed_settings
from triage_app.records import EventKind
from triage_app.services.learning.models import ModelShelf
from triage_app.services.upkeep.log_in_use import LogInUse

_ACTOR = "vigie"  # of the ledger: nobody at this desk has chosen the model


class FirstModel:
    """Sees to it that a desk has a model; `changed` is called when it has got one."""

    def __init__(
        self,
        shelf: ModelShelf,
        log: LogInUse,
        train: Callable[[], object],
        changed: Callable[[], None],
    ) -> None:
        self._shelf, self._log, self._train, self._changed = shelf, log, train, changed

    @property
    def needed(self) -> bool:
        """Whether there is no model, and was none that is missing now."""
        return not self._shelf.numbers() and not self._log.steering().models

    def make(self, starting: Callable[[], object], warn: Callable[[ModelError], object]) -> None:
        """Take the supplied model where one is needed, else train one; raises VigieError.

        `starting` is called before a training, `warn` with the reason when a supplied one is
        of no use.
        """
        try:
            self.take_supplied()
        except ModelError as error:
            warn(error)
        if not self.needed:
            return
        starting()
        with self._shelf.locked():
            if self.needed:  # no other program has trained it meanwhile
                self._train()
        self._changed()

    def take_supplied(self) -> None:
        """Put the model into use that the managed settings name, where one is needed.

        Raises ModelError when it cannot be used, StoreError when the log that records it cannot
        be opened; the desk has no model then, as before.
        """
        folder = managed_settings().first_model
        if folder is None or not self.needed:
            return
        digests = _checked(folder)
        event = {"model": folder.name, "before": "", **digests}
        take = partial(_take, folder, self._shelf, digests)
        with self._shelf.locked():
            if self.needed:  # no other program was quicker
                self._log.get().record(EventKind.MODEL_PROMOTED, _ACTOR, event, take)
        self._changed()


def supplied_problem() -> ModelError | None:
    """Return why the model that the managed settings name is of no use, None when it is."""
    folder = managed_settings().first_model
    try:
        if folder is not None:
            _checked(folder)
    except ModelError as error:
        return error
    return None


def _checked(folder: Path) -> Mapping[str, str]:
    """Return the digests of a supplied model for the ledger; raise ModelError."""
    if folder.is_symlink() or not folder.is_dir():
        raise _unusable(folder, sentence("There is no such folder."))
    try:
        if not all(map(is_the_administrators, (folder, *folder.iterdir()))):
            raise _unusable(folder, sentence("Users may change it, or a part of it is a link."))
        return _digests(folder)
    except OSError as error:
        raise _unusable(folder, sentence("It cannot be read.")) from error


def _digests(folder: Path) -> Mapping[str, str]:
    """Return the digests of a model that can score, and whose files are whole."""
    try:
        model_file.check(folder)
        model_file.read(folder)
        return ModelShelf(folder.parent).digests(folder.name)
    except ModelError as error:
        raise _unusable(folder, error.sentence) from error


def _take(folder: Path, shelf: ModelShelf, digests: Mapping[str, str]) -> None:
    """Copy a model to the shelf and put it into use, completely or not at all."""
    own = shelf.copied(folder)
    try:
        if shelf.digests(own.name) != digests:
            raise model_file.damaged(own.name)
        shelf.promote(own.name)
    except BaseException:
        shutil.rmtree(own, ignore_errors=True)
        raise


def _unusable(folder: Path, reason: Sentence) -> ModelError:
    return ModelError(
        "The first model that your organisation supplies, {folder}, is not used, and this desk "
        "trains its own: tell your administrator. {reason}",
        folder=folder,
        reason=reason,
    )
