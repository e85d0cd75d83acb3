"""The reasons agree with those of a person, on messages that are not in the training data.

`reasons.jsonl` contains 150 invented messages, 60 of them in a named form of real messages.
`expected` lists what a careful person names as a main reason for the right verdict (a rule, or
words of the message), `also` what they accept beside it, on either side, `absurd` what must never
be quoted as a reason. All three were written by reading the message.
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
AGREEMENT = 0.90  # of the messages, and of the reasons stated; docs/reasons.md has the figures


@pytest.fixture(scope="module")
def scorer(trained_folder):
    organisations = Organisations.load(resources_dir() / "organisations.csv")
    return Scorer(organisations, read(trained_folder / "models" / "0001"))


def assessed(scorer, row):
    channel = Channel(row["channel"])
    message = from_text(row["body"], channel, row["sender"], row["subject"])
    return scorer.assess(message, words_in(row["language"]))


def is_among(reason, wanted):
    said = fold(f"{reason.text} {reason.quote}")
    return any(reason.indicator == one or fold(one) in said for one in wanted)


def agrees(row, found):
    """Return whether a reason on the right side is a main one of a person."""
    side = Direction.FOR if row["label"] == "scam" else Direction.AGAINST
    return any(is_among(one, row["expected"]) for one in found.reasons if one.direction is side)


def test_the_file_has_the_documented_composition():
    assert len(MESSAGES) >= 150
    assert sum(row["language"] == "fr" for row in MESSAGES) >= 120
    assert sum(row["language"] == "en" for row in MESSAGES) >= 20
    assert len({row["body"] for row in MESSAGES}) == len(MESSAGES)
    for rows in (MESSAGES, [row for row in MESSAGES if row["form"]]):
        scams = sum(row["label"] == "scam" for row in rows)
        assert 0.4 < scams / len(rows) < 0.6
    assert sum(bool(row["form"]) for row in MESSAGES) >= 60


def test_reasons_agree_with_those_of_a_person(scorer):
    other = [row["id"] for row in MESSAGES if not agrees(row, assessed(scorer, row))]
    assert len(other) <= (1 - AGREEMENT) * len(MESSAGES), other


def test_the_reasons_stated_are_those_that_a_person_accepts(scorer):
    stated = [
        (row["id"], one.text, is_among(one, row["expected"] + row["also"]))
        for row in MESSAGES
        for one in assessed(scorer, row).reasons
    ]
    other = [(name, text) for name, text, accepted in stated if not accepted]
    assert len(other) <= (1 - AGREEMENT) * len(stated), other


@pytest.mark.parametrize("row", MESSAGES, ids=lambda row: row["id"])
def test_no_reason_is_absurd(scorer, row):
    found = assessed(scorer, row)
    for reason in found.reasons:
        assert fold(reason.quote) not in {fold(word) for word in row["absurd"]}
        for word in row["absurd"]:
            assert f"« {fold(word)} »" not in fold(reason.text.replace("\u00a0", " "))


def test_hardly_a_message_gets_the_opposite_verdict(scorer):
    """The comparison of reasons is only meaningful if the verdicts are right."""
    wrong = {"scam": Band.FEW_SIGNS, "legit": Band.VERY_LIKELY_SCAM}
    bands = [(row["id"], assessed(scorer, row).band, wrong[row["label"]]) for row in MESSAGES]
    opposite = [(name, band) for name, band, bad in bands if band is bad]
    assert len(opposite) <= 0.06 * len(MESSAGES), opposite
