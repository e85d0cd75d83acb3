"""Several ways to read one input: which are built, and which one the verdict is about."""

from __future__ import annotations

from dataclasses import replace

import pytest

from classifier.errors import UnreadableMessage
from classifier.indicators.organisations import Organisations
from classifier.masking.message import mask_message
from classifier.reading import limits
from classifier.reading.content import Candidate, Content, Envelope
from classifier.reading.info import ContainerInfo
from classifier.reading.readings import read_candidates
from classifier.reading.remarks import (
    ENCRYPTED,
    HTML_CUT,
    OTHER_READINGS,
    PARTS,
    READINGS_CUT,
    sentences,
    verdict_sentences,
)
from classifier.records import Band, BandReason, Channel, Message, Part
from classifier.scorer import Scorer
from classifier.scoring.model_file import read as read_model
from triage_app.paths import resources_dir
from triage_app.store import message_json

SCAM = (
    "Votre carte Vitale a expiré. Sans mise à jour sous 48 heures vos remboursements seront "
    "suspendus : http://vitale-maj-dossier.top/renouveler et réglez 1,95 € par carte bancaire."
)
KIND = (
    "Bonjour Nadia, le compte rendu de la réunion de lundi est dans le dossier partagé. "
    "Bonne journée à toute l'équipe, Sandrine"
)
MAIL = ContainerInfo(container_channel=Channel.EMAIL)


def candidate(text: str, part: Part = Part.WHOLE, sender: str = "") -> Candidate:
    return Candidate(Content(text), Envelope(sender, has_headers=bool(sender)), part)


@pytest.fixture(scope="module")
def organisations() -> Organisations:
    return Organisations.load(resources_dir() / "organisations.csv")


@pytest.fixture(scope="module")
def scorer(organisations, trained_folder) -> Scorer:
    return Scorer(organisations, read_model(trained_folder / "models" / "0001"))


def test_other_candidates_become_alternatives():
    message = read_candidates([candidate(KIND, Part.ATTACHED), candidate(SCAM, Part.COVER)], MAIL)
    assert (message.body, message.part) == (KIND, Part.ATTACHED)
    assert [(one.body, one.part) for one in message.alternatives] == [(SCAM, Part.COVER)]
    assert message.alternatives[0].alternatives == ()


def test_equal_and_empty_candidates_are_read_once():
    message = read_candidates([candidate(""), candidate(KIND), candidate(KIND, Part.PLAIN)], MAIL)
    assert (message.body, message.alternatives) == (KIND, ())
    assert OTHER_READINGS not in message.remarks


def test_only_empty_candidates_are_refused():
    with pytest.raises(UnreadableMessage):
        read_candidates([candidate(""), candidate("")], MAIL)


def test_an_input_of_which_too_little_was_read_is_not_called_empty():
    cut = Candidate(Content("", remarks=(HTML_CUT,)), Envelope())
    with pytest.raises(UnreadableMessage, match="too long or too nested"):
        read_candidates([cut], MAIL)


def test_the_number_of_readings_is_bounded():
    texts = [candidate(f"{KIND} {number}") for number in range(2 * limits.READINGS)]
    message = read_candidates(texts, MAIL)
    assert len(message.alternatives) == limits.READINGS - 1
    assert READINGS_CUT in message.remarks


@pytest.mark.parametrize("order", [(KIND, SCAM), (SCAM, KIND)])
def test_the_most_alarming_reading_is_shown(scorer, order):
    message = read_candidates([candidate(text, Part.ATTACHED) for text in order], MAIL)
    found = scorer.assess(message)
    assert found.message.body.startswith("Votre carte Vitale")
    assert (found.band, found.readings) == (Band.VERY_LIKELY_SCAM, 2)
    assert scorer.judge(message, scorer.model).band is found.band
    assert scorer.masked(message) == found.message
    assert found.others is Band.FEW_SIGNS


@pytest.mark.parametrize("met", [HTML_CUT, READINGS_CUT, ENCRYPTED])
def test_an_input_that_was_not_wholly_judged_never_shows_few_signs(scorer, met):
    whole = read_candidates([candidate(KIND)], MAIL)
    assert scorer.assess(whole).band is Band.FEW_SIGNS
    partly = scorer.assess(replace(whole, remarks=(met,)))
    assert (partly.band, partly.band_reason) == (Band.CANNOT_TELL, BandReason.PARTLY_READ)


