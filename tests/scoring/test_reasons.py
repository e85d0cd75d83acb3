"""Reasons: few, each with its own words, none with a weight opposite to its sentence."""

import os
import subprocess
import sys

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from classifier.explaining.phrases import is_stub, overlap
from classifier.indicators.catalogue import BY_ID, RULES
from classifier.indicators.organisations import Organisations
from classifier.reading.intake import from_text
from classifier.records import Band, BandReason, Channel, Direction, Message
from classifier.scorer import Scorer
from classifier.scoring.model_file import read
from triage_app.paths import resources_dir
from triage_app.wording.words import words_in

LURE = (
    "AMELI: votre carte Vitale expire, confirmez votre carte bancaire sous 24h sur "
    "https://ameli-vitale.top/maj"
)
TRUE = "Assurance Maladie : un nouveau message vous attend sur https://assure.ameli.fr"


def organisations():
    return Organisations.load(resources_dir() / "organisations.csv")


@pytest.fixture(scope="module")
def scorer(trained_folder):
    return Scorer(organisations(), read(trained_folder / "models" / "0001"))


def told(found):
    return [reason for reason in found.reasons if reason.indicator != "rest"]


def quoted_spans(reason):
    return reason.spans if reason.indicator == "words" else reason.spans[:1]


def check(found):
    """Check all invariants of the reasons of one assessment."""
    assert found.base + sum(r.weight for r in found.reasons) == pytest.approx(found.log_odds)
    assert found.reasons[-1].indicator == "rest"
    seen = []
    for direction in Direction:
        mine = [one for one in told(found) if one.direction is direction]
        assert len(mine) <= 3
        assert len({one.text for one in mine}) == len(mine)
    weights = [abs(one.weight) for one in told(found)]
    assert weights == sorted(weights, reverse=True)
    for reason in told(found):
        assert (reason.weight > 0) == (reason.direction is Direction.FOR)
        if reason.indicator not in {"words", "link", "sender"}:
            assert BY_ID[reason.indicator].direction is reason.direction
        assert not reason.quote or not is_stub(reason.quote)
        for span in quoted_spans(reason):
            assert not any(overlap(span, other) for other in seen)
        seen += quoted_spans(reason)


EXAMPLES = [(rule.id, message) for rule in RULES for message in rule.must_fire]


@pytest.mark.parametrize(("name", "message"), EXAMPLES)
def test_invariants_hold_for_texts_that_make_rules_fire(scorer, name, message):
    for language in ("fr", "en"):
        check(
            scorer.assess(
                from_text(message.body, message.channel, message.sender, message.subject)
                if message.body.strip()
                else message,
                words_in(language),
            )
        )


@settings(max_examples=80, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    st.lists(
        st.sampled_from(
            "votre carte vitale expire ⟨MONTANT⟩ remboursement de . , urgent https://a-b.top/x "
            "rendez-vous jamais code ameli.fr ! bonjour l'espace client \n Mme ⟨NOM⟩".split(" ")
        ),
        min_size=1,
        max_size=40,
    )
)
def test_invariants_hold_for_any_words(scorer, words):
    check(scorer.assess(from_text("Bonjour " + " ".join(words))))


def test_rules_and_wording_under_one_link_are_one_reason(scorer):
    found = scorer.assess(from_text(LURE))
    assert {"I01", "I02", "I06"} <= {one.indicator for one in found.findings}
    about = [one for one in told(found) if "ameli-vitale.top" in one.quote]
    assert len(about) == 1
    assert about[0].weight > 2


def test_a_rule_with_a_weight_of_the_opposite_sign_is_not_shown(scorer, trained_folder):
    model = read(trained_folder / "models" / "0001")
    for rule in RULES:
        model.weights._flags[rule.id] = -3.0 if rule.direction is Direction.FOR else 3.0
    found = Scorer(organisations(), model).assess(from_text(LURE))
    assert {one.indicator for one in told(found)} <= {"words", "link", "sender"}
    check(found)


def test_organisation_names_are_those_known_to_callers(scorer):
    lure = from_text(LURE.replace("ameli-vitale", "valdosia-orne"))  # imitates no name
    texts = [one.text for one in scorer.assess(lure, words_in("fr")).reasons]
    assert any("au nom de l’Assurance Maladie," in text for text in texts)


def test_without_a_model_rules_are_ordered_by_strength():
    found = Scorer(organisations(), None).assess(from_text(LURE))
    assert found.reasons[0].indicator in {"I01", "I02", "I20"}
    assert len([one for one in found.reasons if one.direction is Direction.FOR]) <= 3
    assert {one.weight for one in found.reasons} == {0.0}


def changes(scorer, message, language="fr"):
    return scorer.what_would_change(scorer.assess(message), words_in(language))


def test_the_right_link_would_change_the_verdict(scorer):
    found = changes(scorer, from_text("CAF : votre prime vous attend sur prime-caf-info.fr"))
    assert "Si le lien menait à caf.fr" in [one.text for one in found]


def test_the_band_of_a_change_is_that_of_the_changed_message(scorer):
    """The band of a change equals the band of the message changed by hand."""
    body = "CAF : votre prime vous attend sur https://prime-caf-info.fr/"
    change = next(c for c in changes(scorer, from_text(body)) if "caf.fr" in c.text)
    by_hand = scorer.assess(from_text(body.replace("prime-caf-info.fr", "www.caf.fr")))
    assert change.band is by_hand.band


def test_a_genuine_message_would_change_by_its_link_or_a_request(scorer):
    found = changes(scorer, from_text(TRUE, Channel.SMS, "38663", ""))
    assert all(one.band is not Band.FEW_SIGNS for one in found)
    found = changes(scorer, from_text("Bonjour, votre colis est au relais, à bientôt."), "en")
    assert all(one.text.startswith("If ") for one in found)


def test_no_changes_if_the_band_does_not_come_from_the_score(scorer):
    short = scorer.assess(Message("ok"))
    assert short.band_reason is BandReason.TOO_SHORT
    assert scorer.what_would_change(short) == ()
    assert Scorer(organisations(), None).what_would_change(short) == ()


def test_batches_do_not_compute_changes(scorer, monkeypatch):
    monkeypatch.setattr("classifier.scorer.changes", None)
    assert scorer.assess(from_text(LURE)).what_would_change == ()


def test_changes_move_away_from_the_band(scorer):
    for text in (LURE, TRUE):
        seen = scorer.assess(from_text(text))
        for change in scorer.what_would_change(seen):
            assert change.band is not seen.band


def test_the_brand_named_for_a_host_does_not_depend_on_the_process():
    """The order of a set differs between processes; the sentence must not."""
    program = """
from classifier.indicators.organisations import Organisations
from classifier.reading.intake import from_text
from classifier.scorer import Scorer
from triage_app.paths import resources_dir
scorer = Scorer(Organisations.load(resources_dir() / "organisations.csv"), None)
seen = scorer.assess(from_text("Payez ici : https://antai-amendes-impots-ameli.top/x"))
print([(one.indicator, dict(one.values)) for one in seen.findings])
"""
    found = {
        subprocess.run(
            [sys.executable, "-c", program],
            env={**os.environ, "PYTHONHASHSEED": str(seed)},
            capture_output=True,
            check=True,
        ).stdout
        for seed in range(6)
    }
    assert len(found) == 1
