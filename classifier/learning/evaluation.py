"""Honest figures from held-out scores, with intervals and sample sizes."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from classifier.intervals import Z_95, wilson
from classifier.learning.calibration import band_table, calibration_error
from classifier.records import Band
from classifier.scoring.thresholds import Thresholds

if TYPE_CHECKING:
    from classifier.learning.training import Trained

Floats = NDArray[np.float64]
Flags = NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class Judged:
    """Scores of messages by a model that had not seen them; all of shape (messages,)."""

    ids: tuple[str, ...]
    groups: Mapping[str, tuple[str, ...]]  # "family", "channel", "language", "hard"
    scores: Floats
    scam: Flags
    hard: Flags
    bands: tuple[str, ...]  # with "cannot tell" for other reasons than the score


def judged(trained: Trained) -> Judged:
    """Return the held-out opinions of a training, grouped for the tables."""
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


def rate(hits: int, count: int) -> dict[str, Any]:
    """Return a share with its interval and sample size, ready for JSON."""
    low, high = wilson(hits, count)
    return {
        "value": round(hits / count, 4) if count else None,
        "low": round(low, 4),
        "high": round(high, 4),
        "n": count,
    }


def area(scores: Floats, scam: Flags) -> float:
    """Return the area under the ROC curve (rank formula, ties count half)."""
    positives, negatives = int(scam.sum()), int((~scam).sum())
    if not positives or not negatives:
        return float("nan")
    _, inverse, counts = np.unique(scores, return_inverse=True, return_counts=True)
    ranks = (np.cumsum(counts) - (counts - 1) / 2)[inverse]
    return float((ranks[scam].sum() - positives * (positives + 1) / 2) / (positives * negatives))


def area_interval(scores: Floats, scam: Flags) -> dict[str, Any]:
    """Return the area with its 95 % interval (Hanley and McNeil, 1982)."""
    value = area(scores, scam)
    if math.isnan(value):
        return {"value": None, "low": None, "high": None, "n": int(scam.size)}
    ones, zeros = int(scam.sum()), int((~scam).sum())
    q1, q2 = value / (2 - value), 2 * value * value / (1 + value)
    spread = value * (1 - value) + (ones - 1) * (q1 - value**2) + (zeros - 1) * (q2 - value**2)
    half = Z_95 * math.sqrt(max(0.0, spread) / (ones * zeros))
    return {
        "value": round(value, 4),
        "low": round(max(0.0, value - half), 4),
        "high": round(min(1.0, value + half), 4),
        "n": int(scam.size),
    }


def limit_at(scores: Floats, scam: Flags, false_alarms: float) -> float:
    """Return the score above which at most this share of the legitimate messages lies."""
    others = np.sort(scores[~scam])[::-1]
    return float(others[min(int(false_alarms * others.size), others.size - 1)])


def recall_at(scores: Floats, scam: Flags, false_alarms: float) -> dict[str, Any]:
    """Return the share of scams caught when at most this share of the others is flagged."""
    if scam.all() or not scam.any():
        return rate(0, 0)
    limit = limit_at(scores, scam, false_alarms)
    return rate(int((scores[scam] > limit).sum()), int(scam.sum()))


def summary(judged: Judged, thresholds: Thresholds) -> dict[str, Any]:
    """Return the figures of one evaluation as plain values for JSON."""
    scores, scam, hard = judged.scores, judged.scam, judged.hard
    bands = np.array(judged.bands)
    top = bands == Band.VERY_LIKELY_SCAM.value
    hard_legit = hard & ~scam
    return {
        "examples": int(scores.size),
        "scams": int(scam.sum()),
        "auc": area_interval(scores, scam),
        "recall_at_1": recall_at(scores, scam, 0.01),
        "recall_at_2": recall_at(scores, scam, 0.02),
        "top_band_precision": rate(int((top & scam).sum()), int(top.sum())),
        "hard_legit_in_top": rate(int((top & hard_legit).sum()), int(hard_legit.sum())),
        "scam_in_few_signs": rate(
            int((scam & (bands == Band.FEW_SIGNS.value)).sum()), int(scam.sum())
        ),
        "cannot_tell": rate(int((bands == Band.CANNOT_TELL.value).sum()), int(scores.size)),
        "calibration_error": round(calibration_error(scores, scam), 4),
        "bands": _band_rates(bands, scam),
        "by_score": band_table(scores, scam, thresholds),
        "groups": {name: _by_group(judged, values) for name, values in judged.groups.items()},
    }


def order_figures(scores: Floats, scam: Flags) -> dict[str, Any]:
    """Return the figures that need no probability: what a split without thresholds can say."""
    return {
        "examples": int(scores.size),
        "scams": int(scam.sum()),
        "auc": area_interval(scores, scam),
        "recall_at_1": recall_at(scores, scam, 0.01),
        "recall_at_2": recall_at(scores, scam, 0.02),
    }


def caught_by(
    groups: Sequence[str], scores: Floats, scam: Flags, false_alarms: float = 0.02
) -> dict[str, Any]:
    """Return, by group, the share of scams above the score of so many false alarms."""
    limit = limit_at(scores, scam, false_alarms)
    names = np.array(groups)
    return {
        name: rate(int((scores[inside] > limit).sum()), int(inside.sum()))
        for name in sorted(set(groups))
        if (inside := (names == name) & scam).any()
    }


def reliability(scores: Floats, scam: Flags, bins: int = 10) -> list[dict[str, Any]]:
    """Return, for each tenth of the scores, the mean score and the share of scams."""
    places = np.minimum((scores * bins).astype(int), bins - 1)
    return [
        {
            "from": place / bins,
            "mean": round(float(scores[places == place].mean()), 4),
            "scams": rate(int(scam[places == place].sum()), int((places == place).sum())),
        }
        for place in range(bins)
        if (places == place).any()
    ]


def risk(bands: Sequence[str], scam: Flags, base_rate: float) -> dict[str, Any]:
    """Return what share of each band is scam when `base_rate` of all messages are (Bayes).

    The interval takes the unlucky ends of both Wilson intervals at once, so it is wide.
    """
    found, names = {}, np.array(bands)
    for band in Band:
        inside = names == band.value
        scams = rate(int((inside & scam).sum()), int(scam.sum()))
        others = rate(int((inside & ~scam).sum()), int((~scam).sum()))
        ends = (("value", "value"), ("low", "high"), ("high", "low"))
        value, low, high = (
            _posterior(scams[one] or 0.0, others[other] or 0.0, base_rate) for one, other in ends
        )
        found[band.value] = {"value": value, "low": low, "high": high, "n": int(inside.sum())}
    return found


def _posterior(scams: float, others: float, base_rate: float) -> float | None:
    total = base_rate * scams + (1 - base_rate) * others
    return round(base_rate * scams / total, 4) if total else None


def _band_rates(bands: NDArray[np.str_], scam: Flags) -> dict[str, Any]:
    """Return the share of scams in each band, as people were told it."""
    return {
        band.value: rate(int(scam[bands == band.value].sum()), int((bands == band.value).sum()))
        for band in Band
    }


def _by_group(judged: Judged, values: Sequence[str]) -> dict[str, Any]:
    """Return, for each value of a group, how the two labels fell into the bands."""
    kinds, bands, found = np.array(values), np.array(judged.bands), {}
    flagged = np.isin(bands, [Band.VERY_LIKELY_SCAM.value, Band.SEVERAL_SIGNS.value])
    for kind in sorted(set(values)):
        inside = kinds == kind
        scams, legit = inside & judged.scam, inside & ~judged.scam
        found[kind] = {
            "scam_flagged": rate(int((flagged & scams).sum()), int(scams.sum())),
            "legit_flagged": rate(int((flagged & legit).sum()), int(legit.sum())),
            "cannot_tell": rate(
                int((inside & (bands == Band.CANNOT_TELL.value)).sum()), int(inside.sum())
            ),
        }
    return found


def worst(judged: Judged, count: int = 20) -> dict[str, list[dict[str, Any]]]:
    """Return the ids of the worst misses and the worst false alarms, worst first."""
    order = np.argsort(judged.scores, kind="stable")

    def rows(places: NDArray[Any]) -> list[dict[str, Any]]:
        return [
            {"id": judged.ids[place], "score": round(float(judged.scores[place]), 3)}
            for place in places[:count]
        ]

    return {
        "misses": rows(order[judged.scam[order]]),
        "false_alarms": rows(order[::-1][~judged.scam[order[::-1]]]),
    }
