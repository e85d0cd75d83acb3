"""What the acceptance checks compare: a new model and the one in use, on the same messages."""

import numpy as np
import pytest

from classifier.indicators.organisations import Organisations
from classifier.learning.dataset import Example
from classifier.learning.passage_calibration import Calibration
from classifier.learning.training import Trained
from classifier.reading.intake import from_text
from classifier.records import Label
from classifier.scorer import Scorer
from classifier.scoring.model_file import read_manifest, read_weights
from classifier.scoring.passage_rule import PassageRule
from classifier.scoring.thresholds import Thresholds
from triage_app.model_records import ConfirmedCase
from triage_app.paths import resources_dir
from triage_app.services.learning.comparison import compare
from triage_app.services.learning.models import ModelShelf

TEXT = "Votre carte vitale expire demain, renouvelez la sur https://ameli-carte.info/x"


def confirmed(number):
    return ConfirmedCase(number, "", "karim", "chef", Label.SCAM, None, "", from_text(TEXT))


def example(name, campaign=""):
    return Example(name, "case", campaign or name, "sms", "fr", True, False, TEXT, "channel_sms")


@pytest.fixture
def trained(trained_folder):
    """A training with two cases of the desk, and the weights of the model in use."""
    folder = trained_folder / "models" / "0001"
    rows = example("s01-a"), example("case-1", "case/1"), example("case-2", "case/2")
    return Trained(
        arrays=read_weights(folder, read_manifest(folder)),
        thresholds=Thresholds(0.1, 0.3, 0.9),
        calibration=Calibration(1.0, 0.0, PassageRule(0.5)),
        examples=rows,
        held_out=np.array([0.9, 0.8, 0.7]),
        bands=("several_signs",) * 3,
    )


def test_a_case_that_was_withdrawn_during_the_training_is_left_out(
    trained_folder, trained, tmp_path
):
    shelf = ModelShelf(trained_folder / "models")
    scorer = Scorer(Organisations.load(resources_dir() / "organisations.csv"), None)

    def on_cases(numbers):
        cases = [confirmed(number) for number in numbers]
        found = compare(trained, cases, shelf, tmp_path, scorer)
        assert found.candidate_on_cases.ids == found.current_on_cases.ids
        return found.candidate_on_cases

    assert on_cases([1, 2]).ids == ["case-2", "case-1"]
    assert on_cases([1]).ids == ["case-1"]
    assert on_cases([1]).scores.tolist() == [0.8]
