"""The Wilson interval: known values, and the share always lies inside."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from classifier.intervals import wilson


def test_known_values():
    assert wilson(4, 40) == pytest.approx((0.040, 0.231), abs=0.0005)
    assert wilson(0, 10)[0] == 0.0
    assert wilson(10, 10)[1] == 1.0
    assert wilson(0, 0) == (0.0, 1.0)


@given(st.integers(1, 5000).flatmap(lambda count: st.tuples(st.integers(0, count), st.just(count))))
def test_the_interval_contains_the_share(counts):
    hits, count = counts
    low, high = wilson(hits, count)
    assert 0 <= low <= hits / count <= high <= 1
