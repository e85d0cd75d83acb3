"""Acceptance checks: pass a model that is not worse, refuse with a sentence, never raise."""

from dataclasses import replace

import numpy as np
import pytest

from classifier.intervals import rate
from classifier.learning.calibration import calibration_error
from classifier.learning.paired_bootstrap import HeldOut, figures_per_draw, losses
from classifier.learning.ranking import recall_at
from classifier.scoring.manifest import ProbeRates
from triage_app.services.learning.gate import CASES_LOSS, Comparison, decide
from triage_app.wording.words import words_in


def held_out(scores, scam, prefix="m"):
    ids = [f"{prefix}{number}" for number in range(len(scores))]
    return HeldOut(ids, np.array(scores, float), np.array(scam, bool))


def decided(candidate, current):
    return decide(Comparison(candidate, current))


HALF = [True] * 50 + [False] * 50
GOOD = held_out([0.9] * 50 + [0.1] * 50, HALF)
BAD = held_out([0.9] * 25 + [0.1] * 25 + [0.1] * 50, HALF)


def test_the_first_model_passes():
    assert decided(GOOD, None).passed


def test_an_equal_model_passes_and_a_worse_one_is_refused():
    assert decided(GOOD, GOOD).passed
    assert decided(GOOD, BAD).passed
    answer = decided(BAD, GOOD)
    assert not answer.passed
    assert "50,0\u202f%" in words_in("fr")(answer.sentence)
    assert "50.0%" in str(answer.sentence)
    assert "100 held-out messages" in str(answer.sentence)


@pytest.mark.parametrize(
    "other",
    [
        held_out([0.9] * 100, HALF, prefix="other"),
        held_out([0.9] * 100, [not scam for scam in HALF]),
        held_out([], []),
        held_out([0.9] * 50, [True] * 50),
        held_out([0.9], [True]),
    ],
)
def test_models_that_cannot_be_compared_are_refused(other):
    for one, two in ((GOOD, other), (other, GOOD)):
        answer = decided(one, two)
        assert not answer.passed
        assert str(answer.sentence).startswith("Refused")


def test_a_damaged_current_model_does_not_block_the_candidate():
    assert decide(Comparison(GOOD, None, damaged=True)).passed


def test_a_model_that_was_measured_by_another_split_refuses_only_by_the_guard_list():
    found = decide(Comparison(GOOD, None, otherwise=True))
    assert found.passed
    assert "older way" in str(found.sentence)
    assert not decide(Comparison(GOOD, None, otherwise=True, guard=["g-01"])).passed


def test_a_candidate_that_fails_the_guard_list_is_refused_even_if_the_current_model_is_damaged():
    answer = decide(Comparison(GOOD, None, damaged=True, guard=["guard-001"]))
    assert not answer.passed
    assert str(answer.sentence).startswith("Refused")
    assert "guard-001" in str(answer.sentence)


