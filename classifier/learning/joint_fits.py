"""Fits a logistic regression to each of several selections of the same messages, all at once.

Newton's method, each step by conjugate gradients: C.-J. Lin, R. C. Weng and S. S. Keerthi, Trust
region Newton method for large-scale logistic regression (JMLR 9, 2008), with halved steps instead
of a trust region. The optimum is that of `pipeline.regression` (a test compares them).

The weights are always a sum of the features of the messages, each times what is called its pull
here (in the optimum: its cost times its error). Steps are taken in the pulls, which are the same
steps as those in the weights: there are ten times fewer messages than features. The products with
the features, which take most of the time, are made for all fits together, those with n-grams by way
of the words (`feature_blocks`).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import hstack

from classifier.learning.feature_blocks import Block, NGrams, Table, sublinear
from classifier.learning.fitted import Columns, Regression, flag_scales
from classifier.learning.message_counts import MessageCounts, ones
from classifier.learning.pipeline import CONFIGURATION

Floats = NDArray[np.float64]
Flags = NDArray[np.bool_]

_USUAL_MARGIN = 4.0  # about what most messages have at the end of a fit that learns from them
_SHARE = 0.1  # of the gradient that a Newton step leaves over,
_LAST_SHARE = 0.01  # and the smallest that the last step leaves
_MOST_STEPS = 50  # far more than any training took
_MOST_PRODUCTS = 500  # of one Newton step


@dataclass(frozen=True, slots=True)
class Features:
    """The features of messages, as all fits multiply with them; the last one is the intercept.

    The columns of all blocks are numbered one after the other.
    """

    words: Table  # and pairs of words
    ngrams: NGrams
    others: Table  # flags, and the intercept
    flag_names: list[str]

    @classmethod
    def of(cls, counts: MessageCounts, flag_names: list[str]) -> Features:
        """Return the features of messages."""
        single = np.diff(counts.of_words.indptr) > 0
        ngrams = NGrams(counts.words[:, single], counts.of_words[single], counts.added)
        others = hstack([counts.flags, np.ones((counts.flags.shape[0], 1))], "csr", dtype=float)
        return cls(Table(sublinear(counts.words)), ngrams, Table(others), flag_names)

    @property
    def blocks(self) -> tuple[Block, ...]:
        """The blocks in the order of the columns."""
        return self.words, self.ngrams, self.others

    def presence(self, values: Floats) -> Floats:
        """Return the sum of the values of the messages that have each word or pair of words.

        `values` have the shape (messages, kinds), the sums (words, kinds).
        """
        found: Floats = ones(self.words.cells).T @ values
        return found

    def scales(self, columns: Columns) -> Floats:
        """Return the scale of each column, 0 of those that are not used."""
        flags = np.where(columns.flags, flag_scales(self.flag_names), 0.0)
        return np.concatenate((columns.word_scales, columns.ngram_scales, flags, [1.0]))


@dataclass(frozen=True, slots=True)
class Selection:
    """What one fit learns from."""

    columns: Columns
    seen: Flags  # shape (messages,)
    word_norms: Floats  # 1 over the length of the words of each message, shape (messages,)
    ngram_norms: Floats


def joint_fits(
    features: Features,
    scam: Flags,
    weights: Floats,
    selections: Sequence[Selection],
    start: Floats | None = None,
) -> list[Regression]:
    """Return the fit of each selection.

    `scam` and `weights`, of shape (messages,), are of all messages; `start` are the margins of the
    messages in a fit that is expected to be near, if there is one. The weights are those at which a
    fit of a selection alone would end, to the tolerance that `CONFIGURATION` states.
    """
    problem = _Problem.of(features, scam, weights, selections)
    near = _USUAL_MARGIN * problem.signs if start is None else start[:, None]
    pulls, margins = _solved(problem, np.repeat(near, len(selections), axis=1))
    coef, used = problem.transposed(pulls), problem.scales[:-1] > 0
    return [
        Regression(coef[:-1, at][used[:, at]], float(coef[-1, at]), margins[:, at].copy())
        for at in range(len(selections))
    ]


@dataclass(frozen=True, slots=True)
class _Problem:
    """The features of each fit: blocks of counts, each scaled by column and by message."""

    blocks: tuple[Block, ...]
    scales: Floats  # shape (columns of all blocks, fits); 0: not used
    norms: tuple[Floats, ...]  # for each block, shape (messages, fits)
    signs: Floats  # 1 for scam, -1 for genuine, shape (messages, 1)
    costs: Floats  # shape (messages, fits); 0: not learnt from
    learnt: Flags  # messages that some fit learns from

    @classmethod
    def of(
        cls, features: Features, scam: Flags, weights: Floats, selections: Sequence[Selection]
    ) -> _Problem:
        seen = np.column_stack([one.seen for one in selections])
        return cls(
            blocks=features.blocks,
            scales=np.column_stack([features.scales(one.columns) for one in selections]),
            norms=(
                np.column_stack([one.word_norms for one in selections]),
                np.column_stack([one.ngram_norms for one in selections]),
                np.ones((scam.size, len(selections))),
            ),
            signs=np.where(scam, 1.0, -1.0)[:, None],
            costs=float(CONFIGURATION["C"]) * weights[:, None] * seen,
            learnt=np.asarray(seen.any(axis=1), bool),
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

    def images(self, pulls: Floats) -> Floats:
        """Return the margins of the weights that pulls of shape (messages, fits) add up to."""
        return self.margins(self.transposed(pulls))

    def losses(self, pulls: Floats, margins: Floats) -> Floats:
        """Return the loss of each fit, as scikit-learn defines it for a logistic regression."""
        errors = self.costs * np.logaddexp(0.0, -self.signs * margins)
        return self.sums(0.5 * pulls * margins + errors)

    def sums(self, values: Floats) -> Floats:
        """Return the sums over all messages, rounded the same with and without those not learnt."""
        found: Floats = values[self.learnt].sum(axis=0)
        return found

    def products(self, pulls: Floats, margins: Floats) -> Floats:
        """Return for each fit the product of two sums of features; rounding may take it below 0.

        One of them is given by its pulls, the other by its margins.
        """
        found: Floats = np.maximum(self.sums(pulls * margins), 0.0)
        return found

    def _ends(self) -> NDArray[np.int_]:
        return np.cumsum([block.width for block in self.blocks[:-1]])


def _solved(problem: _Problem, at: Floats) -> tuple[Floats, Floats]:
    """Return the pulls at which each loss is lowest, and the margins there.

    The first step is that of a fit in which the messages have the margins `at`. Weights that come
    near them are not needed: the step goes from no weights to where it would end.
    """
    tolerance = float(CONFIGURATION["tolerance"])
    pulls, margins = np.zeros_like(at), np.zeros_like(at)
    share = np.full(at.shape[1], _SHARE)
    for _ in range(_MOST_STEPS):
        wrong = 1.0 / (1.0 + np.exp(problem.signs * at))
        curves = problem.costs * wrong * (1.0 - wrong)
        rest = problem.costs * wrong * problem.signs + curves * (at - margins) - pulls
        step = _newton_step(problem, rest, curves, share)
        length = _shortened(problem, (pulls, margins), step)
        pulls, margins = pulls + length * step[0], margins + length * step[1]
        # The next step would be about the share of this one that its gradient left over, or less.
        moved = np.abs(margins - at)
        expected, at = share * moved.max(axis=0, where=problem.costs > 0, initial=0.0), margins
        if expected.max() < tolerance:
            break
        last = tolerance / 2 / np.maximum(expected, 1e-300)  # would leave half of the tolerance
        share = np.where(last < _LAST_SHARE, _SHARE, np.minimum(last, _SHARE))
    return pulls, margins


def _newton_step(
    problem: _Problem, rest: Floats, curves: Floats, share: Floats
) -> tuple[Floats, Floats]:
    """Return steps that leave a share of the gradient, and what they add to the margins.

    Conjugate gradients in the weights, written in pulls: all products of two sums of features are
    those of the pulls of one with the margins of the other. `rest` are pulls that add up to the
    gradient, which points down here.
    """
    image = problem.images(rest)
    step, moved = np.zeros_like(rest), np.zeros_like(rest)
    direction, of_direction, square = rest, image, problem.products(rest, image)
    left = share**2 * square
    for _ in range(_MOST_PRODUCTS):
        if (square <= left).all():
            break
        bent = direction + curves * of_direction
        length = square / np.maximum(problem.products(bent, of_direction), 1e-300)
        step, moved = step + length * direction, moved + length * of_direction
        rest = rest - length * bent
        image = problem.images(rest)
        before, square = square, problem.products(rest, image)
        again = square / np.maximum(before, 1e-300)
        direction, of_direction = rest + again * direction, image + again * of_direction
    return step, moved


def _shortened(problem: _Problem, at: tuple[Floats, Floats], step: tuple[Floats, Floats]) -> Floats:
    """Return the share of each step that does not raise its loss; pulls and margins are given."""
    length = np.ones(step[0].shape[1])
    before = problem.losses(*at)
    for _ in range(20):
        after = problem.losses(at[0] + length * step[0], at[1] + length * step[1])
        rises = after > before * (1.0 + 1e-12)
        if not rises.any():
            break
        length[rises] /= 2.0
    return length
