"""Backups of text messages in XML, and exports of telephones and messengers in JSON."""

from __future__ import annotations

import contextlib
import json
import tracemalloc
from encodings.aliases import aliases
from io import BytesIO
from xml.sax.saxutils import quoteattr

import pytest
from hypothesis import given
from hypothesis import strategies as st

from classifier.errors import UnreadableMessage
from classifier.reading.batches import messages_in
from classifier.reading.containers.exported_json import Conversation, read_export
from classifier.reading.containers.sms_backup import looks_like_backup, received_in
from classifier.reading.intake import read
from classifier.records import Channel, Message, Pasted
from classifier.text.cleaning import clean_body

NUMBER = "+33639984107"
SCAM = "Votre colis attend, réglez 1,95 € sur http://colis-relais.example/frais"
START = "<?xml version='1.0' encoding='UTF-8' standalone='yes' ?>\n<!--File Created By Exemple-->\n"


def sms(body: str, kind: str = "1", address: str = NUMBER) -> str:
    text = quoteattr(body, {"\n": "&#10;"})
    return (
        f'  <sms protocol="0" address={quoteattr(address)} type="{kind}" body={text} read="1" />\n'
    )


def mms(body: str, box: str = "1") -> str:
    return (
        f'  <mms msg_box="{box}" address="{NUMBER}~0639985501" sub="null"><parts>'
        '<part seq="-1" ct="application/smil" text="&lt;smil/&gt;" />'
        f'<part seq="0" ct="text/plain" text={quoteattr(body)} />'
        '<part seq="1" ct="image/jpeg" data="/9j/4AAQSkZJRg==" /></parts><addrs>'
        f'<addr address="0639985501" type="151" /><addr address="{NUMBER}" type="137" />'
        "</addrs></mms>\n"
    )


def backup(*elements: str) -> str:
    return f'{START}<smses count="{len(elements)}">\n{"".join(elements)}</smses>\n'


def read_all(path) -> list[Message]:
    found = [message for _, message in messages_in(path)]
    assert all(isinstance(message, Message) for message in found)
    return [message for message in found if isinstance(message, Message)]


def test_received_messages_are_read_and_sent_ones_are_not(tmp_path):
    path = tmp_path / "sms-20261123.xml"
    sent = [sms("envoyé", kind) for kind in "23456"]
    path.write_text(backup(sms(SCAM), *sent, mms("photo"), mms("à moi", "2")), encoding="utf-8")
    one, other = messages_in(path)
    assert (one[0], other[0]) == ("sms-20261123.xml#1", "sms-20261123.xml#7")
    for (_, message), body in ((one, SCAM), (other, "photo")):
        assert (message.body, message.sender, message.channel) == (body, NUMBER, Channel.SMS)


def test_a_backup_with_one_message_is_that_message(tmp_path):
    path = tmp_path / "sms.xml"
    path.write_text(backup(sms(SCAM)), encoding="utf-8")
    assert read(Pasted(path)).body == SCAM
    path.write_text(backup(sms(SCAM), sms(SCAM)), encoding="utf-8")
    with pytest.raises(UnreadableMessage, match="several"):
        read(Pasted(path))
    path.write_text(backup(sms(SCAM, "2")), encoding="utf-8")
    with pytest.raises(UnreadableMessage, match="received"):
        read(Pasted(path))


@given(st.lists(st.text("aé€\U0001f600<&\"'\n\u2028", min_size=1, max_size=30), max_size=5))
def test_any_text_comes_back(tmp_path_factory, bodies):
    path = tmp_path_factory.mktemp("backup") / "sms.xml"
    bodies = [f"a{body}" for body in bodies]
    elements = [sms(body) for body in bodies]
    path.write_text(backup(*elements), encoding="utf-8")
    with path.open("rb") as file:
        assert [clean_body(pasted.untrusted_content) for _, pasted in received_in(file)] == [
            clean_body(body) for body in bodies
        ]


