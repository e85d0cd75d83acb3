"""Reading of mail in any charset and transfer encoding, intact or damaged."""

from __future__ import annotations

import base64
import hashlib
import quopri
from email.message import EmailMessage

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from classifier.errors import UnreadableMessage
from classifier.reading.containers.mails.mail import read_mail
from classifier.reading.containers.mails.mail_headers import header_text, sender_line
from classifier.reading.intake import from_bytes, from_text
from classifier.reading.remarks import FORWARDED, NO_TEXT
from classifier.records import Channel

TEXT = "Réglez 12 € à l’échéance"
HEAD = b"From: a@b.fr\r\nSubject: s\r\n"


def _raw(charset: str, encoding: str, data: bytes) -> bytes:
    head = HEAD + f"Content-Type: text/plain; charset={charset}\r\n".encode()
    return head + f"Content-Transfer-Encoding: {encoding}\r\n\r\n".encode() + data


@pytest.mark.parametrize("codec", ["utf-8", "cp1252", "utf-7"])
@pytest.mark.parametrize("encoding", ["8bit", "base64", "quoted-printable", "BASE64 ", "x-none"])
def test_charsets_and_transfer_encodings(codec, encoding):
    data = TEXT.encode(codec)
    if encoding.strip().lower() == "base64":
        data = base64.encodebytes(data)
    elif encoding == "quoted-printable":
        data = quopri.encodestring(data)
    assert read_mail(_raw(codec, encoding, data)).candidates[0].content.text == TEXT


@pytest.mark.parametrize(
    ("raw", "text"),
    [
        ("=?UTF-8?B?w4nDqQ==?= =?utf-8?q?=C3=A8?=", "Ééè"),
        ("=?iso-8859-1?Q?Caf=E9_au_lait?= ok", "Café au lait ok"),
        ("=?utf-8?B?w4k?=", "É"),  # padding lost
        ("=?utf-8?B?w?= =?utf-8?B?4k=?=", None),
        ("=?no-such?Q?=E9?=", "é"),
        ("=?utf-8?Q?=C3?= =?utf-8?Q?=A9?=", "é"),  # a letter cut in two
        ("=?utf-8*fr?Q?=C3=A9?=", "é"),
        ("=?broken", "=?broken"),
        ("a\r\n b", "a b"),
    ],
)
def test_encoded_headers(raw, text):
    assert text is None or header_text(raw) == text
    header_text(raw)


@pytest.mark.parametrize("codec", ["utf-8", "cp1252"])
def test_raw_eight_bit_headers(codec):
    raw = "From: Améli <a@b.fr>\nSubject: Échéance\n\nx".encode(codec)
    envelope = read_mail(raw).candidates[0].envelope
    assert (envelope.sender, envelope.subject) == ("Améli <a@b.fr>", "Échéance")


@pytest.mark.parametrize(
    ("raw", "sender"),
    [
        ('"Ameli" <a@b.fr>', "Ameli <a@b.fr>"),
        ("a@b.fr (Ameli)", "Ameli <a@b.fr>"),
        ("<a@b.fr>", "a@b.fr"),
        ('"info@ameli.fr" <x@evil.com>', "info@ameli.fr <x@evil.com>"),
        ("Ameli", "Ameli"),
        ("", ""),
    ],
)
def test_sender_line(raw, sender):
    assert sender_line(raw) == sender


