"""Events and parts as lines: read as they were written, and anything else is refused."""

from __future__ import annotations

import json
import math

import pytest
from hypothesis import given
from hypothesis import strategies as st
from invented import canonical

from triage_app.parsing import DamagedData
from triage_app.share_records import SharedEvent, SharedPart, SharedPartKind
from triage_app.sharing.wire import is_canonical, item_of, line_of

DIGESTS = st.text("0123456789abcdef", min_size=64, max_size=64)
TEXTS = st.dictionaries(st.text(max_size=9), st.text(max_size=99), max_size=4).map(canonical)
EVENTS = st.builds(
    SharedEvent,
    st.integers(1, 9999),
    st.integers(1, 2**53 - 1),
    TEXTS.filter(is_canonical),
    DIGESTS | st.just(""),
    DIGESTS,
    st.binary(min_size=64, max_size=64),
)
PARTS = st.builds(
    SharedPart,
    st.integers(1, 9999),
    st.integers(1, 2**53 - 1),
    st.sampled_from(SharedPartKind),
    TEXTS.filter(is_canonical),
    st.text(st.characters(min_codepoint=32, max_codepoint=126), min_size=8, max_size=200),
)
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
    max_leaves=8,
)


@given(EVENTS | PARTS)
def test_an_item_is_read_as_it_was_written(item):
    line = line_of(item)
    assert line.count(b"\n") == 1
    assert item_of(line) == item


@given(st.binary(max_size=400) | JSON.map(lambda value: json.dumps(value).encode()))
def test_any_other_line_is_refused(line):
    with pytest.raises(DamagedData):
        item_of(line)


@given(EVENTS | PARTS, st.data())
def test_a_line_with_another_field_or_value_is_refused_or_read(item, data):
    fields = json.loads(line_of(item))
    name = data.draw(st.sampled_from([*fields, "more"]))
    fields[name] = data.draw(JSON)
    try:
        item_of(json.dumps(fields).encode())
    except DamagedData:
        return
    assert name != "more"


def test_deep_nesting_is_refused():
    with pytest.raises(DamagedData):
        item_of(b'{"type":"event","desk":' + b"[" * 100_000)
    assert not is_canonical("[" * 100_000 + "]" * 100_000)


def has_odd_values(value):
    """Return whether a value holds a number that is none, or a NUL character."""
    if isinstance(value, float):
        return not math.isfinite(value)
    if isinstance(value, str):
        return "\0" in value
    if isinstance(value, dict):
        return any(map(has_odd_values, (*value, *value.values())))
    return isinstance(value, list) and any(map(has_odd_values, value))


@given(JSON | st.just("\\u0000") | st.just("\\\0"))
def test_canonical_json_has_one_spelling(value):
    text = json.dumps(value, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    assert is_canonical(text) == (not has_odd_values(value))
    assert not is_canonical(" " + text)


@pytest.mark.parametrize(
    "text",
    ['{"a":1,"a":1}', '{"b":1,"a":1}', '"\\ud800"', '"\\u0000"', "1e5", "NaN", "", "9" * 9999],
)
def test_other_spellings_are_not_canonical(text):
    assert not is_canonical(text)


@pytest.mark.parametrize("text", ['{"b": 1}', '{"a":1,"a":1}', '{"a":"\\u0000"}', "{", "x"])
def test_an_item_with_another_spelling_inside_is_refused(text):
    event = SharedEvent(12, 1, text, "", "ab" * 32, bytes(64))
    part = SharedPart(12, 1, SharedPartKind.TEXT, text, "salt of a test")
    for item in (event, part):
        with pytest.raises(DamagedData):
            item_of(line_of(item))
