"""A table of few columns that is nearly the products of all pairs of messages, for quicker fits.

The steps of a fit are solved by conjugate gradients, whose number of products grows with how far
the largest products of sums of messages are above the smallest. What all fits of a training have
in common there is found once, from the products of sums with random signs (the Nyström method:
Z. Frangella, J. Tropp and M. Udell, Randomized Nyström preconditioning, SIAM J. Matrix Anal. Appl.
44, 2023). It changes the time of a fit and not where it ends.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.linalg import cho_factor, cho_solve

from classifier.learning.counts import some_at_a_time
from classifier.learning.fit_problem import Problem
from classifier.system import sums

Floats = NDArray[np.float64]
Halves = NDArray[np.float32]
Indexes = NDArray[np.intp]
Signs = NDArray[np.int8]
Factor = tuple[Halves, bool]

_COLUMNS = 240  # more would save products and cost more to apply
_AT_ONCE = 8  # columns that are multiplied together: more would take more memory
_SMALLEST = 1e-6  # of the largest eigenvalue; what is smaller is rounding
_SHIFT = 1e-6  # of the trace: keeps the small systems solvable in single precision


@dataclass(frozen=True, slots=True)
class Sketch:
    """The products of pairs of messages are about `basis` times itself transposed."""

    rows: Indexes  # the messages it is of
    basis: Halves  # shape (rows, columns)

    @classmethod
    def of(cls, problem: Problem) -> Sketch:
        """Return the sketch of a problem with one fit, of the messages that it learns from.

        Messages that are not learnt from change nothing in it, not even by rounding.
        """
        rows = np.flatnonzero(problem.learnt)
        columns = min(_COLUMNS, rows.size)
        scale = np.sqrt(problem.costs[rows]).astype(np.float32)  # rather exact where it counts
        signs = np.random.default_rng(0).integers(0, 2, (rows.size, columns), np.int8)
        signs = 2 * signs - 1
        found = np.empty((rows.size, columns), np.float32)
        for start in range(0, columns, _AT_ONCE):
            part = slice(start, start + _AT_ONCE)
            values = np.zeros((problem.learnt.size, signs[:, part].shape[1]), np.float32)
            values[rows] = scale * signs[:, part]
            found[:, part] = scale * problem.rough.images(values)[rows]
        with sums.in_one_thread():
            return cls(rows, _basis(found, signs, scale))

    def curved(self, curves: Floats) -> Curved:
        """Return the matrices of fits whose losses have these curves, shape (messages, fits)."""
        roots = np.sqrt(curves[self.rows]).astype(np.float32)
        return Curved(self, roots, [self._factor(roots[:, fit]) for fit in range(roots.shape[1])])

    def _factor(self, root: Halves) -> Factor:
        core = np.zeros((self.basis.shape[1],) * 2, np.float32)
        for some in some_at_a_time(root.size):
            scaled = root[some, None] * self.basis[some]
            core += scaled.T @ scaled
        core[np.diag_indices_from(core)] += 1.0 + _SHIFT * np.trace(core)
        found: Factor = cho_factor(core, lower=True, overwrite_a=True)
        return found


@dataclass(frozen=True, slots=True)
class Curved:
    """The matrix 1 + R K R of each fit, nearly: K the products of pairs, R the roots of curves."""

    sketch: Sketch
    roots: Halves  # shape (rows of the sketch, fits)
    factors: list[Factor]  # of 1 + B B transposed, where B is R times the basis, transposed

    def solved(self, values: Floats) -> Floats:
        """Return the values of shape (messages, fits) for which the matrices give nearly these."""
        rows, basis = self.sketch.rows, self.sketch.basis
        inside = basis.T @ (self.roots * values[rows].astype(np.float32))
        each = [cho_solve(one, inside[:, fit]) for fit, one in enumerate(self.factors)]
        found = values.copy()
        found[rows] -= self.roots * (basis @ np.column_stack(each))
        return found


def _basis(found: Halves, signs: Signs, scale: Halves) -> Halves:
    """Return the basis for the products of all pairs of rows with random signs.

    `found`, of shape (rows, columns), is used up: another table of its size would be the largest
    of a training.
    """
    core = np.zeros((signs.shape[1], signs.shape[1]), np.float32)
    for some in some_at_a_time(scale.size):
        core += signs[some].T.astype(np.float32) @ found[some]
    roots = _roots(core)
    for some in some_at_a_time(scale.size):
        found[some, : roots.shape[1]] = found[some] @ roots / scale[some]
    used = found[:, : roots.shape[1]]
    return found if used.shape == found.shape else used.copy()


def _roots(core: Halves) -> Halves:
    """Return a matrix whose product with itself transposed inverts a symmetric one, nearly."""
    values, vectors = np.linalg.eigh(((core + core.T) / 2).astype(float))
    kept = values > _SMALLEST * values[-1]
    found: Halves = (vectors[:, kept] / np.sqrt(values[kept])).astype(np.float32)
    return found
