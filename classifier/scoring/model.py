"""The model in use judges a masked message: the one place where score and band are made."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from classifier.indicators.catalogue import direction_of
from classifier.records import Band, BandReason, Direction, Finding, Message
from classifier.scoring.features import Tokens, flags
from classifier.scoring.thresholds import Thresholds
from classifier.scoring.verdict import reason_for_no_verdict, verdict
from classifier.scoring.weights import Evidence, LinearModel

SIGNS_WITHOUT_MODEL = 2  # number of rules needed for "several signs" without a model
LIKELY_FAMILY = -0.75  # held-out margin above which half of the families are right


@dataclass(frozen=True, slots=True)
class Judgement:
    """The result of a model for one message."""

    band: Band
    band_reason: BandReason
    evidence: Evidence  # score, share of known words, and the contributions that add up to it

    @property
    def score(self) -> float:
        """The probability of scam, 0 to 1."""
        return self.evidence.score


@dataclass(frozen=True, slots=True)
class BandRate:
    """How often messages with a band were scams, among those held out from the model."""

    scams: float  # share of scams, 0 to 1
    messages: int


@dataclass(frozen=True, slots=True)
class Model:
    """Weights with the thresholds fitted for them."""

    weights: LinearModel
    thresholds: Thresholds
    number: str = ""  # "0003", or "" for a model that is not stored yet
    band_rates: Mapping[Band, BandRate] = field(default_factory=dict)

    def judge(self, message: Message, tokens: Tokens, findings: Sequence[Finding]) -> Judgement:
        """Return score and band of a masked message.

        `tokens` are those of the message, or fewer if some are left out on purpose.
        """
        evidence = self.weights.evidence(tokens, flags(message, tokens, findings))
        no_verdict_reason = reason_for_no_verdict(
            tokens.words,
            evidence.known,
            has_link=bool(message.links),
            image_only=message.image_only,
        )
        return Judgement(*verdict(evidence.score, self.thresholds, no_verdict_reason), evidence)

    def scenario(self, tokens: Tokens, log_odds: float) -> str | None:
        """Return the most probable family of the class that the score favours, if it is clear."""
        initials = ("S", "E") if log_odds > 0 else ("L",)
        margins = self.weights.families(tokens.words)
        same = {name: margin for name, margin in margins.items() if name.startswith(initials)}
        best = max(same, key=lambda name: same[name], default=None)
        return best if best and same[best] >= LIKELY_FAMILY else None


def band_by_rules(findings: Sequence[Finding]) -> Band:
    """Return the band without a model: several signs, or cannot tell."""
    signs = {one.indicator for one in findings if direction_of(one.indicator) is Direction.FOR}
    return Band.SEVERAL_SIGNS if len(signs) >= SIGNS_WITHOUT_MODEL else Band.CANNOT_TELL
