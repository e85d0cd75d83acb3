"""Mails whose text lies inside another file: S/MIME, PGP, Outlook's winmail.dat."""

from __future__ import annotations

import base64
import shutil
import subprocess

import containers
import msg_writer
import pytest
import tnef_writer
from hypothesis import given, settings
from hypothesis import strategies as st

from classifier.reading.containers.mails.sealed import read_sealed
from classifier.reading.containers.mails.winmail import MAGIC, read_winmail
from classifier.reading.intake import from_bytes, from_text

LINK = "https://remb-adherent-exemple.top/dossier"
TEXT = f"Votre dossier est incomplet, déposez la pièce manquante avant vendredi : {LINK}"
PAGE = f"<html><body><p>Déposez la <a href='{LINK}'>pièce manquante</a></p></body></html>"
HEAD = b"From: Service <service@exemple.invalid>\nSubject: Votre dossier\nMIME-Version: 1.0\n"
ENTITY = containers.mail("a@b.fr", "s", TEXT, PAGE).as_bytes()


def _mail(kind: str, name: str, data: bytes) -> bytes:
    head = f'Content-Type: {kind}; name="{name}"\nContent-Transfer-Encoding: base64\n'
    head += f'Content-Disposition: attachment; filename="{name}"\n\n'
    return HEAD + head.encode() + base64.encodebytes(data)


@pytest.mark.parametrize("streamed", [False, True])
@pytest.mark.parametrize(
    ("kind", "name"),
    [("application/pkcs7-mime", "smime.p7m"), ("application/x-pkcs7-mime", "smime.p7m"),
     ("application/octet-stream", "smime.p7m")],
)  # fmt: skip
def test_the_content_of_a_signed_mail_is_read(kind, name, streamed):
    sealed = tnef_writer.sealed(ENTITY, streamed=streamed)
    message = from_bytes(_mail(kind, name, sealed), "x.eml")
    assert message.sender == "Service <service@exemple.invalid>"
    assert message.links[0].target == LINK
    twice = tnef_writer.sealed(_mail(kind, name, sealed), streamed=streamed)
    assert from_bytes(_mail(kind, name, twice), "x.eml").links == message.links


def test_what_openssl_signs_is_read(tmp_path):
    if not shutil.which("openssl"):
        pytest.skip("openssl is not installed")
    key, certificate, text = tmp_path / "key", tmp_path / "certificate", tmp_path / "text"
    text.write_bytes(ENTITY)
    subprocess.run(
        ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-subj", "/CN=a",
         "-keyout", key, "-out", certificate],
        check=True, capture_output=True,
    )  # fmt: skip
    for more in ([], ["-stream", "-indef"]):
        signed = subprocess.run(
            ["openssl", "cms", "-sign", "-nodetach", "-binary", "-signer", certificate,
             "-inkey", key, "-in", text, "-outform", "DER", *more],
            check=True, capture_output=True,
        ).stdout  # fmt: skip
        assert read_sealed(signed).content == ENTITY


def test_an_encrypted_mail_is_told():
    message = from_bytes(
        _mail("application/pkcs7-mime", "smime.p7m", tnef_writer.sealed(b"x", 3)), "x.eml"
    )
    assert "encrypted" in message.remarks


@pytest.mark.parametrize("data", [b"", b"\x30", b"\x30\x80" * 90, tnef_writer.sealed(None)])
def test_a_sealed_file_that_cannot_be_read_is_told(data):
    message = from_bytes(_mail("application/pkcs7-mime", "smime.p7m", data), "x.eml")
    assert "sealed_unread" in message.remarks


