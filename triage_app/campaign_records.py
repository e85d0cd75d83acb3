"""The immutable records of campaigns: lists, sheets, and changes of all cases of a campaign."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import ClassVar

from classifier.records import Label
from triage_app.records import Decision, EventKind, Outcome


@dataclass(frozen=True, slots=True)
class CampaignFilter:
    """Which campaigns are listed; empty fields do not filter."""

    since: str = ""  # ISO date, inclusive: with a case opened then or later
    until: str = ""  # ISO date, exclusive
    conflicting: bool = False  # only those whose labels differ, whatever their dates
    least: int = 2  # smallest number of cases in the period
    limit: int = 50


@dataclass(frozen=True, slots=True)
class CampaignSummary:
    """A campaign as listed."""

    number: int
    cases: int
    in_period: int  # cases of the period that was asked for
    first_seen: str  # ISO 8601 with offset
    last_seen: str
    confirmed_scam: int
    confirmed_legit: int
    latest: int  # number of its newest case
    excerpt: str  # first words of the masked text of that case, "" after a purge

    @property
    def conflicting(self) -> bool:
        """Whether its labels differ."""
        return bool(self.confirmed_scam and self.confirmed_legit)


@dataclass(frozen=True, slots=True)
class Variant:
    """Cases of a campaign whose texts have the same words; links, sums and dates may differ."""

    cases: int
    first_seen: str
    last_seen: str
    latest: int  # number of its newest case
    excerpt: str


@dataclass(frozen=True, slots=True)
class Shared:
    """What several cases of a campaign have in common, such as a host."""

    value: str  # "" where only a digest is kept
    cases: int


@dataclass(frozen=True, slots=True)
class DayCount:
    """How many cases of a campaign were opened on a day."""

    day: str  # ISO date
    cases: int


@dataclass(frozen=True, slots=True)
class CampaignSheet:
    """Everything that is known of one campaign. Long lists hold the largest items only."""

    # Variants, hosts and numbers are those of the newest cases, at most so many.
    COMPARED: ClassVar[int] = 2_000

    number: int
    cases: int
    first_seen: str
    last_seen: str
    days: tuple[DayCount, ...]  # days without a case are left out
    variants: tuple[Variant, ...]  # the most frequent first
    variant_count: int
    hosts: tuple[Shared, ...]  # registered domains of links, the most frequent first
    numbers: tuple[Shared, ...]  # phone numbers in the same way; unnamed ones of several cases only
    decisions: Mapping[Decision, int]
    outcomes: Mapping[Outcome, int]  # of the cases in which one is noted
    labels: Mapping[Label, int]  # of the confirmed cases
    odd: tuple[int, ...]  # where labels differ: cases without the most frequent label
    newest: tuple[int, ...]  # numbers of its newest cases

    @property
    def conflicting(self) -> bool:
        """Whether its labels differ."""
        return len(self.labels) > 1


@dataclass(frozen=True, slots=True)
class CampaignStep:
    """A change of a campaign, as it is needed to take it back or to do it again."""

    kind: EventKind
    seq: int | None  # of its event in the ledger; None when there was nothing to change
    campaign: int  # the campaign it was made on
    other: int | None  # the campaign that came to be, or that took all cases; None otherwise
    changed: int  # number of cases
    kept: int = 0  # cases that were changed since, and therefore stay as they are
