"""The shipped messages: enough of every family, half legitimate, none stamped, none real."""

import re
from collections import Counter, defaultdict

import pytest
from stdnum import iban, luhn
from stdnum.fr import nir

from classifier.model.dataset import read_folder
from classifier.records import Channel, Label, Language
from triage_app.paths import resources_dir, training_data_dir


@pytest.fixture(scope="module")
def messages():
    return read_folder(training_data_dir())


def test_size_and_balance(messages):
    assert len(messages) >= 1200
    legit = sum(m.label is Label.LEGIT for m in messages) / len(messages)
    french = sum(m.language is Language.FRENCH for m in messages) / len(messages)
    assert 0.5 <= legit <= 0.6
    assert 0.75 <= french <= 0.85
    assert {Channel.SMS, Channel.EMAIL} <= {m.channel for m in messages}


def test_every_family_of_the_scenarios_is_there(messages):
    rows = (resources_dir() / "scenarios.csv").read_text(encoding="utf-8").splitlines()[1:]
    counts = Counter(m.family for m in messages)
    assert not [row.split(",")[0] for row in rows if counts[row.split(",")[0]] < 12]


def test_identifiers_are_unique(messages):
    assert len({m.id for m in messages}) == len(messages)


def test_no_message_repeats_another_of_a_different_campaign(messages):
    owners = defaultdict(set)
    grams = {}
    for message in messages:
        words = re.findall(r"\w+", f"{message.subject} {message.body}".lower())
        found = {tuple(words[i : i + 5]) for i in range(len(words) - 4)}
        grams[message.id] = found
        for gram in found:
            owners[gram].add(message.id)
    by_id = {m.id: m for m in messages}
    for name, found in grams.items():
        shared = Counter(other for gram in found for other in owners[gram] if other != name)
        for other, count in shared.items():
            if count > len(found) / 2:
                one, two = by_id[name], by_id[other]
                assert (one.family, one.campaign) == (two.family, two.campaign), (name, other)


def test_no_identifier_of_a_real_person(messages):
    for message in messages:
        text = f"{message.sender} {message.subject} {message.body}"
        for run in re.findall(r"\d(?:[ .-]?\d){12,18}", text):
            digits = re.sub(r"\D", "", run)
            assert not (len(digits) == 15 and nir.is_valid(digits)), message.id
            assert not (len(digits) in range(14, 17) and luhn.is_valid(digits)), message.id
        for run in re.findall(r"\b[A-Z]{2}\d{2}(?: ?[A-Z0-9]{4}){3,7}(?: ?[A-Z0-9]{1,3})?\b", text):
            assert not iban.is_valid(run), message.id
