"""`intake`: every format gives the same message, every error one sentence."""

from __future__ import annotations

import dataclasses
import os
import sqlite3
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from classifier.errors import UnreadableMessage
from classifier.reading import limits
from classifier.reading.batches import messages_in
from classifier.reading.intake import from_bytes, from_text, read
from classifier.reading.remarks import BODY_CUT
from classifier.records import Channel, Message, Pasted
from triage_app.wording.words import words_in

TEXT = "Bonjour,\n\nVotre carte est prête : https://ameli-infos.com/x\n\nCordialement"
MAIL = f"From: Ameli <a@b.fr>\nSubject: Carte\n\n{TEXT}"
OUTSIDE = Path(__file__).resolve().parents[3] / "shared" / "data" / "real_mail"


def test_every_container_gives_the_same_message():
    html = (
        "<p>Bonjour,</p><p>Votre carte est prête : https://ameli-infos.com/x</p><p>Cordialement</p>"
    )
    head = "From: Ameli <a@b.fr>\nSubject: Carte"
    ways = [
        from_bytes(MAIL.encode(), "m.eml"),
        from_bytes(MAIL.encode(), "m.txt"),
        from_bytes(f"{head}\nContent-Type: text/html\n\n{html}".encode(), "m.eml"),
        from_text(MAIL),
        from_text(f"De : Ameli <a@b.fr>\nObjet : Carte\n\n{TEXT}"),
        from_text(f"c'est vrai ?\n\n---------- Forwarded message ---------\nDe : Ameli <a@b.fr>\n"
                  f"Date: x\nSubject: Carte\nTo: moi\n\n{TEXT}"),
        from_text(TEXT, Channel.EMAIL, "Ameli <a@b.fr>", "Carte"),
        from_text(html, None, "Ameli <a@b.fr>", "Carte"),
        from_text(TEXT, Channel.EMAIL, "Ameli <a@b.fr>", "Carte"),
    ]  # fmt: skip
    seen = {(m.channel, m.sender, m.subject, m.body, m.links) for m in ways}
    assert len(seen) == 1


def test_a_given_channel_takes_precedence():
    assert from_text(TEXT, Channel.LETTER).channel is Channel.LETTER
    assert from_text("Votre code").channel is Channel.SMS
    assert from_text("Coucou", Channel.CHAT, "Maman", "").channel is Channel.CHAT


@pytest.mark.parametrize("text", ["", "  \n\t ", "\x00", "<p></p>", "\u200b"[:0]])
def test_empty_text_is_refused(text):
    with pytest.raises(UnreadableMessage, match="empty"):
        from_text(text)


def test_fifty_megabytes_of_paste_are_refused():
    with pytest.raises(UnreadableMessage, match="25 MB"):
        from_text("a" * 50_000_000)


def test_long_text_is_cut_with_a_remark():
    message = from_text("mot " * 60_000)
    assert len(message.body) <= limits.BODY_CHARACTERS
    assert BODY_CUT in message.remarks


PNG = b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00\x00\x01\x00\x00\x00\x01\x08\x02\x00\x00\x00"


@pytest.mark.parametrize(
    ("data", "name", "words"),
    [
        (b"", "x.txt", "empty"),
        (b" \r\n ", "x.eml", "empty"),
        (PNG, "x.png", "damaged"),
        (PNG, "x.txt", "damaged"),
        (b"peu importe", "x.JPG", "damaged"),
        (b"%PDF-1.4 x", "x.pdf", "damaged"),
        (b"PK\x03\x04\x00\x00\x00\x00\x01\x02\x03", "x.eml", "not supported"),
        (bytes(range(256)) * 40, "x.txt", "not readable text"),
        (bytes(range(256)) * 40, "x.eml", "not readable text"),
        (b"\x00" * 500, "x", "not readable text"),
    ],
)
def test_bytes_that_are_not_a_message_are_refused(data, name, words):
    with pytest.raises(UnreadableMessage, match=words) as told:
        from_bytes(data, name)
    assert words_in("en")(told.value) != words_in("fr")(told.value)


@pytest.mark.parametrize("codec", ["utf-8", "utf-8-sig", "cp1252", "utf-16", "utf-16-le"])
def test_text_files_of_any_charset(codec):
    assert (
        from_bytes("Réglez à l’échéance €".encode(codec), "x.txt").body == "Réglez à l’échéance €"
    )


def test_files(tmp_path):
    path = tmp_path / "m.eml"
    path.write_text(MAIL, encoding="utf-8")
    assert read(Pasted(path)).subject == "Carte"
    with pytest.raises(UnreadableMessage, match="cannot be found"):
        read(Pasted(tmp_path / "rien.eml"))
    with pytest.raises(UnreadableMessage, match="folder"):
        read(Pasted(tmp_path))
    with pytest.raises(UnreadableMessage):
        read(Pasted(Path("a\x00b.eml")))


def test_large_files_are_refused_without_reading_them(tmp_path):
    path = tmp_path / "gros.eml"
    with path.open("wb") as file:
        file.truncate(3_000_000_000)  # sparse: reading it would fill the memory
    with pytest.raises(UnreadableMessage, match="25 MB"):
        read(Pasted(path))


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may read all")
def test_missing_permission_is_reported(tmp_path):
    path = tmp_path / "m.eml"
    path.write_text(MAIL, encoding="utf-8")
    path.chmod(0)
    with pytest.raises(UnreadableMessage, match="not allowed"):
        read(Pasted(path))


