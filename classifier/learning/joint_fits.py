"""Fits a logistic regression to each of several selections of the same messages, all at once.

Newton's method, each step by conjugate gradients: C.-J. Lin, R. C. Weng and S. S. Keerthi, Trust
region Newton method for large-scale logistic regression (JMLR 9, 2008), with halved steps instead
of a trust region. The optimum is that of `pipeline.regression`. The products with the counts, which
take nearly all of the time, are made for all fits together, those with n-grams by way of the words
(`feature_blocks`), and each fit starts from the weights of a fit on all messages.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_matrix, hstack

from classifier.learning.feature_blocks import Block, NGrams, Table, sublinear
from classifier.learning.fitted import Columns, Fitted
from classifier.learning.pipeline import CONFIGURATION
from classifier.learning.sentence_counts import Counts

Floats = NDArray[np.float64]
Flags = NDArray[np.bool_]

_LARGEST_SHARE = 0.3  # of the gradient that a Newton step may leave over
_MOST_STEPS = 50  # far more than any training took
_MOST_PRODUCTS = 500  # of one Newton step


@dataclass(frozen=True, slots=True)
class Selection:
    """What one fit learns from."""

    columns: Columns  # none that the fit on all messages does not use
    seen: Flags  # shape (messages,)


def joint_fits(
    counts: Counts,
    of_words: csr_matrix,
    scam: Flags,
    weights: Floats,
    selections: Sequence[Selection],
    start: Fitted,
) -> list[tuple[Floats, float]]:
    """Return the fit of each selection: weights of its features for the regression, intercept.

    `counts`, `scam` and `weights`, each of shape (messages,), are of all messages; `of_words` are
    the n-grams of each column of `counts.words`, none for a pair of words; `start` is fitted on all
    messages. The weights are those at which a fit of a selection alone would end, to
    the tolerance that `CONFIGURATION` states.
    """
    problem = _Problem.of(counts, of_words, scam, weights, selections, start)
    beginning = np.append(*start.linear)
    solved = _solved(problem, beginning[:, None] * (problem.scales > 0))
    used = problem.scales[:-1] > 0
    return [(solved[:-1, at][used[:, at]], float(solved[-1, at])) for at in range(used.shape[1])]


@dataclass(frozen=True, slots=True)
class _Problem:
    """The features of each fit: blocks of counts, each scaled by column and by message.

    The columns of all blocks are numbered one after the other; the last one is the intercept.
    """

    blocks: tuple[Block, ...]
    scales: Floats  # shape (columns of all blocks, fits); 0: not used
    norms: tuple[Floats, ...]  # for each block, shape (messages, fits)
    signs: Floats  # 1 for scam, -1 for genuine, shape (messages, 1)
    costs: Floats  # shape (messages, fits); 0: not learnt from

    @classmethod
    def of(
        cls,
        counts: Counts,
        of_words: csr_matrix,
        scam: Flags,
        weights: Floats,
        selections: Sequence[Selection],
        start: Fitted,
    ) -> _Problem:
        used = start.columns
        others = [counts.flags[:, used.flags], counts.weak_flags, np.ones((scam.size, 1))]
        words = counts.words[:, used.words]
        characters = counts.characters[:, used.characters]
        scales = np.column_stack([_scales(one.columns, used) for one in selections])
        ends = np.cumsum([words.shape[1], characters.shape[1]])
        by_block = np.split(scales, ends)
        return cls(
            blocks=(
                Table(sublinear(words)),
                NGrams.of(counts.words, of_words[:, used.characters], characters),
                Table(hstack(others, format="csr", dtype=float)),
            ),
            scales=scales,
            norms=(
                _norms(words, by_block[0]),
                _norms(characters, by_block[1]),
                np.ones((scam.size, len(selections))),
            ),
            signs=np.where(scam, 1.0, -1.0)[:, None],
            costs=float(CONFIGURATION["C"])
            * weights[:, None]
            * np.column_stack([one.seen for one in selections]),
        )

    def margins(self, coef: Floats) -> Floats:
        """Return the features times the weights, shape (messages, fits)."""
        parts = np.split(coef * self.scales, self._ends())
        products = [
            norm * block.times(part)
            for block, norm, part in zip(self.blocks, self.norms, parts, strict=True)
        ]
        found: Floats = np.sum(products, axis=0)
        return found

    def transposed(self, values: Floats) -> Floats:
        """Return the transposed features times values of shape (messages, fits)."""
        parts = [
            block.transposed_times(norm * values)
            for block, norm in zip(self.blocks, self.norms, strict=True)
        ]
        found: Floats = self.scales * np.concatenate(parts)
        return found

    def losses(self, coef: Floats, margins: Floats) -> Floats:
        """Return the loss of each fit, as scikit-learn defines it for a logistic regression."""
        errors = self.costs * np.logaddexp(0.0, -self.signs * margins)
        found: Floats = 0.5 * (coef * coef).sum(axis=0) + errors.sum(axis=0)
        return found

    def _ends(self) -> NDArray[np.int_]:
        return np.cumsum([block.width for block in self.blocks[:-1]])


def _scales(columns: Columns, used: Columns) -> Floats:
    """Return the scale of each column that `used` has, 0 where `columns` does not use it."""
    found = [
        _filled(columns.words, columns.word_weigher.idf_)[used.words],
        _filled(columns.characters, columns.character_weigher.idf_)[used.characters],
        columns.flags[used.flags] * float(CONFIGURATION["flag_weight"]),
    ]
    weak = len(columns.flag_names) - int(columns.flags.sum())
    return np.concatenate([*found, np.full(weak, CONFIGURATION["weak_flag_weight"]), [1.0]])


def _filled(mask: Flags, values: Floats) -> Floats:
    found = np.zeros(mask.size)
    found[mask] = values
    return found


def _norms(counts: csr_matrix, scales: Floats) -> Floats:
    """Return 1 over the length of each message's row in each fit; 0 for a row without terms."""
    squares = sublinear(counts)
    np.square(squares.data, out=squares.data)
    lengths = np.sqrt(squares @ scales**2)
    found: Floats = np.divide(1.0, lengths, out=np.zeros_like(lengths), where=lengths > 0)
    return found


