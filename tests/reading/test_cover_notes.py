"""Notes of callers around a message: they raise no genuine message, and hide no scam."""

from __future__ import annotations

import json
from collections.abc import Callable

import containers
import pytest
from containers import INLINE, QUOTED, Sample
from cover_notes import NOTES

from classifier.indicators.organisations import Organisations
from classifier.learning.dataset import read_file
from classifier.reading.extraction.callers_note import is_note
from classifier.reading.intake import from_bytes, from_text
from classifier.records import Band, Channel, Label, Message
from classifier.scorer import Scorer
from classifier.scoring.model_file import read as read_model
from triage_app.paths import resources_dir, training_data_dir

FORMS = (*INLINE, *QUOTED)
ALARM = (Band.FEW_SIGNS, Band.CANNOT_TELL, Band.SEVERAL_SIGNS, Band.VERY_LIKELY_SCAM)
BENIGN = Sample(
    "",
    "Nadia Perrin <nadia.perrin@imprimerie.example>",
    "Compte rendu",
    "Bonjour Sandrine,\nle compte rendu de la réunion de lundi est affiché dans le couloir. "
    "Bonne journée,\nNadia",
)
SCAM = Sample(
    "",
    "Assurance Maladie <info@vitale-maj-dossier.top>",
    "Votre carte Vitale",
    "Votre carte Vitale arrive à expiration. Mettez à jour votre dossier sous 48 heures sur "
    "http://vitale-maj-dossier.top/valider, sinon vos remboursements seront suspendus.",
)


@pytest.fixture(scope="module")
def scorer(trained_folder) -> Scorer:
    organisations = Organisations.load(resources_dir() / "organisations.csv")
    return Scorer(organisations, read_model(trained_folder / "models" / "0001"))


def forwarded(sample: Sample, form: str, above: str) -> Message:
    text, subject = containers.inline(form, sample, above)
    return from_bytes(containers.asking(subject, text), "a.eml")


def sent_by_the_scammer(text: str, subject: str = SCAM.subject) -> Message:
    return from_bytes(containers.mail(SCAM.sender, subject, text).as_bytes(), "a.eml")


def in_training(label: Label) -> list[Sample]:
    paths = sorted(training_data_dir().glob("[ELS]*.jsonl"))
    rows = [row for path in paths for row in read_file(path)]
    found = [row for row in rows if row.label is label and row.channel is Channel.EMAIL]
    return [Sample(row.id, row.sender, row.subject, row.body) for row in found]


def test_notes_are_told_from_messages():
    assert len(NOTES) == 60
    assert sum(map(is_note, NOTES)) >= 58
    bodies = [
        json.loads(line)["body"]
        for path in sorted(training_data_dir().glob("S*.jsonl"))
        for line in path.read_text("utf-8").splitlines()
    ]
    assert sum(map(is_note, bodies)) <= 0.006 * len(bodies)


@pytest.mark.parametrize(
    "text",
    [
        "J'ai reçu ce message : confirmez votre carte bancaire avant ce soir.",
        "Est-ce une arnaque ? Non. Réglez sur http://regler-dossier.example/a",
        "Voici le message du service : répondez avec vos coordonnées.",
        "Merci de m'envoyer la photo du livret et le RIB, comme dit dans le message ci-dessous.",
        "I received this for you, please confirm your card details.",
    ],
)
def test_what_asks_its_reader_is_no_note(text):
    assert not is_note(text)


def test_a_note_is_kept_as_the_callers_words_and_not_judged():
    message = forwarded(BENIGN, "gmail-fr", NOTES[0])
    assert (message.body, message.alternatives) == (BENIGN.body, ())
    assert message.caller_words == NOTES[0]


def test_notes_of_callers_do_not_raise_genuine_messages(scorer):
    raised = []
    samples = in_training(Label.LEGIT)[::4]
    for number, sample in enumerate(samples):
        alone = scorer.assess(
            from_text(sample.body, Channel.EMAIL, sample.sender, sample.subject)
        ).band
        note, form = NOTES[7 * number % len(NOTES)], FORMS[number % len(FORMS)]
        with_note = scorer.assess(forwarded(sample, form, note)).band
        if ALARM.index(with_note) > ALARM.index(alone):
            raised.append((sample.id, form, note))
    assert len(samples) >= 60
    assert len(raised) <= 0.02 * len(samples), raised


