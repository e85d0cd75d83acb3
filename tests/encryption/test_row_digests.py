"""Keyed digests of erased texts: told again with the keys of the folder, and with them only."""

from __future__ import annotations

from hashlib import sha256

from hypothesis import given
from hypothesis import strategies as st

from triage_app.encryption.keys import new_key
from triage_app.encryption.row_digests import RowDigests

OLD, NEW, OTHER = (new_key("2026-11-17") for _ in range(3))


@given(st.text(), st.text())
def test_a_text_is_told_again_also_after_another_key_was_made(text, other):
    kept = RowDigests((OLD,)).new(text)
    assert kept in RowDigests((NEW, OLD)).possible(text)
    assert (kept in RowDigests((NEW, OLD)).possible(other)) == (
        text.encode(errors="replace") == other.encode(errors="replace")
    )


def test_nobody_tells_it_without_the_key():
    kept = RowDigests((OLD,)).new("Zinzolin")
    assert kept not in RowDigests((NEW, OTHER)).possible("Zinzolin")
    assert sha256(b"Zinzolin").hexdigest() not in kept
    assert kept != RowDigests((NEW,)).new("Zinzolin")


def test_without_a_key_there_is_no_digest():
    assert RowDigests().new("Zinzolin") == ""
    assert RowDigests().possible("Zinzolin") == ()
