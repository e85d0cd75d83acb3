"""No rule speaks against its direction, whatever the training messages say."""

import numpy as np
import pytest
from reference_fit import our_fit
from scipy.sparse import csr_matrix

from classifier.indicators.catalogue import RULES
from classifier.learning.fitted import Columns, Fitted, Regression
from classifier.learning.flag_weights import with_signs
from classifier.records import Direction
from classifier.scoring.model_file import read_manifest, read_weights
from classifier.scoring.weights import terms_of

NAMES = ["I37", "R15", "channel_sms"]


def test_a_weight_of_the_wrong_sign_is_zero():
    assert with_signs(np.array([-0.2, 0.3, -0.4]), NAMES).tolist() == [0.0, 0.0, -0.4]
    assert with_signs(np.array([0.2, -0.3, 0.4]), NAMES).tolist() == [0.2, -0.3, 0.4]


def test_messages_that_teach_the_contrary_are_not_believed():
    scam = np.arange(40) < 20
    terms = np.ones((40, 1))
    flags = np.column_stack((~scam, scam, ~scam)).astype(float)
    first = csr_matrix(np.hstack((terms, flags)))
    regression = Regression(*our_fit(first, scam, np.ones(40)), np.zeros(40))
    nothing, uses = np.zeros(0, bool), np.zeros(1, np.uint8)
    columns = Columns(np.ones(1, bool), nothing, np.ones(3, bool), uses, uses[1:], 0)
    fitted = Fitted.by(columns, regression, (np.zeros(1), 0.0), NAMES)
    assert fitted.flags[0] == fitted.flags[1] == 0.0
    assert fitted.flags[2] < 0.0


@pytest.mark.parametrize("direction", list(Direction))
def test_every_rule_of_a_trained_model_keeps_its_direction(trained_folder, direction):
    folder = trained_folder / "models" / "0001"
    arrays = read_weights(folder, read_manifest(folder))
    known = dict(zip(terms_of(arrays["flag_terms"]), arrays["flag_coef"].tolist(), strict=True))
    weights = [known[rule.id] for rule in RULES if rule.direction is direction and rule.id in known]
    assert any(weights)
    assert all(weight >= 0.0 if direction is Direction.FOR else weight <= 0.0 for weight in weights)
