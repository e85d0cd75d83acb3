"""What fits of selections of messages have in common, and what each of them minimises.

The weights of a fit are always a sum of the features of the messages, each times what is called its
pull here (in the optimum: its cost times its error). There are ten times fewer messages than
features, so steps are taken in the pulls, and a fit is judged by the margins that they lead to.
The products with the features, which take most of the time, are made for all fits together, those
with n-grams by way of the words (`feature_blocks`).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import hstack

from classifier.learning.configuration import CONFIGURATION
from classifier.learning.counts import presence, sublinear
from classifier.learning.feature_blocks import AnyFloats, Block, CountTable, NGrams, Table
from classifier.learning.fitted import Columns, flag_scales
from classifier.learning.message_counts import MessageCounts

Floats = NDArray[np.float64]
Flags = NDArray[np.bool_]

_EXACT_AT_ONCE = 2  # fits: more together take more memory, and their exact products are few


@dataclass(frozen=True, slots=True)
class Features:
    """The features of messages, as all fits multiply with them; the last one is the intercept.

    The columns of all blocks are numbered one after the other.
    """

    words: Block  # and pairs of words
    present: Block  # the same, each counted once
    ngrams: NGrams
    others: Table  # flags, and the intercept
    flag_names: list[str]

    @classmethod
    def of(cls, counts: MessageCounts, flag_names: list[str]) -> Features:
        """Return the features of messages."""
        single = np.diff(counts.of_words.borders) > 0
        ngrams = NGrams.of(
            counts.words.columns_of(single),
            counts.of_words.rows(np.flatnonzero(single)),
            counts.several,
        )
        others = hstack([counts.flags, np.ones((counts.flags.shape[0], 1))], "csr", dtype=float)
        most = counts.words.most
        words, present = (CountTable(counts.words, one(most)) for one in (sublinear, presence))
        return cls(words, present, ngrams, Table(others), flag_names)

    @property
    def blocks(self) -> tuple[Block, ...]:
        """The blocks in the order of the columns."""
        return self.words, self.ngrams, self.others

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


@dataclass(frozen=True, slots=True)
class Scaled:
    """The features of each fit: blocks, each scaled by column and by message, in one precision."""

    blocks: tuple[Block, ...]
    scales: AnyFloats  # shape (columns of all blocks, fits); 0: not used
    norms: tuple[AnyFloats, ...]  # for each block, shape (messages, fits)

    @classmethod
    def of(cls, features: Features, selections: Sequence[Selection]) -> Scaled:
        """Return the features of the fits of selections in double precision."""
        return cls(
            features.blocks,
            np.column_stack([features.scales(one.columns) for one in selections]),
            (
                np.column_stack([one.word_norms for one in selections]),
                np.column_stack([one.ngram_norms for one in selections]),
                np.ones((selections[0].seen.size, 1)),
            ),
        )

    @classmethod
    def single(cls, features: Features, selections: Sequence[Selection]) -> Scaled:
        """Return the features of these fits in single precision, with the columns of `in_fours`."""
        return cls(
            tuple(one.single() for one in features.blocks),
            in_fours(features.scales(one.columns) for one in selections),
            (
                in_fours(one.word_norms for one in selections),
                in_fours(one.ngram_norms for one in selections),
                np.ones((selections[0].seen.size, 1), np.float32),
            ),
        )

    def transposed(self, values: AnyFloats) -> AnyFloats:
        """Return the transposed features times values of shape (messages, fits)."""
        return np.concatenate([self._transposed(at, values) for at in range(len(self.blocks))])

    def images(self, pulls: AnyFloats) -> AnyFloats:
        """Return the margins of the weights that pulls of shape (messages, fits) add up to.

        Block by block: the weights of all would be a large table.
        """
        margins = np.zeros_like(pulls)
        for at, (block, norm) in enumerate(zip(self.blocks, self.norms, strict=True)):
            weights = self._transposed(at, pulls)
            weights *= self._scales(at)
            margins += norm * block.times(weights)
        return margins

    def _transposed(self, at: int, values: AnyFloats) -> AnyFloats:
        found = self.blocks[at].transposed_times(self.norms[at] * values)
        found *= self._scales(at)
        return found

    def _scales(self, at: int) -> AnyFloats:
        begin = sum(block.width for block in self.blocks[:at])
        return self.scales[begin : begin + self.blocks[at].width]


@dataclass(frozen=True, slots=True)
class Problem:
    """What each fit minimises."""

    features: Features
    selections: Sequence[Selection]
    rough: Scaled  # in single precision
    signs: Floats  # 1 for scam, -1 for genuine, shape (messages, 1)
    costs: Floats  # shape (messages, fits); 0: not learnt from
    learnt: Flags  # messages that some fit learns from

    @classmethod
    def of(
        cls, features: Features, scam: Flags, weights: Floats, selections: Sequence[Selection]
    ) -> Problem:
        """Return the problem of the fits of selections; see `joint_fits`."""
        seen = np.column_stack([one.seen for one in selections])
        return cls(
            features=features,
            selections=selections,
            rough=Scaled.single(features, selections),
            signs=np.where(scam, 1.0, -1.0)[:, None],
            costs=float(CONFIGURATION["C"]) * weights[:, None] * seen,
            learnt=np.asarray(seen.any(axis=1), bool),
        )

    def images(self, pulls: Floats) -> Floats:
        """Return the margins of the weights that pulls add up to, to about six digits."""
        found: Floats = self.rough.images(in_fours(pulls.T))[:, : pulls.shape[1]].astype(float)
        return found

    def exact_images(self, pulls: Floats) -> Floats:
        """Return the margins of the weights that pulls add up to."""
        parts = [slice(at, at + _EXACT_AT_ONCE) for at in range(0, pulls.shape[1], _EXACT_AT_ONCE)]
        return np.hstack([self._exact(part).images(pulls[:, part]) for part in parts])

    def weights(self, pulls: Floats, fit: int) -> Floats:
        """Return the weights of the used columns that the pulls of one fit add up to."""
        part = slice(fit, fit + 1)
        exact = self._exact(part)
        return np.asarray(exact.transposed(pulls[:, part])[exact.scales > 0], float)

    def _exact(self, fits: slice) -> Scaled:
        return Scaled.of(self.features, self.selections[fits])

    def wrong(self, margins: Floats) -> Floats:
        """Return the probability of the other label at these margins."""
        found: Floats = 1.0 / (1.0 + np.exp(self.signs * margins))
        return found

    def curves(self, margins: Floats) -> Floats:
        """Return how much the loss of each message is curved at these margins."""
        wrong = self.wrong(margins)
        found: Floats = self.costs * wrong * (1.0 - wrong)
        return found

    def losses(self, pulls: Floats, margins: Floats) -> Floats:
        """Return the loss of each fit, as scikit-learn defines it for a logistic regression."""
        errors = self.costs * np.logaddexp(0.0, -self.signs * margins)
        return self.sums(0.5 * pulls * margins + errors)

    def sums(self, values: Floats) -> Floats:
        """Return the sums over all messages, rounded the same with and without those not learnt."""
        found: Floats = values[self.learnt].sum(axis=0)
        return found

    def largest(self, margins: Floats) -> Floats:
        """Return the largest of the margins that each fit learns from, without their signs."""
        found: Floats = np.abs(margins).max(axis=0, where=self.costs > 0, initial=0.0)
        return found


def in_fours(columns: Iterable[Floats]) -> NDArray[np.float32]:
    """Return columns in single precision, and after several so many of zeros that all are 4, 8 …

    Processors add up four at once: seven fits take longer than eight.
    """
    halves = [one.astype(np.float32) for one in columns]
    fits = len(halves)
    found = np.zeros((halves[0].size, -(-fits // 4) * 4 if fits > 1 else 1), np.float32)
    for at, one in enumerate(halves):
        found[:, at] = one
    return found
