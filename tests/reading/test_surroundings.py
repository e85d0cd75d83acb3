"""Banners above and footers below a message, and text that must not be taken for one."""

from __future__ import annotations

import pytest

from classifier.reading.extraction.surroundings import message_span
from classifier.reading.intake import from_text

BODY = "Bonjour,\nvoir https://evil.com/x"
BANNERS = [
    "[EXTERNE] Ce message provient de l'extérieur. Ne cliquez pas sur les liens.",
    "ATTENTION : ce courriel provient d'un expéditeur externe.",
    "CAUTION: This email originated from outside of the organization.",
    "Vous ne recevez pas souvent de courriers de la part de x@exemple.fr.",
    "##- Veuillez répondre au-dessus de cette ligne -##",
    "-- Please type your reply above this line --",
    "##- Veuillez répondre au-dessus de cette ligne -##\n\nTicket n° 48213 : demande d'un adhérent",
    "[EXTERNE]",
]
FOOTERS = [
    "Envoyé de mon iPhone",
    "Envoyé depuis l'application Mail Orange",
    "Envoyé à partir de Outlook pour Android",
    "Provenance : Courrier pour Windows",
    "Sent from my Galaxy",
    "Téléchargez Outlook pour Android <https://aka.ms/abc>",
    "Get Outlook for iOS",
    "Garanti sans virus.www.avast.com",
    "--\nSent from Yahoo Mail for iPhone",
    "L'absence de virus dans ce courrier électronique a été vérifiée par le logiciel Avast.",
]


@pytest.mark.parametrize("banner", BANNERS)
def test_banners_are_removed(banner):
    message = from_text(f"{banner}\n\n{BODY}")
    assert message.body == BODY
    assert message.caller_words == banner
    (link,) = message.links
    assert message.body[link.start : link.end] == link.shown


@pytest.mark.parametrize("footer", FOOTERS)
def test_footers_are_removed(footer):
    message = from_text(f"{BODY}\n\n{footer}\n")
    assert (message.body, message.caller_words) == (BODY, footer)
    assert len(message.links) == 1


def test_footers_of_html_are_removed_with_their_links():
    page = (
        "<p>Bonjour, voir <a href='https://evil.com/x'>ameli.fr</a></p>"
        "<p>Garanti sans virus.<a href='https://www.avast.com/x'>www.avast.com</a></p>"
    )
    message = from_text(page)
    assert message.body == "Bonjour, voir ameli.fr"
    assert [link.target for link in message.links] == ["https://evil.com/x"]


@pytest.mark.parametrize(
    "text",
    [
        "Attention, votre carte expire.\n\nBonjour",
        "ATTENTION : ce message vient de l'extérieur, voir https://evil.com\n\nBonjour",
        "Bonjour\n\nEnvoyé de mon iPhone https://evil.com/x",
        "Envoyé de mon iPhone",
        "Dossier n° 48213\n\nBonjour",
        "Votre colis a été envoyé de notre entrepôt\nSuivez-le par mail",
    ],
)
def test_text_of_the_message_is_kept(text):
    assert from_text(text).body == text


def test_a_footer_followed_by_a_link_is_kept():
    page = "<p>Bonjour</p><p><a href='https://evil.com/x'>Envoyé de mon iPhone</a></p>"
    message = from_text(page)
    assert message.body == "Bonjour\n\nEnvoyé de mon iPhone"
    assert [link.target for link in message.links] == ["https://evil.com/x"]


@pytest.mark.parametrize("piece", ["\n\n", "##-", "envoyé de ", "\n--\n", "attention ", "- "])
def test_pathological_input_is_read_in_linear_time(piece):
    message_span((piece * 100_000)[:200_000])
