"""The guard list: clear messages, never used for training, that every model must rate correctly."""

from dataclasses import replace
from itertools import product

import numpy as np
import pytest

from classifier.indicators.organisations import Organisations
from classifier.learning.dataset import GUARD
from classifier.learning.paired_bootstrap import HeldOut
from classifier.records import Label
from classifier.scorer import Scorer
from classifier.scoring.model_file import read
from triage_app.list_records import Expected
from triage_app.paths import resources_dir, training_data_dir
from triage_app.services.learning.gate import Comparison, decide
from triage_app.services.learning.guard_list import failing_cases, failures, guard_list
from triage_app.services.lists.guard_rows import GuardedCase


@pytest.fixture(scope="module")
def organisations():
    return Organisations.load(resources_dir() / "organisations.csv")


@pytest.fixture(scope="module")
def guard():
    return guard_list(training_data_dir())


@pytest.fixture(scope="module")
def model(trained_folder):
    return read(trained_folder / "models" / "0001")


@pytest.fixture(scope="module")
def scorer(organisations):
    return Scorer(organisations, None)


def test_the_list_has_twenty_of_each(guard):
    """None of them is a near-copy of a training message: `tests/learning/test_training_data.py`."""
    assert [row.label for row in guard].count(Label.SCAM) == 20
    assert len(guard) == 40


def test_the_shipped_model_passes_the_guard_list(model, scorer, guard):
    assert failures(guard, model, scorer) == []


def test_a_failed_message_is_named(model, scorer, guard):
    turned = {Label.SCAM: Label.LEGIT, Label.LEGIT: Label.SCAM}
    wrong = [replace(row, label=turned[row.label]) for row in guard]
    assert len(failures(wrong, model, scorer)) > 20


def test_a_guard_verdict_equals_the_assessment(model, scorer, guard, organisations):
    with_model = Scorer(organisations, model)
    for row in guard[:4]:
        seen = with_model.assess(_message(row))
        found = scorer.judge(_message(row), model)
        assert (found.score, found.band) == (seen.score, seen.band)


def _message(row):
    from classifier.reading.intake import from_text

    return from_text(row.body, row.channel, row.sender, row.subject)


def test_without_a_list_nothing_is_checked(tmp_path):
    assert guard_list(tmp_path) == []
    assert GUARD == "guard.jsonl"


def test_one_failure_refuses_a_candidate_but_not_the_first_model():
    half = np.array([True, False] * 50)
    good = HeldOut([f"m{n}" for n in range(100)], np.where(half, 0.9, 0.1), half)
    failing = Comparison(good, good, guard=["guard-scam-07"])
    assert "guard-scam-07" in str(decide(failing).sentence)
    assert not decide(failing).passed
    first = decide(replace(failing, current=None))
    assert first.passed
    assert "guard-scam-07" in str(first.sentence)


def test_guarded_cases_of_the_desk_fail_when_missed_or_flagged(model, scorer, guard):
    rows = {label: next(row for row in guard if row.label is label) for label in Label}
    found = [
        GuardedCase(number, expected, _message(rows[label]))
        for number, (label, expected) in enumerate(product(Label, Expected), 1)
    ]
    right = {
        str(one.number)
        for one, pair in zip(found, product(Label, Expected), strict=True)
        if pair[0].value == pair[1].value
    }
    names = {name.removeprefix("case-") for name in failing_cases(found, model, scorer)}
    assert names == {str(one.number) for one in found} - right
