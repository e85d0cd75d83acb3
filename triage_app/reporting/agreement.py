"""How far two labels of the same cases agree beyond chance."""

from __future__ import annotations

from classifier.intervals import wilson
from triage_app.review_records import Agreement, Pairs

FEWEST_PAIRS = 30  # cases with two labels, below which no figure is given


def agreement(pairs: Pairs) -> Agreement:
    """Return Cohen's kappa of the pairs; J. Cohen, A coefficient of agreement for nominal scales.

    Educational and Psychological Measurement 20 (1960). Its interval is the Wilson interval of the
    share of agreement, with the chance agreement of the sample: unlike that of the standard error,
    it is not empty when all labels agree.
    """
    cases, agreed = pairs.cases, pairs.both_scam + pairs.both_legit
    chance = _chance(pairs)
    if cases < FEWEST_PAIRS or chance == 1:
        return Agreement(cases, agreed)
    low, high = (_beyond(share, chance) for share in wilson(agreed, cases))
    return Agreement(cases, agreed, _beyond(agreed / cases, chance), max(-1.0, low), high)


def _chance(pairs: Pairs) -> float:
    """Return the share of cases in which the labels would agree by chance."""
    if not pairs.cases:
        return 1.0
    first = (pairs.both_scam + pairs.only_first) / pairs.cases
    second = (pairs.both_scam + pairs.only_second) / pairs.cases
    return first * second + (1 - first) * (1 - second)


def _beyond(share: float, chance: float) -> float:
    return (share - chance) / (1 - chance)
