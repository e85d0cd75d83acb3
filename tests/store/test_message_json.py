"""A masked message is stored and read unchanged, whatever its fields contain."""

from __future__ import annotations

import json
import string
from types import MappingProxyType

import pytest
from hypothesis import given
from hypothesis import strategies as st

from classifier.records import Attachment, Channel, Link, Message
from triage_app.store import message_json

texts = st.text(st.characters(exclude_categories=["Cs"]), max_size=60)
links = st.builds(
    Link,
    texts,
    texts,
    st.integers(-1, 999),
    st.integers(-1, 999),
    st.lists(texts, max_size=2).map(tuple),
    st.booleans(),
)
attachments = st.builds(Attachment, texts, texts, st.integers(0, 2**40), texts)
messages = st.builds(
    Message,
    body=texts,
    channel=st.sampled_from(Channel),
    sender=texts,
    subject=texts,
    reply_to=texts,
    return_path=texts,
    sent_by=texts,
    received=st.lists(texts, max_size=3).map(tuple),
    hidden_text=texts,
    caller_words=texts,
    links=st.lists(links, max_size=3).map(tuple),
    attachments=st.lists(attachments, max_size=3).map(tuple),
    authentication=st.dictionaries(texts, texts, max_size=3),
    has_headers=st.booleans(),
    image_only=st.booleans(),
    form=st.booleans(),
    remarks=st.lists(texts, max_size=3).map(tuple),
)


forms = pytest.mark.parametrize("form", [message_json.dump, message_json.compact])


@forms
@given(message=messages)
def test_every_field_is_restored(message, form):
    assert message_json.load(form(message)) == message


@given(messages)
def test_the_compact_form_has_the_same_without_default_values(message):
    full, short = (json.loads(form(message)) for form in (message_json.dump, message_json.compact))
    links = short.pop("links", [])
    assert short == {name: full[name] for name in short}
    assert not any(full[name] for name in full.keys() - short.keys() - {"links"})
    assert [one["target"] for one in links] == [one["target"] for one in full["links"]]


def test_a_short_message_is_stored_without_empty_fields():
    message = Message("Votre colis", links=(Link("a.example", "https://a.example"),))
    assert message_json.compact(message) == (
        '{"body":"Votre colis","channel":"sms","links":[{"shown":"a.example",'
        '"target":"https://a.example"}],"sender":"","subject":""}'
    )


def test_a_message_without_content_keeps_the_fields_that_are_searched():
    assert set(json.loads(message_json.compact(Message("")))) == {
        "body",
        "channel",
        "sender",
        "subject",
    }


@given(st.text(max_size=300), st.text(max_size=300))
def test_an_excerpt_is_one_short_storable_line(subject, body):
    line = message_json.excerpt(Message(body, subject=subject))
    assert len(line) <= 120
    assert line.isprintable()
    line.encode()


blank_or_long = st.text("a \n\u200b", max_size=700)


@given(blank_or_long | st.text(max_size=300), blank_or_long)
def test_an_excerpt_is_that_of_the_whole_text(subject, body):
    words = " ".join(f"{subject} {body}".split())
    line = "".join(filter(str.isprintable, words))
    assert message_json.excerpt_of(subject, body) == (line if len(line) < 121 else line[:119] + "…")


@forms
@given(message=messages)
def test_the_excerpt_of_a_stored_text_is_that_of_its_message(message, form):
    stored = form(message)
    expected = message_json.excerpt(message_json.load(stored))
    assert message_json.excerpt_of_json(stored) == expected


@pytest.mark.parametrize("damaged", ["", "{", "[]", '{"body": 1, "subject": ""}', '{"body": "a"}'])
def test_a_damaged_text_has_no_excerpt(damaged):
    assert message_json.excerpt_of_json(damaged) == ""


@forms
def test_a_lone_surrogate_does_not_break_the_log(form):
    text = form(Message("a\ud800b"))
    assert message_json.load(text).body == "a\ufffdb"


def test_a_frozen_mapping_is_stored_too():
    message = Message("x", authentication=MappingProxyType({"spf": "fail"}))
    assert message_json.load(message_json.dump(message)).authentication == {"spf": "fail"}


def test_unknown_fields_are_ignored_and_missing_ones_get_defaults():
    data = {"body": "x", "channel": "sms", "colour": "red"}
    assert message_json.load(json.dumps(data)) == Message("x")


def test_a_long_body_is_stored_completely():
    body = string.printable * 500
    assert message_json.load(message_json.dump(Message(body))).body == body
