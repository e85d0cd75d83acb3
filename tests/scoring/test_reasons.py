"""Reasons: checkable facts, strongest first; none with a weight opposite to its sentence."""

import os
import subprocess
import sys
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from classifier.explaining.facts import DECISIVE
from classifier.explaining.phrases import Phrases, is_stub
from classifier.explaining.subjects import subjects
from classifier.indicators.catalogue import BY_ID, RULES
from classifier.indicators.organisations import Organisations
from classifier.reading.intake import from_text
from classifier.records import Band, BandReason, Channel, Direction, Message
from classifier.scorer import Scorer
from classifier.scoring.features import tokenise
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


def facts(found):
    return [reason for reason in found.reasons if reason.indicator != "words"]


def is_decisive(reason):
    rule = BY_ID[reason.indicator]
    return reason.indicator in DECISIVE or rule.deceives or not rule.forgeable


def check(found):
    """Check all invariants of the reasons of one assessment."""
    assert [one.indicator for one in found.reasons].count("words") <= 1
    assert "words" not in [one.indicator for one in found.reasons[:-1]]
    for direction in Direction:
        mine = [one for one in found.reasons if one.direction is direction]
        assert all(is_decisive(one) for one in mine[3:])
        assert len({one.text for one in mine}) == len(mine)
        strengths = [one.strength for one in facts(found) if one.direction is direction]
        rules = [BY_ID[one.indicator] for one in facts(found) if one.direction is direction]
        sure = [rule.deceives or not rule.forgeable for rule in rules]
        ranks = list(zip(sure, strengths, strict=True))
        assert ranks == sorted(ranks, reverse=True)
    for reason in found.reasons:
        assert reason.weight == 0 or (reason.weight > 0) == (reason.direction is Direction.FOR)
        assert not reason.quote or not is_stub(reason.quote)
        if reason.indicator != "words":
            assert BY_ID[reason.indicator].direction is reason.direction


def check_shares(scorer, found):
    """Check that no contribution to the score is counted in two reasons of one direction."""
    tokens = tokenise(found.message)
    evidence = scorer.model.judge(found.message, tokens, found.findings).evidence
    parts = [*evidence.per_token.tolist(), *evidence.per_flag.values()]
    for sign in (1, -1):
        told = sum(sign * one.weight for one in found.reasons if one.weight * sign > 0)
        assert told <= sum(sign * one for one in parts if one * sign > 0) + 1e-9


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
    found = scorer.assess(from_text("Bonjour " + " ".join(words)))
    check(found)
    check_shares(scorer, found)


def test_rules_about_one_link_are_one_reason(scorer):
    found = scorer.assess(from_text(LURE))
    assert {"I01", "I02", "I06"} <= {one.indicator for one in found.findings}
    about = [one for one in facts(found) if "ameli-vitale.top" in one.quote]
    assert len(about) == 1
    assert about[0].weight > 2


def test_a_fact_stays_one_whatever_its_weight(scorer, trained_folder):
    model = read(trained_folder / "models" / "0001")
    for rule in RULES:
        model.weights._flags[rule.id] = -3.0 if rule.direction is Direction.FOR else 3.0
    found = Scorer(organisations(), model).assess(from_text(LURE))
    assert {"I20", "I32"} & {one.indicator for one in found.reasons}
    check(found)


def reply_to(body, sender, reply):
    message = replace(from_text(body, Channel.EMAIL, sender, "Votre dossier"), has_headers=True)
    return replace(message, reply_to=reply)


def html(shown, target):
    return (
        f"<html><body><p>Bonjour, un nouveau message vous attend : "
        f'<a href="{target}">{shown}</a>. Bien cordialement, votre caisse.</p></body></html>'
    )


DECISIVE_FACTS = {
    "shown and real address": (
        from_text(html("https://assure.ameli.fr/messages", "https://ameli-espace.support/a")),
        ("assure.ameli.fr", "ameli-espace.support"),
    ),
    "shortener": (from_text("Votre mutuelle : le relevé est ici bit.ly/3xYz"), ("bit.ly",)),
    "shortener shown as another address": (
        from_text(html("www.mgen.fr/releve", "https://tinyurl.com/abc")),
        ("mgen.fr", "tinyurl.com"),
    ),
    "reply elsewhere": (
        reply_to("Votre relevé est prêt.", "MGEN <no-reply@mgen.fr>", "suivi@dossier-maj.com"),
        ("dossier-maj.com",),
    ),
    "false domain": (
        from_text("Votre relevé est prêt.", Channel.EMAIL, "MGEN <info@relance-adh.net>", "Relevé"),
        ("relance-adh.net",),
    ),
    "code": (
        from_text("Lisez au conseiller le code que vous recevrez, puis passez au guichet mardi."),
        ("code",),
    ),
}


