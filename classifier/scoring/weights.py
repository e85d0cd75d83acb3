"""The linear model: tokens and flags in, score and exact contributions out.

Needs numpy only. Equal to the scikit-learn pipeline it was taken from to 1e-6 (a test
holds it). Word terms are looked up in a dictionary; character n-grams are packed into
64-bit integers, so one vectorised look-up replaces thousands of dictionary accesses.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

import numpy as np
from numpy.typing import NDArray

from classifier.scoring.features import Tokens
from classifier.scoring.passage_sums import (
    Borders,
    Growth,
    MessageTerms,
    Terms,
    flag_sums,
)
from classifier.scoring.passages import Passage, Sentences

Floats = NDArray[np.float64]
CHAR_SIZES = (3, 4, 5)
_BITS = 12  # five characters of 12 bits fit into 64
MAX_ALPHABET = (1 << _BITS) - 1
_SPACE = 32


@dataclass(frozen=True, slots=True)
class Evidence:
    """The score of one message with all contributions, in log-odds."""

    log_odds: float
    base: float
    per_token: Floats  # shape (tokens,): words, pairs and characters, divided among the tokens
    per_flag: Mapping[str, float]  # known flags only
    passage: range | None = None  # the tokens that the score rests on; None: all of them

    @property
    def score(self) -> float:
        """The probability of scam."""
        return probability(self.log_odds)


def probability(log_odds: float) -> float:
    """Return the probability that these log-odds stand for."""
    return float(1.0 / (1.0 + np.exp(-log_odds)))


def pack_alphabet(terms: Sequence[str]) -> NDArray[np.int64]:
    """Return the sorted code points that occur in `terms`; at most `MAX_ALPHABET`."""
    points = np.array(sorted({ord(character) for term in terms for character in term}), np.int64)
    if points.size > MAX_ALPHABET:
        raise ValueError("too many different characters for packed n-grams")
    return points


def pack_terms(terms: Sequence[str], alphabet: NDArray[np.int64]) -> NDArray[np.uint64]:
    """Return one integer per n-gram: the indexes of its characters, 12 bits each."""
    number = {int(point): index + 1 for index, point in enumerate(alphabet)}
    packed = np.zeros(len(terms), np.uint64)
    for row, term in enumerate(terms):
        value = 0
        for character in term:
            value = (value << _BITS) | number[ord(character)]
        packed[row] = value
    return packed


def unpack_terms(packed: NDArray[np.uint64], alphabet: NDArray[np.int64]) -> list[str]:
    """Return the n-grams of `pack_terms`."""
    mask = (1 << _BITS) - 1
    characters = ["", *map(chr, alphabet.tolist())]
    shifts = [_BITS * place for place in reversed(range(CHAR_SIZES[-1]))]
    return [
        "".join(characters[value >> shift & mask] for shift in shifts) for value in packed.tolist()
    ]


class LinearModel:
    """Scores messages from plain arrays (see `model_file` for how they are kept)."""

    def __init__(self, arrays: Mapping[str, NDArray[Any]]) -> None:
        self.base = float(arrays["base"])
        self._words = _term_index(arrays["word_terms"])
        self._word_idf = arrays["word_idf"].astype(np.float64)
        self._word_coef = arrays["word_coef"].astype(np.float64)
        self._word_presence = arrays["word_presence"].astype(np.float64)
        self._char_keys = arrays["char_keys"]
        self._char_idf = arrays["char_idf"].astype(np.float64)
        self._char_coef = arrays["char_coef"].astype(np.float64)
        self._alphabet = _alphabet_table(arrays["alphabet"])
        self._flags = dict(
            zip(terms_of(arrays["flag_terms"]), arrays["flag_coef"].tolist(), strict=True)
        )
        self._families = terms_of(arrays["family_names"])
        self._family_words = _term_index(arrays["family_terms"])
        self._family_idf = arrays["family_idf"]
        self._family_coef = arrays["family_coef"]
        self._family_base = arrays["family_base"]

    def terms(self, tokens: Tokens) -> MessageTerms:
        """Return what the model knows of the tokens of a message."""
        words = self._word_terms(tokens.words)
        return MessageTerms(words, self._character_terms(tokens.line), len(tokens.words))

    def evidence(self, terms: MessageTerms, flags: Sequence[str]) -> Evidence:
        """Return the score of one message or passage with its exact contributions."""
        per_token = np.zeros(terms.tokens)
        self._add_words(terms.words, per_token)
        self._add_characters(terms.characters, per_token)
        per_flag = {flag: self._flags[flag] for flag in flags if flag in self._flags}
        total = self.base + float(per_token.sum()) + sum(per_flag.values())
        return Evidence(total, self.base, per_token, per_flag)

    def margins(
        self, terms: MessageTerms, sentences: Sentences, passages: Sequence[Passage]
    ) -> Floats:
        """Return the log-odds of passages of one message, shape (passages,).

        Each passage begins with the message or ends with it.
        """
        borders = Borders.of(sentences, passages)
        sums = self.base + flag_sums(borders, sentences, self._flags)
        sums += borders.sums(terms.words, self._of_words)
        sums += borders.sums(terms.characters, self._of_characters)
        return sums

    def _of_words(self, growth: Growth) -> Floats:
        return growth.tfidf(self._word_idf, self._word_coef) + growth.presence(self._word_presence)

    def _of_characters(self, growth: Growth) -> Floats:
        return growth.tfidf(self._char_idf, self._char_coef)

    def known(self, words: Sequence[str]) -> float:
        """Return the share of the words that occur in the vocabulary, 0 to 1."""
        return sum(word in self._words for word in words) / len(words) if words else 0.0

    def _add_words(self, found: Terms, per_token: Floats) -> None:
        """Add the contributions of words and word pairs."""
        shares = _term_shares(found.terms, self._word_idf, self._word_coef)
        shares += _presence_shares(found.terms, self._word_presence)
        np.add.at(per_token, found.first, shares / 2)
        np.add.at(per_token, found.last, shares / 2)

    def _word_terms(self, words: Sequence[str]) -> Terms:
        """Return the known words and word pairs."""
        index = self._words
        at_single = [index.get(word, -1) for word in words]
        at_pair = [index.get(f"{one} {two}", -1) for one, two in pairwise(words)]
        terms = np.array(at_single + at_pair, np.int64)
        first = np.concatenate((np.arange(len(words)), np.arange(len(at_pair))))
        last = np.concatenate((np.arange(len(words)), np.arange(len(at_pair)) + 1))
        hit = terms >= 0
        return Terms(terms[hit], first[hit], last[hit])

    def _add_characters(self, found: Terms, per_token: Floats) -> None:
        """Add the contributions of the character n-grams inside word borders."""
        shares = _term_shares(found.terms, self._char_idf, self._char_coef)
        per_token += np.bincount(found.first, weights=shares, minlength=per_token.size)

    def _character_terms(self, line: str) -> Terms:
        """Return the known character n-grams inside word borders."""
        nothing = np.zeros(0, np.intp)
        if not line:
            return Terms(nothing, nothing, nothing)
        points = np.frombuffer(f" {line} ".encode("utf-32-le"), np.uint32)
        space = points == _SPACE
        token_of = np.cumsum(space) - 1
        codes = self._alphabet[np.minimum(points, self._alphabet.size - 1)]
        keys, owners = [], []
        for size in CHAR_SIZES:
            packed, starts = _windows(codes, space, size)
            keys.append(packed)
            owners.append(token_of[starts])
        key, owner = np.concatenate(keys), np.concatenate(owners)
        if not key.size or not self._char_keys.size:
            return Terms(nothing, nothing, nothing)
        found = np.searchsorted(self._char_keys, key)
        found[found == self._char_keys.size] = 0
        hit = self._char_keys[found] == key
        tokens = owner[hit]
        return Terms(found[hit], tokens, tokens)

    def families(self, words: Sequence[str]) -> dict[str, float]:
        """Return the margin of each family for these words; above 0 the family is predicted."""
        known = {self._family_words[word] for word in words if word in self._family_words}
        if not known:
            return {}
        rows = sorted(known)
        values = self._family_idf[rows]
        margins = self._family_coef[:, rows] @ (values / np.linalg.norm(values))
        return dict(zip(self._families, (margins + self._family_base).tolist(), strict=True))


def terms_of(blob: NDArray[np.uint8]) -> list[str]:
    """Return the terms in an array of bytes, one per line, in the order of their weights."""
    text = blob.tobytes().decode("utf-8")
    return text.split("\n") if text else []


def _term_index(blob: NDArray[np.uint8]) -> dict[str, int]:
    return {term: index for index, term in enumerate(terms_of(blob))}


def _alphabet_table(alphabet: NDArray[np.int64]) -> NDArray[np.uint64]:
    """Return a table from code point to number; 0 for characters that no n-gram has.

    The last entry is 0 too: all code points beyond the table are looked up there.
    """
    table = np.zeros(int(alphabet.max(initial=0)) + 2, np.uint64)
    table[alphabet] = np.arange(1, alphabet.size + 1, dtype=np.uint64)
    return table


def _windows(
    codes: NDArray[np.uint64], space: NDArray[np.bool_], size: int
) -> tuple[NDArray[np.uint64], NDArray[np.intp]]:
    """Return the packed n-grams inside padded words, and their start offsets."""
    count = codes.size - size + 1
    if count <= 0:
        return np.zeros(0, np.uint64), np.zeros(0, np.intp)
    usable = np.ones(count, bool)
    packed = np.zeros(count, np.uint64)
    for offset in range(size):
        part = codes[offset : offset + count]
        usable &= part != 0
        packed = (packed << np.uint64(_BITS)) | part
        if 0 < offset < size - 1:
            usable &= ~space[offset : offset + count]
    starts = np.flatnonzero(usable)
    return packed[starts], starts


def _term_shares(terms: NDArray[Any], idf: Floats, coef: Floats) -> Floats:
    """Return what each occurrence contributes in log-odds: (1 + ln tf) · idf · coef / norm / tf.

    `terms` has shape (occurrences,) and holds the places of the terms in `idf` and `coef`. This is
    scikit-learn's TfidfVectorizer with sublinear_tf and l2 norm, divided equally among the
    occurrences of a term.
    """
    if not terms.size:
        return np.zeros(0)
    unique, inverse, counts = np.unique(terms, return_inverse=True, return_counts=True)
    values = (1.0 + np.log(counts)) * idf[unique]
    norm = np.sqrt(np.square(values).sum())
    shares: Floats = (values * coef[unique] / norm / counts)[inverse]
    return shares


def _presence_shares(terms: NDArray[Any], coef: Floats) -> Floats:
    """Return what the presence of each term contributes, divided among its occurrences."""
    if not terms.size:
        return np.zeros(0)
    unique, inverse, counts = np.unique(terms, return_inverse=True, return_counts=True)
    shares: Floats = (coef[unique] / counts)[inverse]
    return shares
