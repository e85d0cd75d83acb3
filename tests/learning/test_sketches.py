"""A sketch solves the systems of fits nearly, and memory is given back."""

import numpy as np
import pytest
from reference_fit import our_fit
from scipy.sparse import csr_matrix

from classifier.learning.configuration import CONFIGURATION
from classifier.learning.sketches import Sketch
from classifier.system.memory import give_back


def spectrum(table, sketch, curves):
    """Return the eigenvalues of 1 + R K R once the sketch has solved it."""
    root = np.sqrt(curves)
    matrix = np.eye(len(table)) + root * (table @ table.T) * root.T
    each = np.repeat(curves, len(table), axis=1)
    return np.abs(np.linalg.eigvals(sketch.curved(each).solved(matrix)))


@pytest.fixture
def table():
    """Features of 60 messages, of which few sums are large."""
    chance = np.random.default_rng(3)
    return chance.normal(size=(60, 8)) @ chance.normal(size=(8, 200)) / 4


def test_a_sketch_solves_a_system_of_few_large_sums(table):
    values, vectors = np.linalg.eigh(table @ table.T)
    kept = values > 1e-9 * values[-1]
    basis = (vectors[:, kept] * np.sqrt(values[kept])).astype(np.float32)
    curves = np.random.default_rng(4).uniform(0.0, 2.5, (60, 1))
    found = spectrum(table, Sketch(np.arange(60), basis), curves)
    assert found == pytest.approx(np.ones(60), abs=1e-2)


def test_messages_without_a_curve_stay_as_they_are(table):
    sketch = Sketch(np.arange(60), table[:, :5].astype(np.float32))
    curves = np.where(np.arange(60) < 50, 1.0, 0.0)[:, None]
    values = np.random.default_rng(5).normal(size=(60, 1))
    found = sketch.curved(curves).solved(values)
    assert (found[50:] == values[50:]).all()
    assert not np.isclose(found[:50], values[:50]).any()


def test_a_fit_of_more_messages_than_a_sketch_has_columns_ends_where_it_should(monkeypatch):
    """At the optimum the weights are the sum of the features, each times cost and error."""
    monkeypatch.setitem(CONFIGURATION, "tolerance", 1e-8)
    chance = np.random.default_rng(6)
    first = csr_matrix(chance.poisson(0.1, (400, 300)).astype(float))
    scam = (first[:, :40].sum(axis=1).A1 + chance.normal(size=400)) > 4
    coef, intercept = our_fit(first, scam, np.ones(400))
    signs = np.where(scam, 1.0, -1.0)
    wrong = 1 / (1 + np.exp(signs * (first @ coef + intercept)))
    pulls = float(CONFIGURATION["C"]) * wrong * signs
    assert coef == pytest.approx(first.T @ pulls, abs=1e-5)
    assert intercept == pytest.approx(pulls.sum(), abs=1e-5)


def test_memory_is_given_back_on_every_system():
    give_back()
