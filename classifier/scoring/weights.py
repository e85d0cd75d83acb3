"""The linear model: tokens and flags in, score and exact contributions out.

Needs numpy only. Equal to the scikit-learn pipeline it was taken from to 1e-6 (a test
holds it). Words and pairs of words are looked up in a dictionary, character n-grams as `ngrams`
says.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise, repeat
from math import fsum
from typing import Any

import numpy as np
from numpy.typing import NDArray

from classifier.indicators.catalogue import FIXED_WEIGHTS
from classifier.scoring.features import Tokens
from classifier.scoring.ngrams import NGrams
from classifier.scoring.passage_sums import (
    Borders,
    Growth,
    MessageTerms,
    Terms,
    flag_sums,
)
from classifier.scoring.passages import Passage, Sentences
from classifier.text.language import content_words

Floats = NDArray[np.float64]


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


class LinearModel:
    """Scores messages from plain arrays (see `model_file` for how they are kept)."""

    def __init__(self, arrays: Mapping[str, NDArray[Any]]) -> None:
        self.base = float(arrays["base"])
        self._words = _term_index(arrays["word_terms"])
        self._word_idf = arrays["word_idf"].astype(np.float64)
        self._word_coef = arrays["word_coef"].astype(np.float64)
        self._word_presence = arrays["word_presence"].astype(np.float64)
        self._ngrams = NGrams(arrays["char_keys"], arrays["alphabet"])
        self._char_idf = arrays["char_idf"].astype(np.float64)
        self._char_coef = arrays["char_coef"].astype(np.float64)
        learnt = zip(terms_of(arrays["flag_terms"]), arrays["flag_coef"].tolist(), strict=True)
        self._flags = {**dict(learnt), **FIXED_WEIGHTS}
        self._families = terms_of(arrays["family_names"])
        self._family_words = _term_index(arrays["family_terms"])
        self._family_idf = arrays["family_idf"]
        self._family_coef = arrays["family_coef"]
        self._family_base = arrays["family_base"]

    def terms(self, tokens: Tokens) -> MessageTerms:
        """Return what the model knows of the tokens of a message."""
        words = self._word_terms(tokens.words)
        return MessageTerms(words, self._ngrams.terms(tokens.words), len(tokens.words))

    def evidence(self, terms: MessageTerms, flags: Sequence[str]) -> Evidence:
        """Return the score of one message or passage with its exact contributions."""
        per_token = np.zeros(terms.tokens)
        self._add_words(terms.words, per_token)
        self._add_characters(terms.characters, per_token)
        per_flag = {flag: self._flags[flag] for flag in flags if flag in self._flags}
        total = self.base + float(per_token.sum()) + fsum(per_flag.values())
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
        """Return the share of the content words that the vocabulary has; 1 if there are none."""
        content = content_words(words)
        return sum(map(self._words.__contains__, content)) / len(content) if content else 1.0

    def _add_words(self, found: Terms, per_token: Floats) -> None:
        """Add the contributions of words and word pairs."""
        counted = _counted(found.terms)
        shares = _term_shares(counted, self._word_idf, self._word_coef)
        shares += _presence_shares(counted, self._word_presence)
        np.add.at(per_token, found.first, shares / 2)
        np.add.at(per_token, found.last, shares / 2)

    def _word_terms(self, words: Sequence[str]) -> Terms:
        """Return the known words and word pairs."""
        place_of, nowhere = self._words.get, repeat(-1)
        places = [*map(place_of, words, nowhere)]
        places += map(place_of, map(" ".join, pairwise(words)), nowhere)
        terms = np.array(places, np.int64)
        hit = (terms >= 0).nonzero()[0]
        pair = hit >= len(words)  # the place of the first word of a pair counts from there
        first = hit - pair * len(words)
        return Terms(terms[hit], first, first + pair)

    def _add_characters(self, found: Terms, per_token: Floats) -> None:
        """Add the contributions of the character n-grams inside word borders."""
        shares = _term_shares(_counted(found.terms), self._char_idf, self._char_coef)
        per_token += np.bincount(found.first, weights=shares, minlength=per_token.size)

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


def count_of_terms(blob: NDArray[np.uint8]) -> int:
    """Return how many terms `terms_of` finds."""
    text = blob.tobytes().decode("utf-8")
    return text.count("\n") + 1 if text else 0


def _term_index(blob: NDArray[np.uint8]) -> dict[str, int]:
    terms = terms_of(blob)
    return dict(zip(terms, range(len(terms)), strict=True))


@dataclass(frozen=True, slots=True)
class _Counted:
    """The different terms among some occurrences."""

    terms: NDArray[Any]  # shape (different terms,): their places in the arrays of the model
    of_each: NDArray[np.intp]  # shape (occurrences,): which of `terms` each occurrence is
    counts: NDArray[np.intp]  # shape (different terms,)


def _counted(terms: NDArray[Any]) -> _Counted:
    return _Counted(*np.unique(terms, return_inverse=True, return_counts=True))


def _term_shares(found: _Counted, idf: Floats, coef: Floats) -> Floats:
    """Return what each occurrence contributes in log-odds: (1 + ln tf) · idf · coef / norm / tf.

    This is scikit-learn's TfidfVectorizer with sublinear_tf and l2 norm, divided equally among the
    occurrences of a term.
    """
    if not found.terms.size:
        return np.zeros(0)
    values = (1.0 + np.log(found.counts)) * idf[found.terms]
    norm = np.sqrt(np.square(values).sum())
    shares: Floats = (values * coef[found.terms] / norm / found.counts)[found.of_each]
    return shares


def _presence_shares(found: _Counted, coef: Floats) -> Floats:
    """Return what the presence of each term contributes, divided among its occurrences."""
    shares: Floats = (coef[found.terms] / found.counts)[found.of_each]
    return shares
