"""Mails, pages, invitations and other files attached to a mail, in every form programs give them."""

from __future__ import annotations

import base64
import quopri
from email.message import EmailMessage

import containers
import msg_writer
import pytest

from classifier.reading import limits
from classifier.reading.intake import from_bytes
from classifier.records import Message, Part

LINK = "https://remb-adherent-exemple.top/dossier"
TEXT = f"Votre dossier est incomplet, déposez la pièce manquante avant vendredi : {LINK}"
SENDER = "Service adhérents <service@exemple.invalid>"
INNER = containers.mail(SENDER, "Votre dossier", TEXT).as_bytes()
OUTLOOK = msg_writer.outlook_file(
    subject="Votre dossier",
    sender="Service adhérents",
    address="service@exemple.invalid",
    body=TEXT,
)
BENIGN = containers.mail(
    "Nadia <nadia@imprimerie.example>", "Compte rendu",
    "Bonjour, le compte rendu de la réunion de lundi est dans le dossier partagé. Bonne journée.",
).as_bytes()  # fmt: skip


def _around(
    part: bytes, text: str = "Bonjour, est-ce bien vous ? Marie", kind: str = "mixed"
) -> bytes:
    head = (
        f"From: {containers.CALLER}\nTo: {containers.DESK}\nSubject: Fwd: Votre dossier\n"
        f"MIME-Version: 1.0\nContent-Type: multipart/{kind}; boundary=o\n\n--o\n"
        f"Content-Type: text/plain; charset=utf-8\n\n{text}\n--o\n"
    )
    return head.encode() + part + b"\n--o--\n"


def _part(head: str, data: bytes, encoding: str = "base64") -> bytes:
    coded = {"base64": base64.encodebytes, "quoted-printable": quopri.encodestring}
    body = coded.get(encoding, bytes)(data)
    return f"{head}\nContent-Transfer-Encoding: {encoding}\n\n".encode() + body


def _named(name: str, kind: str = "application/octet-stream") -> str:
    return (
        f'Content-Type: {kind}; name="{name}"\nContent-Disposition: attachment; filename="{name}"'
    )


FORMS = {
    "rfc822": _part("Content-Type: message/rfc822", INNER, "8bit"),
    "rfc822 in base64": _part(_named("mail.eml", "message/rfc822"), INNER),
    "rfc822 in quoted-printable": _part("Content-Type: message/rfc822", INNER, "quoted-printable"),
    "octet-stream by its name": _part(_named("Votre dossier.eml"), INNER),
    "octet-stream without a name": _part("Content-Type: application/octet-stream", INNER),
    "octet-stream with another name": _part(_named("document.dat"), INNER),
    "text": _part(_named("mail.txt", "text/plain"), INNER),
    "text with the name of a mail": _part(_named("mail.eml", "text/plain"), INNER, "8bit"),
    "text without an attachment": _part("Content-Type: text/plain; charset=utf-8", INNER, "8bit"),
    "with a byte-order mark": _part(_named("mail.eml"), b"\xef\xbb\xbf" + INNER),
    "Apple Mail": _part(_named("12.emlx"), b"%d\n" % len(INNER) + INNER),
    "msg": _part(_named("message.msg", "application/vnd.ms-outlook"), OUTLOOK),
    "msg as octet-stream": _part(_named("message.msg"), OUTLOOK),
    "msg with another name": _part(_named("message.dat"), OUTLOOK),
}


@pytest.mark.parametrize("form", sorted(FORMS))
def test_the_attached_mail_is_the_message(form):
    message = from_bytes(_around(FORMS[form]), "x.eml")
    assert (message.sender, message.subject) == (SENDER, "Votre dossier")
    assert [one.target for one in message.links] == [LINK]
    assert message.part is Part.ATTACHED
    assert message.caller_words.startswith("Bonjour, est-ce bien vous ?")
    assert Part.COVER not in [one.part for one in message.alternatives]  # a note asks nothing


@pytest.mark.parametrize("name", ["mail.eml", "mail.msg", "page.html", "rdv.ics"])
def test_files_attached_to_an_outlook_file_are_read(name):
    data = {
        "mail.eml": INNER, "mail.msg": OUTLOOK, "page.html": f"<a href='{LINK}'>ici</a>".encode(),
        "rdv.ics": f"BEGIN:VCALENDAR\nBEGIN:VEVENT\nSUMMARY:x\nURL:{LINK}\nEND:VEVENT\n".encode(),
    }[name]  # fmt: skip
    outer = msg_writer.outlook_file(
        subject="TR", sender="Marie", body="Vu ?", attachments={name: data}
    )
    message = from_bytes(outer, "x.msg")
    assert LINK in [one.target for one in message.links]


