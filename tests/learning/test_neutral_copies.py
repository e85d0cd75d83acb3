"""Copies with neutral additions: reproducible, balanced, and never counted in figures."""

from collections import Counter

import pytest

from classifier.errors import TrainingDataError
from classifier.learning.additions import NEUTRAL_FILE, copies_of, read_neutral, with_additions
from classifier.learning.dataset import NEUTRAL, Example, read_folder
from classifier.records import Label
from triage_app.paths import training_data_dir


@pytest.fixture(scope="module")
def neutral():
    return read_neutral(training_data_dir())


@pytest.fixture(scope="module")
def messages():
    return read_folder(training_data_dir())[::5]


def sentences_of(neutral):
    return [one for kinds in neutral.values() for some in kinds.values() for one in some]


def test_the_list_has_both_languages_and_says_nothing_twice(neutral):
    found = sentences_of(neutral)
    assert len(found) == len(set(found)) >= 150
    assert neutral["fr"].keys() == neutral["en"].keys()


def test_the_list_holds_no_address_number_or_amount(neutral):
    for sentence in sentences_of(neutral):
        assert not any(character.isdigit() for character in sentence)
        assert not {"http", "www.", "@", "€"} & set(sentence.split())


def test_same_messages_same_copies(messages, neutral):
    assert list(with_additions(messages, neutral)) == list(with_additions(messages, neutral))


def test_a_copy_keeps_label_and_campaign(messages, neutral):
    origins = {message.id: message for message in messages}
    for copy in with_additions(messages, neutral):
        if copy.id.startswith(NEUTRAL):
            assert copy.label is Label.LEGIT
            continue
        origin = origins[copy.id.partition("-")[2]]
        assert (copy.label, copy.campaign) == (origin.label, origin.campaign)
        assert origin.body in copy.body or copy.body in origin.body


def test_both_labels_get_formulae_alike(messages, neutral):
    formulae = [*neutral["fr"]["legal"], *neutral["fr"]["official"]]
    found, padded, messages_of = Counter(), Counter(), Counter(one.label for one in messages)
    for copy in with_additions(messages, neutral):
        if copy.id.startswith("padded-"):
            padded[copy.label] += 1
            found[copy.label] += any(sentence in copy.body for sentence in formulae)
    for label in Label:
        assert padded[label] / messages_of[label] == pytest.approx(0.5, abs=0.08)
        assert found[label] / padded[label] == pytest.approx(0.5, abs=0.15)


def test_copies_are_not_counted_and_bring_no_terms(messages, neutral):
    for copy in with_additions(messages[:40], neutral):
        row = Example(copy.id, "", "", "sms", "fr", False, False, "", "")
        assert row.copied
        assert row.added


def test_a_folder_without_the_list_gives_noisy_copies_only(messages, tmp_path):
    found = list(copies_of(messages, tmp_path))
    assert found
    assert all(copy.id.startswith("noisy-") for copy in found)


def test_a_damaged_list_is_named(tmp_path):
    (tmp_path / "neutral").mkdir()
    (tmp_path / NEUTRAL_FILE).write_text("[fr", encoding="utf-8")
    with pytest.raises(TrainingDataError, match=r"sentences\.toml"):
        read_neutral(tmp_path)
