"""Figures of other hands: counted by hand, calibrated on the others."""

from dataclasses import replace

import numpy as np
import pytest

from classifier.learning.dataset import Example
from classifier.learning.hands import other_hands
from classifier.learning.passage_calibration import Calibration, Candidate
from classifier.learning.passage_margins import Held
from classifier.scoring.passage_rule import PassageRule
from classifier.scoring.passages import Passage

WORDS = "bonjour votre dossier est complet nous vous remercions de votre visite hier matin"


def judged(hand, number, scam, margin):
    row = Example(
        f"{hand}-{number}", "S01", f"{hand}/{number}", "email", "fr", scam, False, WORDS, "",
        hand=hand,
    )  # fmt: skip
    return Candidate(row, Held((Passage(0, 1),), np.array([margin]), np.array([1.0])))


def hand_of(name, shift=0.0):
    """Return 40 scams and 40 genuine messages around +3 and -3, moved by `shift`."""
    rng = np.random.default_rng(len(name))
    return [
        judged(name, 2 * number + scam, bool(scam), float(rng.normal(6 * scam - 3, 1) + shift))
        for number in range(40)
        for scam in (0, 1)
    ]


def test_two_hands_are_too_few():
    assert other_hands([*hand_of("one"), *hand_of("other")]) is None


def test_each_hand_and_all_together_are_counted():
    found = other_hands([*hand_of("one"), *hand_of("other"), *hand_of("third one")])
    assert set(found.each) == {"one", "other", "third one"}
    assert all(rates.auc.n == 80 for rates in found.each.values())
    assert found.together.legit_in_top.n == 120
    assert found.together.auc.value > 0.99


def test_a_hand_is_judged_by_the_calibration_of_the_others():
    """Genuine messages of this hand score as scams of others do: its own calibration hides it."""
    found = other_hands([*hand_of("one"), *hand_of("other"), *hand_of("third one", shift=5.0)])
    strange = found.each["third one"]
    assert strange.auc.value > 0.99
    assert strange.legit_in_top.value > 0.5


@pytest.mark.parametrize("name", ["case-1", "case-2"])
def test_confirmed_cases_are_left_out(name):
    rows = [*hand_of("one"), *hand_of("other"), *hand_of("third one")]
    case = judged("", 0, True, -9.0)
    case = Candidate(Example(name, "case", name, "sms", "", True, False, WORDS, ""), case.held)
    assert other_hands([*rows, case]) == other_hands(rows)


@pytest.mark.parametrize("slope", [0.7, -0.7])
def test_many_scores_at_once_are_those_of_each_message(slope):
    """Also where the whole or all passages cannot be judged, or the whole is the riskiest."""
    chance = np.random.default_rng(11)
    sentences = (Passage(0, 3), Passage(0, 1), Passage(1, 3), Passage(0, 2))
    row = judged("one", 1, True, 0.0).row
    row = replace(row, line=f"{WORDS}\n{WORDS}\n{WORDS}", local="\n\n")
    found = [
        Candidate(row, Held(sentences, chance.normal(0.0, 2.0, 4), chance.choice([0.2, 1.0], 4)))
        for _ in range(400)
    ]
    calibration = Calibration(slope, 0.1, PassageRule(0.4))
    one_by_one = calibration.judge(found)
    assert calibration.scores(found) == pytest.approx(one_by_one.scores, abs=1e-15)
    assert len({one.unjudged for one in one_by_one.rulings}) == 2
    assert {0, 1, 2, 3} <= {one.passage for one in one_by_one.rulings}
