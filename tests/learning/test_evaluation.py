"""Splits that keep near-copies together, figures with known results, and the evaluation page."""

import json
import re
from collections import defaultdict
from xml.etree import ElementTree

import numpy as np
import pytest

from classifier.indicators.organisations import Organisations
from classifier.learning.dataset import Example, read_folder
from classifier.learning.probabilities import reliability, risk_by_band
from classifier.learning.ranking import caught_by
from classifier.learning.splits import PARTS, Split, by_hand, held_out_by_year
from classifier.scorer import Scorer
from triage_app.paths import resources_dir, training_data_dir
from triage_app.reporting.charts import reliability_diagram
from triage_app.reporting.evaluation_page import page
from triage_app.services.learning.splits import SplitTrials


@pytest.fixture(scope="module")
def rows():
    return [
        Example(
            m.id,
            m.family,
            f"{m.family}/{m.campaign}",
            "sms",
            "fr",
            scam,
            False,
            "",
            "",
            hand=m.hand,
        )
        for m in read_folder(training_data_dir())
        for scam in [m.label.value == "scam"]
    ]


@pytest.mark.parametrize("split", [Split.HAND, Split.FAMILY, Split.CAMPAIGN, Split.RANDOM])
def test_near_copies_stay_together(rows, split):
    found = defaultdict(set)
    for row, part in zip(rows, PARTS[split](rows), strict=True):
        found[row.campaign].add(part)
    assert all(len(parts) == 1 for parts in found.values())


def test_no_message_is_judged_by_a_model_of_its_hand_and_cases_by_none_of_their_campaign():
    hands = ["one", "two", "three", "", "", ""]
    campaigns = ["a", "b", "c", "case 1", "case 1", "case 2"]
    rows = [
        Example(f"{at}", "S01", campaign, "sms", "fr", True, False, "", "", hand=hand)
        for at, (hand, campaign) in enumerate(zip(hands, campaigns, strict=True))
    ]
    parts = by_hand(rows)
    assert len(set(parts[:3])) == 3
    assert parts[3] == parts[4]
    assert set(parts[3:]) <= set(parts[:3])


def test_few_hands_are_divided_by_campaign():
    rows = [
        Example(f"{at}", "S01", f"{at}", "sms", "fr", True, False, "", "", hand="one")
        for at in range(50)
    ]
    assert len(set(by_hand(rows))) > 5


def test_no_scam_is_judged_by_a_model_of_its_family(rows):
    parts = PARTS[Split.FAMILY](rows)
    families = defaultdict(set)
    for row, part in zip(rows, parts, strict=True):
        if row.scam:
            families[part].add(row.family)
    assert all(len(names) == 1 for names in families.values())
    assert len(families) > 30


def test_the_time_split_tests_on_newer_families(rows):
    inside = held_out_by_year(rows, {"S01": 2018, "S02": 2024}, 2022)
    chosen = {row.family for row, kept in zip(rows, inside, strict=True) if kept and row.scam}
    assert chosen == {"S02"}
    legit = [kept for row, kept in zip(rows, inside, strict=True) if not row.scam]
    assert 0.45 < np.mean(legit) < 0.55


def test_reliability_of_true_probabilities():
    rng = np.random.default_rng(11)
    scores = rng.random(50_000)
    scam = rng.random(50_000) < scores
    found = reliability(scores, scam)
    assert sum(row.scams.n for row in found) == 50_000
    assert all(abs(row.mean - row.scams.value) < 0.03 for row in found)


def test_risk_by_bayes_rule():
    bands = ["few_signs"] * 90 + ["very_likely_scam"] * 10 + ["few_signs"] * 20
    bands += ["very_likely_scam"] * 80
    scam = np.array([False] * 100 + [True] * 100)
    found = risk_by_band(bands, scam, 0.10)["few_signs"]
    assert found.value == pytest.approx(0.1 * 0.2 / (0.1 * 0.2 + 0.9 * 0.9), abs=1e-4)
    assert found.low < found.value < found.high


def test_recall_by_group_uses_one_threshold():
    scores = np.array([0.9, 0.3, 0.8, 0.7, 0.5, 0.1])
    scam = np.array([True, True, True, False, False, False])
    found = caught_by(["a", "a", "b", "l", "l", "l"], scores, scam, 0.0)
    assert (found["a"].value, found["b"].value) == (0.5, 1.0)
    assert set(found) == {"a", "b"}


@pytest.fixture(scope="module")
def trials(tmp_path_factory):
    """Return trials on a tenth of the messages, enough for every split."""
    folder = tmp_path_factory.mktemp("some")
    for path in training_data_dir().glob("[A-Z]*.jsonl"):
        lines = path.read_text(encoding="utf-8").splitlines()[:10]
        (folder / path.name).write_text("\n".join(lines), encoding="utf-8")
    front = Scorer(Organisations.load(resources_dir() / "organisations.csv"), None)
    return SplitTrials(front, folder, resources_dir() / "scenarios.csv")


def test_the_page_shows_every_split_and_no_text(trials):
    told = []
    splits = {
        split.value: trials.figures(split, lambda done, what: told.append(what)).document()
        for split in Split
    }
    full = trials.full_figures(lambda done, what: None).document()
    assert set(told) == {split.value for split in Split}
    assert splits["time"]["examples"] < splits["campaign"]["examples"]
    text = page({"splits": splits, "full": full}, "2026-11-24")
    for title in ("Five splits", "Share of scams in each band", "Worst errors", "another author"):
        assert title in text
    assert re.search(r"\| AUC \| ≥ 0.985 \| 0\.\d{3} \[0\.\d{3}, [01]\.\d{3}\] \(n = \d+\)", text)
    assert text.count("Not measured") == 3
    json.dumps({"splits": splits, "full": full})
    ElementTree.fromstring(reliability_diagram(full["reliability"]))
