"""From a score to one of four bands; some messages are "cannot tell" whatever their score."""

from __future__ import annotations

from collections.abc import Sequence

from classifier.records import Band, BandReason, Language
from classifier.scoring.thresholds import Thresholds
from classifier.text.language import detect

FEWEST_WORDS = 4  # fewer cannot be judged, unless the message has a link
_ALARM = {
    Band.VERY_LIKELY_SCAM: 3,
    Band.SEVERAL_SIGNS: 2,
    Band.CANNOT_TELL: 1,
    Band.FEW_SIGNS: 0,
}
HIGHEST_ALARM = max(_ALARM.values())
FEWEST_SINGLE = 10  # letters that stand alone in a text of letters apart
LEAST_KNOWN = 0.5  # share of known content words below which a score says little


def reason_for_no_verdict(
    words: Sequence[str], known: float, *, has_address: bool, image_only: bool
) -> BandReason | None:
    """Return why these folded words cannot be judged, None when they can.

    `known` is the share of the content words that the model's vocabulary has, 0 to 1.
    `has_address`: a link, or a sender who is not who they say, speaks for itself beside few words.
    """
    if image_only:
        return BandReason.IMAGE_ONLY
    if len(words) < FEWEST_WORDS and not has_address:
        return BandReason.TOO_SHORT
    if detect(words) is Language.OTHER:
        return BandReason.OTHER_LANGUAGE
    if known < LEAST_KNOWN or _are_letters_apart(words):
        return BandReason.UNKNOWN_WORDS
    return None


def _are_letters_apart(words: Sequence[str]) -> bool:
    """Return whether most of the words are single letters, so that the words are not understood."""
    single = sum(len(word) == 1 and word.isalpha() for word in words)
    return single >= FEWEST_SINGLE and single > len(words) / 2


def verdict(
    score: float, thresholds: Thresholds, no_verdict_reason: BandReason | None
) -> tuple[Band, BandReason]:
    """Return the band of a score (0 to 1) and the reason for it.

    `no_verdict_reason` is the result of `reason_for_no_verdict`.
    """
    if no_verdict_reason:
        return Band.CANNOT_TELL, no_verdict_reason
    band = thresholds.band(score)
    return band, BandReason.BETWEEN if band is Band.CANNOT_TELL else BandReason.SCORE


def alarm(band: Band, reason: BandReason) -> int:
    """Return how alarming a verdict is beside those on other readings of the same input.

    A message without a score (a picture only, another language …) comes before "few signs", so
    that benign words beside it do not speak for it. One that is too short says nothing.
    """
    return 0 if reason is BandReason.TOO_SHORT else _ALARM[band]
