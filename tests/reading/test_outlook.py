"""Outlook's .msg files give the same message as their mail, and damaged ones a sentence."""

from __future__ import annotations

import contextlib
import hashlib

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from classifier.errors import UnreadableMessage
from classifier.reading.intake import from_bytes
from classifier.records import Channel


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
    assert message.authentication == {"spf": "fail", "dkim": "none", "dmarc": "fail"}
    assert message.links[0].target == "https://evil.com/x"


@pytest.mark.parametrize("data", [b"not an Outlook file", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" * 9])
def test_damaged_files_are_told(data):
    with pytest.raises(UnreadableMessage) as told:
        from_bytes(data, "x.msg")
    assert ".msg" in told.value.sentence("fr")


@settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(place=st.integers(0, 4000), junk=st.binary(min_size=1, max_size=40), cut=st.integers(0, 9))
def test_any_damage_gives_a_message_or_a_sentence(outlook_file, place, junk, cut):
    data = bytearray(outlook_file(subject="s", sender="a", body="bonjour " * 20))
    data[place : place + len(junk)] = junk
    with contextlib.suppress(UnreadableMessage):
        from_bytes(bytes(data[: len(data) - cut * 300]), "x.msg")
