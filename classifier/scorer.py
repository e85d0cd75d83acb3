"""Scores one message: mask, find facts, score, explain. Message in, Assessment out."""

from __future__ import annotations

from collections.abc import Sequence, Set
from dataclasses import replace

from classifier.explaining.contributions import Explanation, contributions, from_findings
from classifier.explaining.counterfactual import changes
from classifier.explaining.reasons import from_rules_only, reasons
from classifier.indicators.catalogue import find_all
from classifier.indicators.organisations import Organisations
from classifier.masking.message import mask_message
from classifier.reading.trust import accepted
from classifier.records import (
    Assessment,
    Band,
    BandReason,
    Change,
    Finding,
    Link,
    LinkView,
    MaskedMessage,
    Message,
)
from classifier.scoring.features import Tokens, tokenise
from classifier.scoring.model import Judgement, Model, band_by_rules
from classifier.sentence import Render
from classifier.text.fingerprint import fingerprint
from classifier.text.language import detect
from classifier.text.links import defang, host_of
from classifier.text.suffixes import registered_domain


class Scorer:
    """Scores messages with one model; without a model the indicators speak alone.

    `words` puts the sentences into a language; without it they are English.
    `trusted` are the mail servers whose checks of senders are believed.
    """

    def __init__(
        self,
        organisations: Organisations,
        model: Model | None,
        trusted: Set[str] = frozenset(),
    ) -> None:
        self._organisations, self.model, self._trusted = organisations, model, trusted

    def assess(self, message: Message, words: Render = str) -> Assessment:
        """Return the verdict on a message; identifiers in it are masked first."""
        masking = self._mask(message)
        masked, findings = masking.message, self._find(masking.message)
        tokens = tokenise(masked)
        unscored = self._unscored(masking, tokens, findings)
        if self.model is None:
            rule_reasons = from_rules_only(masked, tokens, findings, words)
            return replace(unscored, band=band_by_rules(findings), reasons=rule_reasons)
        judgement = self.model.judge(masked, tokens, findings)
        evidence = judgement.evidence
        return replace(
            unscored,
            band=judgement.band,
            band_reason=judgement.band_reason,
            score=judgement.score,
            log_odds=evidence.log_odds,
            base=evidence.base,
            reasons=reasons(masked, tokens, findings, evidence, words),
            scenario=self.model.scenario(tokens, evidence.log_odds),
            model=self.model.number,
        )

    def judge(self, message: Message, model: Model) -> Judgement:
        """Return score and band of a message by any model, without reasons."""
        masked, findings = self.prepare(message)
        return model.judge(masked, tokenise(masked), findings)

    def prepare(self, message: Message) -> tuple[Message, tuple[Finding, ...]]:
        """Return the masked message and the findings of the rules."""
        masked = self._mask(message).message
        return masked, self._find(masked)

    def what_would_change(self, assessment: Assessment, words: Render = str) -> tuple[Change, ...]:
        """Return the changes that would lead to another band; slow, for single messages only."""
        return changes(assessment, self._organisations, self.model, words) if self.model else ()

    def explain(self, message: Message, words: Render = str) -> Explanation:
        """Return the verdict with all contributions, for a reviewer."""
        assessment = self.assess(message, words)
        if self.model is None:
            return Explanation(assessment, from_findings(assessment.findings, words), None)
        assessment = replace(
            assessment, what_would_change=self.what_would_change(assessment, words)
        )
        tokens = tokenise(assessment.message)
        evidence = self.model.judge(assessment.message, tokens, assessment.findings).evidence
        summands = contributions(assessment.findings, tokens, evidence, words)
        return Explanation(assessment, summands, self.model.thresholds)

    def _mask(self, message: Message) -> MaskedMessage:
        return mask_message(accepted(message, self._trusted), self._organisations.known_numbers)

    def _find(self, masked: Message) -> tuple[Finding, ...]:
        return find_all(masked, self._organisations)

    def _unscored(
        self, masking: MaskedMessage, tokens: Tokens, findings: Sequence[Finding]
    ) -> Assessment:
        """Return the assessment of a masked message before a model scores it."""
        masked = masking.message
        return Assessment(
            message=masked,
            masked=masking.counts,
            band=Band.CANNOT_TELL,
            band_reason=BandReason.NO_MODEL,
            score=None,
            log_odds=0.0,
            base=0.0,
            reasons=(),
            findings=tuple(findings),
            links=tuple(self._view(link) for link in masked.links),
            language=detect(tokens.words),
            scenario=None,
            organisation=self._organisations.claimed(masked),
            fingerprint=fingerprint(f"{masked.subject}\n{masked.body}"),
            model="",
        )

    def _view(self, link: Link) -> LinkView:
        """Return a link for display, defanged."""
        host = host_of(link.target)
        owner = self._organisations.owner_of(host)
        return LinkView(
            link.shown,
            link.target,
            registered_domain(host),
            defang(link.target),
            owner.name if owner else "",
        )
