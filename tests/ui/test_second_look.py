"""When the two questions are asked, and which decisions contradict the verdict."""

from dataclasses import replace

import pytest
import ui_fakes as fakes

from classifier.records import Band
from triage_app.advice.second_look import dissents, questions_come_first
from triage_app.records import CampaignHit, Decision, Triage
from triage_app.ui.triage.campaign_banner import campaign_sentence

MIDDLE = {Band.SEVERAL_SIGNS, Band.CANNOT_TELL}


def found(band, hit=None):
    return Triage(fakes.assessment(band=band), hit)


def hit(scam=0, legit=0, latest=Decision.SCAM):
    return CampaignHit(3, "2026-11-17T09:12:00+01:00", scam, legit, 2, latest)


@pytest.mark.parametrize("band", Band)
def test_middle_bands_always_and_a_tenth_of_the_others(band):
    assert questions_come_first(found(band), "middle", 0.5) is (band in MIDDLE)
    assert questions_come_first(found(band), "middle", 0.099)
    assert questions_come_first(found(band), "always", 1.0)
    assert not questions_come_first(found(band), "never", 0.0)


def test_no_questions_for_a_confirmed_campaign():
    for known in (hit(scam=1), hit(legit=2)):
        assert not questions_come_first(found(Band.SEVERAL_SIGNS, known), "always", 0.0)
    assert questions_come_first(found(Band.SEVERAL_SIGNS, hit()), "middle", 1.0), (
        "seen, not confirmed"
    )


def test_only_the_opposite_decision_is_dissent():
    against = {(band, one) for band in Band for one in Decision if dissents(band, one)}
    assert against == {
        (Band.VERY_LIKELY_SCAM, Decision.LEGIT),
        (Band.SEVERAL_SIGNS, Decision.LEGIT),
        (Band.FEW_SIGNS, Decision.SCAM),
    }


def test_the_decision_suggested_by_a_campaign():
    from triage_app.ui.triage.campaign_banner import campaign_decision

    assert campaign_decision(None) is None
    assert campaign_decision(hit(scam=1, latest=Decision.LEGIT)) is Decision.SCAM
    assert campaign_decision(hit(legit=1)) is Decision.LEGIT
    assert campaign_decision(hit(scam=1, legit=1)) is None
    assert campaign_decision(hit(latest=Decision.UNSURE)) is None
    assert campaign_decision(hit(latest=Decision.LEGIT)) is Decision.LEGIT


@pytest.mark.parametrize(
    ("is_of_today", "words"), [(True, "aujourd’hui"), (False, "depuis le 17 nov. 2026")]
)
def test_a_campaign_of_today_says_so(is_of_today, words):
    found = replace(hit(scam=1, legit=0), is_of_today=is_of_today)
    assert f"Déjà vu 3 fois {words}" in campaign_sentence(found, fakes.texts("fr"))


def test_a_campaign_at_several_desks_says_so():
    one, several = hit(scam=1), replace(hit(scam=1), desks=5, latest_code="12-345-9")
    assert "poste" not in campaign_sentence(one, fakes.texts("fr"))
    words = campaign_sentence(several, fakes.texts("fr"))
    assert "sur 5 postes" in words
    assert "n°\u00a012-345-9" in words
    assert "at 5 desks" in campaign_sentence(several, fakes.texts("en"))