def test_headers_become_fields():
    raw = (
        b"Return-Path: <bounce@evil.com>\nAuthentication-Results: mx.free.fr;\n spf=pass x;\n"
        b" dkim=FAIL; dmarc=none\nReceived: from a.b.fr by mx.free.fr; Mon\n"
        b"Authentication-Results: other; spf=fail\n"
        b"From: Ameli <a@b.fr>\nReply-To: Autre <c@d.com>\nSubject: s\n\ntexte"
    )
    message = from_bytes(raw, "x.eml")
    noted = [(check.host, check.method, check.result) for check in message.checks]
    assert noted[:3] == [
        ("mx.free.fr", "spf", "pass"), ("mx.free.fr", "dkim", "fail"), ("mx.free.fr", "dmarc", "none")
    ]  # fmt: skip
    assert noted[3:] == [("other", "spf", "fail")]
    assert message.authentication == {}  # nobody has said whom to believe
    assert (message.reply_to, message.return_path) == ("c@d.com", "bounce@evil.com")
    assert message.has_headers
    assert message.channel is Channel.EMAIL


def _mail(**parts: str) -> EmailMessage:
    mail = EmailMessage()
    mail["From"], mail["Subject"] = "Ameli <a@b.fr>", "Sujet"
    mail.set_content(parts.get("plain", "version simple"))
    if "html" in parts:
        mail.add_alternative(parts["html"], subtype="html")
    return mail


def test_the_version_that_mail_programs_show_is_read():
    mail = _mail(html='<p>Bonjour <a href="https://evil.com">ici</a></p><p hidden>caché</p>')
    message = from_bytes(bytes(mail), "x.eml")
    assert message.body == "Bonjour ici"
    assert message.hidden_text == "caché"
    assert message.links[0].target == "https://evil.com"


def test_the_plain_version_is_read_if_the_html_has_no_text():
    mail = _mail(plain="Lisez ceci bien", html='<a href="https://evil.com"><img src="x"></a>')
    message = from_bytes(bytes(mail), "x.eml")
    assert message.body == "Lisez ceci bien"
    assert message.links[0].target == "https://evil.com"
    assert not message.image_only


def test_a_mail_with_only_a_picture_is_reported():
    mail = _mail()
    mail.set_content('<a href="https://evil.com"><img src="x"></a>', subtype="html")
    message = from_bytes(bytes(mail), "x.eml")
    assert message.image_only
    assert message.remarks == (NO_TEXT,)


def test_attachments_are_listed():
    mail = _mail()
    mail.add_attachment(b"%PDF-x", maintype="application", subtype="pdf", filename="reçu.pdf")
    mail.add_attachment("texte", filename="note.txt")
    first, second = from_bytes(bytes(mail), "x.eml").attachments
    assert (first.name, first.media_type, first.size) == ("reçu.pdf", "application/pdf", 6)
    assert first.digest == hashlib.sha256(b"%PDF-x").hexdigest()
    assert second.name == "note.txt"


def test_attached_message_is_the_message():
    inner = _mail(plain="Cliquez sur https://evil.com/x")
    inner["Authentication-Results"] = "mx; spf=fail"
    outer = EmailMessage()
    outer["From"], outer["Subject"] = "cliente@free.fr", "Fwd: Sujet"
    outer.set_content("Est-ce vrai ?")
    outer.add_attachment(inner)
    message = from_bytes(bytes(outer), "x.eml")
    assert message.sender == "Ameli <a@b.fr>"
    assert message.body == "Cliquez sur https://evil.com/x"
    assert message.caller_words == "Est-ce vrai ?"
    assert [(check.host, check.result) for check in message.checks] == [("mx", "fail")]
    assert FORWARDED in message.remarks


def test_inline_forward_drops_the_callers_headers():
    text = "C'est vrai ?\n\n-------- Message transféré --------\nSujet : Remb\nDate : lundi\n"
    text += "De : Ameli <x@evil.com>\nPour : moi@free.fr\n\nBonjour, cliquez.\n"
    raw = "Return-Path: <moi@free.fr>\nReply-To: moi@free.fr\nFrom: moi@free.fr\n"
    message = from_bytes((raw + "Subject: Fwd: Remb\n\n" + text).encode(), "x.eml")
    assert (message.sender, message.subject) == ("Ameli <x@evil.com>", "Remb")
    assert (message.reply_to, message.return_path, message.has_headers) == ("", "", False)
    assert message.caller_words == "C'est vrai ?"
    assert message.body == "Bonjour, cliquez."
    assert message.channel is Channel.EMAIL


