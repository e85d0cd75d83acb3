"""Names of attached files that carry the message are read like a line of the mail."""

from __future__ import annotations

import base64
from email.message import EmailMessage

import pytest
from hypothesis import given
from hypothesis import strategies as st

from classifier.reading.containers.mails.file_names import named_content
from classifier.reading.intake import from_bytes
from classifier.reading.remarks import FILES_CLOSED
from classifier.records import Attachment, Part


def _file(name: str) -> Attachment:
    return Attachment(name, "application/pdf", 9, "0" * 64)


@pytest.mark.parametrize(
    ("name", "line"),
    [
        ("Votre carte - cliquez dossier-maj.top.pdf", "Votre carte - cliquez dossier-maj.top"),
        ("Votre_carte_expire_validez_sur_dossier-maj.top.pdf",
         "Votre carte expire validez sur dossier-maj.top"),
        ("votre-carte-expire-appelez-nous-vite.pdf", "votre carte expire appelez nous vite"),
        ("Rappelez le 06 39 98 01 02.pdf", "Rappelez le 06 39 98 01 02"),
        ("Voir%20dossier-maj.top%2Fsuite.pdf", "Voir dossier-maj.top/suite"),
        ("www.dossier-maj.top", "www.dossier-maj.top"),
    ],
)  # fmt: skip
def test_a_name_that_says_something(name, line):
    named = named_content([_file(name)])
    assert named
    assert named.text == line


@pytest.mark.parametrize(
    "name",
    ["releve.pdf", "Relevé octobre 2026.pdf", "IMG_20261126_083011.jpg", "a.tar.gz", "", "."],
)
def test_a_name_that_only_names(name):
    assert named_content([_file(name)]) is None


def _mail(name: str) -> bytes:
    mail = EmailMessage()
    mail["From"], mail["Subject"] = "Assurance Maladie <a@dossier-maj.top>", "Document"
    mail.set_content("Voir le document joint.")
    mail.add_attachment(b"%PDF-", maintype="application", subtype="pdf", filename=name)
    return bytes(mail)


def test_the_name_is_a_reading_beside_the_mail():
    message = from_bytes(_mail("Votre carte expire, cliquez dossier-maj.top.pdf"), "a.eml")
    (named,) = [one for one in message.alternatives if one.part is Part.FILE_NAMES]
    assert named.body == "Voir le document joint.\n\nVotre carte expire, cliquez dossier-maj.top"
    assert [link.target for link in named.links] == ["dossier-maj.top"]
    assert from_bytes(_mail("releve.pdf"), "a.eml").alternatives == ()


def test_a_coded_name_is_decoded_first():
    coded = base64.b64encode("Carte expirée, cliquez dossier-maj.top.pdf".encode()).decode()
    raw = (
        "From: a@dossier-maj.top\nContent-Type: multipart/mixed; boundary=b\n\n--b\n\nVoir.\n"
        "--b\nContent-Type: application/pdf\nContent-Disposition: attachment; "
        f'filename="=?utf-8?B?{coded}?="\n\n%PDF-\n--b--\n'
    )
    message = from_bytes(raw.encode(), "a.eml")
    assert any("Carte expirée" in one.body for one in message.alternatives)


@given(st.lists(st.text(max_size=300), max_size=30))
def test_any_names_are_read(names):
    named = named_content(map(_file, names))
    assert named is None or named.text.count("\n") < 30 * 300


@pytest.mark.parametrize(
    ("text", "name", "closed"),
    [
        ("Bonjour, voir la pièce jointe.", "releve.pdf", True),
        ("Bonjour, voir la pièce jointe.", "message.zip", True),
        ("Bonjour, voir la pièce jointe.", "Relevé.DOCX", True),
        ("Bonjour, voir la pièce jointe.", "lettre.txt", False),
        ("Bonjour, voir la pièce jointe.", "smime.p7s", False),
        ("La réunion de jeudi est reportée à lundi, merci de le noter. " * 12, "ordre.pdf", False),
    ],
)
def test_a_short_note_beside_a_closed_file_is_not_the_message(text, name, closed):
    mail = EmailMessage()
    mail["From"], mail["Subject"] = "Marc <marc@menuiserie.example>", "Document"
    mail.set_content(text)
    mail.add_attachment(b"contenu", maintype="application", subtype="x", filename=name)
    assert (FILES_CLOSED in from_bytes(bytes(mail), "a.eml").remarks) is closed
