"""Whether a candidate may replace the model in use, and the sentence that says why."""

from __future__ import annotations

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


def _shared(one: Opinion, other: Opinion) -> tuple[Opinion, Opinion]:
    """Return both opinions on the messages that both judged under the same label."""
    places = {name: place for place, name in enumerate(other.ids)}
    pairs = [(i, places[name]) for i, name in enumerate(one.ids) if name in places]
    pairs = [(i, j) for i, j in pairs if one.scam[i] == other.scam[j]]
    left, right = (np.array(side, dtype=int) for side in zip(*pairs, strict=True))
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
    if not new.ids:
        return Verdict(
            False,
            "Refusé : aucun message commun ne permet de comparer les deux modèles.",
            "Refused: the two models share no message to be compared on.",
        )
    mine, its = _measures(new), _measures(old)
    for name, (french, english) in _NAMES.items():
        if mine[name] < its[name] - TOLERANCE:
            return Verdict(
                False,
                f"Refusé : {french} baisse de {_percent(its[name])} à {_percent(mine[name])} "
                f"sur {len(new.ids)} messages tenus à l'écart.",
                f"Refused: {english} falls from {_percent(its[name], '.')} to "
                f"{_percent(mine[name], '.')} on {len(new.ids)} held-out messages.",
            )
    return Verdict(
        True,
        f"Accepté : pas moins bon que le modèle en service sur {len(new.ids)} messages tenus à "
        f"l'écart (arnaques reconnues : {_percent(its['recall'])} avant, "
        f"{_percent(mine['recall'])} maintenant).",
        f"Accepted: not worse than the model in use on {len(new.ids)} held-out messages (scams "
        f"caught: {_percent(its['recall'], '.')} before, {_percent(mine['recall'], '.')} now).",
    )


def _percent(share: float, mark: str = ",") -> str:
    return f"{100 * share:.1f}".replace(".", mark) + "\u00a0%"
