"""Style probes: what they add, that nothing is learnt from them, and what is counted."""

import re

import numpy as np
import pytest

from classifier.errors import TrainingDataError
from classifier.indicators.organisations import Organisations
from classifier.learning.additions import read_neutral
from classifier.learning.dataset import examples, read_folder
from classifier.learning.probes import (
    Probed,
    outcomes_of,
    probe_rates,
    probed_copies,
    read_probes,
)
from classifier.learning.training import train
from classifier.scorer import Scorer
from triage_app.paths import resources_dir, training_data_dir
from triage_app.wording.names import NAMES

PROBES = read_probes(training_data_dir())
FEW_WORDS = 3  # a name or an address, which may stand in messages
RUN = 6  # words in a row that two texts may not share


@pytest.fixture(scope="module")
def messages(thinned):
    return thinned(read_folder(training_data_dir()), 30, 10)


def names():
    return {name for places in PROBES.values() for texts in places.values() for name in texts}


def test_both_languages_have_the_same_probes_and_each_has_a_name():
    french, english = (
        {(place, name) for place, texts in PROBES[language].items() for name in texts}
        for language in ("fr", "en")
    )
    assert french == english
    assert names() == set(NAMES["probe"])


def runs(texts):
    found = set()
    for text in texts:
        words = re.findall(r"\w+", text.lower())
        found |= {tuple(words[at : at + RUN]) for at in range(len(words) - RUN + 1)}
    return found


def all_probes():
    return [
        text
        for places in PROBES.values()
        for by_name in places.values()
        for texts in by_name.values()
        for text in texts
    ]


def test_no_probe_stands_in_a_message_that_is_trained_on():
    said = [text for text in all_probes() if len(text.split()) > FEW_WORDS]
    assert len(said) > 30
    for message in read_folder(training_data_dir()):
        assert not any(text in message.body for text in said), message.id


def test_no_probe_stands_in_the_sentences_that_are_trained_on():
    probes = all_probes()
    neutral = [
        text
        for kinds in read_neutral(training_data_dir()).values()
        for texts in kinds.values()
        for text in texts
    ]
    assert runs(probes)
    assert not runs(probes) & runs(neutral)
    assert not set(probes) & set(neutral)


def test_each_copy_holds_its_message_and_its_probe(messages):
    by_id = {one.id: one for one in messages}
    copies = list(probed_copies(messages, PROBES, sample=5))
    assert copies == list(probed_copies(messages, PROBES, sample=5))
    assert len(copies) == 10 * len(names())
    for copy in copies:
        name, _, original = copy.id.removeprefix("probed-").partition("/")
        message = by_id[original]
        assert name in names()
        assert message.body in copy.body
        assert (copy.label, copy.campaign, copy.hand) == (
            message.label, message.campaign, message.hand
        )  # fmt: skip
        assert (copy.body == message.body) == name.endswith("_sender")


def test_nothing_is_learnt_from_copies_with_probes(messages):
    front = Scorer(Organisations.load(resources_dir() / "organisations.csv"), None)
    rows = list(examples(messages, front.prepare))
    copies = list(examples(probed_copies(messages, PROBES, sample=3), front.prepare))
    plain, probed = train(rows), train([*rows, *copies])
    assert np.array_equal(plain.held_out, probed.held_out)
    for name, values in plain.arrays.items():
        assert np.array_equal(values, probed.arrays[name]), name
    assert [row.id for row in plain.examples] == [row.id for row in probed.examples]
    assert set(probed.checks.probes) == names()
    assert not plain.checks.probes


def test_the_rates_of_a_probe():
    top, several, few = "very_likely_scam", "several_signs", "few_signs"
    outcomes = [
        Probed("courtesy", True, top, several),
        Probed("courtesy", True, several, few),
        Probed("courtesy", False, few, top),
        Probed("courtesy", False, few, few),
        Probed("counter", False, top, several),
    ]
    found = probe_rates(outcomes)
    assert (found["courtesy"].lost, found["courtesy"].raised) == (0.5, 0.5)
    assert (found["counter"].lost, found["counter"].raised) == (0.0, -1.0)
    assert found["counter"].flagged_before.n == 0


def test_a_copy_is_compared_with_its_original(messages):
    front = Scorer(Organisations.load(resources_dir() / "organisations.csv"), None)
    originals = list(examples(messages[:2], front.prepare))
    copies = list(examples(probed_copies(messages[:2], PROBES, sample=1), front.prepare))
    rows = [*copies, *originals]
    found = list(outcomes_of((row.id, row.scam, row.id) for row in rows))
    assert {one.probe for one in found} == names()
    assert all(one.after == f"probed-{one.probe}/{one.before}" for one in found)


def test_a_damaged_file_is_told_with_its_name(tmp_path):
    assert read_probes(tmp_path) == {}
    (tmp_path / "probes").mkdir()
    (tmp_path / "probes" / "sentences.toml").write_text("= no", encoding="utf-8")
    with pytest.raises(TrainingDataError, match=r"sentences\.toml"):
        read_probes(tmp_path)
