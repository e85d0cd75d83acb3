"""Counts words, pairs of words and character n-grams in the sentences of messages.

The terms are those of scikit-learn's vectorisers (a test compares them), but words are numbers
while they are counted, and pairs that occur in too few messages are never named: no model uses
them.
"""

from __future__ import annotations

from array import array
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_matrix

from classifier.learning.dataset import Example
from classifier.scoring.ngrams import MAX_ALPHABET, alphabet_table, code_points, packed_ngrams

Flags = NDArray[np.bool_]
Floats = NDArray[np.float64]
Indexes = NDArray[np.intp]
Numbers = NDArray[np.int32]


class Numbering:
    """Numbers different strings in the order in which they come."""

    def __init__(self) -> None:
        self._numbers: defaultdict[str, int] = defaultdict()
        self._numbers.default_factory = self._numbers.__len__

    def of(self, strings: Iterable[str]) -> Iterable[int]:
        """Return the number of each string."""
        return map(self._numbers.__getitem__, strings)

    def in_order(self) -> tuple[list[str], Numbers]:
        """Return the strings in ascending order, and the place there of each number."""
        return _in_order(list(self._numbers))


@dataclass(frozen=True, slots=True)
class Text:
    """The tokens of messages, sentence by sentence."""

    words: list[str]  # each different word once, in ascending order
    tokens: Numbers  # the number in `words` of each token of all messages
    sentence_of: Numbers  # the sentence of each, counted through all messages
    message: Numbers  # of each sentence
    sizes: Numbers  # tokens of each sentence

    @classmethod
    def of(cls, rows: Iterable[Example]) -> Text:
        """Return the tokens of some messages."""
        numbering, tokens = Numbering(), array("i")
        sizes, sentences = array("i"), array("i")
        for row in rows:
            lines = row.line.split("\n")
            sentences.append(len(lines))
            for line in lines:
                before = len(tokens)
                tokens.extend(numbering.of(line.split()))
                sizes.append(len(tokens) - before)
        words, places = numbering.in_order()
        numbers = np.arange(len(sizes), dtype=np.int32)
        of_message = np.arange(len(sentences), dtype=np.int32)
        return cls(
            words,
            places[np.array(tokens, np.int32)],
            np.repeat(numbers, sizes),
            np.repeat(of_message, sentences),
            np.array(sizes, np.int32),
        )

    def pairs(self) -> Indexes:
        """Return the places of the tokens that form a pair with the next one.

        The next one is of the same message, and of the same or of the next sentence.
        """
        of_token = self.sentence_of
        near = of_token[1:] - of_token[:-1] <= 1
        same = self.message[of_token[1:]] == self.message[of_token[:-1]]
        found: Indexes = np.flatnonzero(near & same)
        return found


@dataclass(frozen=True, slots=True)
class TermCounts:
    """How often each word and pair of words occurs in each sentence."""

    terms: list[str]  # words, and pairs that occur in several messages, the most frequent first
    words: csr_matrix  # shape (sentences, terms): words, and pairs within a sentence
    joints: csr_matrix  # the pair that a sentence forms with the next one of its message
    of_word: Numbers  # the column of each word of `Text.words`

    @classmethod
    def of(cls, text: Text, fewest: int, learnt: Flags) -> TermCounts:
        """Return the counts; a pair that occurs in fewer than `fewest` messages is left out.

        `learnt`, of shape (messages,), are those whose terms give the order: it is the same with
        and without the others.
        """
        first = text.pairs()
        keys = text.tokens[first].astype(np.int64) * len(text.words) + text.tokens[first + 1]
        often, number = _frequent(keys, text.message[text.sentence_of[first]], fewest)
        of_learnt = learnt[text.message[text.sentence_of]].astype(float)
        paired = number >= 0
        uses: Floats = np.concatenate(
            (
                np.bincount(text.tokens, of_learnt, len(text.words)),
                np.bincount(number[paired], of_learnt[first[paired]], often.size),
            )
        )
        terms, places = _by_use([*text.words, *_names(text.words, often)], uses)
        of_word, of_pair = places[: len(text.words)], places[len(text.words) :]
        begin, pair = first[paired], of_pair[number[paired]]
        inside = text.sentence_of[begin] == text.sentence_of[begin + 1]
        shape = text.sizes.size, len(terms)
        words = _counted(
            np.concatenate((text.sentence_of, text.sentence_of[begin[inside]])),
            np.concatenate((of_word[text.tokens], pair[inside])),
            shape,
        )
        joints = _counted(text.sentence_of[begin[~inside]], pair[~inside], shape)
        return cls(terms, words, joints, of_word)


