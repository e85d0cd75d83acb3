"""Splits by campaign, calibration, thresholds, grouping, and the acceptance checks."""

import numpy as np
import pytest
from sklearn.linear_model import LogisticRegression

from classifier.errors import TrainingDataError
from classifier.intervals import wilson
from classifier.learning import grouping
from classifier.learning.calibration import (
    band_table,
    calibration_error,
    fit_thresholds,
)
from classifier.learning.dataset import Example, read_file, read_folder
from classifier.learning.grouping import (
    AGENT_SHARE,
    CAMPAIGN_WEIGHT,
    CASE_WEIGHT,
    OWN_CASE_WEIGHT,
    ConfirmedExample,
    JoinedExamples,
    join_cases,
)
from classifier.learning.paired_bootstrap import HeldOut
from classifier.learning.passage_calibration import fit_sigmoid
from classifier.learning.pipeline import build_families
from classifier.learning.ranking import area, recall_at
from classifier.learning.training import train
from classifier.records import Band
from triage_app.paths import training_data_dir
from triage_app.services.learning.gate import Comparison, decide


def example(name, line, scam=True, campaign=None):
    family = "S01" if scam else "L01"
    return Example(name, family, campaign or name, "sms", "fr", scam, False, line, "channel_sms")


def small_set(count=60):
    rng = np.random.default_rng(7)
    words = [f"mot{chr(97 + i)}{chr(97 + j)}" for i in range(10) for j in range(10)]
    rows = []
    for i in range(2 * count):
        scam = i % 2 == 0
        marks = ["urgent", "cliquez", "carte"] if scam else ["bonjour", "rendezvous", "relevé"]
        line = " ".join([*rng.choice(words, 8), *rng.choice(marks, 3)])
        rows.append(example(f"m{i:03}", line, scam))
    return rows


def test_same_data_same_weights():
    rows = small_set()
    one, other = train(rows), train(list(reversed(rows)))
    for name, values in one.arrays.items():
        assert np.array_equal(values, other.arrays[name]), name
    assert np.array_equal(one.held_out, other.held_out)


def test_the_model_of_families_is_at_its_optimum():
    """With more lines than words too, where scikit-learn's own choice of solver stops early."""
    rng = np.random.default_rng(5)
    words = [f"mot{chr(97 + i)}{chr(97 + j)}" for i in range(12) for j in range(10)]
    families = [f"S{number % 6}" for number in range(400)]
    lines = [" ".join([*rng.choice(words, 12), words[int(name[1])]]) for name in families]
    found, exact = build_families(), build_families()
    exact.named_steps["linear"].set_params(tol=1e-9, max_iter=100_000)
    margins, wanted = (one.fit(lines, families).decision_function(lines) for one in (found, exact))
    assert margins == pytest.approx(wanted, abs=1e-4)


def test_near_copies_never_leave_their_fold():
    rows = read_folder(training_data_dir())
    folds = {}
    for row in rows:
        made = example(row.id, "", campaign=row.campaign)
        folds.setdefault(made.campaign, set()).add(made.fold)
    assert all(len(found) == 1 for found in folds.values())
    assert {next(iter(found)) for found in folds.values()} == set(range(10))


def test_too_few_examples_are_refused():
    with pytest.raises(TrainingDataError, match="At least 40"):
        train(small_set(10))


def test_sigmoid_recovers_known_probabilities():
    rng = np.random.default_rng(3)
    margins = rng.normal(size=20_000)
    scam = rng.random(20_000) < 1 / (1 + np.exp(-(2 * margins - 1)))
    slope, shift = fit_sigmoid(margins, scam, np.ones(20_000))
    assert slope == pytest.approx(2, abs=0.1)
    assert shift == pytest.approx(-1, abs=0.1)


@pytest.mark.parametrize(("gap", "spread"), [(2.0, 1.0), (0.0, 1.0), (40.0, 30.0), (6.0, 0.1)])
def test_the_sigmoid_is_that_of_scikit_learn(gap, spread):
    """Also where no score tells scams from others, or every score does."""
    rng = np.random.default_rng(7)
    scam, weights = rng.random(500) < 0.4, rng.random(500)
    margins = rng.normal(gap * scam - 3.0, spread)
    slope, shift = fit_sigmoid(margins, scam, weights)
    expected = LogisticRegression(C=1e6, max_iter=10_000, tol=1e-8)
    expected.fit(margins[:, None], scam, sample_weight=weights)
    said = expected.predict_proba(margins[:, None])[:, 1]
    assert 1 / (1 + np.exp(-(slope * margins + shift))) == pytest.approx(said, abs=1e-4)


def test_thresholds_are_ordered_and_reach_their_targets():
    rng = np.random.default_rng(5)
    scores = rng.random(4000)
    scam = rng.random(4000) < scores
    limits = fit_thresholds(scores, scam, np.zeros(4000, bool))
    assert limits.doubt <= limits.several <= limits.top
    table = band_table(scores, scam, limits)
    assert table[Band.FEW_SIGNS].scams <= 0.04
    assert calibration_error(scores, scam) < 0.03


