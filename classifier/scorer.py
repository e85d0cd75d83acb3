"""Message -> Assessment: masking, indicators, score, band, and the reasons for them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence, Set
from dataclasses import replace
from typing import Any

from classifier.explaining.contributions import Explanation, contributions, from_findings
from classifier.explaining.counterfactual import changes
from classifier.explaining.phrases import overlap
from classifier.explaining.reasons import from_rules_only, reasons
from classifier.indicators.catalogue import direction_of, find_all
from classifier.indicators.organisations import Organisations
from classifier.masking.redaction import redact
from classifier.reading.trust import accepted
from classifier.records import (
    Assessment,
    Band,
    BandMeaning,
    BandReason,
    Change,
    Direction,
    Finding,
    Link,
    LinkView,
    Message,
    Redacted,
    Span,
)
from classifier.scoring.features import Tokens, flags, tokenise
from classifier.scoring.thresholds import Thresholds
from classifier.scoring.verdict import obstacle, verdict
from classifier.scoring.weights import LinearModel
from classifier.text.fingerprint import fingerprint
from classifier.text.language import detect
from classifier.text.links import defang, host_of, registered_domain

SIGNS_WITHOUT_MODEL = 2  # rules that must fire before "several signs" is said without a model
LIKELY_FAMILY = -0.75  # margin above which half of the names given are right, held out


class Scorer:
    """Scores messages with one model; without a model the indicators speak alone.

    `trusted` are the mail servers whose checks of senders are believed.
    """

    def __init__(
        self,
        organisations: Organisations,
        model: LinearModel | None,
        trusted: Set[str] = frozenset(),
    ) -> None:
        self._organisations, self._model, self._trusted = organisations, model, trusted
        self.thresholds = Thresholds(**model.manifest["thresholds"]) if model else None

    @property
    def model(self) -> str:
        """The number of the model in use, "" when there is none."""
        return self._model.number if self._model else ""

    def prepare(self, message: Message) -> tuple[Message, tuple[Finding, ...]]:
        """Return the redacted message and what the rules found in it."""
        redacted = self._redacted(message).message
        return redacted, find_all(redacted, self._organisations)

    def _redacted(self, message: Message) -> Redacted:
        return redact(accepted(message, self._trusted), self._organisations.known_numbers)

    def assess(self, message: Message, language: str = "fr") -> Assessment:
        """Return the verdict on a message that may still hold identifiers."""
        redacted = self._redacted(message)
        masked = redacted.message
        findings = find_all(masked, self._organisations)
        tokens = tokenise(masked)
        shared: dict[str, Any] = {
            "message": masked,
            "masked": redacted.counts,
            "findings": findings,
            "links": tuple(self._view(link) for link in masked.links),
            "language": detect(tokens.words),
            "organisation": self._organisations.claimed(masked),
            "fingerprint": fingerprint(f"{masked.subject}\n{masked.body}"),
            "model": self.model,
        }
        if self._model is None or self.thresholds is None:
            return _without_model(shared, tokens, language)
        evidence = self._model.evidence(tokens, flags(masked, tokens, findings))
        hindrance = obstacle(
            tokens.words,
            evidence.known,
            has_link=bool(masked.links),
            image_only=masked.image_only,
        )
        band, why = verdict(evidence.score, self.thresholds, hindrance)
        return Assessment(
            band=band,
            band_reason=why,
            score=evidence.score,
            log_odds=evidence.log_odds,
            base=evidence.base,
            reasons=reasons(masked, tokens, findings, evidence, language),
            scenario=_scenario(self._model.families(tokens.words), evidence.log_odds),
            meaning=_meaning(self._model.manifest, band),
            **shared,
        )

    def what_would_change(self, seen: Assessment, language: str = "fr") -> tuple[Change, ...]:
        """Return what alone would have led to another band; for single messages, see there."""
        return changes(seen, self._organisations, self._band_without, language)

    def explain(self, message: Message, language: str = "fr") -> Explanation:
        """Return the verdict with everything that adds up to it, for a reviewer."""
        seen = self.assess(message, language)
        seen = replace(seen, what_would_change=self.what_would_change(seen, language))
        if self._model is None:
            return Explanation(seen, from_findings(seen.findings, language), None)
        tokens = tokenise(seen.message)
        evidence = self._model.evidence(tokens, flags(seen.message, tokens, seen.findings))
        found = contributions(seen.findings, tokens, evidence, language)
        return Explanation(seen, found, self.thresholds)

    def _band_without(self, message: Message, without: Set[str]) -> Band:
        """Return the band of a redacted message, less the words that some rules rest on."""
        if self._model is None or self.thresholds is None:
            return Band.CANNOT_TELL
        findings = find_all(message, self._organisations)
        gone = [one.span for one in findings if one.indicator in without and one.span]
        kept = [one for one in findings if one.indicator not in without]
        tokens = _less(tokenise(message), gone)
        evidence = self._model.evidence(tokens, flags(message, tokens, kept))
        return self.thresholds.band(evidence.score)

    def _view(self, link: Link) -> LinkView:
        host = host_of(link.target)
        owner = self._organisations.owner_of(host)
        return LinkView(
            link.shown,
            link.target,
            registered_domain(host),
            defang(link.target),
            owner.name if owner else "",
        )


def _less(tokens: Tokens, gone: Sequence[Span]) -> Tokens:
    """Return the tokens that stand in none of these spans."""
    if not gone:
        return tokens
    pairs = zip(tokens.words, tokens.spans, strict=True)
    kept = [pair for pair in pairs if not any(overlap(pair[1], span) for span in gone)]
    return Tokens([word for word, _ in kept], [span for _, span in kept])


def _without_model(shared: Mapping[str, Any], tokens: Tokens, language: str) -> Assessment:
    """Return what the rules alone can say: several signs, or cannot tell."""
    findings: Sequence[Finding] = shared["findings"]
    signs = {f.indicator for f in findings if direction_of(f.indicator) is Direction.FOR}
    several = len(signs) >= SIGNS_WITHOUT_MODEL
    return Assessment(
        band=Band.SEVERAL_SIGNS if several else Band.CANNOT_TELL,
        band_reason=BandReason.NO_MODEL,
        score=None,
        log_odds=0.0,
        base=0.0,
        reasons=from_rules_only(shared["message"], tokens, findings, language),
        scenario=None,
        **shared,
    )


def _scenario(families: Mapping[str, float], log_odds: float) -> str | None:
    """Return the likeliest family on the side the score leans to, when it stands out."""
    initials = ("S", "E") if log_odds > 0 else ("L",)
    same = {name: margin for name, margin in families.items() if name.startswith(initials)}
    best = max(same, key=lambda name: same[name], default=None)
    return best if best and same[best] >= LIKELY_FAMILY else None


def _meaning(manifest: Mapping[str, Any], band: Band) -> BandMeaning | None:
    row = manifest.get("bands", {}).get(band.value)
    if not row or not row["messages"]:
        return None
    return BandMeaning(row["scams"], int(row["messages"]), str(manifest.get("created", ""))[:10])
