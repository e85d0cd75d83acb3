"""Scores each message by a model that was fitted without its part of the data.

The terms of all messages are counted once. A part is then scored with the columns that are
frequent enough in the other parts, and with weights fitted on those. The scores are those of a
pipeline fitted without the part (a test compares them) but for the tolerance of the fits.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import chain

import numpy as np
from numpy.typing import NDArray

from classifier.learning.dataset import Example
from classifier.learning.fitted import Columns, Fitted
from classifier.learning.joint_fits import Selection, joint_fits
from classifier.learning.pipeline import linear_fit
from classifier.learning.sentence_counts import Counts, Ranges, SentenceCounts, Vocabulary
from classifier.parallel import IN_THIS_PROCESS, Workers, in_order
from classifier.scoring.passages import Passage

Floats = NDArray[np.float64]
Flags = NDArray[np.bool_]
Indexes = NDArray[np.intp]
OnShare = Callable[[float], None]  # takes the share done, 0 to 1
_FITTED_TOGETHER = 5  # trials; more of them would take little less time and more memory
_JUDGED_TOGETHER = 200  # messages: all passages of many would take much memory


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
    counted, _ = Counted.of(rows, weights)
    trial = Trial.without(unseen)
    scored = _held(counted, _fitted_on(counted, trial.seen), trial)
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
    counted, _ = Counted.of(rows, weights)
    yield from judged_from(counted, fitted_on_all(counted), trials, progress, workers)


def fitted_on_all(counted: Counted) -> Fitted:
    """Return the model fitted on all rows."""
    return _fitted_on(counted, np.arange(counted.scam.size))


def judged_from(
    counted: Counted,
    start: Fitted,
    trials: Sequence[Trial],
    progress: OnShare = lambda _: None,
    workers: Workers = IN_THIS_PROCESS,
) -> Iterator[dict[int, Held]]:
    """Yield for each trial what its model says of the rows it judges; `start` is fitted on all.

    Some trials are always fitted together, so their results do not depend on the workers.
    """
    groups = [trials[at : at + _FITTED_TOGETHER] for at in range(0, len(trials), _FITTED_TOGETHER)]
    found = chain.from_iterable(in_order(partial(_judged_group, counted, start), groups, workers))
    for done, scored in enumerate(found, 1):
        progress(done / len(trials))
        yield scored


def _judged_group(data: Counted, start: Fitted, trials: Sequence[Trial]) -> list[dict[int, Held]]:
    """Return what the models of some trials say, fitted together."""
    learnt = [_learnt(data, trial.seen) for trial in trials]
    chosen = [
        Selection(_columns(data, trial.seen), _mask(seen, data.scam.size))
        for trial, seen in zip(trials, learnt, strict=True)
    ]
    of_words = data.counts.characters
    fits = joint_fits(data.wholes, of_words, data.scam, data.weights, chosen, start)
    found = []
    for trial, seen, selection, fit in zip(trials, learnt, chosen, fits, strict=True):
        presence = selection.columns.presence(data.wholes.words[seen])
        model = Fitted.by(fit, selection.columns, presence, data.scam[seen], data.weights[seen])
        found.append(_held(data, model, trial))
    return found


def _fitted_on(data: Counted, rows: Indexes) -> Fitted:
    """Return the model fitted on some rows."""
    seen = _learnt(data, rows)
    columns, scam, weights = _columns(data, rows), data.scam[seen], data.weights[seen]
    first, presence = columns.features(data.wholes.rows(seen))  # the rows are not kept meanwhile
    return Fitted.by(linear_fit(first, scam, weights), columns, presence, scam, weights)


def _mask(rows: Indexes, size: int) -> Flags:
    """Return which of all rows some are."""
    found = np.zeros(size, dtype=bool)
    found[rows] = True
    return found


def _learnt(data: Counted, rows: Indexes) -> Indexes:
    """Return those of some rows that may be learnt from."""
    found: Indexes = rows[~data.probed[rows]]
    return found


def _columns(data: Counted, rows: Indexes) -> Columns:
    """Return the columns of a model that learns from some rows."""
    seen = _learnt(data, rows)
    return Columns.of(data.wholes.rows(seen[~data.added[seen]]), data.flag_names)


def _held(data: Counted, fitted: Fitted, trial: Trial) -> dict[int, Held]:
    """Return what a model says of the rows that a trial judges, by their numbers."""
    unseen = trial.unseen[~data.copied[trial.unseen]]
    held: dict[int, Held] = {}
    for start in range(0, unseen.size, _JUDGED_TOGETHER):
        held |= _judged(data.counts, fitted, unseen[start : start + _JUDGED_TOGETHER])
    return held


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
