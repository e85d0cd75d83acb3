"""Screens that decide whether a rule runs: they hold back no match, and keep what was said."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from classifier.indicators.catalogue import PATTERNS
from classifier.indicators.context import PatternSet
from classifier.indicators.first_match import ReadableText
from classifier.masking import mail_addresses, postal_addresses
from classifier.masking.lettering import in_small_letters
from classifier.masking.message import Masker
from classifier.masking.postal_addresses import mask_postal_addresses
from classifier.text.links import written_links

ADDRESSES = (
    "au 12 rue Haute, 75011 Paris",
    "12 RUE HAUTE 75011 PARIS",
    "Grand'Rue, 67000 Strasbourg",
    "5 bis av. Foch, 69003 Lyon",
    "Lieu-dit Kerlan, 29000 Quimper",
    "L.-D. Kerlan, 29000 Quimper",
    "BP 1204, 35000 Rennes",
    "appt 12, 3e étage, 44000 Nantes",
    "75011 Paris",
    "Rue Haute 12, 1000 Bruxelles",
    "Hauptstraße 12, 10115 Berlin",
    "Am Markt 4, 50667 Köln",
    "12 High Street, London SW1A 1AA",
    "P.O. Box 4211",
)
MAILS = (
    "jean.petit@mail.example",
    "jean.petit ( at ) mail.example",
    "jean.petit [a] mail.example",
    "jean.petit at mail dot example",
    "jean.petit arobase mail.example",
    "jean.petit_at_mail.example",
)


@pytest.mark.parametrize("address", ADDRESSES)
def test_address_is_masked_in_any_case_of_its_screen(address):
    assert mask_postal_addresses(f"J'habite ici\n{address}\net vous ?") != (
        f"J'habite ici\n{address}\net vous ?"
    )


@pytest.mark.parametrize("text", MAILS)
def test_mail_address_passes_the_screen(text):
    assert mail_addresses._HINT.search(text)
    assert mail_addresses.mask_email_addresses(text) != text


@given(st.lists(st.sampled_from([*ADDRESSES, "Bonjour,", "12", "le", "\n"]), max_size=5))
def test_screen_of_addresses_holds_nothing_back(pieces):
    text = " ".join(pieces)
    unscreened = postal_addresses._FOREIGN.sub(
        "⟨ADRESSE⟩", postal_addresses._ENGLISH.sub("⟨ADRESSE⟩", text)
    )
    unscreened = postal_addresses._FRENCH.sub(postal_addresses._french, unscreened)
    unscreened = postal_addresses._FOREIGN_TOWN_AFTER.sub("⟨ADRESSE⟩", unscreened)
    unscreened = postal_addresses._ENGLISH_TOWN.sub("⟨ADRESSE⟩", unscreened)
    unscreened = postal_addresses._TOWN_ALONE.sub("⟨ADRESSE⟩", unscreened)
    assert mask_postal_addresses(text) == unscreened


@given(st.text(alphabet="aıİſKks Éé", max_size=12))
def test_small_letters_are_those_of_expressions(text):
    for word in ("pass", "mdp", "identifiant", "k", "é"):
        if re.search(word, text, re.IGNORECASE):
            assert word in in_small_letters(text)


def test_no_pattern_with_a_match_is_ruled_out():
    screened = PatternSet(PATTERNS._patterns)
    text = "votre carte bancaire : communiquez le code recu par sms sous 24h, merci"
    ruled_out = screened.ruled_out(ReadableText(text))
    assert ruled_out
    assert not [one for one in ruled_out if one.regex.search(text)]


def test_a_word_asked_again_has_its_links_at_its_place():
    word = "https://one.example/a;https://two.example/b"
    first = [(one.start, one.end, one.target) for one in written_links(word)]
    text = f"Voir {word} et {word}"
    for start in (5, text.rindex("https://one")):
        found = [one for one in written_links(text) if start <= one.start < start + len(word)]
        assert [(one.start - start, one.end - start, one.target) for one in found] == first


def test_text_masked_again_is_the_same():
    masker = Masker(frozenset())
    text = "Mme Petit, 12 rue Haute, 75011 Paris"
    assert masker.text(text) == masker.text(text) == Masker(frozenset()).text(text)
