"""Work on campaigns, for `vigie campaigns` and the campaign page."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta

from classifier.records import Label
from triage_app.campaign_records import (
    CampaignFilter,
    CampaignSheet,
    CampaignStep,
    CampaignSummary,
)
from triage_app.clock import Clock
from triage_app.errors import StoreError
from triage_app.records import Decision
from triage_app.review_records import LabelReason
from triage_app.store.campaign_log import CampaignLog

RECENT_DAYS = 30  # a list without dates holds the campaigns of so many days


class CampaignBook:
    """The campaigns in the name of one person; raises StoreError with a sentence."""

    def __init__(self, log: CampaignLog, actor: str, clock: Clock) -> None:
        self._log, self._actor, self._clock = log, actor, clock

    def list(self, wanted: CampaignFilter) -> Sequence[CampaignSummary]:
        """Return the campaigns that match a filter, those with most cases in the period first."""
        return self._log.list(wanted)

    def recent_since(self) -> str:
        """Return the first day of the period that a list without dates is about."""
        return str(self._clock().date() - timedelta(days=RECENT_DAYS))

    def sheet(self, number: int) -> CampaignSheet:
        """Return what is known of a campaign."""
        return self._log.sheet(number)

    def split(self, number: int, cases: Sequence[int]) -> CampaignStep:
        """Make some cases of a campaign a campaign of their own."""
        return self._log.split(number, cases, self._actor)

    def merge(self, one: int, another: int) -> CampaignStep:
        """Make two campaigns one, which keeps the lower number."""
        return self._log.merge(one, another, self._actor)

    def decide(self, number: int, decision: Decision) -> CampaignStep:
        """Give all cases of a campaign one decision."""
        return self._log.decide(number, decision, self._actor)

    def confirm(
        self, number: int, label: Label | None, reasons: Sequence[LabelReason] = ()
    ) -> CampaignStep:
        """Give all cases of a campaign one label, with its reasons, or remove their labels."""
        return self._log.confirm(number, label, self._actor, reasons)

    def undo_last(self) -> CampaignStep:
        """Take back this person's newest change of a campaign; StoreError without one."""
        return self._log.undo(self._log.last_seq(self._actor), self._actor)

    def undo(self, step: CampaignStep) -> CampaignStep:
        """Take back exactly this change; ChangedSince when it cannot be."""
        return self._log.undo(_seq(step), self._actor)

    def redo(self, step: CampaignStep) -> CampaignStep:
        """Make a change that was taken back once more; ChangedSince when it cannot be."""
        return self._log.redo(_seq(step), self._actor)


def _seq(step: CampaignStep) -> int:
    if step.seq is None:
        raise StoreError("There is nothing to undo.")
    return step.seq
