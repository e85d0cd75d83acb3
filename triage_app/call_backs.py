"""Which callers are called back: what they were told was wrong, and it cost them something."""

from __future__ import annotations

from dataclasses import dataclass

from classifier.records import Channel, Label
from triage_app.records import Case, Decision, Outcome

# What a caller gave, paid, signed or installed. Nobody knows what was done with a false adviser
# on the line, so that counts too.
HARM = frozenset(
    {
        Outcome.GAVE_CARD,
        Outcome.GAVE_RIB,
        Outcome.GAVE_NIR_OR_ID,
        Outcome.GAVE_AMELI_PASSWORD,
        Outcome.GAVE_INSURER_PASSWORD,
        Outcome.GAVE_OTP,
        Outcome.PAID_TRANSFER,
        Outcome.CALLED_PREMIUM,
        Outcome.INSTALLED_APP,
        Outcome.SIGNED_CONTRACT,
        Outcome.FALSE_ADVISER,
    }
)


@dataclass(frozen=True, slots=True)
class CallBack:
    """A caller to call back, or called back; of the message it has only a masked excerpt."""

    number: int  # of the case
    opened: str  # ISO 8601 with offset
    told: Decision  # the first decision of the agent that was not "scam"
    outcomes: tuple[Outcome, ...]  # in the order of `Outcome`
    labelled_at: str  # when the message was confirmed as a scam
    channel: Channel
    scenario: str | None
    organisation: str | None  # organisation id
    campaign: int
    excerpt: str  # first words of the masked text, "" after a purge
    called_back: str | None = None  # ISO 8601 with offset


def is_call_back(case: Case) -> bool:
    """Return whether a caller is one to be called back, or was called back.

    The message is confirmed as a scam, the agent said otherwise or was unsure, at first or now,
    and the caller did something that harms.
    """
    told_otherwise = {case.decision, case.first_decision} != {Decision.SCAM}
    return case.label is Label.SCAM and told_otherwise and not HARM.isdisjoint(case.outcomes)
