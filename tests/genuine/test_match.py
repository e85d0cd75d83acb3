"""A message that is a near-copy of a template: vouched for, marked as altered, or neither."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from classifier.indicators.catalogue import sentence_of
from classifier.indicators.rules.templates import (
    ALTERED,
    CORRESPONDS,
    OTHER_ACCOUNT,
    OTHER_ADDRESS,
    OTHER_LINK,
    OTHER_PHONE,
    OTHER_SENDER,
)
from classifier.reading.intake import from_text
from classifier.records import Attachment, Band, Channel, Link
from classifier.scoring.model_file import read
from triage_app.wording.words import words_in

TEXT = """Bonjour {{prenom}} {{nom}},

Nous avons bien reçu votre demande du {{date}}. Un remboursement de {{montant}} sera versé sous \
trois jours sur votre compte.
Vous pouvez suivre votre dossier dans votre espace adhérent : \
https://www.harmonie-mutuelle.fr/espace
Pour toute question, appelez le 01 99 00 12 34 ou écrivez à adherents@harmonie-mutuelle.fr.
Pour régler une cotisation, notre compte est FR76 3000 6000 0112 3456 7890 189.

Votre conseiller, Harmonie Mutuelle"""
SENDER = "Harmonie Mutuelle <ne-pas-repondre@harmonie-mutuelle.fr>"
SUBJECT = "Votre remboursement"
VALUES = {
    "{{prenom}} {{nom}}": "Camille Perrin-Dubosq",
    "{{date}}": "12 mars 2026",
    "{{montant}}": "34,20 €",
}
LINK = "https://www.harmonie-mutuelle.fr/espace"
PHONE, ACCOUNT = "01 99 00 12 34", "FR76 3000 6000 0112 3456 7890 189"
ADDRESS = "adherents@harmonie-mutuelle.fr"
SMS = (
    "Harmonie Mutuelle : votre carte de tiers payant {{annee}} est disponible. Retrouvez-la sur "
    "https://www.harmonie-mutuelle.fr/carte avec vos identifiants habituels."
)

LEGAL = (
    "les garanties sont décrites dans la notice d’information remise à l’adhésion, qui précise "
    "les délais, les exclusions et les recours."
)

TOWNS = "Lille Brest Nantes Tours Dijon Nancy Metz Caen Reims Rouen Amiens Pau".split()


def filled(text=TEXT, values=VALUES):
    for slot, value in values.items():
        text = text.replace(slot, value)
    return text


COPY = filled()


@pytest.fixture(scope="module")
def scorer(made, scorer_with):
    return scorer_with(made(TEXT, SENDER, SUBJECT))


def said(scorer, message):
    """Return what the templates say of a message: rule -> finding."""
    found = scorer.assess(message).findings
    return {one.indicator: one for one in found if one.indicator in {CORRESPONDS, *ALTERED}}


def mail(body, sender="", subject=""):
    return from_text(body, Channel.EMAIL, sender, subject)


@pytest.mark.parametrize(
    ("sender", "subject"),
    [
        (SENDER, SUBJECT),
        ("", ""),  # as an agent pastes it
        ("Harmonie <info@harmonie-mutuelle.fr>", "TR: Votre remboursement"),
    ],
)
def test_a_copy_with_its_own_contacts_is_vouched_for(scorer, sender, subject):
    found = said(scorer, mail(COPY, sender, subject))
    assert set(found) == {CORRESPONDS}
    for language in ("fr", "en"):
        words = words_in(language)(sentence_of(found[CORRESPONDS]))
        assert "relance.eml" in words
        assert "Harmonie Mutuelle" in words


@pytest.mark.parametrize(
    ("old", "new", "rule", "quote"),
    [
        (LINK, "https://harmonie-versement.top/espace", OTHER_LINK, "harmonie-versement.top"),
        (LINK, "https://www.harmonie-mutuelle.fr.versement.top/e", OTHER_LINK, "versement.top"),
        (LINK, "https://bit.ly/3xyzAbc", OTHER_LINK, "bit.ly"),
        (LINK, "http://185.12.4.9/espace", OTHER_LINK, "185.12.4.9"),
        (PHONE, "01 99 00 12 35", OTHER_PHONE, "⟨TEL_FIXE⟩"),
        (PHONE, "06 39 98 12 34", OTHER_PHONE, "⟨TEL_MOBILE⟩"),
        (PHONE, "+44 20 7946 0958", OTHER_PHONE, "⟨TEL_ETRANGER⟩"),
        (ACCOUNT, "DE89 3704 0044 0532 0130 00", OTHER_ACCOUNT, "⟨IBAN_ETRANGER⟩"),
        (ACCOUNT, "FR14 2004 1010 0505 0001 3M02 606", OTHER_ACCOUNT, "⟨IBAN_FR⟩"),
        (ADDRESS, "adherents@harmonie-mutuelles.top", OTHER_ADDRESS, "harmonie-mutuelles.top"),
        (ADDRESS, "harmonie.adherents@gmail.com", OTHER_ADDRESS, "gmail.com"),
    ],
)
def test_the_reason_names_what_was_exchanged(scorer, old, new, rule, quote):
    message = mail(COPY.replace(old, new), SENDER, SUBJECT)
    found = said(scorer, message)
    assert set(found) == {rule}
    one = found[rule]
    assert quote in f"{one.quote} {one.values}"
    if one.span is not None:
        shown = scorer.assess(message).message.body
        assert shown[one.span.start : one.span.end] == one.quote
    words = str(sentence_of(one))
    assert "relance.eml" in words
    if rule == OTHER_LINK:
        assert quote in words


@pytest.mark.parametrize(
    "sender",
    [
        "Harmonie Mutuelle <ne-pas-repondre@harmonie-mutuelle.info>",
        "Harmonie Mutuelle <harmonie.mutuelle@gmail.com>",
        "06 39 98 12 34",
    ],
)
def test_a_foreign_sender_is_named(scorer, sender):
    assert set(said(scorer, mail(COPY, sender, SUBJECT))) == {OTHER_SENDER}


def test_an_answer_to_elsewhere_is_a_foreign_sender(scorer):
    message = mail(COPY, SENDER, SUBJECT)
    elsewhere = replace(message, reply_to="service@harmonie-versement.top")
    assert set(said(scorer, elsewhere)) == {OTHER_SENDER}
    at_home = replace(message, reply_to="service@harmonie-mutuelle.fr")
    assert set(said(scorer, at_home)) == {CORRESPONDS}


def test_the_number_of_a_template_is_no_unknown_one(scorer, scorer_with):
    def fired(known, message):
        return {one.indicator for one in known.assess(message).findings}

    message = mail(COPY, SENDER, SUBJECT)
    assert "I25" in fired(scorer_with(), message)
    assert "I25" not in fired(scorer, message)
    other = mail(COPY.replace(PHONE, "06 39 98 12 34"), SENDER, SUBJECT)
    assert "I25" in fired(scorer, other)


def test_the_site_of_a_template_is_no_unknown_one(made, scorer_with):
    text = filled().replace("harmonie-mutuelle.fr", "mutuelle-valdosia.fr")
    said = {
        one.indicator for one in scorer_with(made(text, "", "")).assess(from_text(text)).findings
    }
    assert CORRESPONDS in said
    assert not said & {"I47", "I82"}


def test_what_a_button_hides_is_compared(scorer):
    message = mail(COPY, SENDER, SUBJECT)
    hidden = Link("votre espace", "https://harmonie-versement.top/x")
    assert set(said(scorer, replace(message, links=(*message.links, hidden)))) == {OTHER_LINK}
    program = Link("votre espace", "javascript:alert(1)")
    assert set(said(scorer, replace(message, links=(program,)))) == {OTHER_LINK}


def test_several_exchanged_contacts_are_all_named(scorer):
    body = COPY.replace(LINK, "https://harmonie-versement.top").replace(PHONE, "06 39 98 12 34")
    assert set(said(scorer, mail(body))) == {OTHER_LINK, OTHER_PHONE}


def test_an_altered_copy_of_which_some_words_are_changed_is_found_too(scorer):
    body = COPY.replace(LINK, "https://harmonie-versement.top").replace("trois jours", "24 heures")
    assert OTHER_LINK in said(scorer, mail(body.replace("versé", "crédité")))


@pytest.mark.parametrize(
    "beside",
    [
        "{copy}\nRépondez avec le code reçu par SMS.",
        "Votre compte est suspendu : donnez votre code à notre agent.\n\n{copy}",
        "{copy}\n\nPS : gardez ce message pour vous",
        "Bonjour, voici ce que j’ai reçu.\n\n-------- Message transféré --------\n"
        "De : Harmonie Mutuelle <ne-pas-repondre@harmonie-mutuelle.fr>\n"
        "Objet : Votre remboursement\n\n{copy}",
    ],
)
def test_text_around_a_whole_copy_is_not_vouched_for(scorer, beside):
    assert CORRESPONDS not in said(scorer, mail(beside.format(copy=COPY), SENDER))


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("sera versé", "ne sera pas versé"),
        ("Camille Perrin-Dubosq", "Camille, donnez vite votre code secret au conseiller"),
        ("Camille Perrin-Dubosq", "Camille envoyez votre numéro de carte bancaire"),
        ("trois jours", "trois semaines"),
    ],
)
def test_other_words_are_not_vouched_for(scorer, old, new):
    body = COPY.replace(old, new)
    assert body != COPY
    assert said(scorer, mail(body, SENDER, SUBJECT)) == {}


def test_a_subject_of_a_stranger_is_not_vouched_for(scorer):
    assert said(scorer, mail(COPY, SENDER, "Payez avant ce soir")) == {}


def test_a_file_of_a_stranger_is_not_vouched_for(scorer):
    message = mail(COPY, SENDER, SUBJECT)
    file = Attachment("releve.pdf", "application/pdf", 9, "0" * 64)
    assert said(scorer, replace(message, attachments=(file,))) == {}
    assert said(scorer, replace(message, form=True)) == {}


@pytest.mark.parametrize("remark", ["pictures_wait", "no_recognition", "body_cut"])
def test_what_was_not_read_is_not_vouched_for(scorer, remark):
    message = mail(COPY, SENDER, SUBJECT)
    assert said(scorer, replace(message, remarks=(remark,))) == {}


def test_another_organisation_with_the_same_words_is_not_accused(scorer):
    body = COPY.replace(LINK, "https://assure.ameli.fr/espace").replace(
        "Harmonie Mutuelle", "Ameli"
    )
    assert said(scorer, mail(body, "Ameli <ne-pas-repondre@ameli.fr>", SUBJECT)) == {}
    shared = COPY.replace(LINK, "https://docs.google.com/forms/d/e/1FAIpQLSc")
    assert set(said(scorer, mail(shared, SENDER, SUBJECT))) == {OTHER_LINK}


def test_a_masked_message_is_neither_vouched_for_nor_accused_for_its_numbers(scorer):
    masked = scorer.assess(mail(COPY, SENDER, SUBJECT)).message
    assert said(scorer, masked) == {}
    altered = scorer.assess(mail(COPY.replace(LINK, "https://versement.top"), SENDER)).message
    assert set(said(scorer, altered)) == {OTHER_LINK}


def test_a_value_in_a_place_of_the_template_accuses_nobody(made, scorer_with):
    text = TEXT.replace(PHONE, "{{telephone}}").replace(ACCOUNT, "{{iban}}")
    scorer = scorer_with(made(text, SENDER, SUBJECT))
    assert said(scorer, mail(COPY, SENDER, SUBJECT)) == {}
    elsewhere = COPY.replace(LINK, "https://harmonie-versement.top")
    assert set(said(scorer, mail(elsewhere, SENDER, SUBJECT))) == {OTHER_LINK}


def test_a_link_in_a_place_of_the_template_belongs_to_the_organisation(made, scorer_with):
    scorer = scorer_with(made(TEXT.replace(LINK, "{{lien_espace}}"), SENDER, SUBJECT))
    assert set(said(scorer, mail(COPY, SENDER, SUBJECT))) == {CORRESPONDS}
    elsewhere = COPY.replace(LINK, "https://harmonie-versement.top")
    assert set(said(scorer, mail(elsewhere, SENDER, SUBJECT))) == {OTHER_LINK}


@pytest.mark.parametrize("mark", ["${annee}", "<<annee>>", "[ANNEE]", "%ANNEE%", "{{annee}}"])
def test_other_programs_mark_places_in_other_ways(made, scorer_with, mark):
    scorer = scorer_with(made(SMS.replace("{{annee}}", mark), channel=Channel.SMS))
    text = SMS.replace("{{annee}}", "2027")
    assert set(said(scorer, from_text(text, Channel.SMS))) == {CORRESPONDS}
    elsewhere = text.replace("harmonie-mutuelle.fr", "harmonie-carte.top")
    assert set(said(scorer, from_text(elsewhere, Channel.SMS))) == {OTHER_LINK}


def test_a_template_with_real_values_fits_other_values(made, scorer_with):
    scorer = scorer_with(made(COPY, SENDER, SUBJECT))
    other = {**VALUES, "{{prenom}} {{nom}}": "Léo Mazetier", "{{date}}": "3 janvier 2027"}
    assert set(said(scorer, mail(filled(values=other), SENDER, SUBJECT))) == {CORRESPONDS}


@pytest.mark.parametrize(("month", "day"), [("mai", "jeudi"), ("décembre", "lundi")])
def test_another_month_and_day_are_values(made, scorer_with, month, day):
    template = (
        "Votre décompte du mois de mars est disponible dans votre espace adhérent. Nos agences "
        "sont fermées mardi. La Mutuelle de Valdosia"
    )
    scorer = scorer_with(made(template, "", ""))
    copy = template.replace("mars", month).replace("mardi", day)
    found = {one.indicator for one in scorer.assess(from_text(copy)).findings}
    assert CORRESPONDS in found


def test_many_foreign_numbers_take_no_longer_than_one(made, scorer_with, monkeypatch):
    from classifier.genuine import contacts

    numbered = "\n".join(f"Agence de {town} : 01 99 00 20 {n}" for n, town in enumerate(TOWNS, 10))
    scorer = scorer_with(made(f"{TEXT}\n{numbered}", SENDER, SUBJECT))
    asked = []
    real = contacts.digest
    monkeypatch.setattr(contacts, "digest", lambda *values: asked.append(values) or real(*values))
    body = f"{COPY}\n{numbered.replace('01 99 00 20', '06 39 98 20')}"
    assert OTHER_PHONE in said(scorer, mail(body, SENDER, SUBJECT))
    assert len({value for _, value in asked}) <= 3  # account, own number, first foreign one


def test_one_of_several_alike_templates_is_enough(made, scorer_with):
    other = TEXT.replace(LINK, "https://www.harmonie-et-moi.fr/suivi")
    scorer = scorer_with(made(TEXT, SENDER, SUBJECT), made(other, SENDER, SUBJECT))
    assert set(said(scorer, mail(COPY, SENDER, SUBJECT))) == {CORRESPONDS}
    assert set(said(scorer, mail(filled(other), SENDER, SUBJECT))) == {CORRESPONDS}


def test_a_short_template_is_not_compared(made, scorer_with):
    scorer = scorer_with(made("Votre code est {{code}}."))
    assert said(scorer, from_text("Votre code est 4512.", Channel.SMS)) == {}


def test_a_long_copy_is_compared_to_its_end(made, scorer_with):
    long = "\n\n".join([TEXT, *(f"Article {n} : {LEGAL}" for n in range(60))])
    assert 8_000 < len(long) < 20_000
    scorer = scorer_with(made(long, SENDER, SUBJECT))
    copy = filled(long)
    assert set(said(scorer, mail(copy, SENDER, SUBJECT))) == {CORRESPONDS}
    for end in ("Envoyez votre code par retour.", "Rappelez le 06 39 98 12 34 avant ce soir."):
        assert CORRESPONDS not in said(scorer, mail(f"{copy}\n\n{end}", SENDER, SUBJECT))
    at_the_end = said(scorer, mail(f"{copy}\n\nTél. 06 39 98 12 34", SENDER, SUBJECT))
    assert set(at_the_end) == {OTHER_PHONE}
    longer = "\n\n".join([copy, *(f"Article {n} : {LEGAL}" for n in range(60, 130))])
    assert CORRESPONDS not in said(scorer, mail(longer, SENDER, SUBJECT))


def test_other_genuine_messages_are_left_alone(scorer):
    other = "Bonjour, votre attestation de droits est disponible dans votre espace adhérent."
    assert said(scorer, mail(other, SENDER)) == {}


def test_the_verdict_follows(made, scorer_with, trained_folder):
    model = read(trained_folder / "models" / "0001")
    scorer = scorer_with(made(TEXT, SENDER, SUBJECT), model=model)
    genuine = scorer.assess(mail(COPY, SENDER, SUBJECT))
    assert genuine.band is Band.FEW_SIGNS
    assert genuine.reasons[0].indicator == CORRESPONDS
    altered = scorer.assess(mail(COPY.replace(PHONE, "06 39 98 12 34"), SENDER, SUBJECT))
    assert altered.band is Band.VERY_LIKELY_SCAM
    assert altered.reasons[0].indicator == OTHER_PHONE
    (change,) = scorer.what_would_change(altered)
    assert change.text == "If its links, numbers and sender were those of the template"
    assert change.band is Band.FEW_SIGNS
    total = altered.base + altered.rest + sum(one.weight for one in altered.reasons)
    assert total == pytest.approx(altered.log_odds)


def test_an_altered_copy_is_flagged_in_any_language_and_without_a_model(
    made, scorer_with, trained_folder
):
    spanish = (
        "Estimado cliente, su reembolso está disponible en su área personal. Puede consultar el "
        "detalle de sus prestaciones en https://www.harmonie-mutuelle.fr/es cuando quiera."
    )
    model = read(trained_folder / "models" / "0001")
    for known in (model, None):
        scorer = scorer_with(made(spanish), model=known)
        copy = spanish.replace("harmonie-mutuelle.fr", "harmonie-reembolso.top")
        assert scorer.assess(mail(copy)).band in (Band.SEVERAL_SIGNS, Band.VERY_LIKELY_SCAM)


NAMES = st.sampled_from(["Camille Perrin", "Léo", "Aïcha Benkacem-Rouvier", "M. DUBOSQ Yannick"])
DATES = st.dates().map(lambda day: f"{day.day:02}/{day.month:02}/20{day.year % 100:02}")
AMOUNTS = st.integers(100, 99_999).map(lambda cents: f"{cents // 100},{cents % 100:02} €")
WORDS = st.sampled_from(
    "payez rappelez votre code carte urgent avant ce soir cliquez ici envoyez secret banque".split()
)
HOSTS = st.from_regex(r"[a-z]{3,12}(-[a-z]{2,8})?\.(top|info|com|xyz)", fullmatch=True)
PHONES = st.integers(0, 9999).map(lambda n: f"06 39 98 {n // 100:02} {n % 100:02}")


@settings(max_examples=60, deadline=None)
@given(name=NAMES, date=DATES, amount=AMOUNTS)
def test_values_never_break_the_match(scorer, name, date, amount):
    values = {"{{prenom}} {{nom}}": name, "{{date}}": date, "{{montant}}": amount}
    found = said(scorer, mail(filled(values=values), SENDER, SUBJECT))
    assert set(found) == {CORRESPONDS}


@settings(max_examples=120, deadline=None)
@given(st.data())
def test_words_of_a_stranger_are_never_vouched_for(scorer, data):
    added = " ".join(data.draw(st.lists(WORDS, min_size=3, max_size=30)))
    places = [at for at, sign in enumerate(COPY) if sign == " "]
    at = data.draw(st.sampled_from([0, len(COPY), *places]))
    assert CORRESPONDS not in said(scorer, mail(f"{COPY[:at]} {added} {COPY[at:]}", SENDER))


@settings(max_examples=60, deadline=None)
@given(host=HOSTS, name=NAMES)
def test_a_foreign_link_always_accuses(scorer, host, name):
    body = filled(values={**VALUES, "{{prenom}} {{nom}}": name})
    found = said(scorer, mail(body.replace("www.harmonie-mutuelle.fr", host), SENDER, SUBJECT))
    assert OTHER_LINK in found
    assert CORRESPONDS not in found


@settings(max_examples=40, deadline=None)
@given(phone=PHONES, written=st.sampled_from(["{}", "(+33) {}", "{}."]))
def test_a_foreign_number_always_accuses(scorer, phone, written):
    digits = phone if written != "(+33) {}" else phone[1:]
    found = said(scorer, mail(COPY.replace(PHONE, written.format(digits)), SENDER, SUBJECT))
    assert OTHER_PHONE in found


@settings(max_examples=40, deadline=None)
@given(sign=st.sampled_from([" ", ".", "-", "\u00a0", ""]), prefix=st.sampled_from(["0", "+33 "]))
def test_the_own_number_is_known_in_any_spelling(scorer, sign, prefix):
    written = prefix + sign.join(["1", "99", "00", "12", "34"])
    found = said(scorer, mail(COPY.replace(PHONE, written), SENDER, SUBJECT))
    assert set(found) == {CORRESPONDS}
