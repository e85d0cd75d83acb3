"""Counts of terms and flags by sentence, added up for passages of messages.

Training looks at whole messages, held-out scores at all their passages. The sentences are counted
once; a passage is the sum of its sentences and of the pairs of words at their joints. Character
n-grams do not reach over the ends of words, so they are counted once for each different word.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate, pairwise
from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_matrix
from sklearn.feature_extraction.text import CountVectorizer

from classifier.learning.dataset import Example
from classifier.learning.pipeline import build_pipeline, split_flags
from classifier.scoring.passages import passages
from classifier.text.language import is_content_word

Floats = NDArray[np.float64]
Flags = NDArray[np.bool_]
Indexes = NDArray[np.intp]


@dataclass(frozen=True, slots=True)
class Ranges:
    """Some passages of the messages; every field has shape (passages,)."""

    row: Indexes  # number of the message
    first: Indexes  # its first sentence, counted through all messages
    end: Indexes  # the sentence after its last one


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """The terms that occur in the messages, each list in the order of the columns."""

    words: list[str]  # and pairs of words
    characters: list[str]
    flags: list[str]


@dataclass(frozen=True, slots=True)
class Counts:
    """How often each term or flag occurs in each of some passages."""

    words: csr_matrix
    characters: csr_matrix
    flags: csr_matrix
    weak_flags: csr_matrix

    def rows(self, chosen: Indexes) -> Counts:
        """Return the counts of some of the passages."""
        return Counts(
            self.words[chosen], self.characters[chosen], self.flags[chosen], self.weak_flags[chosen]
        )


@dataclass(frozen=True, slots=True)
class SentenceCounts:
    """The counts of all sentences of all messages."""

    words: csr_matrix  # words, and pairs of words within a sentence
    joints: csr_matrix  # the pair that a sentence forms with the next one of its message
    characters: csr_matrix  # by column of `words`: the n-grams of a word, nothing for a pair
    flags: csr_matrix
    weak_flags: csr_matrix
    common_flags: csr_matrix  # by message: flags of all its passages
    common_weak_flags: csr_matrix
    starts: Indexes  # number of the first sentence of each message, then the number of sentences
    sizes: Indexes  # number of content words of each sentence
    tokens: tuple[tuple[int, ...], ...]  # by message: `Sentences.starts`
    content: Flags  # mask of the columns of `words` that are content words

    @classmethod
    def of(cls, rows: Sequence[Example]) -> tuple[SentenceCounts, Vocabulary]:
        """Return the counts of the sentences of some messages, and what was counted."""
        divided = [row.sentences for row in rows]
        lines = [line for row in rows for line in row.line.split("\n")]
        counters = _counters()
        counted = counters["words"].fit_transform([*lines, *_joints(rows)]).tocsr()
        terms = counters["words"].get_feature_names_out().tolist()
        single = np.array([" " not in term for term in terms], dtype=bool)
        of_words = counters["characters"].fit_transform(
            [term if alone else "" for term, alone in zip(terms, single.tolist(), strict=True)]
        )
        local = [split_flags(names) for one in divided for names in one.local]
        common = [split_flags(one.common) for one in divided]
        flags, weak = (
            counters[name].fit_transform([pair[at] for pair in (*local, *common)]).tocsr()
            for at, name in enumerate(("flags", "weak_flags"))
        )
        count = len(lines)
        counts = cls(
            words=counted[:count],
            joints=_pairs_only(counted[count:], single),
            characters=of_words.tocsr(),
            flags=flags[:count],
            weak_flags=weak[:count],
            common_flags=flags[count:],
            common_weak_flags=weak[count:],
            starts=np.array([0, *accumulate(one.count for one in divided)]),
            sizes=np.array([sum(map(is_content_word, line.split())) for line in lines]),
            tokens=tuple(one.starts for one in divided),
            content=single & np.array([is_content_word(term) for term in terms], dtype=bool),
        )
        names = (counters[name].get_feature_names_out() for name in ("characters", "flags"))
        return counts, Vocabulary(terms, *(found.tolist() for found in names))

    def wholes(self) -> Ranges:
        """Return each message as one passage."""
        return Ranges(np.arange(self.starts.size - 1), self.starts[:-1], self.starts[1:])

    def passages(self, rows: Indexes) -> Ranges:
        """Return all passages of some messages, the whole of each first."""
        found = [
            (row, start + one.first, start + one.end)
            for row, start in zip(rows.tolist(), self.starts[rows].tolist(), strict=True)
            for one in passages(self.tokens[row])
        ]
        row, first, end = np.array(found).T
        return Ranges(row, first, end)

    def of_passages(self, ranges: Ranges) -> Counts:
        """Return the counts of some passages, the terms of each in the order of the columns.

        Sums over them are then the same, to the last digit, whatever else was counted.
        """
        inside = _incidence(ranges.first, ranges.end, self.words.shape[0])
        joined = _incidence(ranges.first, ranges.end - 1, self.words.shape[0])
        words = inside @ self.words + joined @ self.joints
        return Counts(
            words=_in_order(words),
            characters=_in_order(words @ self.characters),
            flags=_present(inside @ self.flags + self.common_flags[ranges.row]),
            weak_flags=_present(inside @ self.weak_flags + self.common_weak_flags[ranges.row]),
        )

    def lengths(self, ranges: Ranges) -> Floats:
        """Return the number of content words of some passages."""
        before = np.concatenate(([0], np.cumsum(self.sizes)))
        counted: Floats = (before[ranges.end] - before[ranges.first]).astype(float)
        return counted


def _counters() -> dict[str, CountVectorizer]:
    """Return counters of the terms of the pipeline, without a lowest frequency."""
    names = ("analyzer", "token_pattern", "ngram_range", "lowercase", "binary", "vocabulary")
    found = {}
    for name, vectoriser, _ in build_pipeline().named_steps["features"].transformers:
        settings: dict[str, Any] = {setting: getattr(vectoriser, setting) for setting in names}
        found[name] = CountVectorizer(**settings, min_df=1, dtype=np.int32)
    return found


def _joints(rows: Sequence[Example]) -> list[str]:
    """Return, for each sentence, its last word and the first of the next one, if there is one."""
    found = []
    for row in rows:
        lines = [line.split() for line in row.line.split("\n")]
        for one, following in pairwise([*lines, []]):
            found.append(f"{one[-1]} {following[0]}" if one and following else "")
    return found


def _pairs_only(counts: csr_matrix, single: Flags) -> csr_matrix:
    """Return the counts without those of single words, whose columns are masked."""
    pairs = counts.copy()
    pairs.data = np.where(single[pairs.indices], 0, pairs.data)
    pairs.eliminate_zeros()
    return pairs


def _in_order(counts: csr_matrix) -> csr_matrix:
    """Return the counts with the columns of each row in order.

    By columns and back by rows takes half as long as to sort each row.
    """
    return counts.tocsc().tocsr()


def _incidence(first: Indexes, end: Indexes, width: int) -> csr_matrix:
    """Return a matrix of shape (passages, width) with ones from `first` up to `end`."""
    lengths = np.maximum(end - first, 0)
    borders = np.concatenate(([0], np.cumsum(lengths)))
    columns = np.arange(borders[-1]) - np.repeat(borders[:-1] - first, lengths)
    ones = np.ones(columns.size, np.int32)
    return csr_matrix((ones, columns, borders), shape=(first.size, width))


def _present(counts: csr_matrix) -> csr_matrix:
    found = counts.tocsr()
    found.data = np.minimum(found.data, 1)
    return found
