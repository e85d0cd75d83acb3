"""Flags of rules in a model: which are weak, and what is known of their weights without a fit."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from classifier.indicators.catalogue import FIXED_WEIGHTS, RULES
from classifier.indicators.rule import Strength
from classifier.learning.configuration import CONFIGURATION
from classifier.records import Direction
from classifier.scoring.address_features import is_of_address

Floats = NDArray[np.float64]
WEAK_FLAGS = frozenset(rule.id for rule in RULES if rule.strength is Strength.WEAK)
_SIGNS = {Direction.FOR: 1.0, Direction.AGAINST: -1.0}
_RULE_SIGNS = {rule.id: _SIGNS[rule.direction] for rule in RULES}


def prior_weights(names: Sequence[str]) -> Floats:
    """Return the weight of each flag that no training message shows, in log-odds.

    A labelled line has no headers, attachments or hidden text, so weights for the rules about
    them cannot be fitted; they follow from the strength of the rule.
    """
    size = {
        Strength.STRONG: float(CONFIGURATION["strong_prior"]),
        Strength.MEDIUM: float(CONFIGURATION["medium_prior"]),
        Strength.WEAK: 0.0,
    }
    known = {rule.id: _RULE_SIGNS[rule.id] * size[rule.strength] for rule in RULES} | FIXED_WEIGHTS
    return np.array([known.get(name, 0.0) for name in names])


def with_signs(coef: Floats, names: Sequence[str]) -> Floats:
    """Return the coefficients of flags, those of rules not against the direction of the rule.

    A rule that mostly fires beside others gets what they leave over, which may have the wrong
    sign. A finding for a scam would then make a message look better; its coefficient becomes 0.
    So does that of a kind of sender, a word of its host or the form of a link that is seen in
    genuine messages: anybody can write a sender and add a link, so neither speaks for a message.
    """
    signs = np.array([1.0 if is_of_address(name) else _RULE_SIGNS.get(name, 0.0) for name in names])
    return np.where(signs * coef < 0.0, 0.0, coef)


def split_flags(names: Sequence[str]) -> tuple[str, str]:
    """Return two lines of flags: those of other rules, and those of weak rules."""
    others = " ".join(name for name in names if name not in WEAK_FLAGS)
    return others, " ".join(name for name in names if name in WEAK_FLAGS)
