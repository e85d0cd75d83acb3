"""Changes of the message that would change the verdict.

Each change is made to the masked message (its link, its sender, a request), the rules are evaluated
again, and the same model scores the result. A change is reported only if it leads to another band
by itself. This takes up to about twenty scorings, so it is done for single messages only.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import islice

from classifier.explaining.phrases import overlap
from classifier.explaining.variants import Variant, Variants, with_card_and_code_joined
from classifier.indicators.catalogue import find_all, is_altered_template, is_watched
from classifier.indicators.organisations import Organisations
from classifier.indicators.rules.templates import CORRESPONDS
from classifier.records import Assessment, Band, Change, Finding, Span
from classifier.scoring.features import Tokens, tokenise
from classifier.scoring.model import Model
from classifier.sentence import Render, Sentence, sentence

MAX_CHANGES = 2  # largest number of changes reported
_ORDER = (Band.FEW_SIGNS, Band.CANNOT_TELL, Band.SEVERAL_SIGNS, Band.VERY_LIKELY_SCAM)

_NOTHING_EXCHANGED = sentence("If its links, numbers and sender were those of the template")
_NOTHING_WATCHED = sentence("If nothing in it were on the watch-list")


def changes(
    assessment: Assessment, organisations: Organisations, model: Model, words: Render
) -> tuple[Change, ...]:
    """Return at most two changes that lead to another band, each by itself.

    The result is empty if the band does not come from the score (text too short, picture only …).
    For an altered template the change is that nothing was exchanged in it, for one with something
    of the watch-list that it has nothing of it: no other change takes that away.
    """
    if not assessment.is_by_score:
        return ()
    if any(is_altered_template(one.indicator) for one in assessment.findings):
        return _only(_NOTHING_EXCHANGED, _band_of_template(assessment, model), assessment, words)
    if any(is_watched(one.indicator) for one in assessment.findings):
        return _only(_NOTHING_WATCHED, _band_unwatched(assessment, model), assessment, words)

    def changes_to(
        variants: Iterator[Variant], leads_to_wanted_band: Callable[[Band], bool]
    ) -> list[tuple[Sentence, Band]]:
        rated = (
            (one.condition, _decided(_band(one, organisations, model), assessment))
            for one in variants
        )
        return list(
            islice((change for change in rated if leads_to_wanted_band(change[1])), MAX_CHANGES + 1)
        )

    variants = Variants(assessment, organisations)
    current = _ORDER.index(assessment.band)
    to_genuine = changes_to(variants.towards_genuine(), lambda band: _ORDER.index(band) < current)
    to_scam = with_card_and_code_joined(
        changes_to(variants.towards_scam(), lambda band: _ORDER.index(band) > current)
    )
    if assessment.band is Band.CANNOT_TELL:
        chosen = [*to_genuine[:1], *to_scam[:1]]
    else:
        chosen = (to_scam if assessment.band is Band.FEW_SIGNS else to_genuine)[:MAX_CHANGES]
    return tuple(Change(words(condition), band) for condition, band in chosen)


def _only(
    condition: Sentence, band: Band, assessment: Assessment, words: Render
) -> tuple[Change, ...]:
    """Return the one change under a condition, none if the band stays."""
    decided = _decided(band, assessment)
    return (Change(words(condition), decided),) if decided is not assessment.band else ()


def _band_unwatched(assessment: Assessment, model: Model) -> Band:
    """Return the band of a message if the watch-list had nothing of it."""
    findings = [one for one in assessment.findings if not is_watched(one.indicator)]
    tokens = tokenise(assessment.message)
    return model.thresholds.band(model.judge(assessment.message, tokens, findings).score)


def _band_of_template(assessment: Assessment, model: Model) -> Band:
    """Return the band of an altered template if it had no foreign contacts."""
    own = [one for one in assessment.findings if not is_altered_template(one.indicator)]
    findings = [*own, Finding(CORRESPONDS, "")]
    tokens = tokenise(assessment.message)
    return model.thresholds.band(model.judge(assessment.message, tokens, findings).score)


def _band(variant: Variant, organisations: Organisations, model: Model) -> Band:
    """Return the band of the score of a changed message."""
    message, removed_rules = variant.message, variant.removed_rules
    findings = find_all(message, organisations)
    left_out = [one.span for one in findings if one.indicator in removed_rules and one.span]
    kept = [one for one in findings if one.indicator not in removed_rules]
    judgement = model.judge(message, _tokens_outside(tokenise(message), left_out), kept)
    return model.thresholds.band(judgement.score)


def _decided(band: Band, assessment: Assessment) -> Band:
    """Return the band of the whole input when this reading has that band."""
    return max(band, assessment.others or band, key=_ORDER.index)


def _tokens_outside(tokens: Tokens, left_out: Sequence[Span]) -> Tokens:
    """Return the tokens outside these spans."""
    if not left_out:
        return tokens
    pairs = zip(tokens.words, tokens.spans, strict=True)
    kept = [pair for pair in pairs if not any(overlap(pair[1], span) for span in left_out)]
    return Tokens([word for word, _ in kept], [span for _, span in kept])