def _names(words: Sequence[str], keys: NDArray[np.int64]) -> Iterator[str]:
    """Yield the pairs of words with these keys."""
    left, right = np.divmod(keys, max(1, len(words)))
    for one, other in zip(left.tolist(), right.tolist(), strict=True):
        yield f"{words[one]} {words[other]}"


def _by_use(terms: Sequence[str], uses: Floats) -> tuple[list[str], Numbers]:
    """Return the terms, the most frequent first, and the place there of each.

    What is multiplied with most often is then together in memory.
    """
    names, ascending = _in_order(terms)
    counted = np.zeros(len(terms))
    counted[ascending] = uses
    order = np.argsort(-counted, kind="stable")
    places = np.zeros(len(terms), np.int32)
    places[order] = np.arange(len(terms), dtype=np.int32)
    return [names[at] for at in order.tolist()], places[ascending]


def _in_order(terms: Sequence[str]) -> tuple[list[str], Numbers]:
    """Return the terms in ascending order, and the place there of each."""
    order = sorted(range(len(terms)), key=terms.__getitem__)
    places = np.zeros(len(terms), np.int32)
    places[order] = np.arange(len(terms), dtype=np.int32)
    return [terms[at] for at in order], places


def _frequent(
    keys: NDArray[np.int64], message: Numbers, fewest: int
) -> tuple[NDArray[np.int64], Indexes]:
    """Return the keys that occur in at least `fewest` messages; the place of each key, else -1.

    Both arguments have the shape (occurrences,), in the order of the messages.
    """
    order = np.argsort(keys, kind="stable")
    ordered, of_message = keys[order], message[order]
    begins = np.ones(keys.size, bool)
    begins[1:] = ordered[1:] != ordered[:-1]
    new = begins.copy()
    new[1:] |= of_message[1:] != of_message[:-1]
    number = np.cumsum(begins) - 1
    often = np.bincount(number, new) >= fewest
    place = np.where(often, np.cumsum(often) - 1, -1)
    column = np.empty(keys.size, np.intp)
    column[order] = place[number]
    return ordered[begins][often], column


def _counted(row: Numbers, column: Numbers, shape: tuple[int, int]) -> csr_matrix:
    """Return how often each row and column come together."""
    found = csr_matrix((np.ones(row.size, np.int32), (row, column)), shape=shape)
    found.sum_duplicates()
    return found


@dataclass(frozen=True, slots=True)
class NGramCounts:
    """The character n-grams of words, packed into integers."""

    keys: NDArray[np.uint64]  # in ascending order
    alphabet: NDArray[np.int64]  # the code points of their characters
    counts: csr_matrix  # shape (words, n-grams)

    @classmethod
    def of(cls, words: Sequence[str]) -> NGramCounts:
        """Return the n-grams of words.

        Of more characters than an integer can tell apart, those of the fewest words bring none.
        """
        points, often = np.unique(code_points(words), return_counts=True)
        most = np.argsort(-often, kind="stable")[:MAX_ALPHABET]
        alphabet = np.sort(points[most]).astype(np.int64)
        packed, owners = packed_ngrams(words, alphabet_table(alphabet))
        keys, column = np.unique(packed, return_inverse=True)
        shape = len(words), keys.size
        counts = _counted(owners.astype(np.int32), column.astype(np.int32), shape)
        return cls(keys, alphabet, counts)

    def frequent(self, uses: Numbers, fewest: int) -> NGramCounts:
        """Return the n-grams that occur at least `fewest` times; `uses` are those of each word."""
        often = self.counts.T @ uses >= fewest
        return NGramCounts(self.keys[often], self.alphabet, self.counts[:, often])
