"""What is counted in the cases of a period, before it becomes figures."""

from __future__ import annotations

from dataclasses import dataclass

from classifier.records import Band, Channel, Label
from triage_app.records import Decision, Dissent, Outcome, Seen


@dataclass(frozen=True, slots=True)
class JudgedCount:
    """How many cases were judged in the same way."""

    band: Band
    decision: Decision
    label: Label | None
    channel: Channel
    imported: bool
    cases: int

    @property
    def held_as(self) -> Decision:
        """What the cases are held to be: their confirmation, without one the agent's decision."""
        return Decision(self.label) if self.label else self.decision


@dataclass(frozen=True, slots=True)
class OutcomeCount:
    """How many cases have the same outcomes, and are held to be the same."""

    outcomes: tuple[Outcome, ...]
    held_as: Decision
    cases: int


@dataclass(frozen=True, slots=True)
class ViewCount:
    """How many cases have the same view of their agent."""

    asks: Seen | None  # the agent's answers before the verdict, None where they were not asked
    expected: Seen | None
    dissent: Dissent | None  # why the decision contradicts the verdict
    cases: int


@dataclass(frozen=True, slots=True)
class ClaimCount:
    """How many cases claim to come from an organisation, and are held to be the same."""

    organisation: str  # id, "" for none
    held_as: Decision
    cases: int


@dataclass(frozen=True, slots=True)
class PeriodCounts:
    """The cases of a period by all that figures are made of."""

    judged: tuple[JudgedCount, ...] = ()
    outcomes: tuple[OutcomeCount, ...] = ()
    views: tuple[ViewCount, ...] = ()  # of the cases that have one
    scenarios: tuple[tuple[str, int], ...] = ()  # id, "" for none, and cases
    claims: tuple[ClaimCount, ...] = ()
    hours: tuple[tuple[str, int], ...] = ()  # "2026-11-17T10" and cases, in order of time
    seconds: tuple[tuple[int, int], ...] = ()  # handling time and cases, shortest first
    withdrawn: int = 0  # cases of the period that have left the log

    @property
    def cases(self) -> int:
        """How many cases there are."""
        return sum(one.cases for one in self.judged)


@dataclass(frozen=True, slots=True)
class WeekCount:
    """The cases of one of several weeks, for a trend."""

    since: str  # ISO date of its Monday
    cases: int
    bands: tuple[int, ...]  # in the order of `Band`
    scam: int  # held to be a scam: confirmed, or decided so without a confirmation
    confirmed_scam: int
    confirmed_legit: int


@dataclass(frozen=True, slots=True)
class CampaignCount:
    """A campaign with several cases in a period."""

    number: int
    cases: int  # in the period
    previous: int  # in the period before
    is_new: bool  # none of its cases is from before the period
    first_seen: str  # of all its cases, ISO 8601 with offset
    latest: int  # number of its newest case in the period
    scenario: str | None  # of that case, as what follows
    organisation: str | None
    excerpt: str
    confirmed_scam: int  # of its cases in the period
    confirmed_legit: int
    domains: tuple[str, ...]  # registered domains of its newest cases
    days: tuple[tuple[str, int], ...]  # ISO date and cases, days without one are left out


@dataclass(frozen=True, slots=True)
class CampaignRule:
    """Which campaigns are told as new or rising."""

    cases: int = 3  # at least so many in the period
    growth: int = 100  # and more than so many per cent of those of the period before
