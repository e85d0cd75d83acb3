"""Every outcome has advice in both languages that can be read aloud."""

import re

import pytest

from triage_app.advice.guidance import Timing, shipped_guidance
from triage_app.paths import resources_dir
from triage_app.records import Outcome

NOW = {
    Outcome.GAVE_CARD,
    Outcome.GAVE_AMELI_PASSWORD,
    Outcome.GAVE_INSURER_PASSWORD,
    Outcome.GAVE_OTP,
    Outcome.PAID_TRANSFER,
    Outcome.INSTALLED_APP,
    Outcome.FALSE_ADVISER,
    Outcome.PROFESSIONAL_VICTIM,
}
VOUCHING = re.compile(
    r"\b(sans danger|sans risque|fiable|inoffensif|safe|harmless|trustworthy|genuine)\b", re.I
)


@pytest.fixture(params=["fr", "en"])
def language(request):
    return request.param


@pytest.fixture
def guidance(language):
    return shipped_guidance(resources_dir())[language]


def test_every_outcome_has_advice(guidance):
    assert set(guidance) == set(Outcome)
    for one in guidance.values():
        assert one.name
        assert one.say.endswith(".")
        assert 3 <= len(one.steps) <= 5
        assert one.contacts
        assert one.source
        assert (one.version, one.date) == (1, "2026-11-27")


def test_urgent_steps_are_in_the_first_group(guidance):
    assert {one for one in guidance if guidance[one].timing is Timing.NOW} == NOW


def test_steps_come_in_the_order_of_their_timing(guidance):
    for one in guidance.values():
        order = [list(Timing).index(step.timing) for step in one.steps]
        assert order == sorted(order)


def test_a_stolen_card_is_blocked_first(guidance):
    advice = guidance[Outcome.GAVE_CARD]
    assert "opposition" in advice.steps[0].text or "block" in advice.steps[0].text
    assert any("0\u00a0892\u00a0705\u00a0705" in one.text for one in advice.contacts)


def test_one_letter_picks_one_outcome(guidance):
    letters = [one.name[one.name.index("&") + 1].lower() for one in guidance.values()]
    assert len(set(letters)) == len(Outcome)


def test_no_advice_calls_a_message_safe(guidance):
    for one in guidance.values():
        assert not VOUCHING.search(" ".join((one.say, *one.texts(), one.avoid)))
