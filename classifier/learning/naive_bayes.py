"""The share of naive Bayes in a model, from how many messages of each label have each term."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from classifier.learning.configuration import CONFIGURATION

Floats = NDArray[np.float64]


def by_label(scam: NDArray[np.bool_], weights: Floats) -> Floats:
    """Return the weights of messages in a column for genuine ones and one for scams."""
    return np.column_stack((np.where(scam, 0.0, weights), np.where(scam, weights, 0.0)))


def bayes(presence: Floats, messages: Floats) -> tuple[Floats, float]:
    """Return the share of naive Bayes in the coefficient of each term, and in the intercept.

    `presence` is the weight of the genuine messages and of the scams that have each term, shape
    (terms, 2), `messages` that of all of them, shape (2,). It is that of `MultinomialNB` (a test
    compares them).

    Linear models joined by naive Bayes: S. Wang and C. Manning, Baselines and bigrams
    (ACL 2012), interpolate the two in a similar way.
    """
    share = float(CONFIGURATION["second_opinion"])
    smooth = presence + float(CONFIGURATION["second_alpha"])
    logs = np.log(smooth) - np.log(smooth.sum(axis=0))
    prior = np.log(messages)
    return share * (logs[:, 1] - logs[:, 0]), float(share * (prior[1] - prior[0]))