def _solved(problem: _Problem, coef: Floats) -> Floats:
    """Return the weights at which each loss is lowest."""
    tolerance = float(CONFIGURATION["tolerance"])
    margins = problem.margins(coef)
    first = None
    for _ in range(_MOST_STEPS):
        wrong = 1.0 / (1.0 + np.exp(problem.signs * margins))
        gradient = coef - problem.transposed(problem.costs * wrong * problem.signs)
        size = np.sqrt((gradient * gradient).sum(axis=0))
        first = np.maximum(size, 1e-12) if first is None else first
        share = np.minimum(_LARGEST_SHARE, np.sqrt(size / first))
        step = _newton_step(problem, gradient, problem.costs * wrong * (1.0 - wrong), share * size)
        moved = problem.margins(step)
        length = _shortened(problem, (coef, margins), (step, moved))
        coef, margins = coef + length * step, margins + length * moved
        # The next step would be about the share of this one that its gradient left over, or less.
        if (share * np.abs(length * moved).max(axis=0)).max() < tolerance:
            break
    return coef


def _newton_step(problem: _Problem, gradient: Floats, curves: Floats, left: Floats) -> Floats:
    """Return steps that leave a gradient not longer than `left`, by conjugate gradients."""
    step, rest = np.zeros_like(gradient), -gradient
    direction, square = rest.copy(), (rest * rest).sum(axis=0)
    for _ in range(_MOST_PRODUCTS):
        if (square <= left**2).all():
            break
        product = direction + problem.transposed(curves * problem.margins(direction))
        length = square / np.maximum((direction * product).sum(axis=0), 1e-300)
        step += length * direction
        rest -= length * product
        before, square = square, (rest * rest).sum(axis=0)
        direction = rest + square / np.maximum(before, 1e-300) * direction
    return step


def _shortened(problem: _Problem, at: tuple[Floats, Floats], step: tuple[Floats, Floats]) -> Floats:
    """Return the share of each step that does not raise its loss; weights and margins are given."""
    length = np.ones(step[0].shape[1])
    before = problem.losses(*at)
    for _ in range(20):
        after = problem.losses(at[0] + length * step[0], at[1] + length * step[1])
        rises = after > before * (1.0 + 1e-12)
        if not rises.any():
            break
        length[rises] /= 2.0
    return length
