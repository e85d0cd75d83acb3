"""Passages of a long input are cut out of its masked text, and hold no more than that."""

from __future__ import annotations

from itertools import chain

from hypothesis import given
from hypothesis import strategies as st

from classifier.indicators.organisations import Organisations
from classifier.masking.cuts import MaskedWhole
from classifier.masking.message import Masker
from classifier.reading.intake import from_text
from classifier.records import Part
from classifier.scorer import Scorer
from triage_app.paths import resources_dir

WORDS = ("bonjour", "votre dossier", "est complet,", "merci de lire", "la suite.", "à bientôt", "")
SECRETS = (
    "06 12 34 56 78",
    "FR76 3000 6000 0112 3456 7890 189",
    "Mme Kerautret",
    "le 12 mars 2026",
    "jeanne.kerautret@mail.example",
    "12 rue Haute, 75011 Paris",
    "12 rue Haute\n75011 Paris",
    "https://suite.example/dossier/kerautret-84512",
)
TEXTS = st.lists(
    st.tuples(st.sampled_from(WORDS + SECRETS), st.sampled_from(" \n")), min_size=1, max_size=25
).map(lambda pieces: "".join(chain.from_iterable(pieces)))


@given(TEXTS, st.integers(0, 900), st.integers(0, 900))
def test_a_passage_holds_nothing_that_the_masked_whole_does_not_hold(text, start, length):
    masked = Masker(frozenset()).text(text)
    passage = text[start : start + length]
    found = MaskedWhole(text, masked).cut(passage)
    assert found is not None
    assert found in masked
    assert found.count("⟨") == found.count("⟩")
    whole_words = {word for word in passage.split()[1:-1] if word in "bonjour dossier complet"}
    assert whole_words <= set(found.replace(",", " ").split())


@given(TEXTS)
def test_all_of_a_text_is_all_of_its_masked_form(text):
    masked = Masker(frozenset()).text(text)
    assert MaskedWhole(text, masked).cut(text) == masked


@given(TEXTS, TEXTS)
def test_two_passages_are_the_whole_where_they_meet_between_words(one, other):
    text = f"{one} ici même {other}"
    masked = Masker(frozenset()).text(text)
    whole = MaskedWhole(text, masked)
    if "ici même" in masked:  # no identifier goes on from one to the other
        assert f"{whole.cut(f'{one} ici')}{whole.cut(f' même {other}')}" == masked


def test_what_is_no_passage_is_masked_by_itself():
    assert MaskedWhole("bonjour Mme Kerautret", "bonjour Mme ⟨NOM⟩").cut("au revoir") is None


def test_a_number_that_ends_a_passage_is_masked_in_it():
    whole = MaskedWhole("appelez le 06 12 34 56 78 vite", "appelez le ⟨TEL_MOBILE⟩ vite")
    assert whole.cut("appelez le 06 12") == "appelez le ⟨TEL_MOBILE⟩"
    assert whole.cut("56 78 vite") == "⟨TEL_MOBILE⟩ vite"
    assert whole.cut(" vite") == " vite"


def test_what_is_shown_of_a_long_input_is_masked():
    """The piece that is shown is stored, and masking a stored text changes nothing."""
    organisations = Organisations.load(resources_dir() / "organisations.csv")
    scorer = Scorer(organisations, None)
    request = "Confirmez votre carte bancaire. Donnez-moi le code reçu par SMS aujourd'hui. "
    for fill in range(48):
        text = f"{'Le jardin est fermé. ' * 300}{'Oui. ' * fill}{request}"
        text += "Passez par FranceConnect. Bonjour M. Kerautret. " * 30
        shown = scorer.assess(from_text(text)).message
        assert shown.part is Part.PIECE
        assert Masker(organisations.known_numbers).text(shown.body) == shown.body


def test_a_line_that_is_too_long_to_be_compared_is_not_cut():
    line = "appelez le 06 12 34 56 78 vite. " * 1_200  # 18,000 words and signs
    text = f"bonjour Mme Kerautret\nvoici :\n{line}\nmerci"
    whole = MaskedWhole(text, Masker(frozenset()).text(text))
    assert whole.cut("bonjour Mme Kerautret") == "bonjour Mme ⟨NOM⟩"
    assert whole.cut("merci") == "merci"
    assert whole.cut(line[:-40]) is None
    assert whole.cut(line[40:]) is None
