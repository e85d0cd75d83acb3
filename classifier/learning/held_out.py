"""Scores each message by a model that was fitted without its part of the data.

The terms of all messages are counted once. A part is then scored with the columns that are
frequent enough in the other parts, and with weights fitted on those. The scores equal those of
a pipeline fitted without the part (a test compares them), in a fifth of the time.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_matrix, hstack
from sklearn.feature_extraction.text import CountVectorizer, TfidfTransformer

from classifier.learning.dataset import Example
from classifier.learning.pipeline import (
    CONFIGURATION,
    build_pipeline,
    combined_coefficients,
    feature_table,
    prior_weights,
)
from classifier.parallel import IN_THIS_PROCESS, Workers, in_order

Floats = NDArray[np.float64]
Flags = NDArray[np.bool_]
Indexes = NDArray[np.intp]
OnShare = Callable[[float], None]  # takes the share done, 0 to 1


@dataclass(frozen=True, slots=True)
class _Counts:
    """Term counts; every matrix has one row per message."""

    words: csr_matrix
    characters: csr_matrix
    flags: csr_matrix
    weak_flags: csr_matrix
    flag_names: list[str]
    single: Flags  # mask of the columns of `words` that are single words, not pairs
    lengths: Floats  # number of words per message

    @classmethod
    def of(cls, rows: Sequence[Example]) -> _Counts:
        cells = feature_table(rows)
        made, names = {}, {}
        for name, vectoriser, column in build_pipeline().named_steps["features"].transformers:
            if name not in ("presence", "unseen_flags"):
                counter = _counter(vectoriser)
                made[name] = counter.fit_transform(cells[:, column]).tocsr()
                names[name] = counter.get_feature_names_out()
        single = np.array([" " not in term for term in names["words"]], dtype=bool)
        lengths = np.array([len(row.line.split()) for row in rows], dtype=float)
        return cls(**made, flag_names=list(names["flags"]), single=single, lengths=lengths)


def _counter(vectoriser: CountVectorizer) -> CountVectorizer:
    """Return a counter of the same terms, without a lowest frequency."""
    names = ("analyzer", "token_pattern", "ngram_range", "lowercase", "binary", "vocabulary")
    settings: dict[str, Any] = {name: getattr(vectoriser, name) for name in names}
    return CountVectorizer(**settings, min_df=1)


def _frequent(counts: csr_matrix, seen: Indexes, min_count: int) -> Flags:
    frequent: Flags = np.asarray((counts[seen] > 0).sum(axis=0)).ravel() >= min_count
    return frequent


def _weighted(counts: csr_matrix, kept: Flags, seen: Indexes) -> csr_matrix:
    """Return TF-IDF of the kept columns, with inverse document frequencies from `seen` only."""
    columns = counts[:, kept]
    return TfidfTransformer(sublinear_tf=True).fit(columns[seen]).transform(columns)


def held_out_margins(
    rows: Sequence[Example],
    weights: Floats,
    parts: NDArray[np.int_],
    progress: OnShare = lambda _: None,
    workers: Workers = IN_THIS_PROCESS,
) -> tuple[Floats, Floats]:
    """Return margin (log-odds) and share of known words of each row, judged without its part.

    `parts` has shape (rows,): rows with the same number are judged together by a model
    fitted on all others. `progress` is called with the share done. The parts are shared out
    among the workers; the margins are the same for any number of them.
    """
    counts = _Counts.of(rows)
    scam = np.array([row.scam for row in rows], dtype=bool)
    found, known = np.zeros(len(rows)), np.zeros(len(rows))
    kinds = np.unique(parts)
    judge = partial(_judge_part, counts, scam, weights, parts)
    for done, scores in enumerate(in_order(judge, kinds, workers), 1):
        inside = parts == kinds[done - 1]
        found[inside], known[inside] = scores
        progress(done / kinds.size)
    return found, known


def _judge_part(
    counts: _Counts, scam: Flags, weights: Floats, parts: NDArray[np.int_], part: int
) -> tuple[Floats, Floats]:
    """Return margins and shares of known words of one part, learnt from the others."""
    seen, unseen = np.flatnonzero(parts != part), np.flatnonzero(parts == part)
    return _judge(counts, scam, weights, seen, unseen)


def margins_of(
    rows: Sequence[Example], weights: Floats, held_out: Flags, progress: OnShare = lambda _: None
) -> Floats:
    """Return the margins of the `held_out` rows by a model fitted on all other rows."""
    scam = np.array([row.scam for row in rows], dtype=bool)
    seen, unseen = np.flatnonzero(~held_out), np.flatnonzero(held_out)
    found, _ = _judge(_Counts.of(rows), scam, weights, seen, unseen)
    progress(1.0)
    return found


def _judge(
    counts: _Counts, scam: Flags, weights: Floats, seen: Indexes, unseen: Indexes
) -> tuple[Floats, Floats]:
    """Return margins and shares of known words of the rows `unseen`, fitted on the rows `seen`."""
    words = _frequent(counts.words, seen, int(CONFIGURATION["word_min_df"]))
    characters = _frequent(counts.characters, seen, int(CONFIGURATION["char_min_df"]))
    flags = _frequent(counts.flags, seen, int(CONFIGURATION["flag_min_df"]))
    presence = (counts.words[:, words] > 0).astype(float).tocsr()
    first = hstack(
        [
            _weighted(counts.words, words, seen),
            _weighted(counts.characters, characters, seen),
            counts.flags[:, flags] * float(CONFIGURATION["flag_weight"]),
            counts.weak_flags * float(CONFIGURATION["weak_flag_weight"]),
        ]
    ).tocsr()
    coef, intercept = combined_coefficients(first[seen], presence[seen], scam[seen], weights[seen])
    split = first.shape[1]
    margins = first[unseen] @ coef[:split] + presence[unseen] @ coef[split:] + intercept
    rare = [name for name, often in zip(counts.flag_names, flags, strict=True) if not often]
    margins += counts.flags[unseen][:, ~flags] @ prior_weights(rare)
    hits = np.asarray(counts.words[unseen][:, words & counts.single].sum(axis=1)).ravel()
    return margins, hits / np.maximum(counts.lengths[unseen], 1.0)
