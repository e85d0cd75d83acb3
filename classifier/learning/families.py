"""Fits the model that predicts the scam family.

Nothing else in a training needs scikit-learn, which takes 60 MB: it is imported where the fit is
made, which may be in a process of its own.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from classifier.learning.plain_arrays import blob

LineAndFamily = tuple[str, str]  # of an example


def family_arrays(rows: Sequence[LineAndFamily]) -> dict[str, NDArray[Any]]:
    """Return the arrays of the model that predicts the scam family."""
    from classifier.learning.pipeline import build_families  # noqa: PLC0415 - see above

    families = build_families()
    families.fit([line for line, _ in rows], [family for _, family in rows])
    words, linear = families.named_steps["words"], families.named_steps["linear"]
    return {
        "family_names": blob(list(linear.classes_)),
        "family_terms": blob(words.get_feature_names_out()),
        "family_idf": words.idf_.astype(np.float32),
        "family_coef": linear.coef_.astype(np.float32),
        "family_base": linear.intercept_.astype(np.float32),
    }
