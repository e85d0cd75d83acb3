"""Outlook .msg files give the same message as the mail; damaged files are reported."""

from __future__ import annotations

import contextlib
import hashlib

import compressed_rtf
import msg_writer
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from classifier.errors import UnreadableMessage
from classifier.reading.containers.compressed_rtf import decompressed
from classifier.reading.intake import from_bytes
from classifier.records import Channel
from triage_app.wording.words import words_in


def test_plain_outlook_message(outlook_file):
    data = outlook_file(
        subject="Votre remboursement",
        sender="Ameli",
        address="info@ameli-infos.com",
        body="Bonjour,\r\ncliquez sur https://ameli-infos.com/x pour continuer.",
        attachments={"reçu.txt": b"contenu"},
    )
    message = from_bytes(data, "mail.msg")
    assert message.channel is Channel.EMAIL
    assert message.subject == "Votre remboursement"
    assert message.sender == "Ameli <info@ameli-infos.com>"
    assert message.body == "Bonjour,\ncliquez sur https://ameli-infos.com/x pour continuer."
    assert [link.target for link in message.links] == ["https://ameli-infos.com/x"]
    (attached,) = message.attachments
    assert (attached.name, attached.media_type, attached.size) == ("reçu.txt", "text/plain", 7)
    assert attached.digest == hashlib.sha256(b"contenu").hexdigest()


def test_html_and_transport_headers_count(outlook_file):
    data = outlook_file(
        subject="Sujet",
        body="version simple",
        html=b'<p>Bonjour, <a href="https://evil.com/x">ameli.fr</a></p><i hidden>hors</i>',
        headers="From: Ameli <a@b.com>\r\nReply-To: c@d.com\r\nReturn-Path: <e@f.com>\r\n"
        "Authentication-Results: mx; spf=fail; dkim=none; dmarc=fail\r\n",
    )
    message = from_bytes(data, "sans-suffixe")  # told by its first bytes
    assert message.body == "Bonjour, ameli.fr"
    assert message.hidden_text == "hors"
    assert (message.sender, message.reply_to) == ("Ameli <a@b.com>", "c@d.com")
    assert message.return_path == "e@f.com"
    assert {check.method: check.result for check in message.checks} == {
        "spf": "fail", "dkim": "none", "dmarc": "fail"
    }  # fmt: skip
    assert message.links[0].target == "https://evil.com/x"