@pytest.mark.parametrize(
    ("written", "text"),
    [
        ("a &#55357;&#56838; b", "a \U0001f606 b"),
        ("a &#xD83D;&#xDE06; b", "a \U0001f606 b"),
        ("a &#55357; b", "a \ufffd b"),
        ("a &#0; b", "a \ufffd b"),
        ("a &#x1F; &#x41; &#233; &#128518; b", "a \ufffd A é \U0001f606 b"),
        ("a\x01b", "a\ufffdb"),
        ("ligne&#10;deux", "ligne\ndeux"),
        ("a > b", "a > b"),
    ],
)
@pytest.mark.parametrize("filler", [0, 1_048_530, 1_048_570])
def test_characters_that_xml_forbids_are_mended(tmp_path, written, text, filler):
    path = tmp_path / "sms.xml"
    line = f'<sms address="{NUMBER}" type="1" body="{written}" />'
    space = " " * max(filler - len(START) - len("<smses>") - len(line) + 10, 0)
    path.write_text(f"{START}<smses>{space}{line}</smses>", encoding="utf-8")
    with path.open("rb") as file:
        assert [pasted.untrusted_content for _, pasted in received_in(file)] == [text]


@pytest.mark.parametrize("charset", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_character_sets(tmp_path, charset):
    path = tmp_path / "sms.xml"
    named = "windows-1252" if charset == "cp1252" else "UTF-8"
    path.write_bytes(backup(sms(SCAM)).replace("UTF-8", named).encode(charset))
    assert [message.body for message in read_all(path)] == [SCAM]


def test_what_stands_before_the_damage_is_read(tmp_path):
    path = tmp_path / "sms.xml"
    path.write_text(START + "<smses>\n" + sms(SCAM) + "<sms type=1>" + sms(SCAM), encoding="utf-8")
    (_, message), (_, error) = messages_in(tmp_path)
    assert message.body == SCAM
    assert isinstance(error, UnreadableMessage)
    assert "line 5" in str(error)


def test_elements_are_not_nested_without_end(tmp_path):
    (tmp_path / "sms.xml").write_text("<smses>" + "<sms>" * 100_000, encoding="utf-8")
    (found,) = [found for _, found in messages_in(tmp_path)]
    assert isinstance(found, UnreadableMessage)


def test_entities_are_never_expanded(tmp_path):
    path = tmp_path / "sms.xml"
    levels = "".join(f'<!ENTITY e{n + 1} "{f"&e{n};" * 10}">' for n in range(9))
    path.write_text(
        f'<?xml version="1.0"?><!DOCTYPE smses [<!ENTITY e0 "aaaaaaaaaa">{levels}]>'
        f'<smses><sms type="1" body="&e9;" /></smses>',
        encoding="utf-8",
    )
    assert [found for _, found in messages_in(tmp_path) if isinstance(found, Message)] == []


def test_a_document_type_without_entities_is_read(tmp_path):
    text = backup(sms(SCAM))
    head, sign, rest = text.partition("?>")
    doctype = '<!DOCTYPE smses SYSTEM "sms.dtd"><?xml-stylesheet type="text/xsl" href="sms.xsl"?>'
    whole = f"{head}{sign}{doctype}{rest}" if sign else f"{doctype}{text}"
    (tmp_path / "sms.xml").write_text(whole, encoding="utf-8")
    (found,) = [found for _, found in messages_in(tmp_path)]
    assert isinstance(found, Message)


@pytest.mark.parametrize(
    ("head", "expected"),
    [
        (backup(sms("a")).encode(), True),
        (backup(sms("a")).encode("utf-16"), True),
        (b"<rss><channel><title>a</title></channel></rss>", False),
        (b"un texte <sms type='1'>", False),
    ],
)
def test_backups_are_recognised_by_their_content(head, expected):
    assert looks_like_backup(head) is expected


LISTS = {
    "sms-ie": [{"_id": "1", "address": NUMBER, "type": "1", "body": SCAM},
               {"_id": "2", "address": NUMBER, "type": "2", "body": "non merci"}],
    "fossify": [{"subscriptionId": 1, "address": NUMBER, "body": SCAM, "type": 1,
                 "backupType": "sms"},
                {"subscriptionId": 1, "address": NUMBER, "body": "non", "type": 2}],
    "fossify mms": [{"backupType": "mms", "messageBox": 1, "address": NUMBER, "parts": [
        {"contentType": "application/smil", "text": "<smil/>"},
        {"contentType": "text/plain", "text": SCAM}]}],
    "quik": {"messageCount": 2, "messages": [
        {"type": 1, "address": NUMBER, "body": SCAM}, {"type": 2, "address": NUMBER, "body": "a"}]},
    "words": [{"from": NUMBER, "text": SCAM, "direction": "incoming"},
              {"from": "moi", "text": "non", "direction": "outgoing"}],
}  # fmt: skip


@pytest.mark.parametrize("name", LISTS)
def test_lists_of_text_messages(tmp_path, name):
    path = tmp_path / "messages.json"
    path.write_text(json.dumps(LISTS[name]), encoding="utf-8")
    (message,) = read_all(path)
    assert (message.body, message.sender, message.channel) == (SCAM, NUMBER, Channel.SMS)
    assert read(Pasted(path)).body == SCAM


def test_one_object_a_line(tmp_path):
    path = tmp_path / "messages.ndjson"
    rows = [*LISTS["sms-ie"], {"address": NUMBER, "type": "1", "body": "Bonjour vous"}]
    path.write_text("\n".join(json.dumps(row) for row in rows) + "\n", encoding="utf-8")
    assert [message.body for message in read_all(path)] == [SCAM, "Bonjour vous"]


CONVERSATIONS = {
    "telegram": {"name": "Conseiller", "type": "personal_chat", "id": 1, "messages": [
        {"id": 1, "type": "service", "actor": "Conseiller", "action": "phone_call", "text": ""},
        {"id": 2, "type": "message", "from": "Conseiller", "from_id": "user1", "text": "Bonjour"},
        {"id": 3, "type": "message", "from": "Paul", "from_id": "user2", "text": "qui ?"},
        {"id": 4, "type": "message", "from": "Conseiller", "from_id": "user1", "text": [
            SCAM.removesuffix("http://colis-relais.example/frais"),
            {"type": "link", "text": "http://colis-relais.example/frais"}]}]},
    "facebook": {"title": "Conseiller", "participants": [{"name": "Conseiller"}, {"name": "Paul"}],
                 "messages": [{"sender_name": "Conseiller", "content": "Bonjour"},
                              {"sender_name": "Paul", "content": "qui ?"},
                              {"sender_name": "Conseiller", "content": SCAM}]},
}  # fmt: skip


@pytest.mark.parametrize("name", CONVERSATIONS)
def test_conversations_are_one_message_of_the_other_person(tmp_path, name):
    path = tmp_path / "result.json"
    path.write_text(json.dumps(CONVERSATIONS[name]), encoding="utf-8")
    message = read(Pasted(path))
    assert (message.body, message.sender) == (f"Bonjour\n{SCAM}", "Conseiller")
    assert (message.channel, message.caller_words) == (Channel.CHAT, "qui ?")


def test_text_of_facebook_is_decoded():
    said = {"sender_name": "Conseiller", "content": "réglez 5 €".encode().decode("latin-1")}
    found = read_export(json.dumps({"messages": [said]}))
    assert isinstance(found, Conversation)
    assert found.said[0].untrusted_body == "réglez 5 €"


def test_of_a_group_all_messages_are_judged(tmp_path):
    path = tmp_path / "result.json"
    group = CONVERSATIONS["telegram"] | {"name": "Voisins", "type": "private_group"}
    path.write_text(json.dumps(group), encoding="utf-8")
    assert read(Pasted(path)).body == f"Bonjour\nqui ?\n{SCAM}"


@pytest.mark.parametrize(
    "text", ['{"a": 1}', "[1, 2]", "{", "[" * 100_000, '{"messages": 3}', '[{"body": ""}]', "[]"]
)
def test_other_json_is_no_export(text):
    assert read_export(text) is None


def test_json_lines_are_read_one_after_the_other():
    """All of their objects together took nine times the memory of the file."""
    text = '{"id": 1, "channel": "sms", "body": "Votre carte expire"}\n' * 2_000
    read_export(text)  # what is imported and compiled once does not count
    tracemalloc.start()
    try:
        found = read_export(text)
        kept, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert isinstance(found, tuple)
    assert len(found) == 2_000
    assert peak - kept < len(text)


def test_json_that_is_no_export_is_read_as_text(tmp_path):
    path = tmp_path / "a.json"
    path.write_text('{"text":: "Bonjour à vous tous"}', encoding="utf-8")
    assert "Bonjour à vous tous" in read(Pasted(path)).body


@pytest.mark.parametrize("name", sorted({*aliases.values(), "idna", "uu", "undefined", "x-no"}))
def test_a_backup_of_any_stated_encoding_is_read_or_refused(name):
    """Python has codecs that decode no text (uu, zlib): none is taken for a charset."""
    head = START.replace("UTF-8", name).encode()
    with contextlib.suppress(UnreadableMessage):
        assert all(isinstance(found, Pasted) for _, found in received_in(BytesIO(head + b"<sms/>")))
