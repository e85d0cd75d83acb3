"""Counts of terms and flags by sentence, which are added up for messages and their passages.

Training looks at whole messages (`message_counts`), held-out scores at all their passages
(`passage_margins`). The sentences are counted once; a passage is the sum of its sentences and of
the pairs of words at their joints. Character n-grams do not reach over the ends of words, so they
are counted once for each different word.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_matrix

from classifier.learning.configuration import CONFIGURATION
from classifier.learning.counts import Counts
from classifier.learning.dataset import Example
from classifier.learning.flag_weights import WEAK_FLAGS
from classifier.learning.term_counts import NGramCounts, Numbering, TermCounts, Text
from classifier.system.memory import give_back
from classifier.text.language import is_content_word

Flags = NDArray[np.bool_]
Indexes = NDArray[np.intp]
Numbers = NDArray[np.int32]


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """The terms that occur in the messages, each in the order of the columns."""

    word_lines: bytes  # words and pairs of words, one a line in UTF-8: strings take five times more
    ngrams: NDArray[np.uint64]  # packed
    alphabet: NDArray[np.int64]  # the code points of their characters
    flags: list[str]

    @property
    def words(self) -> list[str]:
        """The words and pairs of words."""
        return self.word_lines.decode().split("\n")


@dataclass(frozen=True, slots=True)
class SentenceCounts:
    """The counts of all sentences of all messages."""

    words: Counts  # words, and pairs of words within a sentence
    joints: Counts  # the pair that a sentence forms with the next one of its message
    of_words: Counts  # by column of `words`: the n-grams of a word, nothing for a pair
    flags: csr_matrix  # those of weak rules last
    common_flags: csr_matrix  # by message: flags of all its passages
    starts: Indexes  # number of the first sentence of each message, then the number of sentences
    sizes: Numbers  # tokens of each sentence
    content: Flags  # mask of the columns of `words` that are content words

    @classmethod
    def of(cls, rows: Sequence[Example]) -> tuple[SentenceCounts, Vocabulary]:
        """Return the counts of the sentences of some messages, and what was counted."""
        text = Text.of(rows)
        learnt = np.array([not row.probed for row in rows], bool)
        terms = TermCounts.of(text, int(CONFIGURATION["word_min_df"]), learnt)
        give_back()
        uses = np.bincount(text.tokens, minlength=len(text.words))
        ngrams = NGramCounts.of(text.words).frequent(uses, int(CONFIGURATION["char_min_df"]))
        starts = np.searchsorted(text.message, np.arange(len(rows) + 1))
        flags, common, names = _flags(rows, np.diff(starts))
        content = np.zeros(len(terms.terms), bool)
        content[terms.of_word] = [is_content_word(word) for word in text.words]
        counts = cls(
            words=terms.words,
            joints=terms.joints,
            of_words=Counts.of(_spread(ngrams.counts, terms.of_word, len(terms.terms))),
            flags=flags,
            common_flags=common,
            starts=starts,
            sizes=text.sizes,
            content=content,
        )
        lines = "\n".join(terms.terms).encode()
        return counts, Vocabulary(lines, ngrams.keys, ngrams.alphabet, names)

    def of_messages(self, chosen: Indexes) -> SentenceCounts:
        """Return the counts of some of the messages."""
        begin, count = self.starts[chosen], np.diff(self.starts)[chosen]
        starts = np.concatenate(([0], np.cumsum(count)))
        inside = np.arange(starts[-1]) + np.repeat(begin - starts[:-1], count)
        return SentenceCounts(
            self.words.rows(inside),
            self.joints.rows(inside),
            self.of_words,
            self.flags[inside],
            self.common_flags[chosen],
            starts,
            self.sizes[inside],
            self.content,
        )


def _spread(counts: csr_matrix, places: Numbers, rows: int) -> csr_matrix:
    """Return counts whose rows stand at these places, among others that are empty."""
    order = np.argsort(places)
    sizes = np.zeros(rows, counts.indptr.dtype)
    sizes[places] = np.diff(counts.indptr)
    borders = np.concatenate((np.zeros(1, sizes.dtype), np.cumsum(sizes, dtype=sizes.dtype)))
    ordered = counts[order]
    return csr_matrix((ordered.data, ordered.indices, borders), shape=(rows, counts.shape[1]))


def _flags(rows: Sequence[Example], sentences: Indexes) -> tuple[csr_matrix, csr_matrix, list[str]]:
    """Return the flags of sentences and of messages, and the names of the columns.

    The flags of weak rules come last and have a column each, seen or not; `sentences` is the number
    of them in each message.
    """
    numbering = Numbering()
    local = [
        list(numbering.of(names.split()))
        for row, count in zip(rows, sentences.tolist(), strict=True)
        for names in (row.local.split("\n") if row.local else [""] * count)
    ]
    common = [list(numbering.of(row.flags.split())) for row in rows]
    seen, places = numbering.in_order()
    weak = sorted(WEAK_FLAGS)
    names = [*(name for name in seen if name not in WEAK_FLAGS), *weak]
    column_of = {name: at for at, name in enumerate(names)}
    columns = np.array([column_of[name] for name in seen], np.int32)[places]
    return _present(local, columns, len(names)), _present(common, columns, len(names)), names


def _present(found: Sequence[Sequence[int]], columns: Numbers, width: int) -> csr_matrix:
    """Return a one for each flag of each row; `columns` is the column of each number."""
    borders = np.array([0, *accumulate(map(len, found))], np.int32)
    numbers = np.array([number for some in found for number in some], np.intp)
    ones = np.ones(numbers.size, np.int32)
    counts = csr_matrix((ones, columns[numbers], borders), shape=(len(found), width))
    counts.sum_duplicates()
    counts.data[:] = 1
    return counts
