"""Fits a logistic regression to each of several selections of the same messages, all at once.

The optimum is that of `pipeline.regression` (a test compares them).
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from classifier.learning.fit_problem import Features, Problem, Selection
from classifier.learning.fitted import Regression
from classifier.learning.newton import solved
from classifier.learning.sketches import Sketch
from classifier.system.memory import give_back

Floats = NDArray[np.float64]
Flags = NDArray[np.bool_]

_USUAL_MARGIN = 4.0  # about what most messages have at the end of a fit that learns from them


def joint_fits(
    features: Features,
    scam: Flags,
    weights: Floats,
    selections: Sequence[Selection],
    sketch: Sketch,
    start: Floats | None = None,
) -> list[Regression]:
    """Return the fit of each selection.

    `scam` and `weights`, of shape (messages,), are of all messages; `sketch` is that of a selection
    that is much like these. `start` are the margins of the messages in a fit that is expected to be
    near, if there is one. The weights are those at which a fit of a selection alone would end, to
    the tolerance that `CONFIGURATION` states.
    """
    problem = Problem.of(features, scam, weights, selections)
    give_back()
    near = _USUAL_MARGIN * problem.signs if start is None else start[:, None]
    pulls, margins = solved(problem, np.repeat(near, len(selections), axis=1), sketch)
    return [_regression(problem, pulls, margins, at) for at in range(len(selections))]


def _regression(problem: Problem, pulls: Floats, margins: Floats, fit: int) -> Regression:
    coef = problem.weights(pulls, fit)
    return Regression(coef[:-1], float(coef[-1]), margins[:, fit].copy())
