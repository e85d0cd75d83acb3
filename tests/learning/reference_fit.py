"""The pipeline of scikit-learn fitted from the lines of the messages: what training must equal."""

from collections.abc import Callable, Sequence

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_matrix, vstack
from sklearn.naive_bayes import MultinomialNB
from sklearn.pipeline import Pipeline

from classifier.learning.configuration import CONFIGURATION
from classifier.learning.dataset import Example
from classifier.learning.feature_blocks import NGrams, Table
from classifier.learning.fit_problem import Features, Selection
from classifier.learning.fits import Learnt
from classifier.learning.fitted import Columns
from classifier.learning.flag_weights import prior_weights, with_signs
from classifier.learning.joint_fits import joint_fits
from classifier.learning.pipeline import build_pipeline, feature_table, regression, set_linear

Floats = NDArray[np.float64]
Linear = tuple[Floats, float]
LinearFit = Callable[[csr_matrix, NDArray[np.bool_], Floats], Linear]


def linear_fit(first: csr_matrix, scam: NDArray[np.bool_], weights: Floats) -> Linear:
    """Return the coefficients and the intercept of the regression fitted by scikit-learn."""
    fitted = regression().fit(first, scam, sample_weight=weights)
    return fitted.coef_[0], float(fitted.intercept_[0])


def our_fit(first: csr_matrix, scam: NDArray[np.bool_], weights: Floats) -> Linear:
    """Return the coefficients and the intercept of the regression fitted as in a training."""
    rows, width = first.shape
    none = csr_matrix((rows, 0))
    features = Features(
        Table(first),
        Table(first),
        NGrams(Table(none), Table(csr_matrix((0, 0))), Table(none)),
        Table(csr_matrix(np.ones((rows, 1)))),
        [],
    )
    no_flags = np.zeros(0, bool)
    uses = np.zeros(width, np.uint8)
    columns = Columns(np.ones(width, bool), no_flags, no_flags, uses, uses[:0], 0)
    selection = Selection(columns, np.ones(rows, bool), np.ones(rows), np.ones(rows))
    learnt = Learnt.of(features, scam, weights, selection)
    [found] = joint_fits(features, scam, weights, [selection], learnt.sketch)
    return found.coef, found.intercept


def with_bayes(
    linear: Linear,
    presence: csr_matrix,
    scam: NDArray[np.bool_],
    weights: Floats,
    flags: Sequence[str] = (),
) -> Linear:
    """Return a fitted regression joined by naive Bayes, which is fitted on `presence`.

    The coefficients are those of the regression, then those for `presence`. `flags` are the names
    of the last features of the regression; no rule among them speaks against its direction.
    """
    share = float(CONFIGURATION["second_opinion"])
    bayes = MultinomialNB(alpha=float(CONFIGURATION["second_alpha"]))
    bayes.fit(presence, scam, sample_weight=weights)
    terms = bayes.feature_log_prob_[1] - bayes.feature_log_prob_[0]
    prior = bayes.class_log_prior_[1] - bayes.class_log_prior_[0]
    fitted, intercept = linear
    split = fitted.size - len(flags)
    coef = np.concatenate((fitted[:split], with_signs(fitted[split:], flags), share * terms))
    return coef, float(intercept + share * prior)


def fit(
    rows: Sequence[Example],
    scam: NDArray[np.bool_],
    weights: Floats,
    linear_of: LinearFit = linear_fit,
) -> Pipeline:
    """Return the pipeline fitted on these rows, both models joined in its linear step.

    Its terms and their frequencies come from the rows without additions.
    """
    pipeline = build_pipeline()
    features = pipeline.named_steps["features"]
    added = np.array([row.added for row in rows], dtype=bool)
    matrices = [features.fit_transform(feature_table([row for row in rows if not row.added]))]
    if added.any():
        matrices.append(features.transform(feature_table([row for row in rows if row.added])))
    order = np.argsort(np.concatenate((np.flatnonzero(~added), np.flatnonzero(added))))
    matrix = vstack(matrices).tocsr()[order]
    split, end = (
        features.output_indices_["presence"].start,
        features.output_indices_["presence"].stop,
    )
    seen, weak = (features.named_transformers_[name] for name in ("flags", "weak_flags"))
    flags = [*seen.get_feature_names_out(), *weak.get_feature_names_out()]
    linear = linear_of(matrix[:, :split], scam, weights)
    coef, intercept = with_bayes(linear, matrix[:, split:end], scam, weights, flags)
    unseen = features.named_transformers_["unseen_flags"].get_feature_names_out()
    coef = np.concatenate(
        (coef, prior_weights([name if name not in flags else "" for name in unseen]))
    )
    set_linear(pipeline, coef, intercept)
    return pipeline
