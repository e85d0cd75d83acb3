"""The scores at which the bands begin."""

from __future__ import annotations

from dataclasses import dataclass

from classifier.records import Band


@dataclass(frozen=True, slots=True)
class Thresholds:
    """The lowest score of each band; below `doubt` the band is "few signs"."""

    doubt: float
    several: float
    top: float

    def band(self, score: float) -> Band:
        """Return the band of a score."""
        if score >= self.top:
            return Band.VERY_LIKELY_SCAM
        if score >= self.several:
            return Band.SEVERAL_SIGNS
        return Band.CANNOT_TELL if score >= self.doubt else Band.FEW_SIGNS
