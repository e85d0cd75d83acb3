"""How much confirmed cases count in calibration: more with their campaigns, no label more."""

import numpy as np
import pytest

from classifier.learning.calibration_weights import calibration_weights, case_share, equal_hands
from classifier.learning.dataset import Example
from classifier.learning.grouping import CASE_WEIGHT
from classifier.learning.hands import thresholds_of
from classifier.learning.passage_calibration import Candidate, fit_calibration
from classifier.learning.passage_margins import Held
from classifier.scoring.passages import Passage

WORDS = "bonjour votre dossier est complet nous vous remercions de votre visite hier matin"


def row(name, scam, campaign=None, hand="", weight=1.0):
    return Example(
        name, "S01", campaign or name, "email", "fr", scam, False, WORDS, "", weight, hand=hand
    )


def base():
    """Return 60 messages of one hand and 30 of another, a third of them scams."""
    return [
        row(f"{hand}-{at}", at % 3 == 0, hand=hand)
        for hand, count in (("one", 60), ("other", 30))
        for at in range(count)
    ]


def cases(scams, genuine, **changes):
    changes.setdefault("weight", CASE_WEIGHT)
    labels = [True] * scams + [False] * genuine
    return [row(f"case-{at}", scam, **changes) for at, scam in enumerate(labels)]


def share_of_cases(rows):
    weights = calibration_weights(rows)
    assert weights.mean() == pytest.approx(1.0)
    return weights[[one.is_case for one in rows]].sum() / weights.sum()


@pytest.mark.parametrize(("campaigns", "share"), [(0, 0.0), (30, 0.231), (100, 0.5), (300, 0.75)])
def test_the_share_grows_with_the_campaigns(campaigns, share):
    assert case_share(campaigns) == pytest.approx(share, abs=0.001)
    found = share_of_cases([*base(), *cases(campaigns // 2, campaigns // 2)])
    assert found == pytest.approx(share, abs=0.001)


def test_without_cases_each_hand_counts_alike():
    rows = base()
    assert np.allclose(calibration_weights(rows), equal_hands(rows))


def test_cases_do_not_change_how_many_scams_there_are():
    rows = [*base(), *cases(10, 50)]
    weights, scam = calibration_weights(rows), np.array([one.scam for one in rows])
    assert weights[scam].sum() / weights.sum() == pytest.approx(1 / 3)
    assert share_of_cases(rows) == pytest.approx(case_share(20))


def test_cases_of_one_label_count_for_nothing():
    assert share_of_cases([*base(), *cases(200, 0)]) == 0.0


def test_two_hundred_copies_count_as_one_campaign():
    copies = [*cases(200, 0, campaign="same"), row("case-900", False, weight=CASE_WEIGHT)]
    assert share_of_cases([*base(), *copies]) == pytest.approx(case_share(2))


def test_a_capped_agent_counts_less():
    found = share_of_cases([*base(), *cases(50, 50, weight=CASE_WEIGHT / 10)])
    assert found == pytest.approx(case_share(10))


def test_templates_count_for_nothing():
    rows = [*base(), row("genuine-1", False, weight=CASE_WEIGHT), *cases(10, 10)]
    assert calibration_weights(rows)[len(base())] == 0.0
    assert share_of_cases(rows) == pytest.approx(case_share(20))


def judged(one, margin):
    return Candidate(one, Held((Passage(0, 1),), np.array([margin]), np.array([1.0])))


def test_probabilities_and_thresholds_follow_the_cases():
    """Genuine messages of this desk score as high as scams of ours do: the scale moves up."""
    rng = np.random.default_rng(3)
    ours = [judged(one, float(rng.normal(6 * one.scam - 3, 2))) for one in base()]
    own = [judged(one, float(rng.normal(6 * one.scam, 2))) for one in cases(100, 100)]
    without, with_cases = fit_calibration(ours), fit_calibration([*ours, *own])
    assert with_cases.shift < without.shift - 1
    scores = without.judge([*ours, *own]).scores
    before = thresholds_of(ours, scores[: len(ours)])
    assert thresholds_of([*ours, *own], scores).top > before.top


def test_what_counts_for_nothing_moves_no_threshold():
    rng = np.random.default_rng(3)
    ours = [judged(one, float(rng.normal(6 * one.scam - 3, 2))) for one in base()]
    template = judged(row("genuine-1", False, weight=CASE_WEIGHT), 30.0)
    scores = fit_calibration(ours).judge([template, *ours]).scores
    with np.errstate(all="raise"):
        found, without = thresholds_of([template, *ours], scores), thresholds_of(ours, scores[1:])
    assert (found.doubt, found.top) == (without.doubt, without.top)
    assert found.several == pytest.approx(without.several, abs=0.01)  # a quantile: ties by rounding