PLACES: dict[str, Callable[[], Message]] = {
    "above a forward": lambda: sent_by_the_scammer(
        containers.inline("gmail-fr", BENIGN, SCAM.body)[0]
    ),
    "above a quoted mail": lambda: sent_by_the_scammer(
        containers.inline("iphone", BENIGN, SCAM.body)[0], f"RE: {SCAM.subject}"
    ),
    "above an answer": lambda: sent_by_the_scammer(
        f"{SCAM.body}\n\nLe 3 nov. 2026 à 10:00, Nadia <nadia@imprimerie.example> a écrit :\n> "
        + (BENIGN.body * 5).replace("\n", "\n> "),
        f"RE: {SCAM.subject}",
    ),
    "below a forward": lambda: sent_by_the_scammer(
        containers.inline("gmail-fr", BENIGN, "Voir ci-dessous.")[0]
        + f"\n---------- Fin du message transféré ----------\n\n{SCAM.body}"
    ),
    "below a quote": lambda: sent_by_the_scammer(
        f"J'ai reçu ce message :\n« {BENIGN.body} »\n\n{SCAM.body}"
    ),
    "above a quote": lambda: sent_by_the_scammer(
        f"{SCAM.body}\n\nJ'ai reçu ce message :\n« {BENIGN.body} »"
    ),
    "pasted above header lines": lambda: from_text(
        f"{SCAM.body}\n\n{containers.block(INLINE['outlook-fr'][0], BENIGN)}{BENIGN.body}"
    ),
    "as a banner": lambda: sent_by_the_scammer(
        f"Incident n° 48213 : votre carte Vitale expire, confirmez votre carte bancaire au "
        f"01 99 00 12 34 avant ce soir sinon vos remboursements seront suspendus.\n\n{BENIGN.body}"
    ),
    "in a forward of a forward": lambda: sent_by_the_scammer(
        containers.inline(
            "outlook-fr",
            Sample(
                "",
                "Paul <paul@fai.example>",
                "Fwd",
                containers.inline("gmail-fr", BENIGN, SCAM.body)[0],
            ),
        )[0]
    ),
}


@pytest.mark.parametrize("place", PLACES)
def test_a_scam_in_the_place_of_the_callers_words_is_shown(scorer, place):
    found = scorer.assess(PLACES[place]())
    assert found.band is Band.VERY_LIKELY_SCAM
    assert "carte Vitale" in found.message.body


def test_the_same_places_with_a_benign_text_raise_nothing(scorer):
    other = Sample("", BENIGN.sender, BENIGN.subject, BENIGN.body.replace("lundi", "mardi"))
    for form in FORMS:
        text, subject = containers.inline(form, other, BENIGN.body)
        mail = containers.mail(BENIGN.sender, subject, text).as_bytes()
        assert scorer.assess(from_bytes(mail, "a.eml")).band is Band.FEW_SIGNS


def test_a_note_with_a_message_inside_is_not_only_a_note():
    quiet = Sample("", SCAM.sender, "Mardi", "Le dossier de Paul est prêt, on se voit mardi.")
    text, subject = containers.inline("gmail-fr", quiet, NOTES[0])
    assert is_note(text)
    mail = containers.mail(containers.CALLER, subject, text)
    mail.add_attachment(containers.mail(BENIGN.sender, BENIGN.subject, BENIGN.body))
    message = from_bytes(mail.as_bytes(), "a.eml")
    assert quiet.body in [one.body for one in message.alternatives]


def test_words_above_a_second_forward_keep_the_headers_above_them():
    once, subject = containers.inline("outlook-fr", SCAM, NOTES[0])
    tail = f"{containers.block(INLINE['gmail-fr'][0], BENIGN)}{BENIGN.body}"
    message = from_bytes(containers.asking(subject, f"{once}\n\n{tail}"), "a.eml")
    (found,) = [one for one in message.alternatives if one.body == SCAM.body]
    assert (found.sender, found.subject) == (SCAM.sender, SCAM.subject)