@pytest.mark.parametrize("name", DECISIVE_FACTS)
@pytest.mark.parametrize("learnt", [None, -3.0])
def test_the_strongest_facts_are_told_wherever_they_occur(trained_folder, name, learnt):
    """Also beside many others, and whatever a model learnt about them."""
    model = read(trained_folder / "models" / "0001")
    if learnt:
        model.weights._flags.update(dict.fromkeys(BY_ID, learnt))
    message, wanted = DECISIVE_FACTS[name]
    others = (
        " Urgent : indiquez votre carte bancaire, votre mot de passe, votre numéro de sécurité "
        "sociale et votre RIB sous 24h, sinon vos droits seront suspendus. Installez "
        "l'application, scannez le QR code et réglez par coupon PCS."
    )
    for one in (message, replace(message, body=message.body + others)):
        found = Scorer(organisations(), model).assess(one)
        check(found)
        told = [f"{reason.text} {reason.quote}" for reason in found.reasons]
        assert any(all(word in text for word in wanted) for text in told), told


def test_the_quote_of_a_link_has_the_address_that_proves_it(scorer):
    found = scorer.assess(from_text(html("Lire mon message", "https://ameli-espace.support/a")))
    about = next(one for one in found.reasons if BY_ID[one.indicator].family == "link")
    assert about.quote == "Lire mon message → https://ameli-espace.support/a"


@pytest.mark.parametrize(
    ("text", "quote"),
    [
        (
            "Pour débloquer 98,20 EUR, merci de communiquer votre RIB.",
            "merci de communiquer votre RIB",
        ),
        (
            "Afin de débloquer le versement de 214,80 EUR, veuillez confirmer votre IBAN",
            "veuillez confirmer votre IBAN",
        ),
        ("Avant le 12/05, transmettez-nous votre RIB", "transmettez-nous votre RIB"),
    ],
)
def test_a_quote_does_not_begin_with_the_end_of_another_clause(scorer, text, quote):
    found = scorer.assess(from_text(text, Channel.SMS))
    assert quote in [reason.quote for reason in found.reasons]


def test_two_requests_in_one_sentence_are_two_facts(scorer):
    found = scorer.assess(from_text("Envoyez votre RIB et votre numéro de sécurité sociale."))
    assert {"I21", "I22"} <= {one.indicator for one in found.reasons}


def words_of(text):
    return from_text(text), tokenise(from_text(text))


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Nous vous écrivons aujourd'hui, votre dossier a bien été reçu, votre demande", []),
        ("Vous trouverez le compte rendu de la réunion.", ["compte rendu de la réunion"]),
        ("Votre numéro de dossier et votre demande de document", []),
        ("La livraison de votre colis aura lieu demain", ["livraison de votre colis"]),
        ("votre carte. Vitale, dit-il", []),
        ("Adhésion n° [numero_contrat] du {{facture}}", []),
        ("We keep the reading group invoice", ["reading group invoice"]),
        ("L'acte de décès est joint", ["L'acte de décès"]),
    ],
)
def test_a_subject_is_a_whole_noun_phrase(text, wanted):
    phrases = Phrases(*words_of(text))
    found = subjects(phrases.words, phrases.same_clause)
    assert [phrases.text_of(phrases.span_of(one[0], one[-1])) for one in found] == wanted


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


def test_that_nothing_was_found_is_told_where_all_else_says_the_same(scorer):
    everyday = "Opticien Vue Claire : vos lunettes sont prêtes, le magasin ferme à 19h."
    assert "R18" in {one.indicator for one in scorer.assess(from_text(everyday)).reasons}
    for text in (
        "Envoyez-nous votre relevé de compte par retour de mail.",
        "Lisez le code au conseiller qui vous appelle.",
        "Hola amigo, como estas hoy, nos vemos en la plaza a las cinco de la tarde",
    ):
        found = scorer.assess(from_text(text))
        assert "R18" not in {one.indicator for one in found.reasons}


def test_what_was_not_found_has_no_weight(scorer):
    everyday = "Opticien Vue Claire : vos lunettes sont prêtes, le magasin ferme à 19h."
    reason = next(
        one for one in scorer.assess(from_text(everyday)).reasons if one.indicator == "R18"
    )
    assert reason.weight == 0
