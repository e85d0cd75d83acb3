"""Splits that keep near-copies together, figures with known results, and the evaluation page."""

import json
import random
import re
import tomllib
from collections import defaultdict
from xml.etree import ElementTree

import numpy as np
import pytest
import tomli_w

from classifier.indicators.organisations import Organisations
from classifier.learning.dataset import Example, read_folder
from classifier.learning.labelled import LabelledMessage
from classifier.learning.probabilities import reliability, risk_by_band
from classifier.learning.probes import PROBES_FILE
from classifier.learning.ranking import caught_by
from classifier.learning.splits import PARTS, Split, by_hand, held_out_by_year
from classifier.records import Channel, Label, Language
from classifier.scorer import Scorer
from triage_app.paths import resources_dir, training_data_dir
from triage_app.reporting.charts import reliability_diagram
from triage_app.reporting.evaluation_page import page
from triage_app.reporting.readme_figures import with_figures
from triage_app.services.learning import evaluation_page
from triage_app.services.learning.looks import counted_looks
from triage_app.services.learning.splits import SplitTrials


@pytest.fixture(scope="module")
def rows():
    return [
        Example(
            m.id,
            m.family,
            m.campaign,
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
    hands = ["one", "two", "three", "", "", "", ""]
    campaigns = ["a", "b", "c", "case 1", "case 1", "case 2", "b"]
    rows = [
        Example(f"{at}", "S01", campaign, "sms", "fr", True, False, "", "", hand=hand)
        for at, (hand, campaign) in enumerate(zip(hands, campaigns, strict=True))
    ]
    parts = by_hand(rows)
    assert len(set(parts[:3])) == 3
    assert parts[3] == parts[4]
    assert parts[6] == parts[1]
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


def test_a_genuine_message_that_is_nearly_a_scam_stays_with_it():
    def row(name, family, campaign, scam):
        return Example(name, family, campaign, "sms", "fr", scam, False, "", "")

    rows = [row(f"s{at}", f"S{at:02}", f"pair-{at}", True) for at in range(20)]
    rows += [row(f"l{at}", "L01", f"pair-{at}", False) for at in range(20)]
    newer = held_out_by_year(rows, {f"S{at:02}": 2010 + at for at in range(20)}, 2022)
    for parts in (*(split(rows) for split in PARTS.values()), newer):
        assert list(parts[:20]) == list(parts[20:])


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


HANDS = ("first", "clerk", "phone")


PROBED_WITH = ("official_link", "opening", "no_sender")  # one of each place in a message


def some_probes(is_long):
    """Return the style probes as TOML: all of them in `make learning`, else a few kinds."""
    text = (training_data_dir() / PROBES_FILE).read_text(encoding="utf-8")
    few = {
        language: {
            place: {name: of for name, of in kinds.items() if name in PROBED_WITH}
            for place, kinds in places.items()
        }
        for language, places in tomllib.loads(text).items()
    }
    return text if is_long else tomli_w.dumps(few)


@pytest.fixture(scope="module")
def some(tmp_path_factory, is_long):
    """Return a folder with some of the messages, enough for every split, of three hands."""
    folder = tmp_path_factory.mktemp("some")
    for path in training_data_dir().glob("[A-Z]*.jsonl"):
        rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()[:6]]
        for at, row in enumerate(rows):
            row["hand"] = HANDS[at % 3]
        lines = [json.dumps(row, ensure_ascii=False) for row in rows]
        (folder / path.name).write_text("\n".join(lines), encoding="utf-8")
    (folder / PROBES_FILE).parent.mkdir()
    (folder / PROBES_FILE).write_text(some_probes(is_long), encoding="utf-8")
    return folder


@pytest.fixture(scope="module")
def organisations():
    return Organisations.load(resources_dir() / "organisations.csv")


class TrialsOnce(SplitTrials):
    """Makes the figures of each split once for the tests that look at them."""

    def figures(self, split, progress):
        made = self.__dict__.setdefault("made", {})
        if split not in made:
            made[split] = super().figures(split, progress)
        progress(1.0, split.value)
        return made[split]


@pytest.fixture(scope="module")
def trials(some, organisations):
    return TrialsOnce(Scorer(organisations, None), some, resources_dir() / "scenarios.csv")


def test_the_page_shows_every_split_and_no_text(trials):
    told = []
    splits = {
        split.value: trials.figures(split, lambda done, what: told.append(what)).document()
        for split in Split
    }
    full = trials.full_figures(lambda done, what: None).document()
    assert set(told) >= {split.value for split in Split} - {"hand"}
    assert splits["time"]["examples"] < splits["campaign"]["examples"]
    assert splits["hand"]["auc"] == full["auc"]
    text = page({"splits": splits, "full": full}, "2026-11-24")
    for title in ("Five splits", "Share of scams in each band", "Worst errors", "other authors"):
        assert title in text
    assert re.search(r"\| other hands: “cannot tell” \| ≤ 0.12 \| 0\.\d{3} \[0\.\d{3}, ", text)
    assert text.count("Not measured") == 5
    json.dumps({"splits": splits, "full": full})
    ElementTree.fromstring(reliability_diagram(full["reliability"]))


def labelled_file(folder, name, language_field):
    """Write 60 messages of the training data as a file by another author."""
    messages = [*read_folder(training_data_dir())[::50]][:60]
    path = folder / f"{name}.jsonl"
    rows = [
        {"id": one.id, "channel": one.channel, language_field: one.language, "body": one.body,
         "sender": one.sender, "subject": one.subject, "label": one.label}
        for one in messages
    ]  # fmt: skip
    path.write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")
    return path


def test_the_page_of_a_whole_run_begins_with_the_hardest_figures(
    tmp_path, some, trials, organisations, monkeypatch
):
    monkeypatch.setattr(SplitTrials, "on_shipped_messages", lambda *_: trials)
    monkeypatch.setattr(evaluation_page, "training_data_dir", lambda: some)
    checks = [labelled_file(tmp_path, "one", "language"), labelled_file(tmp_path, "other", "lang")]
    readme = tmp_path / "README.md"
    readme.write_text("# A\n<!-- figures: begin -->\nold\n<!-- figures: end -->\nend\n")
    out = tmp_path / "page.md"
    steps = []
    sources = evaluation_page.Sources(out, checks, readme=readme)
    evaluation_page.write_page(sources, organisations, lambda _, what: steps.append(what))
    text = out.read_text(encoding="utf-8")
    titles = re.findall(r"^## (.*)$", text, re.MULTILINE)
    assert titles[:3] == ["Other hands", "Check files by other authors", "Five splits"]
    for hand in ("all together", *HANDS):
        assert f"| {hand} | 0." in text
    assert re.search(r"^\| one \| 60 \| .* \| 1 \|$", text, re.MULTILINE)
    assert "### On one (" in text
    assert "### On the hand “" in text
    assert "### On one and other" in text
    assert re.search(r"\| 20 \| \d+ \| 0\.\d{3} \(0\.\d{3} – [01]\.\d{3}\)", text)
    assert "| official link |" in text
    assert "language: fr" in text
    assert "unknown |" not in text.partition("## The check file “other”")[2][:900]
    assert {"curve", "family", "probes"} <= set(steps)
    told = readme.read_text(encoding="utf-8")
    assert told.startswith("# A\n<!-- figures: begin")
    assert told.endswith("<!-- figures: end -->\nend\n")
    assert "old" not in told
    first = told.index("other hands: recall at 2 %")
    assert first < told.index("one, by another author") < told.index("other campaigns")


def test_looks_are_counted(tmp_path):
    page_path = tmp_path / "evaluation.md"
    assert counted_looks(page_path, []) == {}
    assert counted_looks(page_path, ["one"]) == {"one": 1}
    assert counted_looks(page_path, ["one", "other"]) == {"one": 2, "other": 1}
    (tmp_path / "evaluation-looks.json").write_text("[]")
    assert counted_looks(page_path, ["one"]) == {"one": 1}


def test_a_readme_without_marks_is_left_alone():
    assert with_figures("# A\n<!-- figures: begin -->\n", {}, "2026-11-24").startswith("# A")


WORDS = (
    "jardin table fenêtre bateau montagne cuisine livre musique voyage chemin lumière rivière "
    "marché école famille village forêt plage hiver printemps matin soirée cheval oiseau pomme "
    "fromage gâteau papier crayon tableau horloge escalier couloir grenier voiture train avion "
    "ticket valise chapeau manteau chaussure bouton ruban tissu couleur peinture dessin théâtre "
    "concert danse piscine vélo montre clavier écran câble lampe bougie"
).split()


def test_the_curve_rises_where_words_come_again(trials):
    """Two words tell scams from genuine messages, and nothing else does."""
    chance = random.Random(5)
    messages = [
        LabelledMessage(
            f"{label}-{number}", "x", f"{label}-{number}", Channel.EMAIL, Language.FRENCH, "", "",
            f"{cue} " + " ".join(chance.sample(WORDS, 14)) + ".", Label(label), hand="new",
        )
        for number in range(50)
        for cue, label in (("Colis bleu", "legit"), ("Ballon rouge", "scam"))
    ]  # fmt: skip
    curve = trials.curve_of(messages, lambda done, what: None)
    assert [point.confirmed for point in curve] == [0, 20, 40]
    assert curve[-1].auc.mean > 0.9
    assert curve[0].auc.mean < 0.75
    assert all(point.auc.low <= point.auc.mean <= point.auc.high for point in curve)


def test_a_hand_of_twins_with_both_labels_has_no_curve(trials):
    """Near-copies that were confirmed as both are left out of a training, so none is learnt."""
    text = " ".join(WORDS[:30])
    messages = [
        LabelledMessage(
            f"{label}-{number}", "x", f"pair-{number}", Channel.EMAIL, Language.FRENCH, "", "",
            f"{text} {WORDS[30 + number]} {end}.", Label(label), hand="twins",
        )
        for number in range(4)
        for end, label in (("bleu", "legit"), ("rouge", "scam"))
    ]  # fmt: skip
    assert trials.curve_of(messages, lambda done, what: None) == []
