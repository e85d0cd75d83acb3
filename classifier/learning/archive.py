"""Rebuilds the scikit-learn pipeline of a stored model, for study or further training.

It is built from the weights, not from the training messages, whose texts may have been purged.
Terms, inverse document frequencies and coefficients equal those of the original pipeline.
"""

from __future__ import annotations

import io
from collections.abc import Sequence
from pathlib import Path

import joblib
import numpy as np
from numpy.typing import NDArray
from sklearn.pipeline import Pipeline

from classifier.learning.flag_weights import WEAK_FLAGS
from classifier.learning.pipeline import build_pipeline, set_linear
from classifier.scoring.model_file import Arrays, read_manifest, read_weights
from classifier.scoring.ngrams import unpack_terms
from classifier.scoring.weights import Floats, terms_of


def archive(folder: Path) -> bytes:
    """Return the pipeline of a model folder as a joblib archive; raise ModelError.

    Opening such an archive runs code in it, so Vigie never reads one.
    """
    found = io.BytesIO()
    joblib.dump(pipeline_of(folder), found, compress=3)
    return found.getvalue()


def pipeline_of(folder: Path) -> Pipeline:
    """Return the pipeline of a model folder, ready to predict; raise ModelError."""
    return rebuilt(read_weights(folder, read_manifest(folder)))


def rebuilt(arrays: Arrays) -> Pipeline:
    """Return the pipeline with these weights; its input is the output of `feature_table`."""
    words = terms_of(arrays["word_terms"])
    flags = dict(zip(terms_of(arrays["flag_terms"]), arrays["flag_coef"].tolist(), strict=True))
    vocabularies = {
        "words": words,
        "characters": unpack_terms(arrays["char_keys"], arrays["alphabet"]),
        "flags": [name for name in flags if name not in WEAK_FLAGS],
        "presence": words,
    }
    pipeline = build_pipeline()
    features = pipeline.named_steps["features"]
    for name, vectoriser, _ in features.transformers:
        if name in vocabularies:
            vectoriser.set_params(vocabulary=vocabularies[name])
    features.fit(_row_without_terms())
    fitted = features.named_transformers_
    fitted["words"].idf_ = arrays["word_idf"]
    fitted["characters"].idf_ = arrays["char_idf"]

    def of_flags(name: str) -> Floats:
        """Return the coefficients of a column of flags, before scaling."""
        names: Sequence[str] = fitted[name].get_feature_names_out()
        scale = features.transformer_weights[name]
        found: Floats = np.array([flags.get(flag, 0.0) for flag in names]) / scale
        return found

    coef = {
        "words": arrays["word_coef"],
        "characters": arrays["char_coef"],
        "flags": of_flags("flags"),
        "weak_flags": of_flags("weak_flags"),
        "presence": arrays["word_presence"],
        "unseen_flags": np.zeros(len(fitted["unseen_flags"].vocabulary_)),  # among the flags
    }
    joined = np.concatenate([coef[name] for name, _, _ in features.transformers])
    set_linear(pipeline, joined, float(arrays["base"]))
    return pipeline


def _row_without_terms() -> NDArray[np.object_]:
    """Return an input to fit the vectorisers on; their vocabularies are already set."""
    cells = np.empty((1, 3), dtype=object)
    cells[0] = ("", "", "")
    return cells
