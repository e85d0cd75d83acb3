"""Plain arrays of a fitted pipeline, which score without scikit-learn (`weights.LinearModel`)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray
from sklearn.compose import ColumnTransformer
from sklearn.pipeline import Pipeline

from classifier.learning.dataset import Example
from classifier.learning.pipeline import build_families
from classifier.scoring.ngrams import pack_alphabet, pack_terms
from classifier.scoring.weights import Floats


def _blob(terms: Sequence[str]) -> NDArray[np.uint8]:
    return np.frombuffer("\n".join(terms).encode("utf-8"), np.uint8)


def plain_arrays(pipeline: Pipeline) -> dict[str, NDArray[Any]]:
    """Return the arrays of a calibrated pipeline.

    Terms are text, one a line; for each there is an inverse document frequency and a coefficient
    in log-odds. Character n-grams are packed into integers and sorted.
    """
    features, linear = pipeline.named_steps["features"], pipeline.named_steps["linear"]
    words = features.named_transformers_["words"]
    characters = features.named_transformers_["characters"]
    word_terms, char_terms = words.get_feature_names_out(), characters.get_feature_names_out()
    first, second = len(word_terms), len(word_terms) + len(char_terms)
    coef = linear.coef_[0]
    presence, unseen = (
        features.output_indices_[name].start for name in ("presence", "unseen_flags")
    )
    flag_terms, flag_coef = _flag_weights(features, coef[second:presence], coef[unseen:])
    alphabet = pack_alphabet(char_terms)
    keys = pack_terms(char_terms, alphabet)
    order = np.argsort(keys)
    return {
        "base": np.array(linear.intercept_[0]),
        "word_terms": _blob(word_terms),
        "word_idf": words.idf_,
        "word_coef": coef[:first],
        "word_presence": coef[presence:unseen],
        "alphabet": alphabet,
        "char_keys": keys[order],
        "char_idf": characters.idf_[order],
        "char_coef": coef[first:second][order],
        "flag_terms": _blob(flag_terms),
        "flag_coef": flag_coef,
    }


def _flag_weights(
    features: ColumnTransformer, coef: Floats, unseen: Floats
) -> tuple[list[str], Floats]:
    """Return the names of all flags and their weights in log-odds."""
    terms: list[str] = []
    scales: list[float] = []
    for column in ("flags", "weak_flags"):
        names = features.named_transformers_[column].get_feature_names_out()
        terms += list(names)
        scales += [features.transformer_weights[column]] * len(names)
    rest = features.named_transformers_["unseen_flags"].get_feature_names_out()
    kept = np.flatnonzero(unseen)
    return terms + list(rest[kept]), np.concatenate((coef * np.array(scales), unseen[kept]))


def family_arrays(rows: Sequence[Example]) -> dict[str, NDArray[Any]]:
    """Return the arrays of the model that predicts the scam family."""
    families = build_families()
    families.fit([row.line for row in rows], [row.family for row in rows])
    words, linear = families.named_steps["words"], families.named_steps["linear"]
    return {
        "family_names": _blob(list(linear.classes_)),
        "family_terms": _blob(words.get_feature_names_out()),
        "family_idf": words.idf_.astype(np.float32),
        "family_coef": linear.coef_.astype(np.float32),
        "family_base": linear.intercept_.astype(np.float32),
    }
