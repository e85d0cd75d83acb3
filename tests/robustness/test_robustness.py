"""The transformations change what they say, and verdicts keep to it on a small sample."""

from __future__ import annotations

from random import Random

import fold_models
import measure as measuring
import pytest
from additions import Neighbours
from figures import Outcome, row_of
from measure import measure, neighbours_of, sampled
from msgspec import to_builtins
from transformations import NONE, PICTURE, TRANSFORMATIONS, apply

from classifier.learning.grouping import JoinedExamples
from classifier.learning.labelled import LabelledMessage
from classifier.parallel import IN_THIS_PROCESS
from classifier.records import (
    Band,
    Channel,
    Label,
    Language,
)
from triage_app.reporting.robustness_section import robustness_section

TOP, SEVERAL, FEW = Band.VERY_LIKELY_SCAM, Band.SEVERAL_SIGNS, Band.FEW_SIGNS


def message(number: int, label: Label) -> LabelledMessage:
    return LabelledMessage(
        id=f"{label}-{number}",
        family="S01",
        campaign="one",
        channel=Channel.EMAIL,
        language=Language.FRENCH,
        sender="Assurance Maladie <info@ameli.fr>",
        subject="Votre prélèvement numéro 3 est reporté",
        body="Bonjour,\n\nVotre remboursement attend depuis 3 jours, assuré numéro un :\n"
        "https://ameli-dossier.top/maj\n\nMerci de répondre",
        label=label,
    )


SCAM, GENUINE = message(1, Label.SCAM), message(2, Label.LEGIT)
OTHERS = Neighbours([GENUINE], {"ameli": [GENUINE]}, {SCAM.id: "ameli", GENUINE.id: "ameli"})


@pytest.mark.parametrize("name", sorted(set(TRANSFORMATIONS) - {NONE, PICTURE}))
def test_each_transformation_changes_the_message_and_keeps_its_link(name):
    changed = apply(name, SCAM, OTHERS)
    assert changed != apply(NONE, SCAM, OTHERS)
    assert changed == apply(name, SCAM, OTHERS)
    assert "https://ameli-dossier.top/maj" in changed.untrusted_content


def test_the_picture_is_a_png():
    assert apply(PICTURE, SCAM, OTHERS).untrusted_content.startswith(b"\x89PNG")


def test_a_genuine_message_of_the_same_organisation_is_found():
    found = neighbours_of([SCAM, GENUINE])
    assert found.of_same_organisation(SCAM, Random(1)) == GENUINE
    assert found.genuine == [GENUINE]


def test_the_sample_is_the_same_at_every_call():
    messages = [message(number, Label.SCAM) for number in range(20)]
    assert sampled(messages, Label.SCAM, 5) == sampled(messages, Label.SCAM, 5)
    assert len(sampled(messages, Label.SCAM, 5)) == 5
    assert sampled(messages, Label.LEGIT, 5) == []


def test_the_figures_and_their_bounds():
    scams = [Outcome(Label.SCAM, TOP, FEW), *[Outcome(Label.SCAM, TOP, SEVERAL)] * 9]
    genuine = [Outcome(Label.LEGIT, FEW, TOP), *[Outcome(Label.LEGIT, FEW, FEW)] * 9]
    row = row_of("set", "name", [*scams, *genuine])
    assert (row.flagged_before.value, row.flagged_after.value) == (1.0, 0.9)
    assert (row.turned.value, row.raised_before.value, row.raised_after.value) == (0.1, 0.0, 0.1)
    assert row.missed == ["lost", "turned", "raised"]
    assert row_of("set", "name", [*scams[1:], *genuine[1:]]).missed == []


def test_the_section_of_the_evaluation_page_names_what_is_missed():
    scams = [Outcome(Label.SCAM, TOP, FEW), *[Outcome(Label.SCAM, TOP, SEVERAL)] * 9]
    rows = [row_of("mine", NONE, []), row_of("mine", "circled", [*scams])]
    text = robustness_section({"rows": to_builtins(rows)})
    assert "| none | — | — [0.0, 100.0] | — | — | — [0.0, 100.0] | yes |" in text
    assert "| circled | 100.0 % | 90.0 % [59.6, 98.2] | 10.0 % |" in text
    assert "lost, turned |" in text
    assert robustness_section(None) == ""


KEPT = (
    "capitals",
    "no accents",
    "Cyrillic letters",
    "circled letters",
    "zero-width non-joiner in words",
    "combining grapheme joiner in words",
    "letters apart",
    "one space in words",
    "words reversed under bidi controls",
)


@pytest.fixture
def on_a_part(monkeypatch, part_folder, part_examples, tmp_path):
    """Measure on a part of the messages, and keep no model of them in the checkout."""
    for module in (fold_models, measuring):
        monkeypatch.setattr(module, "training_data_dir", lambda: part_folder / "data")
    joined = JoinedExamples(part_examples, ())
    monkeypatch.setattr(fold_models, "all_examples", lambda *_: joined)
    monkeypatch.setattr(fold_models, "_FOLDER", tmp_path / "models")


def test_plain_disguises_change_few_verdicts_on_a_sample(on_a_part):
    """Not the measure itself, which is `make robustness`: a tenth of the scams may be lost."""
    rows = list(measure(KEPT, 60, [], IN_THIS_PROCESS, wanted=["0"]))
    assert [row.name for row in rows] == [NONE, *KEPT]
    assert rows[0].flagged_after.value > 0.7
    for row in rows[1:]:
        assert row.flagged_after.value >= row.flagged_before.value - 0.1, row.name
        assert row.turned.value < 0.1, row.name
        assert row.raised_after.value <= row.raised_before.value + 0.1, row.name
