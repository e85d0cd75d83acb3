"""From a score to one of four bands, with "cannot tell" said before any other."""

from __future__ import annotations

from collections.abc import Sequence

from classifier.records import Band, BandReason, Language
from classifier.scoring.thresholds import Thresholds
from classifier.text.language import detect

FEWEST_WORDS = 4  # below this there is nothing to judge, unless a link is there
LEAST_KNOWN = 0.5  # share of known words below which the model would only guess


def obstacle(
    words: Sequence[str], known: float, *, has_link: bool, image_only: bool
) -> BandReason | None:
    """Return why nothing can be said of these folded words, or None.

    `known` is the share of the words that the model has seen, 0 to 1.
    """
    if image_only:
        return BandReason.IMAGE_ONLY
    if len(words) < FEWEST_WORDS and not has_link:
        return BandReason.TOO_SHORT
    if detect(words) is Language.OTHER:
        return BandReason.OTHER_LANGUAGE
    return BandReason.UNKNOWN_WORDS if known < LEAST_KNOWN else None


def verdict(
    score: float, thresholds: Thresholds, hindrance: BandReason | None
) -> tuple[Band, BandReason]:
    """Return the band of a score and why it is that one."""
    if hindrance:
        return Band.CANNOT_TELL, hindrance
    band = thresholds.band(score)
    return band, BandReason.BETWEEN if band is Band.CANNOT_TELL else BandReason.SCORE
