"""The line of cases that a supervisor answers one after the other. No Qt."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from classifier.records import Label
from triage_app.campaign_records import CampaignStep
from triage_app.records import CaseDetail, Step
from triage_app.review_records import CONFIRMED, NOTHING_BESIDES, Besides, LabelReason, QueueEntry


@dataclass(frozen=True, slots=True)
class Ready:
    """A case of the queue with its message, ready to be shown."""

    entry: QueueEntry
    detail: CaseDetail
    labels: Mapping[Label, int] = field(default_factory=dict)  # of its campaign, where they differ

    @property
    def number(self) -> int:
        """The number of the case."""
        return self.entry.case.number


@dataclass(frozen=True, slots=True)
class Answered:
    """A case with the answer that is kept, and what is needed to take it back."""

    ready: Ready
    label: Label | None  # None: the caller was called back
    step: Step | CampaignStep
    reasons: tuple[LabelReason, ...] = ()

    @property
    def changed(self) -> bool:
        """Whether the log was changed: the same answer may have stood there already."""
        return self.step.seq is not None


@dataclass(frozen=True, slots=True)
class ReviewLine:
    """The cases that are loaded: the first one is on the page, the others wait behind it."""

    ready: tuple[Ready, ...] = ()
    skipped: tuple[Ready, ...] = ()  # come again at the end
    besides: Besides = NOTHING_BESIDES  # what the log need not give again
    ended: bool = False  # the log has no further case
    answers: int = 0

    @property
    def current(self) -> Ready | None:
        """The case on the page; None when nothing waits."""
        return self.ready[0] if self.ready else None

    def with_more(self, found: Sequence[Ready], *, ended: bool) -> ReviewLine:
        """Return the line with further cases behind; at the end, the skipped ones come again."""
        besides = self.besides
        for one in found:
            besides = besides.and_entry(one.entry)
        line = replace(self, ready=(*self.ready, *found), besides=besides, ended=ended)
        return line._turned()

    def answered(self, *, whole_campaign: bool = False) -> ReviewLine:
        """Return the line after an answer; near-copies that it confirmed too are not asked for."""
        first, *rest = self.ready
        if whole_campaign:
            same = first.entry.case.campaign
            rest = [
                one
                for one in rest
                if one.entry.case.campaign != same or one.entry.reason in CONFIRMED
            ]
        return replace(self, ready=tuple(rest), answers=self.answers + 1)._turned()

    def passed(self) -> ReviewLine:
        """Return the line after the case on the page was put off."""
        first, *rest = self.ready
        return replace(self, ready=tuple(rest), skipped=(*self.skipped, first))._turned()

    def with_again(self, one: Ready) -> ReviewLine:
        """Return the line with a case on the page whose answer was taken back or refused."""
        others = tuple(other for other in self.ready if other.number != one.number)
        return replace(self, ready=(one, *others), answers=max(0, self.answers - 1))

    def without(self, number: int) -> ReviewLine:
        """Return the line without a case whose answer was given once more."""
        left = tuple(one for one in self.ready if one.number != number)
        return replace(self, ready=left, answers=self.answers + 1)._turned()

    def _turned(self) -> ReviewLine:
        if self.ready or not self.ended:
            return self
        return replace(self, ready=self.skipped, skipped=())