def test_a_false_sender_is_judged_beside_few_words(scorer):
    short = Message("", Channel.EMAIL, subject="Votre carte Vitale")
    assert scorer.assess(short).band_reason is BandReason.TOO_SHORT
    sent = replace(short, sender="Assurance Maladie <info@vitale-dossier.top>")
    assert scorer.assess(sent).band in (Band.VERY_LIKELY_SCAM, Band.SEVERAL_SIGNS)


def test_the_first_of_equally_alarming_readings_is_shown(scorer):
    texts = (KIND, KIND.replace("Nadia", "Sonia").replace("lundi", "mardi"))
    found = scorer.assess(read_candidates([candidate(text) for text in texts], MAIL))
    assert "lundi" in found.message.body


def test_a_short_reading_does_not_hide_another_one(scorer):
    short = [candidate("Merci", Part.COVER), candidate(SCAM, Part.ATTACHED)]
    assert scorer.assess(read_candidates(short, MAIL)).band is Band.VERY_LIKELY_SCAM
    kind = [candidate(KIND, Part.ATTACHED), candidate("Merci", Part.COVER)]
    assert scorer.assess(read_candidates(kind, MAIL)).band is Band.FEW_SIGNS


def test_benign_words_do_not_speak_for_a_picture(scorer):
    picture = Candidate(Content("", pictures=1), Envelope("Ameli <a@ameli-maj.top>"), Part.ATTACHED)
    found = scorer.assess(read_candidates([candidate(KIND), picture], MAIL))
    assert (found.band, found.band_reason) == (Band.CANNOT_TELL, BandReason.IMAGE_ONLY)


def test_without_a_model_the_indicators_choose(organisations):
    message = read_candidates([candidate(KIND), candidate(SCAM, Part.COVER)], MAIL)
    assert Scorer(organisations, None).assess(message).message.part is Part.COVER


def test_what_would_change_counts_the_other_readings(scorer):
    both = [candidate(SCAM, Part.ATTACHED), candidate(f"{SCAM} Merci de payer.", Part.COVER)]
    found = scorer.assess(read_candidates(both, MAIL))
    assert found.others is Band.VERY_LIKELY_SCAM
    assert scorer.what_would_change(found) == ()


def test_readings_are_masked_and_stored_without_alternatives(scorer):
    number = "Rappelez le 06 39 98 12 34"
    message = read_candidates([candidate(KIND), candidate(f"{SCAM} {number}", Part.COVER)], MAIL)
    found = scorer.assess(message)
    assert "39 98" not in repr(found)
    assert mask_message(message).message.alternatives == ()
    stored = message_json.load(message_json.dump(found.message))
    assert (stored.part, stored.alternatives) == (Part.COVER, ())
    assert "alternatives" not in message_json.dump(message)
    assert "part" not in message_json.dump(Message("x"))


def test_the_verdict_says_which_part_it_is_about(scorer):
    message = read_candidates([candidate(KIND), candidate(SCAM, Part.COVER)], MAIL)
    found = scorer.assess(message)
    assert str(verdict_sentences(found)[0]) == (
        "The verdict is about the e-mail to which another one is attached; "
        "there is 1 other reading."
    )
    again = replace(found, readings=1)
    assert "other readings were judged too" in str(verdict_sentences(again)[0])
    assert sentences(found.message) == verdict_sentences(again)
    assert verdict_sentences(scorer.assess(Message(KIND))) == []


def test_every_part_has_a_name():
    assert set(PARTS) == set(Part)


def test_many_forwards_in_one_part_do_not_displace_another(scorer):
    head = (
        "\n\n---------- Forwarded message ---------\nDe : Nadia <nadia@imprimerie.example>\n"
        "Date: lun. 16 nov. 2026 à 08:00\nSubject: Compte rendu {n}\nTo: <s@client.example>\n\n"
    )
    levels = [f"{KIND} Point {number}.{head.format(n=number)}" for number in range(5)]
    full = candidate("".join(levels) + KIND, Part.ATTACHED, "Nadia <nadia@imprimerie.example>")
    benign = [candidate(f"{KIND} Annexe {number}", Part.ATTACHED) for number in range(20)]
    above = candidate(f"{SCAM}{head.format(n=9)}{KIND}", Part.COVER, "Ameli <a@vitale-maj.top>")
    found = scorer.assess(read_candidates([full, above, *benign], MAIL))
    assert found.band is Band.VERY_LIKELY_SCAM
    assert found.readings == limits.READINGS
    assert READINGS_CUT in found.message.remarks
