"""The message inside a forward, as French and English mail programs write it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from classifier.reading.extraction.forwards import innermost_message
from classifier.reading.intake import from_text
from classifier.records import Part
from classifier.text.cleaning import clean

BODY = "Bonjour,\ncliquez sur https://evil.com/x"
SENDER = "Ameli <x@evil.com>"

FORWARDS = {
    "gmail fr": "---------- Forwarded message ---------\nDe : Ameli <x@evil.com>\n"
    "Date: lun. 3 nov. 2025 à 10:00\nSubject: Remb\nTo:  <moi@gmail.com>\n\n\n",
    "gmail en": "---------- Forwarded message ----------\nFrom: Ameli <x@evil.com>\n"
    "Date: Mon, Nov 3, 2025 at 10:00 AM\nSubject: Remb\nTo: me <moi@gmail.com>\n\n",
    "outlook desktop fr": "De : Ameli <x@evil.com> \nEnvoyé : lundi 3 novembre 2025 10:00\n"
    "À : Moi <moi@outlook.fr>\nCc : a@b.fr\nObjet : Remb\nImportance : Haute\n\n",
    "outlook desktop en": "From: Ameli <x@evil.com>\nSent: Monday, November 3, 2025 10:00 AM\n"
    "To: Me <me@outlook.com>\nSubject: Remb\n\n",
    "outlook old": "-----Message d'origine-----\nDe : Ameli [mailto:x@evil.com] \n"
    "Envoyé : lundi 3 novembre\nÀ : moi\nObjet : Remb\n\n",
    "outlook old en": "-----Original Message-----\nFrom: Ameli [mailto:x@evil.com]\n"
    "Sent: Monday\nTo: me\nSubject: Remb\n\n",
    "outlook web": "________________________________\nDe : Ameli <x@evil.com>\n"
    "Envoyé : lundi 3 novembre 2025 10:00\nÀ : moi@outlook.fr <moi@outlook.fr>\nObjet : Remb\n\n",
    "outlook bold": "*De :* Ameli <x@evil.com>\n*Envoyé :* lundi\n*À :* moi\n*Objet :* Remb\n\n",
    "apple fr": "Début du message réexpédié :\n\nDe: Ameli <x@evil.com>\nObjet: Remb\n"
    "Date: 3 novembre 2025 à 10:00:00 UTC+1\nÀ: moi@me.com\n\n",
    "apple ios fr": "Début du message transféré :\n\nDe: Ameli <x@evil.com>\n"
    "Date: 3 novembre 2025\nÀ: moi@me.com\nObjet: Remb\n\n",
    "apple en": "Begin forwarded message:\n\nFrom: Ameli <x@evil.com>\nSubject: Remb\n"
    "Date: 3 November 2025\nTo: me@me.com\n\n",
    "thunderbird fr": "-------- Message transféré --------\nSujet : \tRemb\nDate : \tMon, 3 Nov\n"
    "De : \tAmeli <x@evil.com>\nPour : \tmoi@free.fr\n\n\n",
    "thunderbird en": "-------- Forwarded Message --------\nSubject: \tRemb\nDate: \tMon, 3 Nov\n"
    "From: \tAmeli <x@evil.com>\nTo: \tme@free.fr\n\n\n",
    "spaced out": "De :\xa0Ameli <x@evil.com>\n\nEnvoyé :\xa0lundi\n\nÀ :\xa0moi\n\n"
    "Objet :\xa0Remb\n\n",
    "values below": "De :\nAmeli <x@evil.com>\nDate :\nlundi\nÀ :\nmoi\nObjet :\nRemb\n\n",
}


@pytest.mark.parametrize("name", FORWARDS)
@pytest.mark.parametrize("words", ["", "Est-ce un vrai message ?\nMarie"])
def test_inline_forms(name, words):
    text = f"{words}\n\n{FORWARDS[name]}{BODY}" if words else FORWARDS[name] + BODY
    found = innermost_message(text)
    assert (found.sender, found.subject) == (SENDER, "Remb")
    assert found.body == BODY
    assert found.caller_words == words
    assert text[found.start : found.end] == BODY


def test_quote_marks_are_removed():
    orange = '> Message du 12/03/24 10:20\n> De : "Ameli" <x@evil.com>\n> A : moi@orange.fr\n'
    orange += "> Copie à : \n> Objet : Remb\n> \n> Bonjour,\n> cliquez sur https://evil.com/x\n"
    found = innermost_message("Bonjour\n\n" + orange)
    assert (found.sender, found.subject, found.body) == (SENDER, "Remb", BODY)
    assert found.start == -1


@pytest.mark.parametrize("name", FORWARDS)
def test_html_forwards_keep_their_links(name):
    block = FORWARDS[name].replace("<", "&lt;").replace(">", "&gt;").replace("\n", "<br>")
    html = f"<div>Est-ce vrai ? <a href='https://moi.fr'>moi</a></div><div>{block}</div>"
    message = from_text(html + "<p>Bonjour <a href='https://evil.com/y'>ameli.fr</a></p>")
    assert (message.sender, message.subject) == (SENDER, "Remb")
    assert message.body == "Bonjour ameli.fr"
    (link,) = message.links
    assert (link.shown, link.target) == ("ameli.fr", "https://evil.com/y")
    assert message.body[link.start : link.end] == "ameli.fr"


def test_nested_forwards_give_the_innermost_message():
    text = BODY
    for number in range(3):
        mark = "---------- Forwarded message ---------"
        headers = f"De : N{number} <n@x.fr>\nDate: lundi\nSubject: S{number}\nTo: moi"
        text = f"niveau {number}\n\n{mark}\n{headers}\n\n{text}"
    found = innermost_message(text)
    assert (found.sender, found.subject, found.body) == ("N0 <n@x.fr>", "S0", BODY)
    assert found.caller_words == "niveau 2\n\nniveau 1\n\nniveau 0"


def test_the_depth_of_nested_forwards_is_limited():
    block = "x\n\n---------- Forwarded message ---------\nDe : N <n@x.fr>\nDate: l\nSubject: S\n\n"
    assert innermost_message(block * 50 + BODY).too_deep


def test_the_end_mark_of_a_forward_ends_the_message():
    text = (
        f"a\n\n{FORWARDS['thunderbird fr']}{BODY}\n\n------ Fin du message transféré ------\nmerci"
    )
    found = innermost_message(text)
    assert found.body == BODY
    assert found.caller_words == "a\n\nmerci"


def test_a_reply_keeps_its_quoted_text():
    text = f"Voici ma réponse.\n\n{FORWARDS['outlook desktop fr']}{BODY}"
    assert innermost_message(text, "RE: Remb").body == text
    assert innermost_message(text, "TR: Remb").body == BODY


def test_pasted_headers_are_not_a_forward():
    found = innermost_message(f"De : Ameli <x@evil.com>\nObjet : Remb\n\n{BODY}")
    assert (found.sender, found.subject, found.body) == (SENDER, "Remb", BODY)
    assert found.headers_found
    assert not found.forwarded


@pytest.mark.parametrize(
    "text",
    [
        "Bonjour,\nDate : 12 mars\nLieu : Lyon\nMerci",
        "De : Marie",
        "Objet : votre demande\n\nMadame, Monsieur,",
        "Rendez-vous confirmé\nDate : lundi\nPour : Marie\nAvec : le docteur",
        "a : b\nc : d",
    ],
)
def test_texts_without_a_header_block_are_unchanged(text):
    assert innermost_message(text).body == text


LINES = st.sampled_from(
    ["De : x", "From: a@b.fr", "Objet : y", "Subject:", "Date : z", "> De : q", ">", "", "mot",
     "---------- Forwarded message ---------", "À : w", "-----Original Message-----",
     "____________",
     "Début du message réexpédié :", "> > Objet : o", "--- Fin du message transféré ---", "\u0301"]
)  # fmt: skip


@given(st.lists(LINES, max_size=40).map("\n".join), st.sampled_from(["", "RE: x", "Fwd: x"]))
def test_link_offsets_are_right_for_any_text(text, subject):
    text = clean(text)
    found = innermost_message(text, subject)
    if found.start >= 0:
        assert text[found.start : found.end] == found.body


@pytest.mark.parametrize(
    "piece",
    ["De : ", "De :\n", "De : x\n", ">", "> ", "-", "_", "*", " ", "\n", "From: a\nTo: b\n",
     "Date : \n\n", "De : x\nObjet : y\n\n", "from: ", "De : a À : b Objet : ", "am 1 a schrieb x ", "-----Original Message-----\n", "mailto:"],
)  # fmt: skip
def test_pathological_input_is_read_in_linear_time(piece):
    """With 200,000 characters, quadratic time would take minutes."""
    innermost_message(("De : x\n" + piece * 200_000)[:200_000])
    innermost_message((piece * 200_000)[:199_990] + "\nDe : x")


JOINED = {
    "yahoo": "----- Message transmis ----- De : Ameli <x@evil.com>À : moi@free.fr <moi@free.fr>"
    "Envoyé : lundi 3 novembre 2026 à 09:12:33 UTC+1Objet : Remb\n",
    "yahoo en": "----- Forwarded Message ----- From: Ameli <x@evil.com>To: me@free.fr <me@free.fr>"
    "Sent: Monday, November 3, 2026 at 09:12:33 AM GMT+1Subject: Remb\n\n",
    "with blanks": "De : Ameli <x@evil.com> Envoyé : lundi 3 novembre 2026 09:12 "
    "À : Paul <p@free.fr> Objet : Remb\n\n",
}


@pytest.mark.parametrize("name", JOINED)
@pytest.mark.parametrize("words", ["", "Est-ce un vrai message ?"])
def test_headers_joined_in_one_line(name, words):
    text = f"{words}\n\n{JOINED[name]}{BODY}".strip()
    found = innermost_message(text)
    assert (found.sender, found.subject, found.body) == (SENDER, "Remb", BODY)
    assert found.caller_words == words
    assert text[found.start : found.end] == BODY


def test_a_whole_message_in_one_line_is_no_header():
    text = JOINED["with blanks"].strip() + " Bonjour, cliquez sur https://evil.com/x"
    assert innermost_message(text).body == text


ATTRIBUTIONS = {
    "dash": "- Le lun. 3 nov. 2026 à 09:12, Ameli <x@evil.com> a écrit :\n\n",
    "outlook mac": "\ufeffLe 03/11/2026 09:12, « Ameli » <x@evil.com> a écrit :\n\n",
    "two lines": "Le lun. 3 nov. 2026 à 09:12, Ameli <x@evil.com>\na écrit :\n\n",
    "three lines": "Le lundi 3 novembre 2026 à 09:12:33 UTC+1,\nAmeli\n<x@evil.com> a écrit :\n\n",
    "quoted line": "> Le 3 nov. 2026 à 09:12, Ameli <x@evil.com> a écrit :\n> \n",
    "german": "Am 03.11.2026 um 09:12 schrieb Ameli <x@evil.com>:\n\n",
    "italian": "Il giorno lun 3 nov 2026 alle ore 09:12 Ameli <x@evil.com> ha scritto:\n\n",
    "spanish": "El lun, 3 nov 2026 a las 9:12, Ameli <x@evil.com> escribió:\n\n",
}


@pytest.mark.parametrize("name", ATTRIBUTIONS)
def test_lines_of_attribution(name):
    text = ATTRIBUTIONS[name] + BODY
    if name == "quoted line":
        text = ATTRIBUTIONS[name] + BODY.replace("\n", "\n> ").replace("Bonjour", "> Bonjour", 1)
    found = innermost_message(text)
    assert found.sender == SENDER
    assert found.body == BODY


@pytest.mark.parametrize(
    "block",
    [
        "envoyé : 3 novembre 2026 à 09:12\nde : Ameli <x@evil.com>\nà : moi@orange.fr\nobjet : Remb",
        "De : Ameli <x@evil.com>À : moi@free.fr\nEnvoyé : lundi 3 novembre 09:12Objet : Remb",
        "----- Mail original -----\nDe: Ameli <x@evil.com>\nÀ: moi\nEnvoyé: Lundi\nObjet: Remb",
        "Expéditeur : Ameli <x@evil.com>\nDate : 3/11\nDestinataire : moi\nObjet : Remb",
    ],
)
def test_other_blocks_of_webmail(block):
    found = innermost_message(f"Est-ce vrai ?\n\n{block}\n\n{BODY}")
    assert (found.sender, found.subject, found.body) == (SENDER, "Remb", BODY)
    assert found.caller_words == "Est-ce vrai ?"


FOREIGN = {
    "german": "-------- Weitergeleitete Nachricht --------\nBetreff: \tRemb\nDatum: \tMon, 3 Nov\n"
    "Von: \tAmeli <x@evil.com>\nAn: \tich@web.de\n\n",
    "italian": "Da: Ameli <x@evil.com>\nInviato: lunedì 3 novembre 2026 09:12\nA: Io <io@a.it>\n"
    "Oggetto: Remb\n\n",
    "spanish": "De: Ameli <x@evil.com>\nEnviado el: lunes, 3 de noviembre de 2026 9:12\n"
    "Para: Yo <yo@a.es>\nAsunto: Remb\n\n",
}


@pytest.mark.parametrize("name", FOREIGN)
def test_header_words_of_other_languages(name):
    found = innermost_message(f"Est-ce vrai ?\n\n{FOREIGN[name]}{BODY}")
    assert (found.sender, found.subject, found.body) == (SENDER, "Remb", BODY)


@pytest.mark.parametrize("end", ["", "\n\n", "\n> ", "\n--\n"])
def test_header_lines_with_nothing_below_are_no_forward(end):
    lines = "De : Nadia <nadia@exemple.fr>\nEnvoyé : lundi\nÀ : Paul\nObjet : CR"
    found = innermost_message(f"{BODY}\n\n{lines}{end}")
    assert (found.body, found.start, found.sender) == (BODY, 0, "")


def test_words_around_a_forward_have_their_place():
    text = (
        f"Au-dessus\n\n{FORWARDS['gmail fr']}{BODY}\n\n--- Fin du message transféré ---\nau-dessous"
    )
    found = innermost_message(text)
    pieces = [(piece.part, text[piece.start :][: len(piece.text)]) for piece in found.pieces]
    assert pieces == [(Part.ABOVE, "Au-dessus"), (Part.BELOW, "au-dessous")]
