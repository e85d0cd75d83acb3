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
from scipy.sparse import csr_matrix, hstack
from sklearn.feature_extraction.text import TfidfTransformer

from classifier.learning.dataset import Example
from classifier.learning.pipeline import (
    CONFIGURATION,
    WEAK_FLAGS,
    combined_coefficients,
    prior_weights,
)
from classifier.learning.sentence_counts import Counts, Ranges, SentenceCounts
from classifier.parallel import IN_THIS_PROCESS, Workers, in_order
from classifier.scoring.passages import Passage

Floats = NDArray[np.float64]
Flags = NDArray[np.bool_]
Indexes = NDArray[np.intp]
OnShare = Callable[[float], None]  # takes the share done, 0 to 1


@dataclass(frozen=True, slots=True)
class Held:
    """What a model says of one message that it has not seen, for the whole and each passage."""

    passages: tuple[Passage, ...]  # the whole first
    margins: Floats  # log-odds before calibration, shape (passages,)
    known: Floats  # share of the content words of each that the vocabulary has


@dataclass(frozen=True, slots=True)
class _Data:
    """The messages of a training: counts, labels, weights; arrays have shape (messages,)."""

    counts: SentenceCounts
    wholes: Counts
    scam: Flags
    weights: Floats
    added: Flags  # with sentences that were added: they bring no terms
    copied: Flags  # made during training: they are not scored
    probed: Flags  # copies that are scored and not learnt from

    @classmethod
    def of(cls, rows: Sequence[Example], weights: Floats) -> _Data:
        counts = SentenceCounts.of(rows)
        scam, added, copied, probed = (
            np.array([getattr(row, name) for row in rows], dtype=bool)
            for name in ("scam", "added", "copied", "probed")
        )
        wholes = counts.of_passages(counts.wholes())
        return cls(counts, wholes, scam, weights, added, copied, probed)


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
    judge = partial(_judge, _Data.of(rows, weights))
    for done, scored in enumerate(in_order(judge, trials, workers), 1):
        progress(done / len(trials))
        yield scored


def _judge(data: _Data, trial: Trial) -> dict[int, Held]:
    """Return what is said of the rows that a trial judges."""
    seen = trial.seen[~data.probed[trial.seen]]
    unseen = trial.unseen[~data.copied[trial.unseen]]
    counts, ranges = data.counts, data.counts.passages(unseen)
    judged = counts.of_passages(ranges)
    columns = _Columns.of(data.wholes, seen[~data.added[seen]], counts.flag_names)
    first, presence = columns.features(data.wholes.rows(seen))
    coef, intercept = combined_coefficients(
        first, presence, data.scam[seen], data.weights[seen], columns.flag_names
    )
    first, presence = columns.features(judged)
    split = first.shape[1]
    margins = first @ coef[:split] + presence @ coef[split:] + intercept
    margins += judged.flags[:, ~columns.flags] @ prior_weights(columns.rare)
    hits = np.asarray(judged.words[:, columns.words & counts.content].sum(axis=1)).ravel()
    lengths = counts.lengths(ranges)
    known = np.where(lengths > 0, hits / np.maximum(lengths, 1.0), 1.0)
    return _by_message(counts, ranges, margins, known)


@dataclass(frozen=True, slots=True)
class _Columns:
    """Which columns of the counts are frequent enough to be used, each a mask."""

    words: Flags
    characters: Flags
    flags: Flags
    flag_names: list[str]  # the flags that are, then those of weak rules, as in `features`
    rare: list[str]  # the flags that are not
    word_weigher: TfidfTransformer
    character_weigher: TfidfTransformer

    @classmethod
    def of(cls, wholes: Counts, ground: Indexes, flag_names: Sequence[str]) -> _Columns:
        """Return the columns, and the inverse document frequencies, of the messages `ground`."""
        known = wholes.rows(ground)
        words = _frequent(known.words, int(CONFIGURATION["word_min_df"]))
        characters = _frequent(known.characters, int(CONFIGURATION["char_min_df"]))
        flags = _frequent(known.flags, int(CONFIGURATION["flag_min_df"]))
        used, rare = (
            [name for name, often in zip(flag_names, flags, strict=True) if often == wanted]
            for wanted in (True, False)
        )
        used += sorted(WEAK_FLAGS)
        weighers = (
            TfidfTransformer(sublinear_tf=True).fit(one[:, kept])
            for one, kept in ((known.words, words), (known.characters, characters))
        )
        return cls(words, characters, flags, used, rare, *weighers)

    def features(self, counts: Counts) -> tuple[csr_matrix, csr_matrix]:
        """Return the features for the regression and those for naive Bayes."""
        words = counts.words[:, self.words].astype(float)
        characters = counts.characters[:, self.characters].astype(float)
        first = hstack(
            [
                self.word_weigher.transform(words),
                self.character_weigher.transform(characters),
                counts.flags[:, self.flags] * float(CONFIGURATION["flag_weight"]),
                counts.weak_flags * float(CONFIGURATION["weak_flag_weight"]),
            ]
        ).tocsr()
        return first, (words > 0).astype(float).tocsr()


def _frequent(counts: csr_matrix, min_count: int) -> Flags:
    frequent: Flags = np.asarray((counts > 0).sum(axis=0)).ravel() >= min_count
    return frequent


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
