"""Pasted SMS and chats, and the detection of the channel."""

from __future__ import annotations

import pytest

from classifier.reading.extraction.message_list import messages_in_list
from classifier.reading.extraction.sms_fields import guess_channel, short_message_in
from classifier.reading.intake import from_text
from classifier.records import Channel, Part

SMS = "Ameli: votre carte expire, allez sur ameli-x.com/a"


@pytest.mark.parametrize(
    ("text", "sender"),
    [
        (f"+33 6 39 98 12 34\n{SMS}", "+33 6 39 98 12 34"),
        (f"38663\n{SMS}", "38663"),
        (f"SMS de 06.39.98.12.34 : {SMS}", "06.39.98.12.34"),
        (f"De : +33639981234\n{SMS}", "+33639981234"),
        (f"Expéditeur : INFO-AMELI\n{SMS}", "INFO-AMELI"),
        (f"INFO-AMELI\n{SMS}", "INFO-AMELI"),
        (f"InfoCPAM\n{SMS}", "InfoCPAM"),
        (SMS, ""),
    ],
)
def test_sender_line(text, sender):
    found = short_message_in(text)
    assert (found.sender, found.body) == (sender, SMS)
    assert text[found.start :] == SMS


@pytest.mark.parametrize(
    "text",
    [
        "3646 est le numéro de l'Assurance Maladie",
        "Votre code : 123456",
        "12/03 à 10h : rendez-vous",
        "2 colis sont en attente",
        "38663",
        "Bonjour\nvotre colis attend",
        "Ameli\nvotre carte expire",
        "RAPPEL\nvotre rendez-vous",
    ],
)
def test_a_number_or_word_of_the_text_is_not_the_sender(text):
    assert short_message_in(text).body == text


OTHER = "N'oublie pas le pain ce soir, bisous"
LISTS = {
    "numbers": ("06 39 98 41 07\n{}\n\n38663\n{}", ("06 39 98 41 07", "38663")),
    "labels": ("De : +33639984107\n{}\nDe : 38663 :\n{}", ("+33639984107", "38663")),
    "dates": ("0639984107 (23/11/2026 09:12)\n{}\n38663, le 24/11\n{}", ("0639984107", "38663")),
    "numbered": ("SMS 1 : {}\nSMS 2 : {}", ("", "")),
}


@pytest.mark.parametrize("name", LISTS)
def test_messages_pasted_together_are_judged_one_by_one(name):
    form, senders = LISTS[name]
    text = form.format(OTHER, SMS)
    found = messages_in_list(text)
    assert [(one.sender, one.body) for one in found] == list(
        zip(senders, (OTHER, SMS), strict=True)
    )
    assert all(text[one.start :].startswith(one.body) for one in found)
    readings = (message := from_text(text), *message.alternatives)
    assert [one.body for one in readings if one.part is Part.ONE_OF] == [OTHER, SMS]


@pytest.mark.parametrize(
    "text",
    [SMS, f"38663\n{SMS}", f"Rappelez\n0639984107\nou\n38663\n{SMS}", "SMS 1 : a\nSMS 2 : b"],
)
def test_one_message_is_no_list(text):
    assert messages_in_list(text) == ()


@pytest.mark.parametrize("label", ["Transféré", "↪ Transféré", "Forwarded many times"])
def test_the_label_of_a_forwarded_message_is_left_out(label):
    found = short_message_in(f"{label}\n{SMS}")
    assert found.body == SMS
    assert found.start == len(label) + 1
    assert short_message_in(f"{label} à tous").body == f"{label} à tous"


@pytest.mark.parametrize(
    ("text", "sender", "subject", "channel"),
    [
        (SMS, "", "", Channel.SMS),
        (SMS, "38663", "", Channel.SMS),
        (SMS, "Ameli <a@b.fr>", "", Channel.EMAIL),
        (SMS, "", "Votre carte", Channel.EMAIL),
        ("x" * 600, "", "", Channel.EMAIL),
        ("Madame, Monsieur,\n\n" + "Nous vous écrivons. " * 12 + "\nCordialement", "", "",
         Channel.EMAIL),
    ],
)  # fmt: skip
def test_channel_detection(text, sender, subject, channel):
    assert guess_channel(text, sender, subject) is channel


@pytest.mark.parametrize("piece", ["1 ", "+33 ", "j'ai reçu ", "j'ai reçu sms ", "[1/1/11 ", "de "])
def test_pathological_input_is_read_in_linear_time(piece):
    messages_in_list((piece * 100_000)[:200_000])
    short_message_in((piece * 100_000)[:200_000])
    guess_channel((piece * 100_000)[:400], "", "")
