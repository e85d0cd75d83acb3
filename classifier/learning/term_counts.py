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
from itertools import pairwise
from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_matrix

from classifier.learning.counts import Counts
from classifier.learning.dataset import Example
from classifier.scoring.ngrams import MAX_ALPHABET, alphabet_table, code_points, packed_ngrams

Flags = NDArray[np.bool_]
Floats = NDArray[np.float64]
Indexes = NDArray[np.intp]
Numbers = NDArray[np.int32]

_PARTS_OF_PAIRS = 8
_SENTENCES_AT_ONCE = 20_000
_TOKENS_AT_ONCE = 1_000_000


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

    def pairs(self) -> Numbers:
        """Return the places of the tokens that form a pair with the next one.

        The next one is of the same message, and of the same or of the next sentence.
        """
        of_token = self.sentence_of
        near = of_token[1:] - of_token[:-1] <= 1
        same = self.message[of_token[1:]] == self.message[of_token[:-1]]
        return np.flatnonzero(near & same).astype(np.int32)


@dataclass(frozen=True, slots=True)
class TermCounts:
    """How often each word and pair of words occurs in each sentence."""

    terms: list[str]  # words, and pairs that occur in several messages, the most frequent first
    words: Counts  # shape (sentences, terms): words, and pairs within a sentence
    joints: Counts  # the pair that a sentence forms with the next one of its message
    of_word: Numbers  # the column of each word of `Text.words`

    @classmethod
    def of(cls, text: Text, fewest: int, learnt: Flags) -> TermCounts:
        """Return the counts; a pair that occurs in fewer than `fewest` messages is left out.

        `learnt`, of shape (messages,), are those whose terms give the order: it is the same with
        and without the others.
        """
        first = text.pairs()
        often, number = _frequent_pairs(text, first, fewest)
        paired = number >= 0
        first, number = first[paired], number[paired]
        of_learnt = learnt[text.message][text.sentence_of]
        uses: Floats = np.concatenate(
            (
                _uses(text.tokens, of_learnt, len(text.words)),
                _uses(number, of_learnt[first], often.size),
            )
        )
        terms, places = _by_use([*text.words, *_names(text.words, often)], uses)
        of_word, of_pair = places[: len(text.words)], places[len(text.words) :]
        both = [
            _in_sentences(text, sentences, of_word, (first, of_pair[number]), len(terms))
            for sentences in _parts(text.sizes.size, _SENTENCES_AT_ONCE)
        ]
        words, joints = (Counts.joined(list(parts)) for parts in zip(*both, strict=True))
        return cls(terms, words, joints, of_word)


def _parts(size: int, at_once: int) -> list[slice]:
    return [slice(at, min(at + at_once, size)) for at in range(0, max(1, size), at_once)]


def _frequent_pairs(text: Text, first: Numbers, fewest: int) -> tuple[NDArray[np.int64], Numbers]:
    """Return the keys of pairs in at least `fewest` messages, and the number of each pair, else -1.

    `first` are the places where pairs begin. They are sorted some words at a time, because the
    tables of all of them would be the largest of a training.
    """
    left = text.tokens[first]
    number = np.full(first.size, -1, np.int32)
    before = np.cumsum(np.bincount(left, minlength=len(text.words)))
    borders = np.searchsorted(before, np.linspace(0, first.size, _PARTS_OF_PAIRS + 1))
    borders[0], borders[-1] = 0, len(text.words)
    kept = [np.zeros(0, np.int64)]
    for begin, end in pairwise(borders.tolist()):
        inside = np.flatnonzero((left >= begin) & (left < end))
        places = first[inside]
        keys = left[inside].astype(np.int64) * len(text.words) + text.tokens[places + 1]
        often, column = _frequent(keys, text.message[text.sentence_of[places]], fewest)
        number[inside] = np.where(column >= 0, column + sum(one.size for one in kept), -1)
        kept.append(often)
    return np.concatenate(kept), number


def _uses(numbers: Numbers, wanted: Flags, size: int) -> Floats:
    """Return how often each of the numbers below `size` is among those that are wanted."""
    found = np.zeros(size)
    for some in _parts(numbers.size, _TOKENS_AT_ONCE):
        found += np.bincount(numbers[some][wanted[some]], minlength=size)
    return found


def _in_sentences(
    text: Text, sentences: slice, of_word: Numbers, pairs: tuple[Numbers, Numbers], width: int
) -> tuple[Counts, Counts]:
    """Return the words of some sentences with the pairs inside them, and the pairs at their ends.

    `of_word` are the columns of words; `pairs` are the tokens with which pairs begin, and the
    column of each pair.
    """
    begin, end = np.searchsorted(text.sentence_of, (sentences.start, sentences.stop))
    chosen = slice(*np.searchsorted(pairs[0], (begin, end)))
    first, column = pairs[0][chosen], pairs[1][chosen]
    row, of_pair = text.sentence_of[begin:end] - sentences.start, text.sentence_of[first]
    inside = of_pair == text.sentence_of[first + 1]
    of_pair -= sentences.start
    words = (
        np.concatenate((row, of_pair[inside])),
        np.concatenate((of_word[text.tokens[begin:end]], column[inside])),
    )
    shape = sentences.stop - sentences.start, width
    joints = of_pair[~inside], column[~inside]
    return Counts.of(_counted(*words, shape)), Counts.of(_counted(*joints, shape))


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

    def frequent(self, uses: NDArray[np.integer[Any]], fewest: int) -> NGramCounts:
        """Return the n-grams that occur at least `fewest` times; `uses` are those of each word."""
        often = self.counts.T @ uses >= fewest
        return NGramCounts(self.keys[often], self.alphabet, self.counts[:, often])