@pytest.mark.parametrize("attached", [BENIGN, b"", b"\n\n", b"From: a@b.fr\n\n"])
@pytest.mark.parametrize("coded", [True, False])
def test_what_is_attached_hides_nothing(attached, coded):
    part = _part("Content-Type: message/rfc822", attached, "base64" if coded else "8bit")
    message = from_bytes(_around(part, TEXT), "x.eml")
    assert LINK in [one.target for each in _all(message) for one in each.links]


def test_many_attached_mails_do_not_displace_the_outer_one():
    parts = b"\n--o\n".join(
        _part("Content-Type: message/rfc822", BENIGN.replace(b"lundi", b"jour %d" % n), "8bit")
        for n in range(30)
    )
    message = from_bytes(_around(parts, TEXT), "x.eml")
    assert LINK in [one.target for each in _all(message) for one in each.links]
    assert len(_all(message)) <= limits.READINGS
    assert "readings_cut" in message.remarks


def test_each_of_several_attached_mails_is_a_reading():
    parts = b"\n--o\n".join(_part("Content-Type: message/rfc822", one) for one in (BENIGN, INNER))
    message = from_bytes(_around(parts), "x.eml")
    assert LINK in [one.target for each in _all(message) for one in each.links]
    assert "several_forwards" in message.remarks


def test_mails_attached_to_attached_mails():
    inner = _around(_part("Content-Type: message/rfc822", INNER), "vu ?")
    outer = _around(_part(_named("tr.eml"), inner), "vrai ?")
    message = from_bytes(outer, "x.eml")
    assert message.sender == SENDER
    assert message.caller_words == "vrai ?\n\nvu ?"


def test_a_delivery_report_comes_before_the_mail_in_it():
    part = b"Content-Type: message/delivery-status\n\nAction: failed\n--o\n" + FORMS["rfc822"]
    message = from_bytes(_around(part, "Votre mail n'est pas arrivé.", "report"), "x.eml")
    assert message.body == "Votre mail n'est pas arrivé."
    assert Part.REPORTED in [one.part for one in message.alternatives]


def test_an_archive_stays_closed():
    message = from_bytes(_around(_part(_named("mail.zip"), b"PK\x03\x04" + INNER)), "x.eml")
    assert "archive_closed" in message.remarks
    assert message.links == ()


def test_a_damaged_outlook_file_is_told():
    message = from_bytes(_around(_part(_named("mail.msg"), OUTLOOK[:700])), "x.eml")
    assert "mail_unread" in message.remarks


@pytest.mark.parametrize(
    "head",
    [_named("page.html", "text/html"), _named("page.htm"), _named("page.xhtml"), _named("doc.bin"),
     _named("page.svg", "image/svg+xml"), "Content-Type: text/html\nContent-Disposition: attachment"],
)  # fmt: skip
def test_an_attached_page_is_the_message(head):
    page = f"<html><body><p>Identifiez-vous</p><form action='{LINK}'><input></form></body></html>"
    message = from_bytes(_around(_part(head, page.encode()), "Voir la pièce jointe."), "x.eml")
    assert message.part is Part.ATTACHED_PAGE
    assert message.form
    assert message.body.startswith("Voir la pièce jointe.\n\nIdentifiez-vous")


@pytest.mark.parametrize(
    "head",
    [_named("note", "text/plain"), _named("a.txt"), _named("a.md", "text/markdown"),
     'Content-Type: text/plain; name="mail"', _named("a.rtf", "application/rtf")],
)  # fmt: skip
def test_an_attached_text_is_read(head):
    data = msg_writer.plain_rtf(TEXT) if "rtf" in head else TEXT.encode()
    message = from_bytes(_around(_part(head, data), ""), "x.eml")
    assert [one.target for one in message.links] == [LINK]


@pytest.mark.parametrize("encoding", ["base64", "quoted-printable"])
def test_parts_in_a_transfer_encoding_are_read(encoding):
    parts = (
        f"--i\nContent-Type: text/html\n\n<p>Voir <a href='{LINK}'>ici</a></p>\n--i--\n".encode()
    )
    part = _part("Content-Type: multipart/alternative; boundary=i", parts, encoding)
    message = from_bytes(_around(part, "Bonjour,"), "x.eml")
    assert message.body == "Bonjour,\n\nVoir ici"


def test_an_attached_page_beside_a_long_text_is_a_reading():
    page = _part(_named("page.html"), f"<p>Voir <a href='{LINK}'>ici</a></p>".encode())
    message = from_bytes(_around(page, "Un long courriel de service. " * 40), "x.eml")
    assert message.part is Part.WHOLE
    assert LINK in [one.target for each in message.alternatives for one in each.links]


