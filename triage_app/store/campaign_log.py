"""The interface of campaigns in the case log: each method is one transaction."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING

from classifier.records import Label
from triage_app.campaign_records import (
    CampaignFilter,
    CampaignSheet,
    CampaignStep,
    CampaignSummary,
)
from triage_app.clock import Clock, stamp
from triage_app.records import CampaignHit, Decision, Role
from triage_app.review_records import LabelReason
from triage_app.store import campaign_changes, campaign_sheet, campaigns, near_copies
from triage_app.store.database import LogDatabase

if TYPE_CHECKING:
    from sqlite_utils import Database


class CampaignLog:
    """The campaigns of one log; raises StoreError with a sentence."""

    def __init__(self, database: LogDatabase, clock: Clock, role: Role = Role.AGENT) -> None:
        """`role` is what the events say of who acts."""
        self._database, self._clock, self._role = database, clock, role

    def acting_as(self, role: Role) -> CampaignLog:
        """Return the same campaigns, changed in this role."""
        return CampaignLog(self._database, self._clock, role)

    def list(self, wanted: CampaignFilter) -> list[CampaignSummary]:
        """Return the campaigns that match a filter."""
        with self._database.reading() as db:
            return campaigns.listed(db, wanted)

    def sheet(self, number: int) -> CampaignSheet:
        """Return what is known of a campaign."""
        with self._database.reading() as db:
            return campaign_sheet.sheet(db, number)

    def of_text(self, fingerprint: str, text: str) -> CampaignHit | None:
        """Return the campaign of a masked text, None when no logged case resembles it."""
        today = self._clock().date().isoformat()
        with self._database.reading() as db:
            number = near_copies.campaign_of(db, fingerprint, text)
            return None if number is None else campaigns.campaign_hit(db, number, today)

    def split(self, number: int, cases: Sequence[int], actor: str) -> CampaignStep:
        """Make some cases of a campaign a campaign of their own."""
        with self._writing() as (db, at):
            return campaign_changes.split(db, at, actor, self._role, number, cases)

    def merge(self, one: int, another: int, actor: str) -> CampaignStep:
        """Make two campaigns one, which keeps the lower number."""
        with self._writing() as (db, at):
            return campaign_changes.merge(db, at, actor, self._role, one, another)

    def decide(self, number: int, decision: Decision, actor: str) -> CampaignStep:
        """Give all cases of a campaign one decision."""
        with self._writing() as (db, at):
            return campaign_changes.decide(db, at, actor, self._role, number, decision)

    def confirm(
        self, number: int, label: Label | None, actor: str, reasons: Sequence[LabelReason] = ()
    ) -> CampaignStep:
        """Give all cases of a campaign one label, or remove their labels."""
        with self._writing() as (db, at):
            who = actor, self._role
            return campaign_changes.confirm(db, at, *who, number, label, reasons)

    def last_seq(self, actor: str) -> int:
        """Return the event of this person's newest change of a campaign that stands."""
        with self._database.reading() as db:
            return campaign_changes.last_seq(db, actor)

    def undo(self, seq: int, actor: str) -> CampaignStep:
        """Take back the change of event `seq`; ChangedSince with a sentence when it cannot be."""
        with self._writing() as (db, at):
            return campaign_changes.undo(db, at, actor, self._role, seq)

    def redo(self, seq: int, actor: str) -> CampaignStep:
        """Make a change that was taken back once more; ChangedSince when it cannot be."""
        with self._writing() as (db, at):
            return campaign_changes.redo(db, at, actor, self._role, seq)

    @contextmanager
    def _writing(self) -> Iterator[tuple[Database, str]]:
        with self._database.writing() as db:
            yield db, stamp(self._clock())
