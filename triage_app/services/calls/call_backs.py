"""The callers to be called back, in the name of one person."""

from __future__ import annotations

from collections.abc import Sequence

from triage_app.call_backs import CallBack
from triage_app.records import Step
from triage_app.store.call_back_log import CallBackLog


class CallBacks:
    """Lists callers to be called back and ticks those that were; raises StoreError."""

    def __init__(self, log: CallBackLog, actor: str) -> None:
        self._log, self._actor = log, actor

    def open(self, limit: int = 100) -> Sequence[CallBack]:
        """Return the callers that were not called back yet, newest case first."""
        return self._log.listed(limit=limit)

    def done(self, limit: int = 100) -> Sequence[CallBack]:
        """Return the callers that were called back, newest case first."""
        return self._log.listed(called=True, limit=limit)

    def tick(self, number: int) -> Step:
        """Note that the caller of a case was called back; the casebook takes it back."""
        return self._log.tick(number, self._actor)