def test_figures_on_known_cases():
    scores = np.array([0.9, 0.8, 0.4, 0.1])
    scam = np.array([True, False, True, False])
    assert area(scores, scam) == pytest.approx(0.75)
    assert recall_at(scores, scam, 0.0).value == 0.5
    low, high = wilson(4, 40)  # ten per cent of forty
    assert (round(low, 2), round(high, 2)) == (0.04, 0.23)


def test_near_copy_joins_the_campaign_of_the_base():
    base = [example("a", "votre carte vitale expire demain cliquez sur le lien pour la renouveler")]
    copy = example(
        "case-1", "votre carte vitale expire demain cliquez sur ce lien pour la renouveler"
    )
    joined = join_cases(base, [ConfirmedExample(copy, "agent", "chef")])
    assert joined.examples[1].campaign == "a"
    assert joined.conflicting == ()


def test_without_cases_no_training_message_is_compared(monkeypatch):
    monkeypatch.setattr(grouping, "fingerprint", None)
    base = [example("a", "bonjour"), example("b", "bonjour")]
    assert join_cases(base, []) == JoinedExamples(tuple(base), ())


def test_near_copies_with_opposite_labels_are_left_out_and_listed():
    base = [example("a", "bonjour madame votre colis est arrivé au bureau de poste")]
    line = "attention votre compte est bloqué appelez ce numéro avant ce soir merci"
    cases = [
        ConfirmedExample(example("case-1", line, True), "x", "chef"),
        ConfirmedExample(example("case-2", line, False), "y", "chef"),
    ]
    joined = join_cases(base, cases)
    assert [row.id for row in joined.examples] == ["a"]
    assert set(joined.conflicting) == {"case-1", "case-2"}


def test_training_messages_that_differ_in_one_fact_contradict_no_case():
    line = "votre carte est prête appelez le conseiller de votre agence avant vendredi merci"
    base = [example("a", line, False, "pair"), example("b", f"{line} fin", True, "pair")]
    joined = join_cases(base, [ConfirmedExample(example("case-1", line, True), "agent", "chef")])
    assert joined.conflicting == ()
    assert joined.examples[2].campaign == "pair"


def test_one_agent_and_one_campaign_are_capped():
    base = [
        example(f"b{i}", f"phrase numéro {chr(97 + i % 26)} différente {i}") for i in range(100)
    ]
    line = "toujours la même arnaque au remboursement de mutuelle avec un lien"
    cases = [ConfirmedExample(example(f"case-{i}", line), "agent", f"{i}") for i in range(200)]
    joined = join_cases(base, cases)
    assert sum(row.weight for row in joined.examples[100:]) == pytest.approx(CAMPAIGN_WEIGHT)
    cases = [ConfirmedExample(other_text(i), "agent", f"chef {i}") for i in range(9)]
    joined = join_cases(base[:50], cases)
    assert sum(row.weight for row in joined.examples[50:]) == pytest.approx(AGENT_SHARE * 50)


def other_text(i):
    return example(f"case-{i}", f"autre texte {'abcdefghij'[i] * 9} {i}")


def test_one_labeller_is_capped_whoever_logged_the_cases():
    base = [example(f"b{i}", f"phrase {chr(97 + i % 26)} différente {i}") for i in range(50)]
    cases = [ConfirmedExample(other_text(i), f"agent {i}", "chef") for i in range(9)]
    joined = join_cases(base, cases)
    assert sum(row.weight for row in joined.examples[50:]) == pytest.approx(AGENT_SHARE * 50)


def test_a_case_confirmed_by_its_own_agent_weighs_less():
    base = [example(f"b{i}", f"phrase {chr(97 + i % 26)} différente {i}") for i in range(90)]
    cases = [
        ConfirmedExample(other_text(1), "sonia", "sonia", own_case=True),
        ConfirmedExample(other_text(2), "sonia", "chef"),
    ]
    joined = join_cases(base, cases)
    assert [row.weight for row in joined.examples[90:]] == [OWN_CASE_WEIGHT, CASE_WEIGHT]


def opinion(scores, scam):
    return HeldOut([f"m{i}" for i in range(len(scores))], np.array(scores), np.array(scam))


def test_a_worse_model_is_refused_with_a_sentence():
    scam = [True] * 100 + [False] * 100
    good = opinion(np.linspace(1, 0, 200), scam)
    bad = opinion(np.linspace(0, 1, 200), scam)
    answer = decide(Comparison(bad, good))
    assert not answer.passed
    assert str(answer.sentence).startswith("Refused")
    assert decide(Comparison(good, bad)).passed
    assert decide(Comparison(good, None)).passed


@pytest.mark.parametrize("line", ["{", "[]", '{"channel": "sms"}', '{"channel": "fax"}'])
def test_bad_line_names_file_and_line(tmp_path, line):
    path = tmp_path / "x.jsonl"
    path.write_text("\n" + line)
    with pytest.raises(TrainingDataError, match=r"Line 2 of the file x\.jsonl"):
        read_file(path)
