"""Any file content gives a record or `DamagedData`, whose text repeats none of the content."""

from __future__ import annotations

import contextlib
import json
from dataclasses import dataclass

import pytest
from hypothesis import given
from hypothesis import strategies as st

from classifier.records import Channel, Message
from triage_app.parsing import DamagedData, json_as, record_of, toml_as

plain = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner),
    max_leaves=8,
)


@dataclass(frozen=True, slots=True)
class Point:
    x: int
    channel: Channel = Channel.SMS


@pytest.mark.parametrize("read", [json_as, toml_as])
@given(content=st.binary(max_size=80))
def test_any_content_is_read_or_damaged(read, content):
    with contextlib.suppress(DamagedData):
        assert isinstance(read(Point, content), Point)


@given(plain)
def test_any_plain_data_is_a_record_or_damaged(data):
    with contextlib.suppress(DamagedData):
        assert isinstance(record_of(Message, data), Message)


@pytest.mark.parametrize(
    "content",
    [
        '{"x": "secret"}',
        '{"x": 1, "channel": "secret"}',
        '{"secret": 1}',
        "secret",
        '{"x": ' + "[" * 100_000,
        '{"secret": ' + "[" * 100_000 + "]" * 100_000 + "}",
    ],
)
def test_the_error_repeats_nothing_of_the_content(content):
    with pytest.raises(DamagedData) as caught:
        json_as(Point, content)
    assert str(caught.value) == "Point"
    assert caught.value.__cause__ is None
    assert caught.value.__suppress_context__


@pytest.mark.parametrize("content", ["x = 'secret'", "x = " + "[" * 5000, b"\xff", "secret"])
def test_toml_is_validated_the_same_way(content):
    with pytest.raises(DamagedData, match=r"^Point$"):
        toml_as(Point, content)


def test_unknown_fields_are_ignored_and_missing_ones_get_defaults():
    assert json_as(Point, json.dumps({"x": 3, "colour": "red"})) == Point(3)
    assert toml_as(Point, 'x = 3\nchannel = "email"') == Point(3, Channel.EMAIL)
