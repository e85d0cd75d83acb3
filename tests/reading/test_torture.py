"""Malformed mails: Python's own test messages, and inputs found by fuzzing."""

from __future__ import annotations

import importlib.util
import sys
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from classifier.errors import UnreadableMessage
from classifier.reading.intake import from_bytes
from classifier.records import Message

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "tests" / "fuzz"))


def _torture() -> list[Path]:
    """Return the messages of Python's email tests; some systems do not install them."""
    found = importlib.util.find_spec("test")
    places = (found.submodule_search_locations if found else None) or ()
    files = [p for place in places for p in Path(place).glob("test_email/data/msg_*.txt")]
    return sorted(files)


@pytest.mark.skipif(not _torture(), reason="this Python has no tests of its own")
def test_malformed_mails_of_pythons_email_tests():
    read = [from_bytes(path.read_bytes(), "x.eml") for path in _torture()]
    assert len(read) >= 40
    assert all(isinstance(message, Message) for message in read)
    assert any(message.attachments for message in read)
    assert any("mime_mended" in message.remarks for message in read)


def _cases() -> list[Path]:
    return sorted((ROOT / "tests" / "fuzz" / "corpus").glob("*.bin"))


def test_inputs_found_by_fuzzing_are_read():
    import fuzz

    for path in _cases():
        fuzz.read(path.read_bytes())


def test_every_seed_of_the_fuzzer_is_read():
    import fuzz

    inputs = fuzz.seeds()
    assert len(inputs) > 40
    for data in inputs:
        fuzz.read(data)


@settings(max_examples=150, deadline=None)
@given(st.randoms(use_true_random=False), st.integers(0, 10_000))
def test_any_mutation_gives_a_message_or_a_refusal(chance, number):
    """Uses the mutations of `make fuzz`, for every file type."""
    import fuzz

    inputs = _inputs()
    data = fuzz.mutated(inputs[number % len(inputs)], chance)
    suffix = fuzz.SUFFIXES[data[0] % len(fuzz.SUFFIXES)] if data else ""
    if data[1:].startswith(fuzz._DECODED):
        return
    try:
        message = from_bytes(data[1:], f"x{suffix}")
    except UnreadableMessage:
        return
    message.body.encode()
    for link in message.links:
        assert link.start < 0 or message.body[link.start :].startswith(link.shown)


def _inputs(kept: list[bytes] = []) -> list[bytes]:  # noqa: B006 - made once for all examples
    import fuzz

    if not kept:
        kept.extend(fuzz.seeds())
    return kept
