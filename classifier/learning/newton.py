"""Newton's method for several fits at once.

C.-J. Lin, R. C. Weng and S. S. Keerthi, Trust region Newton method for large-scale logistic
regression (JMLR 9, 2008), with halved steps instead of a trust region. Each step is solved by
conjugate gradients that are preconditioned with a sketch. These multiply in single precision; what
a step lacks for that, the next one adds.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from classifier.learning.configuration import CONFIGURATION
from classifier.learning.fit_problem import Problem
from classifier.learning.sketches import Curved, Sketch
from classifier.system import sums
from classifier.system.memory import give_back

Floats = NDArray[np.float64]

_MOST_STEPS = 50  # far more than any training took
_MOST_PRODUCTS = 500  # of one Newton step
_FIRST_CHANGE = 1.0  # of a margin in the first step, about
_SQUARED = 0.3  # the next change is about this times the square of the last one
_LITTLE = 0.3  # a change of margins that changes curves too little for another approximation
_ROUNDING = 1e-6  # share by which a loss may rise: less than a step of the tolerance


def solved(problem: Problem, at: Floats, sketch: Sketch) -> tuple[Floats, Floats]:
    """Return the pulls at which each loss is lowest, and the margins there.

    The first step is that of a fit in which the messages have the margins `at`. Weights that come
    near them are not needed: the step goes from no weights to where it would end. BLAS works in one
    thread, so that the result does not depend on how many there are.
    """
    tolerance = float(CONFIGURATION["tolerance"])
    pulls, margins = np.zeros_like(at), np.zeros_like(at)
    expected, near = np.full(at.shape[1], _FIRST_CHANGE), None
    with sums.in_one_thread():
        for _ in range(_MOST_STEPS):
            exact = np.clip(_SQUARED * expected**2, tolerance / 4, _FIRST_CHANGE / 4)
            near = near or sketch.curved(problem.curves(at))
            step = _newton_step(problem, at, (pulls, margins), exact, near)
            pulls = pulls + _shortened(problem, (pulls, margins), step) * step[0]
            give_back()  # products in double precision take the most
            margins = problem.exact_images(pulls)  # or the rounding of the steps would add up
            changed = problem.largest(margins - at)
            expected, at = np.maximum(_SQUARED * changed**2, exact), margins
            near = near if changed.max() < _LITTLE else None
            if expected.max() < tolerance / 2:
                break
    return pulls, margins


def _newton_step(
    problem: Problem, at: Floats, begin: tuple[Floats, Floats], exact: Floats, near: Curved
) -> tuple[Floats, Floats]:
    """Return the step from pulls and margins to the optimum of losses as they are curved at `at`.

    With K for the products of pairs of messages, D for the curves and b for the pulls that add up
    to the gradient, which points down here, the step d has d + D K d = b. For d = b - R v, where R
    are the roots of D, this is (1 + R K R) v = R K b, which is symmetric.
    """
    pulls, margins = begin
    curves = problem.curves(at)
    gradient = problem.costs * problem.wrong(at) * problem.signs + curves * (at - margins) - pulls
    image, root = problem.images(gradient), np.sqrt(curves)
    found, moved = _solution(problem, root, root * image, exact, near)
    return gradient - root * found, image - moved


def _solution(
    problem: Problem, root: Floats, rest: Floats, exact: Floats, near: Curved
) -> tuple[Floats, Floats]:
    """Return for what the matrix 1 + R K R gives `rest`, and the margins that it adds up to.

    By conjugate gradients, until no margin changes by more than `exact`, shape (fits,); `near` is
    about this matrix.
    """
    found, moved = np.zeros_like(root), np.zeros_like(root)
    rest, better = rest.copy(), near.solved(rest)
    direction = better.copy()
    square = problem.sums(rest * better)
    for _ in range(_MOST_PRODUCTS):
        of_direction = problem.images(root * direction)
        bent = direction + root * of_direction
        length = square / np.maximum(problem.sums(direction * bent), 1e-300)
        found += length * direction
        moved += length * of_direction
        if (problem.largest(length * of_direction) <= exact).all():
            break
        rest -= length * bent
        better = near.solved(rest)
        before, square = square, problem.sums(rest * better)
        direction *= square / np.maximum(before, 1e-300)
        direction += better
    return found, moved


def _shortened(problem: Problem, at: tuple[Floats, Floats], step: tuple[Floats, Floats]) -> Floats:
    """Return the share of each step that does not raise its loss; pulls and margins are given."""
    length = np.ones(step[0].shape[1])
    before = problem.losses(*at)
    for _ in range(20):
        after = problem.losses(at[0] + length * step[0], at[1] + length * step[1])
        rises = after > before * (1.0 + _ROUNDING)
        if not rises.any():
            break
        length[rises] /= 2.0
    return length
