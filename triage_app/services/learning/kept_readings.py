"""Keeps what the training messages were read as, so that a retraining does not read them again.

The file is believed when the ledger says that a training wrote it: who changes it changes the next
model, so it hangs on the chain as the models do. Without it all is read, with the same result.
"""

from __future__ import annotations

import hashlib
import logging
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from triage_app.files import write_whole
from triage_app.records import EventKind

if TYPE_CHECKING:
    from classifier.learning.dataset import Example
    from triage_app.store.store import CaseStore

FIELD = "readings"
_log = logging.getLogger(__name__)


class KeptReadings:
    """The file of one data folder, during one training."""

    def __init__(self, path: Path, store: CaseStore) -> None:
        self._path, self._store = path, store
        self._digest = ""  # of the file when it may be used, else empty

    def payload(self) -> dict[str, str]:
        """Return what the event of the training says of the file, nothing without one."""
        return {FIELD: self._digest} if self._digest else {}

    def of(self, key: str, read: Callable[[], list[Example]]) -> list[Example]:
        """Return the examples of a key: those of the file, else those that are read."""
        found = self._kept(key)
        if found is None:
            found = read()
            self._keep(key, found)
        return found

    def _kept(self, key: str) -> list[Example] | None:
        """Return the examples of the file, None when there are none that may be used."""
        from classifier.learning.readings import unpacked  # noqa: PLC0415 - while training only

        expected = self._expected()
        with suppress(OSError, ValueError):
            content = self._path.read_bytes() if expected else b""
            if hashlib.sha256(content).hexdigest() == expected:
                self._digest = expected
                return unpacked(content, key)
        return None

    def _expected(self) -> str:
        """Return the digest that the newest training recorded."""
        events = self._store.events(EventKind.MODEL_TRAINED)
        return next((str(one.payload.get(FIELD, "")) for one in reversed(events)), "")

    def _keep(self, key: str, rows: list[Example]) -> None:
        """Write the file; without room for it the next training reads again."""
        from classifier.learning.readings import packed  # noqa: PLC0415 - while training only

        content = packed(key, rows)
        self._digest = ""
        try:
            write_whole(self._path, content, private=True)
        except OSError as error:
            _log.info("what was read is not kept: %s", type(error).__name__)
        else:
            self._digest = hashlib.sha256(content).hexdigest()
