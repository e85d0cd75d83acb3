"""Whether a candidate may replace the model in use, and the sentence that says why."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from classifier.model.calibration import calibration_error
from classifier.model.evaluation import area, recall_at

# A difference this small is what one message in a hundred does by chance.
TOLERANCE = 0.01


@dataclass(frozen=True, slots=True)
class Opinion:
    """What a model said of messages held out from it."""

    ids: list[str]
    scores: NDArray[np.float64]
    scam: NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class Verdict:
    """The gate's answer, with its sentence in French and English."""

    passed: bool
    french: str
    english: str

    def sentence(self, language: str) -> str:
        """Return the sentence in `language`."""
        return self.english if language == "en" else self.french


def _shared(one: Opinion, other: Opinion) -> tuple[Opinion, Opinion]:
    """Return both opinions on the messages that both judged under the same label."""
    places = {name: place for place, name in enumerate(other.ids)}
    pairs = [(i, places[name]) for i, name in enumerate(one.ids) if name in places]
    pairs = [(i, j) for i, j in pairs if one.scam[i] == other.scam[j]]
    left, right = np.array(pairs, dtype=int).reshape(-1, 2).T
    names = [one.ids[i] for i in left]
    return (
        Opinion(names, one.scores[left], one.scam[left]),
        Opinion(names, other.scores[right], other.scam[right]),
    )


def _measures(opinion: Opinion) -> dict[str, float]:
    """Return the three figures of the gate; higher is better in each."""
    return {
        "recall": float(recall_at(opinion.scores, opinion.scam, 0.02)["value"]),
        "order": area(opinion.scores, opinion.scam),
        "calibration": 1.0 - calibration_error(opinion.scores, opinion.scam),
    }


_NAMES = {
    "recall": (
        "les arnaques reconnues à 2 % de fausses alertes",
        "scams caught at 2 % false alarms",
    ),
    "order": ("le classement des messages (AUC)", "the ranking of messages (AUC)"),
    "calibration": ("la justesse des probabilités", "the accuracy of probabilities"),
}


def judge(candidate: Opinion, current: Opinion | None) -> Verdict:
    """Return whether the candidate is not worse than the model in use on shared messages."""
    if current is None:
        return Verdict(
            True, "Premier modèle : rien à comparer.", "First model: nothing to compare."
        )
    new, old = _shared(candidate, current)
    if not new.scam.any() or new.scam.all():  # none at all, or of one kind only
        return Verdict(
            False,
            "Refusé : trop peu de messages communs pour comparer les deux modèles.",
            "Refused: the two models share too few messages to be compared on.",
        )
    mine, its = _measures(new), _measures(old)
    worse = next((name for name in _NAMES if mine[name] < its[name] - TOLERANCE), None)
    count = len(new.ids)
    return _refusal(worse, its, mine, count) if worse else _pass(its, mine, count)


def unopposed() -> Verdict:
    """Return the answer for a candidate whose rival cannot be read any more."""
    return Verdict(
        True,
        "Accepté : le modèle en service est abîmé et ne peut pas être comparé.",
        "Accepted: the model in use is damaged and cannot be compared.",
    )


def _refusal(name: str, its: Mapping[str, float], mine: Mapping[str, float], count: int) -> Verdict:
    french, english = _NAMES[name]
    return Verdict(
        False,
        f"Refusé : {french} baisse de {_french(its[name])} à {_french(mine[name])} "
        f"sur {count} messages tenus à l'écart.",
        f"Refused: {english} falls from {_english(its[name])} to {_english(mine[name])} "
        f"on {count} held-out messages.",
    )


def _pass(its: Mapping[str, float], mine: Mapping[str, float], count: int) -> Verdict:
    before, now = its["recall"], mine["recall"]
    return Verdict(
        True,
        f"Accepté : pas moins bon que le modèle en service sur {count} messages tenus à "
        f"l'écart (arnaques reconnues : {_french(before)} avant, {_french(now)} maintenant).",
        f"Accepted: not worse than the model in use on {count} held-out messages (scams "
        f"caught: {_english(before)} before, {_english(now)} now).",
    )


def _french(share: float) -> str:
    return f"{100 * share:.1f}".replace(".", ",") + "\u00a0%"


def _english(share: float) -> str:
    return f"{100 * share:.1f}%"
