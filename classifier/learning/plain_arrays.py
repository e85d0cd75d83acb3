"""Plain arrays of a fitted model, which score without scikit-learn (`weights.LinearModel`)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from classifier.indicators.catalogue import RULES
from classifier.learning.fitted import Fitted
from classifier.learning.flag_weights import prior_weights
from classifier.learning.sentence_counts import Vocabulary
from classifier.scoring.ngrams import repacked
from classifier.scoring.weights import Floats


def blob(terms: Sequence[str]) -> NDArray[np.uint8]:
    """Return terms as text in UTF-8, one a line."""
    return np.frombuffer("\n".join(terms).encode("utf-8"), np.uint8)


def plain_arrays(
    fitted: Fitted, vocabulary: Vocabulary, slope: float, shift: float
) -> dict[str, NDArray[Any]]:
    """Return the arrays of a model; its margins times `slope` plus `shift` are calibrated.

    Terms are text, one a line; for each there is an inverse document frequency and a coefficient
    in log-odds. Character n-grams are packed into integers and sorted.
    """
    columns = fitted.columns
    alphabet, keys = repacked(vocabulary.ngrams[columns.ngrams], vocabulary.alphabet)
    flag_terms, flag_coef = _flag_weights(fitted, vocabulary.flags, slope)
    return {
        "base": np.array(fitted.intercept * slope + shift),
        "word_terms": blob(_chosen(vocabulary.words, columns.words)),
        "word_idf": columns.word_idf,
        "word_coef": fitted.words * slope,
        "word_presence": fitted.presence * slope,
        "alphabet": alphabet,
        "char_keys": keys,
        "char_idf": columns.ngram_idf,
        "char_coef": fitted.ngrams * slope,
        "flag_terms": blob(flag_terms),
        "flag_coef": flag_coef,
    }


def _chosen(terms: Sequence[str], columns: NDArray[np.bool_]) -> list[str]:
    return [terms[at] for at in np.flatnonzero(columns).tolist()]


def _flag_weights(
    fitted: Fitted, flag_names: Sequence[str], slope: float
) -> tuple[list[str], Floats]:
    """Return the names of all flags and their weights in log-odds.

    The rules that no message shows are added.
    """
    names = fitted.columns.named(flag_names)
    others = sorted({rule.id for rule in RULES} - set(names))
    priors = prior_weights(others) * slope
    kept = np.flatnonzero(priors)
    learnt = fitted.flags[fitted.columns.flags] * slope
    return [*names, *_chosen(others, priors != 0.0)], np.concatenate((learnt, priors[kept]))
