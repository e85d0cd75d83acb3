"""Products with counts are those of the tables that they stand for."""

import numpy as np
import pytest
from scipy.sparse import csr_matrix

from classifier.learning import counts as count_tables
from classifier.learning.counts import Counts, sublinear
from classifier.learning.feature_blocks import CountTable, NGrams, Table


@pytest.fixture
def counts():
    """How often words occur in 30 messages, and n-grams in words; the last ones are pairs."""
    chance = np.random.default_rng(5)
    words = csr_matrix(chance.integers(0, 3, (30, 12)))
    of_words = chance.integers(0, 2, (12, 40))
    of_words[10:] = 0
    return words, csr_matrix(of_words)


def logarithms(counts):
    """Return 1 + log of the counts of a table."""
    return csr_matrix((1 + np.log(counts.data), counts.indices, counts.indptr), counts.shape)


def of(counts):
    """Return the n-grams of messages by way of the words."""
    words, of_words = map(Counts.of, counts)
    each = Counts.of((counts[0] @ counts[1]).tocsr())
    return NGrams.of(words, of_words, each.only(each.numbers > 1))


@pytest.mark.parametrize("at_once", [7, 2000])
def test_products_are_those_of_the_table(counts, monkeypatch, at_once):
    monkeypatch.setattr(count_tables, "_AT_ONCE", at_once)
    words, of_words = counts
    table = Table(logarithms((words @ of_words).tocsr()))
    found = of(counts)
    chance = np.random.default_rng(6)
    coef, values = chance.normal(size=(40, 3)), chance.normal(size=(30, 3))
    assert found.width == table.width == 40
    assert found.times(coef) == pytest.approx(table.times(coef))
    assert found.transposed_times(values) == pytest.approx(table.transposed_times(values))


def test_products_in_single_precision_are_nearly_the_same(counts):
    found, chance = of(counts), np.random.default_rng(6)
    coef, values = chance.normal(size=(40, 3)), chance.normal(size=(30, 3))
    single = found.single()
    times = single.times(coef.astype(np.float32))
    assert times.dtype == np.float32
    assert times == pytest.approx(found.times(coef), abs=1e-4)
    transposed = single.transposed_times(values.astype(np.float32))
    assert transposed == pytest.approx(found.transposed_times(values), abs=1e-4)


def test_only_ngrams_of_several_occurrences_are_kept(counts):
    words, of_words = counts
    product = (words @ of_words).tocsr()
    added = of(counts).added
    assert 0 < added.counts.numbers.size < product.nnz
    assert added.counts.numbers.min() > 1


def test_counts_as_values_and_rows_of_them(counts):
    words, _ = counts
    found = CountTable(Counts.of(words), sublinear(int(words.max())))
    assert found.counts.numbers.dtype == np.uint8
    assert (found.counts.plain() != words).nnz == 0
    assert found.times(np.eye(12)) == pytest.approx(logarithms(words).toarray())
    chosen = np.array([4, 2, 2, 29])
    assert (found.counts.rows(chosen).plain().toarray() == words[chosen].toarray()).all()
    even = np.arange(12) % 2 == 0
    assert (found.counts.columns_of(even).plain().toarray() == words[:, even].toarray()).all()
