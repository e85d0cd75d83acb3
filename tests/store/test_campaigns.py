"""Near-copies are found when a message comes in and counted by label; look-alikes are not."""

from __future__ import annotations

import pytest

from classifier.records import Label
from triage_app.records import CampaignHit, CaseFilter, Decision
from triage_app.store.near_copies import band_keys
from triage_app.store.retention import Retention

FIRST = "Ameli : votre carte Vitale arrive à expiration, renouvelez-la sur https://ameli-a.top"
SECOND = "Ameli : votre carte Vitale arrive à expiration, renouvelez-la sur https://vitale-b.icu"
# Begins alike, so some bands collide, but says something else.
OTHER = "Ameli : votre carte Vitale a bien été mise à jour le ⟨DATE⟩ dans votre pharmacie, merci."


@pytest.fixture
def fingerprint_of(new_case):
    return lambda body: new_case(body).assessment.fingerprint


def test_nothing_is_known_of_a_new_message(store, fingerprint_of):
    assert store.campaign_log.of_text(fingerprint_of(FIRST), FIRST) is None


def test_near_copies_are_counted_with_their_labels(store, new_case, clock, fingerprint_of):
    for body in (FIRST, FIRST.upper(), SECOND):
        store.log_case(new_case(body.capitalize() if body.isupper() else body), "a")
        clock.pass_days(1)
    store.log_case(new_case(FIRST, decision=Decision.UNSURE), "a")
    store.give_label(1, Label.SCAM, "sonia")
    store.give_label(3, Label.SCAM, "sonia")
    hit = store.campaign_log.of_text(fingerprint_of(SECOND), SECOND)
    assert hit is not None
    assert (hit.since, hit.confirmed_scam, hit.confirmed_legit) == (
        "2026-11-17T10:00:00+01:00",
        2,
        0,
    )
    assert (hit.latest, hit.latest_decision) == (4, Decision.UNSURE)
    assert hit.seen >= 3


def test_a_collision_of_bands_is_checked_against_the_text(store, new_case, fingerprint_of):
    store.log_case(new_case(FIRST), "a")
    assert set(band_keys(fingerprint_of(FIRST))) & set(band_keys(fingerprint_of(OTHER)))
    assert store.campaign_log.of_text(fingerprint_of(OTHER), OTHER) is None


def test_withdrawn_cases_are_not_counted(store, new_case, fingerprint_of):
    store.log_case(new_case(FIRST), "a")
    store.log_case(new_case(FIRST), "a")
    store.withdraw(1, "doublon", "a")
    assert store.campaign_log.of_text(fingerprint_of(FIRST), FIRST) == CampaignHit(
        seen=1,
        since="2026-11-17T10:00:00+01:00",
        confirmed_scam=0,
        confirmed_legit=0,
        latest=2,
        latest_decision=Decision.SCAM,
        is_of_today=True,
    )
    store.withdraw(2, "doublon", "a")
    assert store.campaign_log.of_text(fingerprint_of(FIRST), FIRST) is None


def test_a_purged_campaign_is_still_found(store, new_case, clock, fingerprint_of):
    store.log_case(new_case(FIRST), "a")
    clock.pass_days(400)
    store.removal.purge(clock(), Retention(), "a")
    assert store.campaign_log.of_text(fingerprint_of(FIRST), FIRST).seen == 1


def test_empty_texts_and_invalid_fingerprints_have_no_near_copies(store, new_case):
    store.log_case(new_case(""), "a")
    store.log_case(new_case(""), "a")
    assert store.campaign_log.of_text("not a fingerprint", "text") is None
    assert store.campaign_log.of_text("", "") is None
    found = store.cases(CaseFilter(since="2026", until="2027"))
    assert {case.number: case.campaign for case in found} == {1: 1, 2: 2}


def test_equal_hashes_at_different_positions_do_not_match():
    assert band_keys("0000000a" * 2) == (10, (1 << 32) + 10)
