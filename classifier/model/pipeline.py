"""The estimator: TF-IDF of words and characters beside the flags, and one linear model.

Only scikit-learn's own classes stand in it, so the archive can be studied anywhere.
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
from classifier.indicators.rule import Strength
from classifier.model.dataset import Example
from classifier.model.weights import CHAR_SIZES

_WEAK = frozenset(rule.id for rule in RULES if rule.strength is Strength.WEAK)
_FLAGS = {"token_pattern": r"\S+", "binary": True, "lowercase": False}

CONFIGURATION = {
    "word_min_df": 2,
    "word_ngrams": 2,
    "char_min_df": 4,
    "char_max_features": 60_000,
    "flag_weight": 0.3,  # smaller columns cost more to weigh: facts inform, words decide
    "weak_flag_weight": 0.1,
    "C": 10.0,
    "family_min_df": 3,
    "family_C": 0.3,
}


def table(rows: Sequence[Example]) -> NDArray[np.object_]:
    """Return an array of shape (rows, 3): token line, flags, and flags of weak rules."""
    cells = np.empty((len(rows), 3), dtype=object)
    for index, row in enumerate(rows):
        cells[index] = (row.line, *split_flags(row.flags))
    return cells


def split_flags(line: str) -> tuple[str, str]:
    """Return the flags of a line without those of weak rules, and those alone."""
    names = line.split()
    firm = " ".join(name for name in names if name not in _WEAK)
    return firm, " ".join(name for name in names if name in _WEAK)


def build() -> Pipeline:
    """Return the unfitted pipeline; it takes what `table` gives."""
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
        max_features=int(config["char_max_features"]),
        sublinear_tf=True,
        lowercase=False,
    )
    features = ColumnTransformer(
        [
            ("words", words, 0),
            ("characters", characters, 0),
            ("flags", CountVectorizer(**_FLAGS, min_df=3), 1),
            ("weak_flags", CountVectorizer(**_FLAGS, vocabulary=sorted(_WEAK)), 2),
        ],
        transformer_weights={
            "flags": config["flag_weight"],
            "weak_flags": config["weak_flag_weight"],
        },
    )
    return Pipeline(
        [
            ("features", features),
            ("linear", LogisticRegression(C=config["C"], max_iter=2000, solver="liblinear")),
        ]
    )


def build_families() -> Pipeline:
    """Return the unfitted second model that names the family; it takes token lines."""
    words = TfidfVectorizer(
        token_pattern=r"[^\W\d_]{2,}",  # noqa: S106
        min_df=int(CONFIGURATION["family_min_df"]),
        binary=True,
        lowercase=False,
    )
    return Pipeline([("words", words), ("linear", LinearSVC(C=CONFIGURATION["family_C"]))])
