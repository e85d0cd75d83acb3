"""The reasons agree with those of a person, on messages that are not in the training data.

`reasons.jsonl` contains 64 invented messages; `expected` lists what a person names as a reason
(a rule, or words of the message), `absurd` what must never be quoted as a reason.
"""

import json
from pathlib import Path

import pytest

from classifier.indicators.organisations import Organisations
from classifier.reading.intake import from_text
from classifier.records import Band, Channel, Direction
from classifier.scorer import Scorer
from classifier.scoring.model_file import read
from classifier.text.cleaning import fold
from triage_app.paths import resources_dir
from triage_app.wording.words import words_in

MESSAGES = [
    json.loads(line)
    for line in Path(__file__).with_name("reasons.jsonl").read_text(encoding="utf-8").splitlines()
]
AGREEMENT = 0.85  # of the messages; measured in November 2026: 0.92


@pytest.fixture(scope="module")
def scorer(trained_folder):
    organisations = Organisations.load(resources_dir() / "organisations.csv")
    return Scorer(organisations, read(trained_folder / "models" / "0001"))


def assessed(scorer, row):
    channel = Channel(row["channel"])
    message = from_text(row["body"], channel, row["sender"], row["subject"])
    return scorer.assess(message, words_in(row["language"]))


def told(found):
    return [one for one in found.reasons if one.indicator != "rest"]


def agrees(row, found):
    """Return whether one of the three reasons on the right side is one that a person gives."""
    side = Direction.FOR if row["label"] == "scam" else Direction.AGAINST
    mine = [one for one in told(found) if one.direction is side]
    return any(
        one.indicator == wanted or fold(wanted) in fold(f"{one.text} {one.quote}")
        for one in mine
        for wanted in row["expected"]
    )


def test_the_file_has_the_documented_composition():
    assert len(MESSAGES) >= 60
    assert sum(row["language"] == "fr" for row in MESSAGES) >= 50
    assert sum(row["language"] == "en" for row in MESSAGES) >= 10
    assert len({row["body"] for row in MESSAGES}) == len(MESSAGES)
    assert {row["label"] for row in MESSAGES} == {"scam", "legit"}


def test_reasons_agree_with_those_of_a_person(scorer):
    other = [row["id"] for row in MESSAGES if not agrees(row, assessed(scorer, row))]
    assert len(other) <= (1 - AGREEMENT) * len(MESSAGES), other


@pytest.mark.parametrize("row", MESSAGES, ids=lambda row: row["id"])
def test_no_reason_is_absurd(scorer, row):
    found = assessed(scorer, row)
    for reason in told(found):
        assert fold(reason.quote) not in {fold(word) for word in row["absurd"]}
        for word in row["absurd"]:
            assert f"« {fold(word)} »" not in fold(reason.text.replace("\u00a0", " "))


def test_no_message_gets_the_opposite_verdict(scorer):
    """The comparison of reasons is only meaningful if the verdicts are right."""
    wrong = {"scam": Band.FEW_SIGNS, "legit": Band.VERY_LIKELY_SCAM}
    bands = [(row["id"], assessed(scorer, row).band, wrong[row["label"]]) for row in MESSAGES]
    assert sum(band is bad for _, band, bad in bands) <= 3, bands
