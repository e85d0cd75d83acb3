"""What is derived from a text is the same in Python and in SQL."""

from __future__ import annotations

from contextlib import closing
from dataclasses import fields
from types import SimpleNamespace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlcipher3 import dbapi2 as sqlite3

from classifier.records import Attachment, Channel, Link, Message
from triage_app.store import derived_text, message_json, schema, search_check

words = st.text(st.characters(exclude_characters="\0", exclude_categories=("Cs",)), max_size=12)
several = st.lists(words, max_size=3).map(tuple)
messages = st.builds(
    Message,
    body=words,
    channel=st.sampled_from(list(Channel)),
    **dict.fromkeys(("sender", "subject", "reply_to", "return_path", "sent_by"), words),
    **dict.fromkeys(("hidden_text", "caller_words"), words),
    **dict.fromkeys(("received", "remarks"), several),
    links=st.lists(st.builds(Link, words, words, onward=several, hidden=st.booleans())).map(tuple),
    attachments=st.lists(
        st.builds(Attachment, words, words, st.integers(0, 9), words), max_size=3
    ).map(tuple),
    authentication=st.dictionaries(words, words, max_size=3),
    has_headers=st.booleans(),
)

places = st.integers(-1, 99)
short_messages = st.builds(
    Message,
    body=words,
    channel=st.sampled_from(list(Channel)),
    **dict.fromkeys(("sender", "subject"), words),
    links=st.lists(st.builds(Link, words, words, places, places), max_size=2).map(tuple),
)


@pytest.fixture(scope="module")
def view():
    """An empty log in memory; return what its view and a verification say of one message."""
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as db:
        for step in schema.STEPS:
            step(db)

        def asked(text):
            db.execute("DELETE FROM messages")
            sql = "INSERT INTO messages (number, message, salt) VALUES (1, ?, '')"
            db.execute(sql, [text])
            found = db.execute("SELECT others FROM other_texts").fetchone()[0]
            assert db.execute(f"SELECT {search_check._OTHERS} FROM messages").fetchone()[0] == found
            return found

        derived_text.give_to(SimpleNamespace(conn=db))
        yield asked


@pytest.mark.parametrize("form", [message_json.dump, message_json.compact])
@given(message=messages)
def test_the_other_texts_are_those_of_the_view(view, message, form):
    text = form(message)
    assert derived_text.other_texts(derived_text._as_object(text)) == view(text)


@pytest.mark.parametrize("form", [message_json.dump, message_json.compact])
@given(message=short_messages)
def test_those_of_a_short_message_are_told_without_python(view, message, form):
    text = form(message)
    assert derived_text.other_texts(derived_text._as_object(text)) == view(text)


def test_every_field_of_a_message_is_tried():
    tried = {field.name for field in fields(Message)} - {
        "checks",
        "alternatives",
        "part",
        "form",
        "image_only",
    }
    built = Message("a", links=(Link("a", "b", onward=("c",), hidden=True),))
    assert tried <= set(derived_text._as_object(message_json.dump(built)))
