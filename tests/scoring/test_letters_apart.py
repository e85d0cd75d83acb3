"""A text of letters that stand apart is not understood, so it is never "few signs"."""

from __future__ import annotations

import pytest

from classifier.records import BandReason
from classifier.scoring.verdict import FEWEST_SINGLE, reason_for_no_verdict


@pytest.mark.parametrize(
    ("words", "reason"),
    [
        (["a"] * FEWEST_SINGLE + ["le"], BandReason.UNKNOWN_WORDS),
        (["a"] * (FEWEST_SINGLE - 1) + ["le"], None),
        (["a", "le"] * FEWEST_SINGLE, None),
        (["1"] * FEWEST_SINGLE + ["le"] * 4, None),
    ],
)
def test_letters_apart(words, reason):
    found = reason_for_no_verdict(words, 1.0, has_address=False, image_only=False)
    assert found is reason
