"""Cleaned text can be stored and exported; folded text has offsets into the original."""

from __future__ import annotations

import sqlite3
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from classifier.text.cleaning import clean, clean_body, clean_line, fold, fold_with_offsets

# Any code points at all, lone surrogates and NUL among them.
ANY_TEXT = st.text(st.characters(exclude_categories=()), max_size=300)


@given(ANY_TEXT)
def test_clean_text_is_storable_and_cleaning_is_idempotent(text):
    cleaned = clean(text)
    connection = sqlite3.connect(":memory:")
    assert connection.execute("select ?", (cleaned,)).fetchone()[0] == cleaned
    connection.close()
    assert "\x00" not in cleaned
    assert "\r" not in cleaned
    assert clean(cleaned) == cleaned


@given(ANY_TEXT)
def test_cleaning_a_body_or_a_line_is_idempotent(text):
    assert clean_body(clean_body(text)) == clean_body(text)
    assert clean_line(clean_line(text)) == clean_line(text)
    assert "\n" not in clean_line(text)
    assert len(clean_line(text, 50)) <= 50


@given(ANY_TEXT)
def test_folding_gives_an_offset_for_each_character(text):
    cleaned = clean(text)
    folded, offsets = fold_with_offsets(cleaned)
    assert folded == fold(cleaned)
    assert len(offsets) == len(folded)
    assert all(0 <= place < len(cleaned) for place in offsets)
    assert offsets == sorted(offsets)


def test_surrogate_pairs_are_joined_and_lone_ones_removed():
    assert clean("\ud83d\ude00") == "😀"
    assert clean("a\ud83db") == "a\ufffdb"


def test_hidden_characters_are_kept_as_evidence():
    assert clean("ame\u200bli\u202e") == "ame\u200bli\u202e"


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("Carte VITALE à réactiver", "carte vitale a reactiver"),
        ("ame\u200bli", "ameli"),
        ("v1tale ame1i c0lis pai3ment", "vitale ameli colis paiement"),
        ("ｃｏｌｉｓ cœur", "colis coeur"),
        ("le 12 à 18h30, 3646 ou covid19, 1er", "le 12 a 18h30, 3646 ou covid19, 1er"),
        ("L’assurance", "l'assurance"),
        ("⟨TEL_MOBILE⟩", "⟨tel_mobile⟩"),
    ],
)
def test_fold_examples(text, folded):
    assert fold(text) == folded


def test_many_combining_marks_take_linear_time():
    """Sorting n combining marks takes n² steps; with the limit, doubling n must not quadruple the time."""
    pile = "e" + "\u0301\u0323" * 100_000
    assert len(clean(pile)) < 100
    started = time.process_time()
    clean(pile)
    assert time.process_time() - started < 30  # quadratic: minutes
