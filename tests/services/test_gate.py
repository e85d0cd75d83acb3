"""The gate: passes what is not worse, refuses with a sentence in both languages, never falls."""

import numpy as np
import pytest

from triage_app.services.gate import Opinion, judge, unopposed


def opinion(scores, scam, prefix="m"):
    ids = [f"{prefix}{number}" for number in range(len(scores))]
    return Opinion(ids, np.array(scores, float), np.array(scam, bool))


HALF = [True] * 50 + [False] * 50
GOOD = opinion([0.9] * 50 + [0.1] * 50, HALF)
BAD = opinion([0.9] * 25 + [0.1] * 25 + [0.1] * 50, HALF)


def test_the_first_model_passes():
    assert judge(GOOD, None).passed


def test_as_good_passes_and_worse_is_refused():
    assert judge(GOOD, GOOD).passed
    assert judge(GOOD, BAD).passed
    answer = judge(BAD, GOOD)
    assert not answer.passed
    assert "50,0\u00a0%" in answer.sentence("fr")
    assert "50.0%" in answer.sentence("en")
    assert "100 messages" in answer.french


@pytest.mark.parametrize(
    "other",
    [
        opinion([0.9] * 100, HALF, prefix="other"),
        opinion([0.9] * 100, [not scam for scam in HALF]),
        opinion([], []),
        opinion([0.9] * 50, [True] * 50),
        opinion([0.9], [True]),
    ],
)
def test_models_that_cannot_be_compared_are_refused(other):
    for one, two in ((GOOD, other), (other, GOOD)):
        answer = judge(one, two)
        assert not answer.passed
        assert answer.english.startswith("Refused")


def test_a_damaged_rival_stands_in_nobodys_way():
    assert unopposed().passed
