"""The figures of a model on messages that it had not seen, with intervals and sample sizes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from msgspec import Struct
from msgspec.structs import replace
from numpy.typing import NDArray

from classifier.intervals import Rate, rate
from classifier.learning.calibration import band_table, calibration_error
from classifier.learning.ranking import area_rate, recall_at
from classifier.records import Band
from classifier.scoring.manifest import GroupRates, HeldOutFigures
from classifier.scoring.thresholds import Thresholds

if TYPE_CHECKING:
    from classifier.learning.training import Trained

Floats = NDArray[np.float64]
Flags = NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class Judged:
    """Scores of messages by a model that had not seen them; every field is (messages,) long."""

    ids: tuple[str, ...]
    groups: Mapping[str, tuple[str, ...]]  # "family", "channel", "language", "hard"
    scores: Floats
    scam: Flags
    hard: Flags
    bands: tuple[str, ...]  # including "cannot tell" for other causes than the score


class Scored(Struct, frozen=True):
    """A message by its id, with its score."""

    id: str
    score: float


class Worst(Struct, frozen=True):
    """The messages that a model is most wrong about, worst first."""

    misses: list[Scored]  # scams with the lowest scores
    false_alarms: list[Scored]  # genuine messages with the highest


def held_out_scores(trained: Trained) -> Judged:
    """Return the held-out scores of a training, grouped for the tables."""
    rows = trained.examples
    return Judged(
        ids=tuple(row.id for row in rows),
        groups={
            "family": tuple(row.family for row in rows),
            "channel": tuple(row.channel for row in rows),
            "language": tuple(row.language for row in rows),
            "hard": tuple("hard" if row.hard else "easy" for row in rows),
        },
        scores=trained.held_out,
        scam=np.array([row.scam for row in rows]),
        hard=np.array([row.hard for row in rows]),
        bands=trained.bands,
    )


def figures_of(trained: Trained) -> HeldOutFigures:
    """Return the figures of a training, with those of other hands, campaigns and style probes."""
    checks = trained.checks
    return replace(
        summary(held_out_scores(trained), trained.thresholds),
        hands=checks.hands,
        campaigns=checks.campaigns,
        probes=checks.probes,
    )


def summary(judged: Judged, thresholds: Thresholds) -> HeldOutFigures:
    """Return the figures of one evaluation."""
    scores, scam, bands = judged.scores, judged.scam, np.array(judged.bands)
    top = bands == Band.VERY_LIKELY_SCAM.value
    hard_legit = judged.hard & ~scam
    few_signs, undecided = bands == Band.FEW_SIGNS.value, bands == Band.CANNOT_TELL.value
    return HeldOutFigures(
        examples=int(scores.size),
        scams=int(scam.sum()),
        auc=area_rate(scores, scam),
        recall_at_1=recall_at(scores, scam, 0.01),
        recall_at_2=recall_at(scores, scam, 0.02),
        top_band_precision=_share(scam, top),
        hard_legit_in_top=_share(top, hard_legit),
        scam_in_few_signs=_share(few_signs, scam),
        cannot_tell=_share(undecided, np.ones_like(scam)),
        calibration_error=round(calibration_error(scores, scam), 4),
        bands={band: _share(scam, bands == band.value) for band in Band},
        by_score=dict(band_table(scores, scam, thresholds)),
        groups={name: _by_group(judged, values) for name, values in judged.groups.items()},
    )


def _share(counted: Flags, among: Flags) -> Rate:
    """Return the share of the messages in `among` that are in `counted` too."""
    return rate(int((counted & among).sum()), int(among.sum()))


def _by_group(judged: Judged, values: Sequence[str]) -> dict[str, GroupRates]:
    """Return for each value of a group the rates of flagged and undecided messages by label."""
    kinds, bands = np.array(values), np.array(judged.bands)
    flagged = np.isin(bands, [Band.VERY_LIKELY_SCAM.value, Band.SEVERAL_SIGNS.value])
    undecided = bands == Band.CANNOT_TELL.value
    return {
        kind: GroupRates(
            scam_flagged=_share(flagged, (kinds == kind) & judged.scam),
            legit_flagged=_share(flagged, (kinds == kind) & ~judged.scam),
            cannot_tell=_share(undecided, kinds == kind),
        )
        for kind in sorted(set(values))
    }


def worst_errors(judged: Judged, count: int = 20) -> Worst:
    """Return the worst misses and the worst false alarms, at most `count` of each."""
    order = np.argsort(judged.scores, kind="stable")

    def scored(rows: NDArray[np.intp]) -> list[Scored]:
        scores = judged.scores
        return [Scored(judged.ids[at], round(float(scores[at]), 3)) for at in rows[:count]]

    return Worst(
        misses=scored(order[judged.scam[order]]),
        false_alarms=scored(order[::-1][~judged.scam[order[::-1]]]),
    )
