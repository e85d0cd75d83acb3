"""Two models on the training messages that both were held out from: families, reliability.

A newer model may have been measured on other messages, so only those of both are compared, each
with the thresholds of its model.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from classifier.intervals import rate
from classifier.scoring.model_file import read_held_out
from triage_app.comparison_records import FamilyChange, ReliabilityBin
from triage_app.services.learning.models import ModelShelf

BINS = 10  # of the reliability picture, of one width
_LEAST_GAIN = 0.02  # smallest change of a family that is told


@dataclass(frozen=True, slots=True)
class _Scored:
    """The held-out score of one message by both models, as a share of 1."""

    name: str  # id of the message
    is_scam: bool
    before: float
    now: float


class HeldOutDifference:
    """Reads the scores of two models; raises ModelError where they cannot be read."""

    def __init__(self, shelf: ModelShelf, before: str, now: str) -> None:
        self._several = tuple(shelf.check(one).limits.several for one in (before, now))
        ids, scores, scam = read_held_out(shelf.folder(now))
        newer = dict(zip(ids, scores.tolist(), strict=True))
        ids, scores, scam = read_held_out(shelf.folder(before))
        older = zip(ids, scam.tolist(), scores.tolist(), strict=True)
        self._common = [
            _Scored(name, is_scam, score, newer[name])
            for name, is_scam, score in older
            if name in newer
        ]

    def families(self, family_of: Mapping[str, str]) -> tuple[FamilyChange, ...]:
        """Return the families of which more or fewer messages are flagged, lost ones first.

        `family_of` has the family of each training message by its id.
        """
        groups: dict[tuple[str, bool], list[_Scored]] = defaultdict(list)
        for one in self._common:
            if one.name in family_of:
                groups[family_of[one.name], one.is_scam].append(one)
        found = (self._change(*key, scored) for key, scored in groups.items())
        told = (one for one in found if abs(one.gain) >= _LEAST_GAIN)
        return tuple(sorted(told, key=lambda one: (one.gain, one.family)))

    def _change(self, family: str, is_scam: bool, scored: Sequence[_Scored]) -> FamilyChange:
        before, now = self._several
        flagged_before = sum(one.before >= before for one in scored)
        flagged_now = sum(one.now >= now for one in scored)
        count = len(scored)
        return FamilyChange(family, is_scam, rate(flagged_before, count), rate(flagged_now, count))

    def reliability(self) -> tuple[tuple[ReliabilityBin, ...], tuple[ReliabilityBin, ...]]:
        """Return for ranges of scores their mean and the share of scams, of both models."""
        before = [(one.before, one.is_scam) for one in self._common]
        now = [(one.now, one.is_scam) for one in self._common]
        return tuple(_bins(before)), tuple(_bins(now))


def _bins(scored: Sequence[tuple[float, bool]]) -> Iterator[ReliabilityBin]:
    inside: dict[int, list[tuple[float, bool]]] = defaultdict(list)
    for score, is_scam in scored:
        inside[min(int(score * BINS), BINS - 1)].append((score, is_scam))
    for _, some in sorted(inside.items()):
        mean = sum(score for score, _ in some) / len(some)
        yield ReliabilityBin(round(mean, 4), rate(sum(scam for _, scam in some), len(some)))
