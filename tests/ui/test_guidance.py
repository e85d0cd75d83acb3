"""Every outcome has its advice in both languages, ready to be read aloud."""

import pytest

from triage_app.paths import resources_dir
from triage_app.records import Outcome
from triage_app.ui.triage.guidance import Priority, load_advice

NOW = {
    Outcome.GAVE_CARD,
    Outcome.GAVE_AMELI_PASSWORD,
    Outcome.GAVE_INSURER_PASSWORD,
    Outcome.GAVE_OTP,
    Outcome.PAID_TRANSFER,
    Outcome.INSTALLED_APP,
    Outcome.PROFESSIONAL_VICTIM,
}


@pytest.mark.parametrize("language", ["fr", "en"])
def test_every_outcome_has_advice(language):
    advice = load_advice(resources_dir() / "guidance", language)
    assert set(advice) == set(Outcome)
    for one in advice.values():
        assert one.name
        assert one.say.endswith(".")
        assert 3 <= len(one.steps) <= 5
        assert one.contacts


def test_what_cannot_wait_comes_now():
    advice = load_advice(resources_dir() / "guidance", "fr")
    assert {one for one in advice if advice[one].priority is Priority.NOW} == NOW


@pytest.mark.parametrize("language", ["fr", "en"])
def test_a_stolen_card_is_blocked_first(language):
    advice = load_advice(resources_dir() / "guidance", language)[Outcome.GAVE_CARD]
    assert "opposition" in advice.steps[0] or "block" in advice.steps[0]
    assert any("0 892 705 705" in one for one in advice.contacts)
