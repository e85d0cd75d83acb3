"""N-grams by way of the words are those of the table that they stand for."""

import numpy as np
import pytest
from scipy.sparse import csr_matrix

from classifier.learning.feature_blocks import NGrams, Table, sublinear


@pytest.fixture
def counts():
    """How often words occur in 30 messages, and n-grams in words; the last ones are pairs."""
    chance = np.random.default_rng(5)
    words = csr_matrix(chance.integers(0, 3, (30, 12)))
    of_words = chance.integers(0, 2, (12, 40))
    of_words[10:] = 0
    return words, csr_matrix(of_words)


def test_products_are_those_of_the_table(counts):
    words, of_words = counts
    table = Table(sublinear((words @ of_words).tocsr()))
    found = NGrams.of(words, of_words, (words @ of_words).tocsr())
    chance = np.random.default_rng(6)
    coef, values = chance.normal(size=(40, 3)), chance.normal(size=(30, 3))
    assert found.width == table.width == 40
    assert found.times(coef) == pytest.approx(table.times(coef))
    assert found.transposed_times(values) == pytest.approx(table.transposed_times(values))


def test_the_counts_stay_as_they_are(counts):
    words, of_words = counts
    product = (words @ of_words).tocsr()
    before = product.toarray()
    found = NGrams.of(words, of_words, product)
    assert 0 < found.added.nnz < product.nnz
    assert (product.toarray() == before).all()
