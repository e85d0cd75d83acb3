"""Scores each message by a model that was fitted without its part of the data.

The terms of all messages are counted once. A part is then scored with the columns that are
frequent enough in the other parts, and with weights fitted on those. The scores equal those of
a pipeline fitted without the part (a test compares them), in a fifth of the time.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial

import numpy as np
from numpy.typing import NDArray

from classifier.learning.dataset import Example
from classifier.learning.fitted import Columns, Fitted
from classifier.learning.sentence_counts import Counts, Ranges, SentenceCounts, Vocabulary
from classifier.parallel import IN_THIS_PROCESS, Workers, in_order
from classifier.scoring.passages import Passage

Floats = NDArray[np.float64]
Flags = NDArray[np.bool_]
Indexes = NDArray[np.intp]
OnShare = Callable[[float], None]  # takes the share done, 0 to 1
_AT_ONCE = 200  # messages judged at once: all passages of many would take much memory


@dataclass(frozen=True, slots=True)
class Held:
    """What a model says of one message that it has not seen, for the whole and each passage."""

    passages: tuple[Passage, ...]  # the whole first
    margins: Floats  # log-odds before calibration, shape (passages,)
    known: Floats  # share of the content words of each that the vocabulary has


@dataclass(frozen=True, slots=True)
class Counted:
    """The messages of a training: counts, labels, weights; arrays have shape (messages,)."""

    counts: SentenceCounts
    wholes: Counts
    flag_names: list[str]
    scam: Flags
    weights: Floats
    added: Flags  # with sentences that were added: they bring no terms
    copied: Flags  # made during training: they are not scored
    probed: Flags  # copies that are scored and not learnt from

    @classmethod
    def of(cls, rows: Sequence[Example], weights: Floats) -> tuple[Counted, Vocabulary]:
        """Return the counts of these messages, and what was counted."""
        counts, vocabulary = SentenceCounts.of(rows)
        scam, added, copied, probed = (
            np.array([getattr(row, name) for row in rows], dtype=bool)
            for name in ("scam", "added", "copied", "probed")
        )
        wholes = counts.of_passages(counts.wholes())
        counted = cls(counts, wholes, vocabulary.flags, scam, weights, added, copied, probed)
        return counted, vocabulary


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

    @classmethod
    def of_all(cls, rows: int) -> Trial:
        """Return the trial that learns from this number of rows and judges none."""
        return cls.without(np.zeros(rows, dtype=bool))


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
    (scored,) = judged_trials(rows, weights, [Trial.without(unseen)], progress)
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
    counted, _ = Counted.of(rows, weights)
    for done in fitted_trials(counted, trials, progress, workers):
        yield done.held


@dataclass(frozen=True, slots=True)
class Tried:
    """The result of a trial: its model, and what it says of the rows it judges by their numbers."""

    fitted: Fitted
    held: dict[int, Held]


def fitted_trials(
    counted: Counted,
    trials: Sequence[Trial],
    progress: OnShare = lambda _: None,
    workers: Workers = IN_THIS_PROCESS,
) -> Iterator[Tried]:
    """Yield the result of each trial, in order."""
    for done, tried in enumerate(in_order(partial(_tried, counted), trials, workers), 1):
        progress(done / len(trials))
        yield tried


def _tried(data: Counted, trial: Trial) -> Tried:
    """Return the result of one trial."""
    seen = trial.seen[~data.probed[trial.seen]]
    columns = Columns.of(data.wholes.rows(seen[~data.added[seen]]), data.flag_names)
    fitted = Fitted.on(columns, data.wholes.rows(seen), data.scam[seen], data.weights[seen])
    unseen = trial.unseen[~data.copied[trial.unseen]]
    held: dict[int, Held] = {}
    for start in range(0, unseen.size, _AT_ONCE):
        held |= _judged(data.counts, fitted, unseen[start : start + _AT_ONCE])
    return Tried(fitted, held)


def _judged(counts: SentenceCounts, fitted: Fitted, rows: Indexes) -> dict[int, Held]:
    """Return what a model says of some rows."""
    ranges = counts.passages(rows)
    judged = counts.of_passages(ranges)
    hits = judged.words[:, fitted.columns.words & counts.content].sum(axis=1)
    lengths = counts.lengths(ranges)
    known = np.where(lengths > 0, np.asarray(hits).ravel() / np.maximum(lengths, 1.0), 1.0)
    return _by_message(counts, ranges, fitted.margins(judged), known)


def _by_message(
    counts: SentenceCounts, ranges: Ranges, margins: Floats, known: Floats
) -> dict[int, Held]:
    """Return the margins and shares of passages by message."""
    rows, begins = np.unique(ranges.row, return_index=True)
    found = {}
    for row, begin, end in zip(rows.tolist(), begins, [*begins[1:], ranges.row.size], strict=True):
        start = int(counts.starts[row])
        passages = tuple(
            Passage(int(first) - start, int(after) - start)
            for first, after in zip(ranges.first[begin:end], ranges.end[begin:end], strict=True)
        )
        found[row] = Held(passages, margins[begin:end], known[begin:end])
    return found
