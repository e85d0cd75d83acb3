"""Notes and references as they are kept: masked, bounded, told again in any notation."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from triage_app.errors import StoreError
from triage_app.services.calls.notes import NOTE_CHARACTERS, file_reference, masked_note


def test_identifiers_and_names_of_a_note_are_masked():
    typed = "Mme Dufresnoy rappelle au 06 39 98 12 34, carte 4970 1000 0000 0154 donnée"
    assert masked_note(typed) == "Mme ⟨NOM⟩ rappelle au ⟨TEL_MOBILE⟩, carte ⟨CARTE⟩ donnée"


def test_a_note_stands_on_one_line_without_what_cannot_be_seen():
    assert masked_note("Rappelée\n\tà 15 h\x00 \u202e\ud800") == "Rappelée à 15 h \ufffd"


@pytest.mark.parametrize("typed", ["", "  \n", "…", "\x00"])
def test_a_note_without_a_word_is_refused(typed):
    with pytest.raises(StoreError, match="empty"):
        masked_note(typed)


def test_a_note_is_refused_above_its_length_and_not_cut():
    longest = "a" * NOTE_CHARACTERS
    assert masked_note(longest) == longest
    with pytest.raises(StoreError, match="501"):
        masked_note(longest + "b")


def test_a_note_that_grows_by_masking_is_refused_as_a_whole():
    typed = " ".join(["Li Wu a dit non."] + ["M. Li et Mme Wu,"] * 30)[:NOTE_CHARACTERS]
    with pytest.raises(StoreError, match="characters"):
        masked_note(typed)


@given(st.text(max_size=300))
def test_a_masked_note_does_not_change_when_it_is_masked_again(typed):
    try:
        once = masked_note(typed)
    except StoreError:
        return
    assert masked_note(once) == once


@pytest.mark.parametrize("typed", ["AB-12 345", "ab12345", " ＡＢ１２３４５\n", "a/b.12_345"])
def test_the_notation_of_a_reference_does_not_count(typed):
    assert file_reference(typed) == "ab12345"


@pytest.mark.parametrize("typed", ["", " -/", "1" * 101])
def test_a_reference_needs_letters_or_digits_and_not_too_many(typed):
    with pytest.raises(StoreError, match="1 to 100"):
        file_reference(typed)


@given(st.text(max_size=60))
def test_a_reference_is_its_own_normal_form(typed):
    try:
        once = file_reference(typed)
    except StoreError:
        return
    assert file_reference(once) == once
