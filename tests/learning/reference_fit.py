"""The pipeline of scikit-learn fitted from the lines of the messages: what training must equal."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import vstack
from sklearn.pipeline import Pipeline

from classifier.learning.dataset import Example
from classifier.learning.pipeline import (
    build_pipeline,
    feature_table,
    linear_fit,
    prior_weights,
    set_linear,
    with_bayes,
)


def fit(rows: Sequence[Example], scam: NDArray[np.bool_], weights: NDArray[np.float64]) -> Pipeline:
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
    linear = linear_fit(matrix[:, :split], scam, weights)
    coef, intercept = with_bayes(linear, matrix[:, split:end], scam, weights, flags)
    unseen = features.named_transformers_["unseen_flags"].get_feature_names_out()
    coef = np.concatenate(
        (coef, prior_weights([name if name not in flags else "" for name in unseen]))
    )
    set_linear(pipeline, coef, intercept)
    return pipeline
