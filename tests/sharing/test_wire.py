"""Events and parts as lines: read as they were written, and anything else is refused."""

from __future__ import annotations

import json
import math
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from invented import body, canonical, chain, known, part, secret_of, signed

from triage_app.errors import ShareError
from triage_app.parsing import DamagedData
from triage_app.records import Role
from triage_app.share_records import FormerKey, SharedEvent, SharedPart, SharedPartKind
from triage_app.sharing import signatures
from triage_app.sharing.checks import Delivery, check
from triage_app.sharing.wire import body_of, is_canonical, item_of, line_of

DIGESTS = st.text("0123456789abcdef", min_size=64, max_size=64)
TEXTS = st.text(min_size=2, max_size=300)
EVENTS = st.builds(
    SharedEvent,
    st.integers(1, 9999),
    st.integers(1, 2**53 - 1),
    TEXTS,
    DIGESTS | st.just(""),
    DIGESTS,
    st.binary(min_size=64, max_size=64),
)
PARTS = st.builds(
    SharedPart,
    st.integers(1, 9999),
    st.integers(1, 2**53 - 1),
    st.sampled_from(SharedPartKind),
    TEXTS,
    st.text(st.characters(min_codepoint=32, max_codepoint=126), min_size=8, max_size=200),
)
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
    max_leaves=8,
)
DESK = 12


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


@pytest.mark.parametrize(
    "changed",
    [
        {"kind": "Case"},
        {"kind": 1},
        {"at": "2026-11-27"},
        {"actor": "agent@13"},
        {"actor": ""},
        {"order": 0},
        {"order": 2**53},
        {"order": True},
        {"case": [0, 1]},
        {"case": [12]},
        {"case": [12, 10_000_000]},
        {"payload": []},
        {"parts": {"photo": "ab" * 32}},
        {"parts": {"text": "AB" * 32}},
        {"more": 1},
    ],
)
def test_a_body_of_other_types_is_refused(changed):
    with pytest.raises(DamagedData):
        body_of(signed(DESK, 1, "", body(1, **changed), secret_of(DESK)))


def test_a_chain_of_a_known_desk_is_taken():
    events, parts = chain(DESK, 5)
    check(Delivery(DESK, events, parts), known(DESK))
    check(Delivery(DESK, events, parts[2:3]), known(DESK))
    check(Delivery(DESK, events[2:], ()), known(DESK))
    check(Delivery(DESK, (), ()), known(DESK))


def resigned(event, **others):
    """Return an event with other fields, as its own desk would sign it."""
    changed = replace(event, **others)
    return signed(DESK, changed.number, changed.previous, changed.body, secret_of(DESK))


def forgeries():
    """Return the wrong events with the words of the sentence that tells it."""
    events, _ = chain(DESK, 5)
    elsewhere = body(3, case=[DESK, 3], payload={"decision": "legit"})
    stranger = signed(DESK, 3, events[1].digest, events[2].body, secret_of(66))
    return {
        "gap": ((*events[:1], *events[2:]), "3 of desk 12 was changed, or does not"),
        "larger gap": ((events[0], events[4]), "5 of desk 12 was changed"),
        "order": ((events[1], events[0]), "1 of desk 12 was changed"),
        "twice": ((events[0], events[0]), "1 of desk 12 was changed"),
        "body": ((*events[:2], replace(events[2], body=elsewhere)), "3 of desk 12 was changed"),
        "digest": ((replace(events[0], digest="ab" * 32),), "1 of desk 12 was changed"),
        "signature": ((*events[:2], stranger), "3 of desk 12 is not signed"),
        "other chain": ((*events[:2], resigned(events[2], previous="ab" * 32)), "does not follow"),
        "no first": ((resigned(events[1], previous=""),), "2 of desk 12 was changed"),
        "first with a former": ((resigned(events[0], previous="ab" * 32),), "1 of desk 12 was"),
        "another's name": ((replace(events[0], desk=13),), "was changed"),
        "spaces": (
            (resigned(events[0], body=events[0].body + " "),),
            "not written as this version",
        ),
        "kind": ((resigned(events[0], body=body(1, kind="X")),), "not written as this version"),
    }


@pytest.mark.parametrize("kind", forgeries())
def test_a_forged_event_is_refused_with_a_sentence(kind):
    events, sentence = forgeries()[kind]
    with pytest.raises(ShareError, match=sentence):
        check(Delivery(DESK, events, ()), known(DESK))


@pytest.mark.parametrize("kind", ["twice", "changed", "salt", "unnamed", "absent", "foreign"])
def test_a_forged_part_is_refused_with_a_sentence(kind):
    events, parts = chain(DESK, 2)
    bare, _ = chain(DESK, 2, with_parts=False)
    forged = {
        "twice": (events, (parts[0], parts[0])),
        "changed": (events, (replace(parts[0], content=canonical({"fingerprint": "ff"})),)),
        "salt": (events, (replace(parts[0], salt="another salt"),)),
        "unnamed": (bare, (parts[0],)),
        "absent": (events[1:], (parts[0],)),
        "foreign": (events, (replace(parts[0], desk=13),)),
    }[kind]
    with pytest.raises(ShareError, match="is not the one that the event names"):
        check(Delivery(DESK, *forged), known(DESK))


def test_a_part_that_is_no_json_is_refused():
    odd = replace(part(DESK, 1, SharedPartKind.TEXT, {}), content="{ }")
    event = signed(DESK, 1, "", body(1, (odd,)), secret_of(DESK))
    with pytest.raises(ShareError, match="not the one"):
        check(Delivery(DESK, (event,), (odd,)), known(DESK))


def test_after_a_new_key_each_event_needs_the_key_of_its_time():
    events, _ = chain(DESK, 4, with_parts=False)
    newest = signed(DESK, 5, events[3].digest, body(5), secret_of(DESK, 2))
    desk = replace(
        known(DESK, Role.AGENT),
        key=signatures.public_key(secret_of(DESK, 2)),
        former_keys=(FormerKey(known(DESK).key, 4),),
    )
    check(Delivery(DESK, (*events, newest)), desk)
    with pytest.raises(ShareError, match="is not signed"):
        check(Delivery(DESK, (*events, newest)), known(DESK))
    forged = signed(DESK, 5, events[3].digest, body(5), secret_of(DESK))
    with pytest.raises(ShareError, match="5 of desk 12 is not signed"):
        check(Delivery(DESK, (*events, forged)), desk)
