"""Scores each message by a model that was fitted without its part of the data.

The terms of all messages are counted once. A part is then scored with the columns that are
frequent enough in the other parts, and with weights fitted on those. The scores are those of a
pipeline fitted without the part (a test compares them) but for the tolerance of the fits.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import chain, pairwise

import numpy as np
from numpy.typing import NDArray

from classifier.learning.dataset import Example
from classifier.learning.fit_problem import Features, Selection
from classifier.learning.fits import Learnt, selections_of
from classifier.learning.fitted import Fitted
from classifier.learning.message_counts import MessageCounts
from classifier.learning.passage_margins import Held, judged
from classifier.learning.sentence_counts import SentenceCounts, Vocabulary
from classifier.parallel import IN_THIS_PROCESS, Workers, in_order
from classifier.system.memory import give_back

Floats = NDArray[np.float64]
Flags = NDArray[np.bool_]
Indexes = NDArray[np.intp]
OnShare = Callable[[float], None]  # takes the share done, 0 to 1
_FITTED_TOGETHER = 7  # trials at most; more would take little less time and more memory
_JUDGED_TOGETHER = 200  # messages: all passages of many would take much memory


@dataclass(frozen=True, slots=True)
class Trial:
    """One fit: the numbers of the rows that are learnt from and of those that are judged.

    Copies made during training are never judged, and copies with a style probe are never learnt
    from, whatever is asked for.
    """

    seen: Indexes
    unseen: Indexes

    @classmethod
    def without(cls, unseen: Flags) -> Trial:
        """Return the trial that judges the rows `unseen`, shape (rows,), and learns from others."""
        return cls(np.flatnonzero(~unseen), np.flatnonzero(unseen))


@dataclass(frozen=True, slots=True)
class Judged:
    """The messages that one trial judges."""

    rows: Indexes  # their numbers among all messages
    places: Indexes  # and among those that any trial judges

    @classmethod
    def of(cls, scored: Indexes, rows: Indexes) -> Judged:
        """Return some of the messages that are scored, both in ascending order."""
        return cls(rows, np.searchsorted(scored, rows))


@dataclass(frozen=True, slots=True)
class Counted:
    """The messages of a training with the selections that are fitted: all, then one a trial."""

    sentences: SentenceCounts  # of the messages that are judged
    learnt: Learnt
    selections: tuple[Selection, ...]
    judged: tuple[Judged, ...]  # by trial

    @classmethod
    def of(
        cls, rows: Sequence[Example], weights: Floats, trials: Sequence[Trial]
    ) -> tuple[Counted, Vocabulary]:
        """Return the counts of these messages, and what was counted."""
        sentences, vocabulary = SentenceCounts.of(rows)
        scam, added, copied, probed = (
            np.array([getattr(row, name) for row in rows], dtype=bool)
            for name in ("scam", "added", "copied", "probed")
        )
        give_back()
        messages = MessageCounts.of(sentences)
        scored = np.unique(np.concatenate([one.unseen[~copied[one.unseen]] for one in trials]))
        sentences = sentences.of_messages(scored)
        give_back()
        seen = np.column_stack([~probed, *(~probed & _mask(one.seen, len(rows)) for one in trials)])
        chosen = selections_of(messages, vocabulary.flags, seen, seen & ~added[:, None])
        learnt = Learnt.of(Features.of(messages, vocabulary.flags), scam, weights, chosen[0])
        judged = tuple(Judged.of(scored, one.unseen[~copied[one.unseen]]) for one in trials)
        return cls(sentences, learnt, tuple(chosen), judged), vocabulary

    def fitted_on_all(self) -> Fitted:
        """Return the model fitted on all messages."""
        [fitted] = self.learnt.fitted(self.selections[:1])
        give_back()
        return fitted


def held_out(
    rows: Sequence[Example],
    weights: Floats,
    parts: NDArray[np.int_],
    progress: OnShare = lambda _: None,
    workers: Workers = IN_THIS_PROCESS,
) -> list[Held | None]:
    """Return what is said of each row, judged without its part; None for copies.

    `parts` has shape (rows,): rows with the same number are judged together by a model
    fitted on all others. `progress` is called with the share done. The parts are shared out
    among the workers; the margins are the same for any number of them.
    """
    trials = [Trial.without(parts == part) for part in np.unique(parts)]
    found: list[Held | None] = [None] * len(rows)
    for scored in judged_trials(rows, weights, trials, progress, workers):
        for row, held in scored.items():
            found[row] = held
    return found


def held_out_once(
    rows: Sequence[Example], weights: Floats, unseen: Flags, progress: OnShare = lambda _: None
) -> list[Held | None]:
    """Return what a model fitted on all other rows says of the rows `unseen`; None for others."""
    counted, _ = Counted.of(rows, weights, [Trial.without(unseen)])
    [fitted] = counted.learnt.fitted(counted.selections[1:])
    scored = _held(counted.sentences, fitted, counted.judged[0])
    progress(1.0)
    return [scored.get(row) for row in range(len(rows))]


def judged_trials(
    rows: Sequence[Example],
    weights: Floats,
    trials: Sequence[Trial],
    progress: OnShare = lambda _: None,
    workers: Workers = IN_THIS_PROCESS,
) -> Iterator[dict[int, Held]]:
    """Yield for each trial what its model says of the rows it judges, by their numbers.

    The terms of the rows are counted once for all trials.
    """
    counted, _ = Counted.of(rows, weights, trials)
    yield from judged_from(counted, counted.fitted_on_all(), progress, workers)


def judged_from(
    counted: Counted,
    start: Fitted,
    progress: OnShare = lambda _: None,
    workers: Workers = IN_THIS_PROCESS,
) -> Iterator[dict[int, Held]]:
    """Yield for each trial what its model says of the rows it judges; `start` is fitted on all.

    Some trials are always fitted together, so their results do not depend on the workers.
    """
    found = chain.from_iterable(
        in_order(
            partial(_judged_group, counted.sentences, counted.learnt, start),
            _groups(counted),
            workers,
        )
    )
    for done, scored in enumerate(found, 1):
        progress(done / len(counted.judged))
        yield scored


Group = list[tuple[Selection, Judged]]  # of each trial: what is learnt from, what is judged


def _groups(counted: Counted) -> list[Group]:
    """Return the trials that are fitted together."""
    trials = list(zip(counted.selections[1:], counted.judged, strict=True))
    borders = np.linspace(0, len(trials), -(-len(trials) // _FITTED_TOGETHER) + 1).astype(int)
    return [trials[begin:end] for begin, end in pairwise(borders.tolist())]


def _judged_group(
    sentences: SentenceCounts, learnt: Learnt, start: Fitted, group: Group
) -> list[dict[int, Held]]:
    """Return what the models of some trials say, fitted together."""
    models = learnt.fitted([selection for selection, _ in group], start)
    give_back()
    found = [
        _held(sentences, model, judged) for model, (_, judged) in zip(models, group, strict=True)
    ]
    give_back()
    return found


def _held(sentences: SentenceCounts, fitted: Fitted, unseen: Judged) -> dict[int, Held]:
    """Return what a model says of some rows, by their numbers."""
    held: dict[int, Held] = {}
    for start in range(0, unseen.rows.size, _JUDGED_TOGETHER):
        some = slice(start, start + _JUDGED_TOGETHER)
        found = judged(sentences.of_messages(unseen.places[some]), fitted)
        held |= zip(unseen.rows[some].tolist(), found, strict=True)
    return held


def _mask(rows: Indexes, size: int) -> Flags:
    """Return which of all rows some are."""
    found = np.zeros(size, dtype=bool)
    found[rows] = True
    return found
