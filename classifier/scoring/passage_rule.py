"""How the whole message and its riskiest passage make one score.

The riskiest passage decides whether a message is flagged, the whole how strongly. So what stands
beside a scam takes no flag from it, and the score keeps the accuracy of the whole.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from classifier.records import BandReason

Floats = NDArray[np.float64]
Flags = NDArray[np.bool_]

HIGHEST_ALONE = 1.0  # log-odds (a score of 0.73) that a passage reaches when the whole says less
NOT_FLAGGED = -0.02  # log-odds (0.495) from which a message without a flagged passage is held
_FIRST_FLAGGED = 0.0  # log-odds (0.5) from which a passage makes a message flagged

WhyUnjudged = Callable[[int], BandReason | None]  # takes the number of a passage


@dataclass(frozen=True, slots=True)
class Ruling:
    """Which passage a score rests on, and the score."""

    passage: int  # its number; 0 is the whole
    log_odds: float
    unjudged: BandReason | None = None  # why nothing can be said, None if something can


@dataclass(frozen=True, slots=True)
class PassageRule:
    """The rule with its one fitted value.

    The largest of many scores is larger than one of them: `discount` (log-odds) is what a
    passage loses for having been chosen.
    """

    discount: float

    def ruling(self, margins: Floats, why_unjudged: WhyUnjudged) -> Ruling:
        """Return what the log-odds of all passages, shape (passages,), amount to.

        The whole is passage 0. A passage that cannot be judged (few words, another language)
        is passed over; when that is the whole, the others can only flag the message.
        """
        return self.ruling_of(margins, riskiest(margins, why_unjudged), why_unjudged(0))

    def ruling_of(
        self, margins: Mapping[int, float] | Floats, best: int | None, unjudged: BandReason | None
    ) -> Ruling:
        """Return the same where the riskiest passage is known.

        `margins` has the log-odds of the whole and of passage `best`; `unjudged` is why the whole
        cannot be judged.
        """
        whole = float(margins[0])
        passage = -np.inf if best is None else float(margins[best]) - self.discount
        flagged = passage >= _FIRST_FLAGGED
        alone = min(passage, HIGHEST_ALONE)
        if unjudged:
            return Ruling(best, alone) if best and flagged else Ruling(0, whole, unjudged)
        if not flagged:
            return Ruling(0, _kept_below(whole))
        return Ruling(best, alone) if best and alone > whole else Ruling(0, whole)


@dataclass(frozen=True, slots=True)
class ManyMargins:
    """What the rulings of many messages rest on; arrays have the shape (messages,)."""

    wholes: Floats  # log-odds
    riskiest: Floats  # of the riskiest passage, which may be the whole; -inf where there is none
    elsewhere: Flags  # whether that is another passage than the whole
    unjudged: Flags  # whether the whole cannot be judged

    def ruled(self, rule: PassageRule) -> Floats:
        """Return the log-odds of the rulings, as `PassageRule.ruling_of` gives each of them."""
        passages = self.riskiest - rule.discount
        flagged = passages >= _FIRST_FLAGGED
        alone = np.minimum(passages, HIGHEST_ALONE)
        low = np.maximum(self.wholes, NOT_FLAGGED)
        kept = np.where(low > NOT_FLAGGED, NOT_FLAGGED / (1.0 + low - NOT_FLAGGED), self.wholes)
        higher = np.where(self.elsewhere & (alone > self.wholes), alone, self.wholes)
        without = np.where(self.elsewhere & flagged, alone, self.wholes)
        return np.where(self.unjudged, without, np.where(flagged, higher, kept))


def _kept_below(whole: float) -> float:
    """Return the log-odds of a whole message none of whose passages is flagged.

    From `NOT_FLAGGED` on they are pressed together below 0, in their order.
    """
    return whole if whole <= NOT_FLAGGED else NOT_FLAGGED / (1.0 + whole - NOT_FLAGGED)


def riskiest(margins: Floats, why_unjudged: WhyUnjudged) -> int | None:
    """Return the number of the riskiest passage that can be judged, None if there is none."""
    order: Sequence[int] = np.argsort(-margins, kind="stable").tolist()
    return next((number for number in order if why_unjudged(number) is None), None)


def fitted_discount(wholes: Floats, riskiest_passages: Floats, weights: Floats) -> float:
    """Return the discount with which passages flag as many messages as the whole does.

    Both are the log-odds of the same genuine messages, shape (messages,), by models that have not
    seen them. `weights`, of the same shape, say how much each message counts.
    """
    flagged = float(weights[wholes >= _FIRST_FLAGGED].sum())
    order = np.argsort(-riskiest_passages)
    reached = int(np.searchsorted(np.cumsum(weights[order]), flagged, side="right"))
    return max(0.0, float(riskiest_passages[order[min(reached, order.size - 1)]]) + 1e-9)
