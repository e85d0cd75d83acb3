"""Cohen's kappa: equal to scikit-learn's, with an interval that is never empty."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sklearn.metrics import cohen_kappa_score

from triage_app.reporting.agreement import FEWEST_PAIRS, agreement
from triage_app.review_records import Pairs

counts = st.integers(0, 60)


@given(pairs=st.builds(Pairs, counts, counts, counts, counts))
def test_kappa_is_that_of_scikit_learn(pairs):
    found = agreement(pairs)
    assert found.cases == pairs.cases
    one_label = pairs.cases in (pairs.both_scam, pairs.both_legit)
    if pairs.cases < FEWEST_PAIRS or one_label:
        assert (found.kappa, found.low, found.high) == (None, None, None)
        return
    first = [1] * (pairs.both_scam + pairs.only_first) + [0] * (
        pairs.only_second + pairs.both_legit
    )
    second = (
        [1] * pairs.both_scam
        + [0] * pairs.only_first
        + [1] * pairs.only_second
        + [0] * pairs.both_legit
    )
    assert found.kappa == pytest.approx(cohen_kappa_score(first, second))
    assert -1 <= found.low <= found.kappa <= found.high <= 1
    assert found.low < found.high


def test_too_few_cases_give_no_figure():
    assert agreement(Pairs(both_scam=14, both_legit=15)).kappa is None
    assert agreement(Pairs(both_scam=15, both_legit=15)).kappa == 1
    assert agreement(Pairs(both_scam=15, both_legit=15)).low < 0.8


def test_one_label_alone_gives_no_figure():
    assert agreement(Pairs(both_scam=40)).kappa is None
    assert agreement(Pairs(both_scam=40)).agreed == 40