def on_cases(scores):
    """Return scores of confirmed cases, half of them scams and half genuine."""
    scam = np.array([True, False] * (len(scores) // 2))
    found = held_out(scores, scam, prefix="case-")
    return replace(found, hard=np.ones(len(scores), bool), top=0.8)


def test_a_loss_on_confirmed_cases_alone_is_refused():
    right, wrong = on_cases([0.9, 0.1] * 20), on_cases([0.9, 0.85] * 20)
    answer = decide(Comparison(GOOD, GOOD, candidate_on_cases=wrong, current_on_cases=right))
    assert not answer.passed
    assert "40 confirmed cases" in str(answer.sentence)
    assert decide(Comparison(GOOD, GOOD, candidate_on_cases=right, current_on_cases=wrong)).passed


def test_few_confirmed_cases_are_not_compared():
    right, wrong = on_cases([0.9, 0.1] * 10), on_cases([0.1, 0.9] * 10)
    answer = decide(Comparison(GOOD, GOOD, candidate_on_cases=wrong, current_on_cases=right))
    assert answer.passed
    assert "too few" in str(answer.sentence)


def on_base(lost):
    """Return scores of 1,000 training messages, of whose 500 scams so many are missed."""
    scam = [True] * 500 + [False] * 500
    return held_out([0.05] * lost + [0.9] * (500 - lost) + [0.1] * 500, scam)


def test_a_model_that_is_clearly_better_on_cases_may_lose_a_little_on_the_base():
    right, wrong = on_cases([0.9, 0.1] * 20), on_cases([0.6, 0.5] * 20)
    for lost, passes in ((8, True), (20, False)):  # 1.6 and 4 points of the scams caught
        worse = on_base(lost)
        assert not decided(worse, on_base(0)).passed
        compared = Comparison(worse, on_base(0), candidate_on_cases=right, current_on_cases=wrong)
        assert decide(compared).passed == passes
        same = replace(compared, current_on_cases=right)
        assert not decide(same).passed


def test_a_small_loss_of_calibration_counts_only_without_cases():
    scores = np.array([0.9] * 5000 + [0.1] * 5000)
    scam = ([True] * 9 + [False]) * 500 + ([True] + [False] * 9) * 500
    moved, far = held_out(scores + 0.015, scam), held_out(scores + 0.06, scam)
    before, cases = held_out(scores, scam), on_cases([0.9, 0.1] * 20)
    with_cases = {"candidate_on_cases": cases, "current_on_cases": cases}
    assert "calibration" in str(decided(moved, before).sentence)
    assert decide(Comparison(moved, before, **with_cases)).passed
    assert "calibration" in str(decide(Comparison(far, before, **with_cases)).sentence)


def test_worse_probabilities_of_cases_are_refused():
    right, shy = on_cases([0.9, 0.1] * 20), on_cases([0.7, 0.3] * 20)
    answer = decide(Comparison(GOOD, GOOD, candidate_on_cases=shy, current_on_cases=right))
    assert "mean squared error goes from 1.0% to 9.0% on 40 confirmed" in str(answer.sentence)


def test_a_model_that_is_clearly_better_on_cases_is_not_refused_for_one_of_them():
    before = on_cases([0.6, 0.5] * 20)
    after = on_cases([0.6, 0.65, *([0.9, 0.1] * 18), 0.64, 0.1])  # two scams below a genuine one
    compared = Comparison(GOOD, GOOD, candidate_on_cases=after, current_on_cases=before)
    assert decide(compared).passed
    assert losses(after, before, CASES_LOSS)


def test_the_sentence_names_the_cases_first():
    right, wrong = on_cases([0.9, 0.1] * 20), on_cases([0.6, 0.5] * 20)
    compared = Comparison(GOOD, GOOD, candidate_on_cases=right, current_on_cases=wrong)
    found = decide(compared).sentence
    assert str(found).startswith("Accepted: clearly better on 40 confirmed cases")
    assert "20.5% before, 1.0% now" in str(found)
    assert words_in("fr")(found).startswith("Accepté")
    answer = decide(replace(compared, candidate=BAD, candidate_on_cases=wrong,
                            current_on_cases=right))  # fmt: skip
    assert str(answer.sentence).index("confirmed cases") < str(answer.sentence).index("held-out")


def test_hard_genuine_messages_at_the_top_are_refused():
    hard = np.array([False] * 50 + [True] * 50)
    before = replace(GOOD, hard=hard, top=0.99)
    after = replace(GOOD, scores=np.where(HALF, 1.0, 0.3), hard=hard, top=0.25)
    assert "top band" in str(decided(after, before).sentence)


def test_a_worse_calibration_is_refused():
    shy = held_out([0.55] * 50 + [0.45] * 50, HALF)
    assert "calibration" in str(decided(shy, GOOD).sentence)


def test_differences_within_chance_are_not_a_loss():
    rng = np.random.default_rng(4)
    scam = rng.random(2000) < 0.5
    scores = np.clip(0.5 + np.where(scam, 0.3, -0.3) + rng.normal(0, 0.1, 2000), 0, 1)
    other = np.clip(scores + rng.normal(0, 0.002, 2000), 0, 1)
    assert decided(held_out(other, scam), held_out(scores, scam)).passed


def test_measures_equal_the_published_figures():
    rng = np.random.default_rng(8)
    scam = rng.random(500) < 0.4
    found = held_out(np.clip(rng.normal(0.3 + 0.4 * scam, 0.2), 0, 1), scam)
    once = figures_per_draw(found, np.ones((1, 500)))
    assert once["recall"][0] == pytest.approx(recall_at(found.scores, scam, 0.02).value, abs=1e-4)
    assert once["calibration"][0] == pytest.approx(calibration_error(found.scores, scam))


def probe(flagged_after=0.9, top_after=0.0, flagged_before=0.9, top_before=0.0):
    return ProbeRates(
        *(rate(round(100 * share), 100)
          for share in (flagged_before, flagged_after, top_before, top_after))
    )  # fmt: skip


def with_probes(now, before):
    return decide(Comparison(GOOD, GOOD, candidate_probes=now, current_probes=before))


def test_a_candidate_that_words_without_meaning_move_more_is_refused():
    calm, lost, raised = probe(), probe(flagged_after=0.8), probe(top_after=0.1)
    answer = with_probes({"courtesy": lost}, {"courtesy": calm})
    assert not answer.passed
    assert "courtesy sentences" in str(answer.sentence)
    assert "from 90.0% to 80.0%" in str(answer.sentence)
    assert "politesse" in words_in("fr")(answer.sentence)
    answer = with_probes({"courtesy": raised}, {"courtesy": calm})
    assert not answer.passed
    assert "from 0.0% to 10.0%" in str(answer.sentence)


def test_probes_that_move_as_before_or_less_refuse_nothing():
    calm, lost, raised = probe(), probe(flagged_after=0.8), probe(top_after=0.1)
    for now, before in (
        (calm, lost),
        (lost, lost),
        (raised, raised),
        (probe(flagged_after=0.86), calm),
        (probe(flagged_after=1.0, top_before=0.2), calm),
    ):
        assert with_probes({"courtesy": now}, {"courtesy": before}).passed


def test_a_model_without_figures_of_probes_refuses_nothing():
    assert with_probes({"courtesy": probe(flagged_after=0.1)}, {}).passed
    assert with_probes({}, {"courtesy": probe()}).passed
