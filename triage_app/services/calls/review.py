"""The review queue in the name of one person: what to look at next, and what it is good for."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import timedelta

from classifier.records import Label
from triage_app.clock import Clock
from triage_app.evidence_records import COUNTED
from triage_app.model_records import FEWEST_CAMPAIGNS
from triage_app.records import CaseFilter, Step
from triage_app.reporting.agreement import FEWEST_PAIRS, agreement
from triage_app.reporting.weeks import IsoWeek
from triage_app.review_records import (
    NOTHING_BESIDES,
    ORDER,
    Besides,
    Confirmation,
    LabelReason,
    QueueEntry,
    QueueReason,
    ReviewState,
)
from triage_app.services.calls.case_filters import resolved
from triage_app.services.calls.notes import masked_note
from triage_app.store.review_log import ReviewLog
from triage_app.store.review_queue import Looking
from triage_app.store.second_labels import FORGOTTEN_DAYS
from triage_app.undo_record import Undone

SAMPLE_DAYS = 30  # the sample is drawn among the cases of so many days
CAMPAIGN_DAYS = 7  # campaigns of so many days are looked at
SECOND_DAYS = 90  # cases of so many days get a second label


class ReviewQueue:
    """The cases that wait for one supervisor; raises StoreError with a sentence."""

    def __init__(self, log: ReviewLog, actor: str, clock: Clock, second_share: int) -> None:
        """`second_share` is the per cent of confirmed cases that get a second label."""
        self._log, self._actor, self._clock = log, actor, clock
        self._share = second_share

    @property
    def seed(self) -> str:
        """The seed of the sample without another one: the week, so that it lasts for a week."""
        return str(IsoWeek.of(self._clock().date()))

    def next(
        self,
        wanted: CaseFilter,
        besides: Besides = NOTHING_BESIDES,
        reasons: Iterable[QueueReason] = ORDER,
        seed: str = "",
    ) -> list[QueueEntry]:
        """Return the next cases in the order of the reasons, at most `wanted.limit`.

        `besides` are those that were given before. A reason is only looked for while there is
        room.
        """
        found: list[QueueEntry] = []
        for reason in reasons:
            left = wanted.limit - len(found)
            if left <= 0:
                break
            looking = self._looking(replace(resolved(wanted), limit=left), besides, seed)
            for entry in self._log.waiting(reason, looking):
                besides = besides.and_entry(entry)
                found.append(entry)
        return found

    def confirm(
        self,
        numbers: Sequence[int],
        label: Label,
        reasons: Sequence[LabelReason] = (),
        untrusted_note: str = "",
    ) -> list[Step]:
        """Give cases one label with reasons and a note, which is masked; all of them or none."""
        return self._log.confirm(numbers, _given(label, reasons, untrusted_note), self._actor)

    def confirm_again(
        self,
        number: int,
        label: Label,
        reasons: Sequence[LabelReason] = (),
        untrusted_note: str = "",
    ) -> Step:
        """Give a case its second label."""
        given = _given(label, reasons, untrusted_note)
        return self._log.confirm_again(number, given, self._actor)

    def take_back(self, step: Step) -> Undone:
        """Take back a confirmation and its note; ChangedSince when it cannot be."""
        return self._log.take_back(step, self._actor)

    def state(self) -> ReviewState:
        """Return how far the review is."""
        return ReviewState(
            campaigns=self._log.comparable_campaigns(COUNTED + 1),
            enough_campaigns=FEWEST_CAMPAIGNS,
            contradictions=self._log.contradictions(COUNTED),
            two_people=agreement(self._log.pairs()),
            one_person=agreement(self._log.pairs(same_person=True)),
            enough_pairs=FEWEST_PAIRS,
        )

    def _looking(self, wanted: CaseFilter, besides: Besides, seed: str) -> Looking:
        today = self._clock().date()
        return Looking(
            wanted,
            besides,
            since=str(today - timedelta(days=CAMPAIGN_DAYS)),
            seed=seed or self.seed,
            sample_since=str(today - timedelta(days=SAMPLE_DAYS)),
            share=self._share,
            actor=self._actor,
            own_until=str(today - timedelta(days=FORGOTTEN_DAYS)),
            second_since=str(today - timedelta(days=SECOND_DAYS)),
        )


def _given(label: Label, reasons: Sequence[LabelReason], untrusted_note: str) -> Confirmation:
    """Return a confirmation with its reasons in the order of the list, each once."""
    note = masked_note(untrusted_note) if untrusted_note.strip() else ""
    return Confirmation(label, tuple(one for one in LabelReason if one in reasons), note)
