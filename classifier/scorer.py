"""Scores one message: mask, find facts, score, choose the reading, explain.

Message in, Assessment out.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, replace
from typing import NamedTuple

from classifier.explaining.contributions import (
    Explanation,
    contributions,
    from_findings,
    rest_sentence,
)
from classifier.explaining.counterfactual import changes
from classifier.explaining.reasons import from_rules_only, reasons
from classifier.fact_finding import FactFinder
from classifier.genuine.templates import PIECES, Templates, corresponds
from classifier.indicators.catalogue import is_scored
from classifier.indicators.organisations import Organisations
from classifier.masking.message import Masker
from classifier.masking.number_evidence import PhoneRecorder, numbers_of
from classifier.reading.remarks import UNJUDGED
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
    Part,
)
from classifier.scoring.features import Tokens, tokenise
from classifier.scoring.model import Judgement, Model, band_by_rules
from classifier.scoring.verdict import HIGHEST_ALARM, alarm
from classifier.sentence import Render
from classifier.text.fingerprint import fingerprint
from classifier.text.language import detect
from classifier.text.links import defang, host_of
from classifier.text.suffixes import registered_domain
from classifier.watch_list import WatchList

# Pieces of a long text, and all of a text around a message in it, say again what other readings
# say, and the highest of many scores is high by chance. So they raise a verdict only from this
# score on.
SURE = 0.7
_AGAIN = (Part.PIECE, Part.WHOLE)


@dataclass(frozen=True, slots=True)
class _Reading:
    """One way to read an input, masked, with what is found in it."""

    original: Message
    masking: MaskedMessage
    findings: tuple[Finding, ...]
    tokens: Tokens
    judgement: Judgement | None  # None without a model
    said_again: bool = False  # other readings have the same text

    @property
    def message(self) -> Message:
        return self.masking.message

    @property
    def band(self) -> Band:
        return self.judgement.band if self.judgement else band_by_rules(self.findings)

    @property
    def alarm(self) -> int:
        if self.said_again and self.judgement and self.judgement.score < SURE:
            return 0
        reason = self.judgement.band_reason if self.judgement else BandReason.NO_MODEL
        return alarm(self.band, reason)


class _Masking(NamedTuple):
    """How one input is masked, and the phone numbers taken from it so far."""

    masker: Masker
    numbers: Mapping[str, str]  # digits -> placeholder


class Scorer:
    """Scores messages with one model; without a model the indicators speak alone.

    Of several readings of one input the most alarming one is the message, and the first of equal
    ones. `words` puts the sentences into a language; without it they are English.
    `trusted` are the mail servers whose checks of senders are believed, `watched` what the desk
    watches for, `templates` the genuine messages that the organisation itself has given.
    """

    def __init__(
        self,
        organisations: Organisations,
        model: Model | None,
        trusted: Set[str] = frozenset(),
        templates: Templates | None = None,
        watched: WatchList | None = None,
    ) -> None:
        self._organisations, self.model, self._trusted = organisations, model, trusted
        self._facts = FactFinder(organisations, watched, templates)

    @property
    def organisations(self) -> Organisations:
        """The organisations that messages may claim to come from."""
        return self._organisations

    def with_templates(self, templates: Templates | None) -> Scorer:
        """Return a scorer with the same model that knows these templates."""
        facts = self._facts
        if templates is facts.templates:
            return self
        return Scorer(facts.organisations, self.model, self._trusted, templates, facts.watched)

    def assess(self, message: Message, words: Render = str) -> Assessment:
        """Return the verdict on a message; identifiers in it are masked first."""
        masking = self._masking()
        readings = self._readings(message, self.model, masking)
        chosen = _riskiest(readings)
        others = [one for one in readings if one is not chosen]
        unscored = replace(
            self._unscored(chosen),
            readings=1 + len(message.alternatives),
            others=_band_beside(chosen, others),
            untrusted_numbers=dict(numbers_of(chosen.original, chosen.message, masking.numbers)),
        )
        masked, tokens, findings = chosen.message, chosen.tokens, chosen.findings
        if self.model is None or chosen.judgement is None:
            rule_reasons = from_rules_only(masked, tokens, findings, words)
            return replace(unscored, band=chosen.band, reasons=rule_reasons)
        evidence = chosen.judgement.evidence
        if chosen.judgement.band_reason not in (BandReason.SCORE, BandReason.BETWEEN):
            # Where words are not understood, that nothing was found in them says nothing.
            findings = tuple(one for one in findings if is_scored(one.indicator))
        return replace(
            unscored,
            band=chosen.band,
            band_reason=chosen.judgement.band_reason,
            score=chosen.judgement.score,
            log_odds=evidence.log_odds,
            base=evidence.base,
            reasons=reasons(masked, tokens, findings, evidence, words),
            scenario=self.model.scenario(tokens, evidence.log_odds),
            model=self.model.number,
        )

    def judge(self, message: Message, model: Model) -> Judgement:
        """Return score and band of a message by any model, without reasons."""
        judgement = _riskiest(self._readings(message, model)).judgement
        assert judgement is not None, "there is a model"
        return judgement

    def prepare(self, message: Message) -> tuple[Message, tuple[Finding, ...], Tokens]:
        """Return what is taken for the message, masked, the findings of the rules, and its tokens.

        For training: no model decides there which of several readings counts.
        """
        reading = self._read(message, None, self._masking())
        return reading.message, reading.findings, reading.tokens

    def masked(self, message: Message) -> Message:
        """Return the reading that `assess` shows, masked."""
        return _riskiest(self._readings(message, self.model)).message

    def what_would_change(self, assessment: Assessment, words: Render = str) -> tuple[Change, ...]:
        """Return the changes that would lead to another band; slow, for single messages only."""
        return changes(assessment, self._organisations, self.model, words) if self.model else ()

    def explain(self, message: Message, words: Render = str) -> Explanation:
        """Return the verdict with all contributions, for a reviewer."""
        assessment = self.assess(message, words)
        if self.model is None:
            return Explanation(assessment, None, from_findings(assessment.findings, words), "")
        assessment = replace(
            assessment, what_would_change=self.what_would_change(assessment, words)
        )
        tokens = tokenise(assessment.message)
        evidence = self.model.judge(assessment.message, tokens, assessment.findings).evidence
        summands = contributions(assessment.findings, tokens, evidence, words)
        rest = words(rest_sentence(assessment.rest, evidence))
        return Explanation(assessment, self.model.thresholds, summands, rest)

    def _readings(
        self, message: Message, model: Model | None, masking: _Masking | None = None
    ) -> list[_Reading]:
        """Return the readings of a message in order of promise; at least one.

        After two of the highest alarm the rest is left out: it changes neither which reading is
        the riskiest nor how risky the riskiest of the others is. The pieces of a text that is a
        template from its beginning to its end are not judged alone.
        """
        readings: list[_Reading] = []
        masking = masking or self._masking()
        if message.alternatives:
            masking.masker.read_whole(
                max((one.body for one in (message, *message.alternatives)), key=len)
            )
        for one in (message, *message.alternatives):
            if readings and one.part in PIECES and corresponds(readings[0].findings):
                continue
            reading = self._read(one, model, masking)
            again = bool(readings) and one.part in _AGAIN
            readings.append(replace(reading, said_again=again))
            if sum(reading.alarm == HIGHEST_ALARM for reading in readings) == 2:
                break
        self._settle(readings, model, masking)
        return readings

    def _settle(self, readings: list[_Reading], model: Model | None, masking: _Masking) -> None:
        """Read the riskiest reading alone if masking it again would change it.

        It is stored. Cut out of the masked input, it may end in half a word that looks like a name.
        """
        while True:
            chosen = _riskiest(readings)
            if masking.masker.is_masked(chosen.message.body):
                return
            alone = self._read(chosen.original, model, masking, alone=True)
            place = next(at for at, one in enumerate(readings) if one is chosen)
            readings[place] = replace(alone, said_again=chosen.said_again)

    def _masking(self) -> _Masking:
        phones = PhoneRecorder()
        return _Masking(Masker(self._organisations.known_numbers, phones), phones.classes)

    def _read(
        self, message: Message, model: Model | None, masking: _Masking, *, alone: bool = False
    ) -> _Reading:
        """Mask one reading, find facts in it and let a model judge it; `alone` as of `Masker`."""
        done = masking.masker.message(accepted(message, self._trusted), alone=alone)
        masked = done.message
        tokens = tokenise(masked)
        findings = self._facts.find(message, masked, tokens.words, masking.numbers)
        judgement = model.judge(masked, tokens, findings) if model else None
        if judgement and not _is_whole(message):
            judgement = judgement.of_unread_input()
        return _Reading(message, done, findings, tokens, judgement)

    def _unscored(self, reading: _Reading) -> Assessment:
        """Return the assessment of a reading before a model scores it."""
        masked = reading.message
        return Assessment(
            message=masked,
            masked=reading.masking.counts,
            band=Band.CANNOT_TELL,
            band_reason=BandReason.NO_MODEL,
            score=None,
            log_odds=0.0,
            base=0.0,
            reasons=(),
            findings=reading.findings,
            links=tuple(view for link in masked.links for view in self._views(link)),
            language=detect(reading.tokens.words),
            scenario=None,
            organisation=self._organisations.claimed(masked),
            fingerprint=fingerprint(f"{masked.subject}\n{masked.body}"),
            model="",
        )

    def _views(self, link: Link) -> Iterator[LinkView]:
        """Yield a link for display, defanged, and behind a redirect where it leads on to."""
        targets = (link.target, *link.onward)
        for target in targets:
            host = host_of(target)
            owner = self._organisations.vouching_owner(host)
            yield LinkView(
                link.shown,
                target,
                registered_domain(host),
                defang(target),
                owner.name if owner else "",
                hidden=link.hidden and target == targets[-1],
            )


def _band_beside(chosen: _Reading, others: Sequence[_Reading]) -> Band | None:
    """Return the band that an input keeps whatever is changed in the chosen reading."""
    band = _riskiest(others).band if others else None
    if band in (None, Band.FEW_SIGNS) and not _is_whole(chosen.message):
        return Band.CANNOT_TELL
    return band


def _is_whole(message: Message) -> bool:
    return UNJUDGED.isdisjoint(message.remarks)


def _riskiest(readings: Sequence[_Reading]) -> _Reading:
    """Return the most alarming reading; of equal ones that with its banner, else the first."""
    return max(readings, key=lambda one: (one.alarm, one.message.part is Part.CUT_OFF))
