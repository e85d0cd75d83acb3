"""The estimator: TF-IDF of words and characters beside the flags, and one linear model.

The linear model is the weighted sum of a logistic regression and of naive Bayes. Both are sums
over the features of a message, so their sum is one linear model, and every contribution stays
exact. Naive Bayes uses only which words occur; it is the more accurate of the two on messages
unlike the training messages. The pipeline has scikit-learn's own classes only, so an exported
archive can be opened without Vigie.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray
from sklearn.compose import ColumnTransformer
from sklearn.feature_extraction.text import CountVectorizer, TfidfVectorizer
from sklearn.linear_model import LogisticRegression
from sklearn.pipeline import Pipeline
from sklearn.svm import LinearSVC

from classifier.indicators.catalogue import RULES
from classifier.learning.configuration import CONFIGURATION
from classifier.learning.dataset import Example
from classifier.learning.flag_weights import WEAK_FLAGS, split_flags
from classifier.scoring.ngrams import CHAR_SIZES

Floats = NDArray[np.float64]
_NOT_WEAK_FLAGS = sorted({rule.id for rule in RULES} - WEAK_FLAGS)
_FLAGS = {"token_pattern": r"\S+", "binary": True, "lowercase": False}


def feature_table(rows: Sequence[Example]) -> NDArray[np.object_]:
    """Return an array of shape (rows, 3): token line, flags, and flags of weak rules."""
    cells = np.empty((len(rows), 3), dtype=object)
    for index, row in enumerate(rows):
        cells[index] = (row.line, *split_flags(row.all_flags))
    return cells


def build_pipeline() -> Pipeline:
    """Return the unfitted pipeline; its input is the output of `feature_table`."""
    config = CONFIGURATION
    words = TfidfVectorizer(
        token_pattern=r"\S+",  # noqa: S106 - a token of text
        ngram_range=(1, int(config["word_ngrams"])),
        min_df=int(config["word_min_df"]),
        sublinear_tf=True,
        lowercase=False,
    )
    characters = TfidfVectorizer(
        analyzer="char_wb",
        ngram_range=(CHAR_SIZES[0], CHAR_SIZES[-1]),
        min_df=int(config["char_min_df"]),
        sublinear_tf=True,
        lowercase=False,
    )
    presence = CountVectorizer(
        **_FLAGS, ngram_range=(1, int(config["word_ngrams"])), min_df=int(config["word_min_df"])
    )
    features = ColumnTransformer(
        [
            ("words", words, 0),
            ("characters", characters, 0),
            ("flags", CountVectorizer(**_FLAGS, min_df=int(config["flag_min_df"])), 1),
            ("weak_flags", CountVectorizer(**_FLAGS, vocabulary=sorted(WEAK_FLAGS)), 2),
            ("presence", presence, 0),  # the same terms as "words", for naive Bayes
            ("unseen_flags", CountVectorizer(**_FLAGS, vocabulary=_NOT_WEAK_FLAGS), 1),
        ],
        transformer_weights={
            "flags": config["flag_weight"],
            "weak_flags": config["weak_flag_weight"],
        },
    )
    return Pipeline([("features", features), ("linear", regression())])


def regression() -> LogisticRegression:
    """Return the unfitted logistic regression; its fixed seed makes fits reproducible."""
    return LogisticRegression(
        C=CONFIGURATION["C"],
        max_iter=2000,
        tol=CONFIGURATION["tolerance"],
        solver="liblinear",
        dual=True,
        random_state=0,
    )


def set_linear(pipeline: Pipeline, coef: Floats, intercept: float) -> None:
    """Set the coefficients of the linear step, shape (features,), in log-odds of scam."""
    linear = pipeline.named_steps["linear"]
    linear.classes_, linear.n_features_in_ = np.array([False, True]), coef.size
    linear.coef_, linear.intercept_ = coef.reshape(1, -1), np.array([intercept])


def build_families() -> Pipeline:
    """Return the unfitted model that predicts the scam family; its input are token lines."""
    words = TfidfVectorizer(
        token_pattern=r"[^\W\d_]{2,}",  # noqa: S106
        min_df=int(CONFIGURATION["family_min_df"]),
        binary=True,
        lowercase=False,
    )
    # The primal solver, which "auto" takes here, runs BLAS in threads on short vectors: forty times
    # the processor time for an optimum that is a hundred times less exact.
    linear = LinearSVC(C=CONFIGURATION["family_C"], dual=True, random_state=0)
    return Pipeline([("words", words), ("linear", linear)])
