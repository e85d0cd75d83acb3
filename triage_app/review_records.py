"""The immutable records of the review queue: which cases a supervisor looks at next, and why."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from classifier.records import Label
from triage_app.records import Case


class QueueReason(StrEnum):
    """Why a case is in the queue; in the order of the queue."""

    CALL_BACK = "call_back"  # a confirmed scam; the caller was told otherwise, and gave something
    POSSIBLE_CALL_BACK = "possible_call_back"  # the same, where nobody has confirmed it yet
    AGAINST_TOOL = "against_tool"  # the agent's decision contradicts the verdict
    MIDDLE_BAND = "middle_band"  # the tool is often wrong there
    CAMPAIGN = "campaign"  # the newest case of a campaign that nobody has confirmed
    SAMPLE = "sample"  # drawn at random
    SECOND = "second"  # confirmed, and in the share that gets a second label
    CONTRADICTION = "contradiction"  # confirmed against most cases of its campaign


# Their cases have a label already, and each is looked at by itself.
CONFIRMED = (QueueReason.CALL_BACK, QueueReason.SECOND, QueueReason.CONTRADICTION)
ORDER = tuple(QueueReason)[: tuple(QueueReason).index(QueueReason.SECOND)]


class LabelReason(StrEnum):
    """Why a supervisor confirms a case as it is confirmed."""

    REQUEST = "request"  # what the message asks for
    CONTACT = "contact"  # where its links, numbers or sender lead
    CHECKED = "checked"  # checked with the organisation or in the member's file
    KNOWN = "known"  # a known scam campaign or an announced mailing
    CALLER = "caller"  # what the caller said
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Confirmation:
    """A label with its reasons; the note is masked."""

    label: Label
    reasons: tuple[LabelReason, ...] = ()
    note: str = ""


@dataclass(frozen=True, slots=True)
class Pairs:
    """First and second labels of the same cases: how many of each pair."""

    both_scam: int = 0
    only_first: int = 0  # scam by the first label alone
    only_second: int = 0
    both_legit: int = 0

    @property
    def cases(self) -> int:
        """Return how many cases have both labels."""
        return self.both_scam + self.only_first + self.only_second + self.both_legit


@dataclass(frozen=True, slots=True)
class QueueEntry:
    """A case that waits for a supervisor."""

    case: Case
    reason: QueueReason
    copies: int  # cases of its campaign without a confirmation, this one too


@dataclass(frozen=True, slots=True)
class Besides:
    """Cases and campaigns that are in the queue already, and therefore not looked for."""

    numbers: frozenset[int] = frozenset()
    campaigns: frozenset[int] = frozenset()

    def and_entry(self, entry: QueueEntry) -> Besides:
        """Return these with one more case, and with its campaign where that is confirmed too."""
        campaigns = self.campaigns
        if entry.reason not in CONFIRMED:
            campaigns = campaigns | {entry.case.campaign}
        return Besides(self.numbers | {entry.case.number}, campaigns)


NOTHING_BESIDES = Besides()


@dataclass(frozen=True, slots=True)
class Agreement:
    """Cohen's kappa with its 95 % interval; None where there are too few cases, or one label."""

    cases: int
    agreed: int
    kappa: float | None = None
    low: float | None = None
    high: float | None = None


@dataclass(frozen=True, slots=True)
class ReviewState:
    """How far the review is: towards a comparison of models, and how far people agree."""

    campaigns: int  # with a confirmed text and one label; COUNTED + 1 for more than COUNTED
    enough_campaigns: int  # from which on the gate compares models on the desk's own cases
    contradictions: int  # campaigns whose labels differ, and which no training uses
    two_people: Agreement
    one_person: Agreement  # the same person twice
    enough_pairs: int  # cases from which on the agreement is given