def test_pgp_is_told():
    armour = (
        "-----BEGIN PGP MESSAGE-----\nVersion: x\n\nhQEMA1PnYh\n=aB3d\n-----END PGP MESSAGE-----"
    )
    message = from_text(f"Bonjour, voir ci-dessous.\n\n{armour}\n\nAnne")
    assert message.body == "Bonjour, voir ci-dessous.\n\nAnne"
    assert "encrypted" in message.remarks
    mime = (
        HEAD
        + b'Content-Type: multipart/encrypted; boundary=o; protocol="application/pgp-encrypted"'
    )
    mime += b"\n\n--o\nContent-Type: application/pgp-encrypted\n\nVersion: 1\n\n--o\n"
    mime += b"Content-Type: application/octet-stream; name=encrypted.asc\n\n" + armour.encode()
    assert "encrypted" in from_bytes(mime + b"\n--o--\n", "x.eml").remarks


@settings(max_examples=200, deadline=None)
@given(st.binary(max_size=60), st.integers(0, 200))
def test_any_bytes_are_taken_as_sealed(junk, place):
    whole = tnef_writer.sealed(b"content" * 20, streamed=bool(place % 2))
    read_sealed(whole[:place] + junk + whole[place + len(junk) :])
    read_sealed(junk)


RTF = msg_writer.packed(msg_writer.encapsulated(PAGE))


@pytest.mark.parametrize(
    "data",
    [tnef_writer.winmail(TEXT), tnef_writer.winmail(values={0x1000: TEXT}),
     tnef_writer.winmail(values={0x1013: PAGE.encode()}), tnef_writer.winmail(values={0x1013: PAGE}),
     tnef_writer.winmail(values={0x0E07: 1, 0x8005: "x", 0x1009: RTF}),
     tnef_writer.winmail("Vu", values={0x1009: RTF})],
)  # fmt: skip
@pytest.mark.parametrize("kind", ["application/ms-tnef", "application/octet-stream"])
def test_the_text_of_a_winmail_is_read(data, kind):
    message = from_bytes(_mail(kind, "winmail.dat", data), "x.eml")
    assert [one.target for one in message.links] == [LINK]
    assert [one.name for one in message.attachments] == ["winmail.dat"]


def test_the_text_of_a_winmail_beside_another_text_is_a_reading():
    part = _mail("application/ms-tnef", "winmail.dat", tnef_writer.winmail(TEXT))[len(HEAD) :]
    mail = HEAD + b"Content-Type: multipart/mixed; boundary=o\n\n--o\n\nBonjour,\n--o\n" + part
    message = from_bytes(mail + b"\n--o--\n", "x.eml")
    found = [one.target for each in (message, *message.alternatives) for one in each.links]
    assert LINK in found


def test_the_files_in_a_winmail_are_files_of_the_mail():
    inner = containers.mail("Service <s@exemple.invalid>", "Dossier", TEXT).as_bytes()
    data = tnef_writer.winmail(
        "Confirmez votre dossier.", files={"reçu.pdf": b"%PDF-1.4", "mail.eml": inner}
    )
    message = from_bytes(_mail("application/ms-tnef", "winmail.dat", data), "x.eml")
    assert message.sender == "Service <s@exemple.invalid>"
    (cover,) = message.alternatives
    assert [one.name for one in cover.attachments] == ["winmail.dat", "reçu.pdf"]


def test_a_mail_attached_in_a_winmail_is_read():
    data = tnef_writer.winmail("Vu ?", mails=[tnef_writer.winmail(TEXT)])
    message = from_bytes(_mail("application/ms-tnef", "winmail.dat", data), "x.eml")
    assert LINK in [one.target for one in message.links]


@pytest.mark.parametrize("data", [b"", MAGIC, MAGIC + b"\x01\x00\x01", b"autre chose"])
def test_a_winmail_that_cannot_be_read_is_told(data):
    message = from_bytes(_mail("application/ms-tnef", "winmail.dat", data), "x.eml")
    assert "winmail_unread" in message.remarks


@settings(max_examples=200, deadline=None)
@given(st.binary(max_size=60), st.integers(0, 400))
def test_any_bytes_are_taken_as_winmail(junk, place):
    whole = tnef_writer.winmail(TEXT, {0x1000: TEXT, 0x0E07: 1}, {"a": b"b"})
    read_winmail(whole[:place] + junk + whole[place + len(junk) :])
    read_winmail(MAGIC + junk)
