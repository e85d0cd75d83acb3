"""Brings the log of an older version up to date before it is opened, and tells the progress."""

from __future__ import annotations

import logging
from collections.abc import Callable
from pathlib import Path

from classifier.sentence import Sentence, Share, sentence
from triage_app.encryption.keys import Keys
from triage_app.errors import StoreError
from triage_app.store.migration import is_due, migrate

_TOLD_FROM = 50_000_000  # bytes; a smaller log takes less than three seconds
_PARTS = 10  # reports from the begin to the end
_log = logging.getLogger(__name__)


def bring_up_to_date(path: Path, keys: Keys, tell: Callable[[Sentence], object]) -> None:
    """Migrate a log in a copy if it needs it; the former one is kept, and that is told.

    A log that others have open, or that leaves no room for a copy, is migrated in its place by
    whoever opens it.
    """
    if not is_due(path, keys):
        return
    large = path.stat().st_size >= _TOLD_FROM
    try:
        kept = migrate(path, keys, _Parts(tell) if large else lambda _: None)
    except StoreError as error:
        _log.info("the log was not brought up to date in a copy:", exc_info=error)
        return
    tell(
        sentence(
            "The case log was brought up to this version of Vigie; the former one is kept as "
            "{path}.",
            path=kept,
        )
    )


class _Parts:
    """Tells each tenth of a progress once."""

    def __init__(self, tell: Callable[[Sentence], object]) -> None:
        self._tell, self._told = tell, -1

    def __call__(self, share: float) -> None:
        part = int(share * _PARTS)
        if self._told < part < _PARTS:
            self._told = part
            self._tell(
                sentence(
                    "The case log is being brought up to this version of Vigie: {share} done.",
                    share=Share(part / _PARTS),
                )
            )