@pytest.mark.parametrize("data", [b"not an Outlook file", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" * 9])
def test_damaged_files_are_reported(data):
    with pytest.raises(UnreadableMessage) as told:
        from_bytes(data, "x.msg")
    assert ".msg" in words_in("fr")(told.value)


@settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(place=st.integers(0, 4000), junk=st.binary(min_size=1, max_size=40), cut=st.integers(0, 9))
def test_any_damage_gives_a_message_or_a_refusal(outlook_file, place, junk, cut):
    data = bytearray(outlook_file(subject="s", sender="a", body="bonjour " * 20))
    data[place : place + len(junk)] = junk
    with contextlib.suppress(UnreadableMessage):
        from_bytes(bytes(data[: len(data) - cut * 300]), "x.msg")


def test_old_files_keep_their_charset(outlook_file):
    data = outlook_file(
        subject="Привет", sender="Банк", address="a@b.top", body="мир", ansi="cp1251"
    )
    message = from_bytes(data, "x.msg")
    assert (message.subject, message.sender, message.body) == ("Привет", "Банк <a@b.top>", "мир")


PAGE = (
    "<html><head><style>p {color: red}</style></head><body><p>Votre été coûte 5 €, voir "
    '<a href="https://evil.com/x">ameli.fr</a></p><p>Œuvre à {faire} 😀</p></body></html>'
)


@pytest.mark.parametrize("pack", [msg_writer.packed, compressed_rtf.compress])
def test_html_inside_rtf(outlook_file, pack):
    message = from_bytes(
        outlook_file(subject="x", rtf=pack(msg_writer.encapsulated(PAGE))), "x.msg"
    )
    assert message.body == "Votre été coûte 5 €, voir ameli.fr\n\nŒuvre à {faire} 😀"
    (link,) = message.links
    assert (link.shown, link.target) == ("ameli.fr", "https://evil.com/x")


def test_rtf_without_other_bodies(outlook_file):
    rtf = (
        rb"{\rtf1\ansi\ansicpg1252{\fonttbl{\f0 Arial;}{\f1\fcharset204 Arial;}}\f0 Votre \'e9t\'e9"
        rb"\par {\field{\*\fldinst{HYPERLINK \"https://evil.com/x\"}}{\fldrslt{ameli.fr}}} et "
        rb"{\v cach\'e9}\u8364?5 {\f1\'ec\'e8\'f0}{\pict\pngblip ffff}{\*\generator Riched20;}\par}"
    )
    message = from_bytes(outlook_file(subject="x", rtf=compressed_rtf.compress(rtf)), "x.msg")
    assert message.body == "Votre été\nameli.fr et €5 мир"
    assert message.hidden_text == "caché"
    (link,) = message.links
    assert (link.shown, link.target) == ("ameli.fr", "https://evil.com/x")


def test_mails_inside_mails(outlook_file):
    innermost = msg_writer.mail_tree(
        subject="Carte", sender="CPAM", address="x@evil.com", body="dedans", inside=True
    )
    middle = msg_writer.mail_tree(
        subject="TR: Carte", sender="Paul", body="vu ?", mails=(innermost,), inside=True
    )
    data = outlook_file(subject="TR: TR: Carte", sender="Marie", body="vrai ?", mails=(middle,))
    message = from_bytes(data, "x.msg")
    assert (message.subject, message.sender, message.body) == (
        "Carte",
        "CPAM <x@evil.com>",
        "dedans",
    )
    assert message.caller_words == "vrai ?\n\nvu ?"
    assert "forwarded" in message.remarks


def test_large_attachments_are_read_once(outlook_file):
    data = outlook_file(subject="s", body="bonjour", attachments={"a.zip": bytes(5_000_000)})
    (attached,) = from_bytes(data, "x.msg").attachments
    assert (attached.name, attached.size) == ("a.zip", 5_000_000)


def test_files_written_by_another_library(checkout):
    """Files written by another library (tests/reading/samples/README.md)."""
    samples = checkout / "tests" / "reading" / "samples"
    one = from_bytes((samples / "one.msg").read_bytes(), "one.msg")
    assert (one.subject, one.sender) == ("Votre remboursement é", "Ameli <a@ameli-x.top>")
    assert one.body == "Bonjour,\nvoir https://ameli-x.top/a"
    nested = from_bytes((samples / "nested.msg").read_bytes(), "nested.msg")
    assert (nested.body, nested.caller_words) == ("Corps intérieur ameli.fr", one.body)
    assert nested.links[0].target == "https://evil.top/z"


@pytest.mark.parametrize(
    "rtf",
    [b"{\\rtf1" + b"{" * 200_000, b"{\\rtf1" + b"\\u8364?" * 100_000, b"{\\rtf1" + b"\\'e9" * 200_000,
     b"{\\rtf1\\bin999999999 x}", b"{\\rtf1" + b"{\\field{\\*\\fldinst{HYPERLINK \"a\"}}" * 20_000],
)  # fmt: skip
def test_pathological_rtf_is_read_in_linear_time(outlook_file, rtf):
    with contextlib.suppress(UnreadableMessage):
        from_bytes(outlook_file(subject="x", body="y", rtf=msg_writer.packed(rtf)), "x.msg")


@settings(max_examples=100, deadline=None)
@given(st.binary(max_size=300), st.sampled_from([b"LZFu", b"MELA", b"????"]))
def test_any_compressed_text_is_expanded_within_its_limit(data, kind):
    head = bytes(8) + kind + bytes(4)
    assert len(decompressed(head + data, 1_000)) <= 1_000


@given(st.text(alphabet="ab é€{}\\\n😀", max_size=80))
def test_text_compressed_by_another_library_is_read(text):
    rtf = msg_writer.plain_rtf(text)
    assert decompressed(compressed_rtf.compress(rtf), 10_000) == rtf