def test_quoted_sms_in_a_mail():
    raw = "From: moi@free.fr\nSubject: SMS\n\nBonjour, j'ai reçu ce SMS :\n« Ameli: carte expirée »"
    message = from_bytes(raw.encode(), "x.eml")
    assert message.channel is Channel.SMS
    assert (message.sender, message.subject) == ("", "")
    assert message.body == "Ameli: carte expirée"


@pytest.mark.parametrize(
    "raw",
    [
        HEAD + b"Content-Type: multipart/mixed; boundary=x\n\nbonjour",
        HEAD + b"Content-Type: multipart/mixed\n\nbonjour",
        HEAD + b"Content-Type: multipart/mixed; boundary=x\n\n--x\n\nbonjour",
        HEAD + b"Content-Type: ;;;\n\nbonjour",
        HEAD + b"Content-Type: text/plain; charset=\n\nbonjour",
        HEAD + b"Content-Transfer-Encoding: base64\n\nYm9uam91cg",
        HEAD + b"no colon here\n\nbonjour",
    ],
)
def test_broken_mime_is_repaired(raw):
    message = from_bytes(raw, "x.eml")
    assert "bonjour" in message.body
    assert message.sender == "a@b.fr"


@pytest.mark.parametrize("depth", [200, 1_000, 5_000])
def test_parts_nested_deep(depth):
    raw = HEAD
    for level in range(depth):
        raw += b"Content-Type: multipart/mixed; boundary=b%d\n\n--b%d\n" % (level, level)
    message = from_bytes(raw + b"Content-Type: text/plain\n\nbonjour\n", "x.eml")
    assert message.sender == "a@b.fr"
    assert depth > 200 or message.body == "bonjour"


@pytest.mark.parametrize("depth", [200, 5_000])
def test_messages_nested_deep(depth):
    raw = HEAD + b"Content-Type: message/rfc822\n\nFrom: z@z.fr\nSubject: y\n" * depth
    message = from_bytes(raw + b"\nbonjour", "x.eml")
    assert (message.body == "bonjour") if depth == 200 else message.body


def test_pasted_source_is_read_as_mail():
    message = from_text("Received: from x\nFrom: Ameli <a@b.fr>\nSubject: s\n\nBonjour")
    assert message.has_headers
    assert message.sender == "Ameli <a@b.fr>"
    assert not from_text("From: a@b.fr\nSubject: s\n\nBonjour").has_headers


LINES = st.sampled_from(
    [b"From: a@b.fr", b"Subject: =?utf-8?q?=C3", b"Content-Type: multipart/mixed; boundary=x",
     b"Content-Type: text/html; charset=utf-16", b"Content-Type: message/rfc822", b"--x", b"--x--",
     b"", b"", b"Content-Transfer-Encoding: base64", b"Content-Transfer-Encoding: x-uuencode",
     b"begin 644 a", b"=C3=A9", b"<p>a</p>", b"\xe9\xff\x00",
     b"Content-Type: multipart/alternative",
     b"Content-Disposition: attachment; filename*0*=utf-9''%E9", b"De : x", b"Objet : y",
     b"\xd8\x00",
     b"Content-Type: text/plain; charset*=\xe9''x", b" folded", b"YWJj",
     b"Reply-To: <>,@", b"From "]
)  # fmt: skip


@settings(deadline=None, max_examples=200)
@given(st.lists(LINES, max_size=40).map(b"\n".join))
def test_only_declared_errors_are_raised(raw):
    try:
        message = from_bytes(raw, "x.eml")
    except UnreadableMessage:
        return
    assert "\x00" not in message.body + message.subject + message.sender
    (message.body + message.subject + message.sender + message.hidden_text).encode("utf-8")
