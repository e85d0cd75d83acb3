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

from classifier.indicators.catalogue import FIXED_WEIGHTS, RULES
from classifier.indicators.rule import Strength
from classifier.learning.dataset import Example
from classifier.records import Direction
from classifier.scoring.address_features import is_of_address
from classifier.scoring.ngrams import CHAR_SIZES

Floats = NDArray[np.float64]
WEAK_FLAGS = frozenset(rule.id for rule in RULES if rule.strength is Strength.WEAK)
_NOT_WEAK_FLAGS = sorted({rule.id for rule in RULES} - WEAK_FLAGS)
_SIGNS = {Direction.FOR: 1.0, Direction.AGAINST: -1.0}
_RULE_SIGNS = {rule.id: _SIGNS[rule.direction] for rule in RULES}
_FLAGS = {"token_pattern": r"\S+", "binary": True, "lowercase": False}

CONFIGURATION = {
    "word_min_df": 2,
    "word_ngrams": 2,
    "char_min_df": 4,
    "flag_weight": 0.8,  # a smaller scale is regularised more; chosen on hands that are left out
    "weak_flag_weight": 0.25,
    "flag_min_df": 3,
    "strong_prior": 1.2,  # weight in log-odds of a strong rule that no training message shows
    "medium_prior": 0.6,
    "C": 10.0,
    "tolerance": 1e-3,  # margins change by less than 0.001, in two thirds of the time
    "second_opinion": 0.1,  # share of naive Bayes; its held-out margins are five times as wide
    "second_alpha": 0.3,
    "family_min_df": 3,
    "family_C": 0.3,
}


def feature_table(rows: Sequence[Example]) -> NDArray[np.object_]:
    """Return an array of shape (rows, 3): token line, flags, and flags of weak rules."""
    cells = np.empty((len(rows), 3), dtype=object)
    for index, row in enumerate(rows):
        cells[index] = (row.line, *split_flags(row.all_flags))
    return cells


def prior_weights(names: Sequence[str]) -> Floats:
    """Return the weight of each flag that no training message shows, in log-odds.

    A labelled line has no headers, attachments or hidden text, so weights for the rules about
    them cannot be fitted; they follow from the strength of the rule.
    """
    size = {
        Strength.STRONG: float(CONFIGURATION["strong_prior"]),
        Strength.MEDIUM: float(CONFIGURATION["medium_prior"]),
        Strength.WEAK: 0.0,
    }
    known = {rule.id: _RULE_SIGNS[rule.id] * size[rule.strength] for rule in RULES} | FIXED_WEIGHTS
    return np.array([known.get(name, 0.0) for name in names])


def with_signs(coef: Floats, names: Sequence[str]) -> Floats:
    """Return the coefficients of flags, those of rules not against the direction of the rule.

    A rule that mostly fires beside others gets what they leave over, which may have the wrong
    sign. A finding for a scam would then make a message look better; its coefficient becomes 0.
    So does that of a kind of sender, a word of its host or the form of a link that is seen in
    genuine messages: anybody can write a sender and add a link, so neither speaks for a message.
    """
    signs = np.array([1.0 if is_of_address(name) else _RULE_SIGNS.get(name, 0.0) for name in names])
    return np.where(signs * coef < 0.0, 0.0, coef)


def split_flags(names: Sequence[str]) -> tuple[str, str]:
    """Return two lines of flags: those of other rules, and those of weak rules."""
    others = " ".join(name for name in names if name not in WEAK_FLAGS)
    return others, " ".join(name for name in names if name in WEAK_FLAGS)


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


def by_label(scam: NDArray[np.bool_], weights: Floats) -> Floats:
    """Return the weights of messages in a column for genuine ones and one for scams."""
    return np.column_stack((np.where(scam, 0.0, weights), np.where(scam, weights, 0.0)))


def bayes(presence: Floats, messages: Floats) -> tuple[Floats, float]:
    """Return the share of naive Bayes in the coefficient of each term, and in the intercept.

    `presence` is the weight of the genuine messages and of the scams that have each term, shape
    (terms, 2), `messages` that of all of them, shape (2,). It is that of `MultinomialNB` (a test
    compares them).

    Linear models joined by naive Bayes: S. Wang and C. Manning, Baselines and bigrams
    (ACL 2012), interpolate the two in a similar way.
    """
    share = float(CONFIGURATION["second_opinion"])
    smooth = presence + float(CONFIGURATION["second_alpha"])
    logs = np.log(smooth) - np.log(smooth.sum(axis=0))
    prior = np.log(messages)
    return share * (logs[:, 1] - logs[:, 0]), float(share * (prior[1] - prior[0]))


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
