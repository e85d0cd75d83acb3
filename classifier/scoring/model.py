"""The model in use judges a masked message: the one place where score and band are made."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property, partial

import numpy as np

from classifier.indicators.catalogue import (
    direction_of,
    is_altered_template,
    is_deception,
    is_watched,
)
from classifier.indicators.rules.templates import CORRESPONDS
from classifier.records import Band, BandReason, Direction, Finding, Message
from classifier.scoring.features import Tokens
from classifier.scoring.passage_rule import PassageRule, Ruling
from classifier.scoring.passage_sums import MessageTerms
from classifier.scoring.passages import Passage, Sentences, passages, sentences
from classifier.scoring.thresholds import Thresholds
from classifier.scoring.verdict import reason_for_no_verdict, verdict
from classifier.scoring.weights import Evidence, LinearModel, probability

SIGNS_WITHOUT_MODEL = 2  # number of rules needed for "several signs" without a model
LIKELY_FAMILY = -0.75  # held-out margin above which half of the families are right


@dataclass(frozen=True)
class Judgement:
    """The result of a model for one message."""

    band: Band
    band_reason: BandReason
    score: float  # the probability of scam, 0 to 1
    known: float  # share of the content words that occur in the model's vocabulary, 0 to 1
    explain: Callable[[], Evidence]

    @cached_property
    def evidence(self) -> Evidence:
        """The contributions that add up to the score; few of all judgements are explained."""
        return self.explain()

    def of_unread_input(self) -> Judgement:
        """Return the judgement when part of the input was not judged: never "few signs"."""
        if self.band is not Band.FEW_SIGNS:
            return self
        return replace(self, band=Band.CANNOT_TELL, band_reason=BandReason.PARTLY_READ)

    def of_findings(self, findings: Sequence[Finding]) -> Judgement:
        """Return the judgement beside what the rules found: a trick raises it by one step.

        Anybody can write words that outweigh it, and no genuine message needs it. An altered copy
        of a genuine message has several signs at least, in whatever language it is, and so has what
        leads to something on the desk's watch-list.
        """
        if any(_flags_alone(finding.indicator) for finding in findings):
            return self._flagged()
        if not any(is_deception(finding.indicator) for finding in findings):
            return self
        if self.band is not Band.FEW_SIGNS:
            return self._flagged()
        return replace(self, band=Band.CANNOT_TELL, band_reason=BandReason.DECEPTION)

    def _flagged(self) -> Judgement:
        if self.band in (Band.VERY_LIKELY_SCAM, Band.SEVERAL_SIGNS):
            return self
        return replace(self, band=Band.SEVERAL_SIGNS, band_reason=BandReason.FACT)


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
    passage_rule: PassageRule
    number: str = ""  # "0003", or "" for a model that is not stored yet
    band_rates: Mapping[Band, BandRate] = field(default_factory=dict)

    def judge(self, message: Message, tokens: Tokens, findings: Sequence[Finding]) -> Judgement:
        """Return score and band of a masked message.

        `tokens` are those of the message, or fewer if some are left out on purpose.
        """
        divided = sentences(message, tokens, findings)
        found = passages(divided.starts)
        terms = self.weights.terms(tokens)
        margins = self.weights.margins(terms, divided, found)
        known = self.weights.known(tokens.words)
        reasons: dict[int, BandReason | None] = {}

        def why_unjudged(number: int) -> BandReason | None:
            if number not in reasons:
                share = known if number == 0 else None
                reasons[number] = self._why_unjudged(message, tokens, divided, found[number], share)
            return reasons[number]

        ruling = self.passage_rule.ruling(margins, why_unjudged)
        score = probability(ruling.log_odds)
        band, reason = verdict(score, self.thresholds, ruling.unjudged)
        explain = partial(self._evidence, terms, divided, found[ruling.passage], ruling)
        judgement = Judgement(band, reason, score, known, explain)
        return judgement.of_findings(findings)

    def _why_unjudged(
        self,
        message: Message,
        tokens: Tokens,
        divided: Sentences,
        passage: Passage,
        known: float | None,
    ) -> BandReason | None:
        """Return why a passage cannot be judged, None when it can.

        `known` is the share of its content words that the vocabulary has, None to count them.
        """
        inside = divided.tokens(passage)
        words = tokens.words[inside.start : inside.stop]
        return reason_for_no_verdict(
            words,
            self.weights.known(words) if known is None else known,
            has_address=divided.has_address(passage),
            image_only=message.image_only,
        )

    def _evidence(
        self, terms: MessageTerms, divided: Sentences, passage: Passage, ruling: Ruling
    ) -> Evidence:
        """Return the contributions of the passage that a score rests on.

        The base takes what the passage rule adds or takes off, so that all add up to the score.
        """
        inside = divided.tokens(passage)
        evidence = self.weights.evidence(terms.within(inside), divided.flags(passage))
        per_token = np.zeros(terms.tokens)
        per_token[inside.start : inside.stop] = evidence.per_token
        return replace(
            evidence,
            log_odds=ruling.log_odds,
            base=evidence.base + ruling.log_odds - evidence.log_odds,
            per_token=per_token,
            passage=inside if ruling.passage else None,
        )

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
    if any(map(_flags_alone, signs)):
        return Band.SEVERAL_SIGNS
    if any(one.indicator == CORRESPONDS for one in findings):
        return Band.CANNOT_TELL
    return Band.SEVERAL_SIGNS if len(signs) >= SIGNS_WITHOUT_MODEL else Band.CANNOT_TELL


def _flags_alone(indicator: str) -> bool:
    return is_altered_template(indicator) or is_watched(indicator)
