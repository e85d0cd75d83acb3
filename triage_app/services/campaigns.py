"""Waves of near-copies, for the supervisor."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta

from triage_app.store.campaigns import CampaignSummary, LabelConflict
from triage_app.store.store import CaseStore

_LEAST = 2  # one message alone is no wave


class CampaignService:
    """What the log knows of waves; raises StoreError with a sentence."""

    def __init__(self, store: CaseStore) -> None:
        self._store = store

    def of_last_days(self, days: int = 7) -> Sequence[CampaignSummary]:
        """Return the waves seen in the last days, today included, the largest first."""
        today = self._store.clock().date()
        since, until = today - timedelta(days=days - 1), today + timedelta(days=1)
        return self._store.campaign_summaries(str(since), str(until), _LEAST)

    def conflicts(self) -> Sequence[LabelConflict]:
        """Return the near-copies that carry opposite labels: one of them is a mistake."""
        return self._store.conflicts()