@pytest.mark.parametrize("kind", ["alternative", "mixed"])
def test_an_invitation_is_read(kind):
    calendar = f"BEGIN:VCALENDAR\nBEGIN:VEVENT\nSUMMARY:Dossier\nDESCRIPTION:{TEXT}\nEND:VEVENT\n"
    part = _part("Content-Type: text/calendar; charset=utf-8; method=REQUEST", calendar.encode())
    message = from_bytes(_around(part, "", kind), "x.eml")
    assert message.part is Part.INVITATION
    assert LINK in [one.target for one in message.links]


def test_each_sender_and_subject_is_a_reading():
    source = b"From: Banque <a@banque.example>\nFrom: Autre <b@autre-exemple.top>\nSubject: un\n"
    message = from_bytes(source + b"Subject: deux\n\nBonjour, voici le point du mois.", "x.eml")
    assert {one.sender for one in _all(message)} == {
        "Banque <a@banque.example>", "Autre <b@autre-exemple.top>"
    }  # fmt: skip
    assert {one.subject for one in _all(message)} == {"un", "deux"}
    assert "several_senders" in message.remarks


def test_a_plain_text_that_differs_from_the_page_is_a_reading():
    made = containers.mail(SENDER, "s", TEXT, "<p>Bonne journée à toutes et à tous, à lundi.</p>")
    message = from_bytes(made.as_bytes(), "x.eml")
    assert message.body == "Bonne journée à toutes et à tous, à lundi."
    assert [one.part for one in message.alternatives] == [Part.PLAIN]
    same = containers.mail(SENDER, "s", TEXT, f"<p>{containers.marked(TEXT)}</p>")
    assert from_bytes(same.as_bytes(), "x.eml").alternatives == ()


@pytest.mark.parametrize(
    ("head", "name"),
    [("attachment; filename*=utf-8''Relev%C3%A9.pdf; filename=Releve.pdf", "Relevé.pdf"),
     ('attachment; filename="=?utf-8?q?Relev=C3=A9?= =?utf-8?q?_mai.pdf?="', "Relevé mai.pdf"),
     ("attachment; filename*0*=iso-8859-1''%E9t; filename*1=\"e.pdf\"", "éte.pdf"),
     ("ATTACHMENT; FILENAME=a b.pdf", "a b.pdf")],
)  # fmt: skip
def test_names_of_attachments(head, name):
    part = f"Content-Type: application/pdf\nContent-Disposition: {head}\n\nabc".encode()
    (attached,) = from_bytes(_around(part), "x.eml").attachments
    assert attached.name == name


@pytest.mark.parametrize("wrong", ["7bit", "8 bit"])
def test_a_file_with_contradictory_encodings_is_decoded(wrong):
    part = _part(f"{_named('a.pdf')}\nContent-Transfer-Encoding: {wrong}", b"%PDF-1.4 \xe9" * 40)
    (attached,) = from_bytes(_around(part), "x.eml").attachments
    assert attached.size == 400


def _all(message: Message) -> list[Message]:
    return [message, *message.alternatives]


def test_a_mail_of_the_standard_library_with_everything():
    made = EmailMessage()
    made["From"], made["Subject"] = containers.CALLER, "Fwd"
    made.set_content("Confirmez votre dossier en ouvrant le reçu joint à ce courriel.")
    made.add_attachment(containers.mail(SENDER, "Votre dossier", TEXT))
    made.add_attachment(b"%PDF-1.4", maintype="application", subtype="pdf", filename="reçu.pdf")
    message = from_bytes(made.as_bytes(), "x.eml")
    assert message.sender == SENDER
    (cover,) = message.alternatives
    assert [one.name for one in cover.attachments] == ["reçu.pdf"]


SHORTCUTS = {
    "dossier.url": f"[InternetShortcut]\r\nURL={LINK}\r\n",
    "dossier.webloc": f'<?xml version="1.0"?><plist><dict><string>{LINK}</string></dict></plist>',
    "dossier.log": TEXT,
    "": TEXT,
}


@pytest.mark.parametrize("name", SHORTCUTS)
def test_shortcuts_and_texts_of_no_type_are_read(name: str) -> None:
    head = _named(name) if name else "Content-Type: application/octet-stream"
    message = from_bytes(_around(_part(head, SHORTCUTS[name].encode())), "x.eml")
    readings = (message, *message.alternatives)
    assert any(link.target == LINK for one in readings for link in one.links)


def test_no_number_of_attached_mails_displaces_one_with_a_link() -> None:
    harmless = [
        _part("Content-Type: message/rfc822", BENIGN.replace(b"lundi", b"lundi %d" % day), "8bit")
        for day in range(limits.READINGS * 2)
    ]
    mail = _part("Content-Type: message/rfc822", INNER, "8bit")
    message = from_bytes(_around(b"\n--o\n".join([*harmless, mail])), "x.eml")
    assert len(message.alternatives) == limits.READINGS - 1
    assert any(LINK in one.body for one in message.alternatives)