def test_missing_permission_is_reported_also_for_root(tmp_path, monkeypatch):
    path = tmp_path / "m.eml"
    path.write_text(MAIL, encoding="utf-8")

    def refuse(*args: object, **kwargs: object) -> None:
        raise PermissionError

    monkeypatch.setattr(Path, "open", refuse)
    with pytest.raises(UnreadableMessage, match="not allowed"):
        read(Pasted(path))


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no named pipes here")
def test_pipes_are_refused_without_blocking(tmp_path):
    os.mkfifo(tmp_path / "p.txt")
    with pytest.raises(UnreadableMessage):
        read(Pasted(tmp_path / "p.txt"))


def test_folder_gives_one_result_per_file(tmp_path):
    (tmp_path / "b").mkdir()
    (tmp_path / "b" / "m.eml").write_text(MAIL, encoding="utf-8")
    (tmp_path / "a.txt").write_text("Votre code", encoding="utf-8")
    (tmp_path / "c.png").write_bytes(PNG)
    (tmp_path / ".caché").write_text("x", encoding="utf-8")
    found = dict(messages_in(tmp_path))
    assert list(found) == ["a.txt", "b/m.eml", "c.png"]
    assert isinstance(found["a.txt"], Message)
    assert isinstance(found["c.png"], UnreadableMessage)
    with pytest.raises(UnreadableMessage, match="cannot be found"):
        list(messages_in(tmp_path / "rien"))


def test_mailbox_file(tmp_path):
    path = tmp_path / "boite.mbox"
    second = MAIL.replace("Carte", "Deux").replace("Bonjour,", ">From ici\nFrom là-bas")
    path.write_text(f"From x Mon\n{MAIL}\n\nFrom y Tue\n{second}\n\nFrom z\n\n", encoding="utf-8")
    found = list(messages_in(path))
    assert [name for name, _ in found] == ["boite.mbox#1", "boite.mbox#2"]
    assert [m.subject for _, m in found if isinstance(m, Message)] == ["Carte", "Deux"]
    assert found[1][1].body.startswith("From ici\nFrom là-bas")
    with pytest.raises(UnreadableMessage, match="several"):
        read(Pasted(path))
    path.write_text(f"From x Mon\n{MAIL}\n", encoding="utf-8")
    assert read(Pasted(path)).subject == "Carte"


def _strings(value: object) -> list[str]:
    if isinstance(value, str):
        return [value]
    if dataclasses.is_dataclass(value):
        return [s for f in dataclasses.fields(value) for s in _strings(getattr(value, f.name))]
    if isinstance(value, dict):
        return [s for pair in value.items() for s in _strings(pair)]
    return [s for item in value for s in _strings(item)] if isinstance(value, tuple) else []


def _check(message: Message) -> None:
    strings = _strings(message)
    connection = sqlite3.connect(":memory:")
    for text in strings:
        assert "\x00" not in text
        assert connection.execute("select ?", (text,)).fetchone()[0] == text
    connection.close()
    for link in message.links:
        if link.start >= 0:
            assert message.body[link.start : link.end] == link.shown


WILD = st.text(st.characters(exclude_categories=()), max_size=200)
PIECES = st.lists(
    st.sampled_from(
        ["De : ", "Objet : x", "\n", "<p>", "</p>", "<a href='http://x.fr'>", "ameli.fr", "http://",
         "j'ai reçu ce SMS : ", "«", "»", "06 39 98 12 34", "Received: x\n", "From: a@b.fr\n",
         "Subject: s\n", "\n\n", "---------- Forwarded message ---------\n", "Date : d\n", "> ",
         "é",         "\u0301", "\ud800", "\x00", "mot ",
         "Content-Type: multipart/mixed; boundary=x\n", "--x\n"]
    ),
    max_size=30,
).map("".join)  # fmt: skip


@settings(deadline=None, max_examples=200)
@given(st.one_of(WILD, PIECES), st.sampled_from([None, *Channel]), WILD, WILD)
def test_any_paste_gives_a_storable_message_or_a_sentence(text, channel, sender, subject):
    try:
        message = from_text(text, channel, sender, subject)
    except UnreadableMessage:
        return
    _check(message)


@settings(deadline=None, max_examples=200)
@given(st.binary(max_size=300), st.sampled_from(["eml", "msg", "html", "txt", "png", "mbox", "x"]))
def test_any_bytes_give_a_storable_message_or_a_sentence(data, suffix):
    try:
        message = from_bytes(data, "x." + suffix)
    except UnreadableMessage:
        return
    _check(message)


@settings(deadline=None)
@given(PIECES)
def test_reading_is_idempotent(text):
    """Stored bodies are used for training, so reading one again must not change it."""
    try:
        first = from_text(text, Channel.LETTER)
    except UnreadableMessage:
        return
    assert first.body == first.body.strip()


@pytest.mark.outside_data
@pytest.mark.skipif(not OUTSIDE.is_dir(), reason="the public mail does not lie beside the checkout")
def test_real_mail_is_read_without_an_error():
    found = list(messages_in(OUTSIDE))
    assert len(found) >= 300
    for name, message in found:
        assert isinstance(message, Message), name
        assert message.sender, name
        assert message.body or message.image_only, name
        _check(message)
