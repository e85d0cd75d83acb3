"""Messages quoted by the caller in a text of their own."""

from __future__ import annotations

import pytest

from classifier.reading.extraction.quotes import quoted_message
from classifier.reading.intake import from_bytes, from_text
from classifier.records import Channel

SMS = "AMELI : votre carte expire, allez sur https://ameli-x.com/a"


@pytest.mark.parametrize(
    "opening",
    [
        "J'ai reçu ce SMS :",
        "Bonjour, je viens de recevoir un texto du 0639981234 :\n",
        "Bonjour,\n\nma mère a reçu ce SMS hier soir :\n\n",
        "Voici le SMS que j'ai reçu ce matin :\n",
        "SMS reçu :\n",
        "I received this text message:",
        "I've just got this text:\n",
    ],
)
@pytest.mark.parametrize("marks", ["« {} »", "“{}”", '"{}"'])
def test_an_sms_between_quotation_marks(opening, marks):
    text = f"{opening} {marks.format(SMS)} Que faire ?"
    found = quoted_message(text)
    assert (found.body, found.channel) == (SMS, Channel.SMS)
    assert text[found.start :].startswith(SMS)
    assert found.caller_words.startswith(opening.strip())
    assert found.caller_words.endswith("Que faire ?")


@pytest.mark.parametrize(
    "after",
    [
        "Est-ce un vrai ?\nMarie",
        "Merci de me répondre.\n\nCordialement,\nMarie Exemple\n06 39 98 00 00",
        "Je n'ai pas cliqué.",
        "Is it real?\nMary",
    ],
)
def test_text_below_the_quote_belongs_to_the_caller(after):
    found = quoted_message(f"Bonjour,\n\nj'ai reçu ce SMS :\n\n{SMS}\n\n{after}")
    assert found.body == SMS
    assert found.caller_words.endswith(after.rstrip("."))


@pytest.mark.parametrize(
    ("more", "sender"),
    [
        ("du 06 39 98 12 34", "06 39 98 12 34"),
        ("du +33 6 39 98 12 34 ce matin", "+33 6 39 98 12 34"),
        ("de la part de INFO-AMELI", "INFO-AMELI"),
        ("provenant de « AMELI »", "AMELI"),
        ("ce matin", ""),
    ],
)
def test_the_sender_named_by_the_caller(more, sender):
    assert quoted_message(f"J'ai reçu un SMS {more} :\n{SMS}").sender == sender


def test_a_sender_line_in_the_quote_takes_precedence():
    assert quoted_message(f"J'ai reçu ce SMS :\n38663\n{SMS}").sender == "38663"


@pytest.mark.parametrize(
    "text",
    [
        "Nous avons bien reçu votre message : merci de patienter, nous revenons vers vous.",
        "Nous avons reçu votre mail : votre dossier est complet et sera traité sous peu.",
        "Voici le message de votre conseiller : votre dossier est complet, bonne journée.",
        "Vous avez reçu un message : connectez-vous sur https://ameli-x.com pour le lire.",
        f"Cliquez sur https://ameli-x.com. J'ai reçu ce SMS : {SMS}",
        "J'ai reçu ce SMS : ok",
    ],
)
def test_text_without_a_quote_is_unchanged(text):
    assert quoted_message(text) is None


def test_quote_marks_are_removed():
    found = quoted_message(f"J'ai reçu ce mail :\n> Bonjour\n> {SMS}\n\nMerci")
    assert (found.body, found.channel) == (f"Bonjour\n{SMS}", Channel.EMAIL)
    assert (found.start, found.caller_words) == (-1, "J'ai reçu ce mail :\nMerci")


def test_the_caller_is_not_the_sender():
    mail = (
        "From: Marie <marie@exemple.fr>\nTo: aide@mutuelle.example\nSubject: SMS bizarre\n"
        "Content-Type: text/plain; charset=utf-8\n\n"
        f"Bonjour,\n\nj'ai reçu ce SMS du 06 39 98 12 34 :\n\n{SMS}\n\nCordialement,\nMarie\n"
    )
    message = from_bytes(mail.encode(), "a.eml")
    assert (message.channel, message.sender) == (Channel.SMS, "06 39 98 12 34")
    assert (message.body, message.subject) == (SMS, "")
    assert not message.has_headers
    assert "marie" not in f"{message.sender}{message.reply_to}".lower()
    (link,) = message.links
    assert message.body[link.start : link.end] == link.shown


def test_pasted_words_give_the_same():
    message = from_text(f"J'ai reçu ce SMS du 06 39 98 12 34 :\n{SMS}")
    assert (message.channel, message.sender, message.body) == (Channel.SMS, "06 39 98 12 34", SMS)


@pytest.mark.parametrize("piece", ["j'ai reçu ", "sms reçu ", "voici le texto ", "j'ai reçu sms :"])
def test_pathological_input_is_read_in_linear_time(piece):
    quoted_message((piece * 100_000)[:200_000])


def test_a_conversation_in_the_words_of_a_caller():
    text = (
        "Bonjour,\n\nvoici la conversation WhatsApp :\n\n[23/11/2026 09:12:03] +33 6 39 98 41 07: "
        "Votre dossier expire,\nvoyez http://evil.com/x\n[23/11/2026 09:13:00] Paul: qui ?"
    )
    message = from_text(text)
    assert message.body == "Votre dossier expire,\nvoyez http://evil.com/x"
    assert (message.sender, message.channel) == ("+33 6 39 98 41 07", Channel.CHAT)
    assert "qui ?" in message.caller_words
