"""Names of persons are masked wherever they stand, and other capitalised words are kept."""

from __future__ import annotations

import csv

import pytest
from false_masks import lost
from hypothesis import given, settings
from hypothesis import strategies as st
from masking_figures import kept
from planted import PLANTED, survivors
from planted_people import PEOPLE

from classifier.learning.dataset import read_folder
from classifier.masking.message import mask_text
from classifier.masking.name_anchors import anchored_names
from classifier.masking.name_lines import names_on_lines
from classifier.masking.names import NameMasker, _replaced
from classifier.text.given_names import AMBIGUOUS_NAMES, GIVEN_NAMES
from triage_app.paths import resources_dir, training_data_dir

PLACES = (
    "{name} a écrit",
    "je suis {name}",
    "Mme {name}",
    "Assuré : {name}",
    "mon fils {name}",
    "Nom : {name}",
    "Cordialement,\n{name}",
    "De : {name} <x@a.example>",
    "Dossier suivi par {name}",
    "my name is {name}",
    "Bonjour {name},",
    "| Nom |\n| {name} |",
    "Veuve {name}",
    "A l'attention de {name}",
)
SPACES = st.sampled_from([" ", "\u00a0", "\u202f"])


def test_at_least_97_of_100_planted_names_are_masked():
    names = [planted for planted in PLANTED if planted.kind == "name"]
    left = [one for planted in names for one in survivors(planted, kept(planted))]
    assert len(left) <= 0.03 * sum(len(planted.secrets) for planted in names), left


@settings(max_examples=200, deadline=None)
@given(
    st.sampled_from(PLACES),
    st.sampled_from(PEOPLE),
    st.sampled_from([str, str.upper]),
    st.booleans(),
    SPACES,
)
def test_a_name_in_a_place_for_names_is_masked(place, person, case, surname_first, space):
    given_name, surname = map(case, person)
    words = (surname, given_name) if surname_first else (given_name, surname)
    masked, _ = mask_text(place.format(name=space.join(words)))
    assert case(given_name) not in masked
    assert surname.split()[-1].rpartition("'")[2].upper() not in masked.upper()


@settings(max_examples=200, deadline=None)
@given(
    st.lists(st.sampled_from(PLANTED), min_size=1, max_size=4), st.sampled_from(["\n", " ", ", "])
)
def test_masking_planted_messages_twice_changes_nothing(planted, between):
    once, counts = mask_text(between.join(one.text for one in planted))
    assert mask_text(once) == (once, counts)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("M. Martin Mme Jean Dupont", "M. ⟨NOM⟩ Mme ⟨NOM⟩"),
        ("M. de La Rochefoucauld", "M. ⟨NOM⟩"),
        ("Mme Le Goff, votre dossier", "Mme ⟨NOM⟩, votre dossier"),
        ("Mme Fontaine et M. Petit", "Mme ⟨NOM⟩ et M. ⟨NOM⟩"),
        ("coucou c'est lucas, j'ai changé de numéro", "coucou c'est ⟨NOM⟩, j'ai changé de numéro"),
        ("Bonjour Julie Votre colis attend", "Bonjour ⟨NOM⟩ Votre colis attend"),
        ("J. Kerbratec, M. J.-M. Kerbratec", "⟨NOM⟩, M. ⟨NOM⟩"),
        ("Marie-Claude Le Bihan", "⟨NOM⟩"),
        ("https://x.example/?nom=Vasseroul&x=1", "https://x.example/?nom=⟨VALEUR⟩&x=⟨VALEUR⟩"),
    ],
)
def test_names_end_where_the_next_words_begin(text, expected):
    assert mask_text(text)[0] == expected


@pytest.mark.parametrize(
    "text",
    [
        "Rendez-vous à la clinique Saint-Vincent, rue Victor Hugo, ou à l'hôpital Robert Debré",
        "Votre avis sur la CPAM du Val de Marne, à Paris, Nancy et Saint-Denis",
        "La Rose et la Claire : une victoire. Merci pour Noël et la Toussaint",
        "Call me back, tell me more, I will pay. Mark the date. Grace period",
        "Nom :\nPrénom :\nAdresse :",
        "Merci d'indiquer vos nom, prénom et adresse",
        "Cordialement,\nL'Assurance Maladie",
        "Cordialement,\nService Relation Adhérents\nHarmonie Mutuelle",
        "De : Assurance Maladie\nObjet : remboursement",
        "Bonjour Madame, Monsieur, Votre conseiller vous attend",
        "Bénéficiaire : CPAM de Paris",
        "je suis Conseillère, c'est Ameli, this is Medicare",
        "Conseiller : Service Client",
        "écrivez à contact sur Alice.fr ou Doctolib.fr",
    ],
)
def test_words_that_are_no_names_are_kept(text):
    assert mask_text(text)[0] == text


def test_organisations_are_kept_in_the_places_of_names():
    with (resources_dir() / "organisations.csv").open(encoding="utf-8") as file:
        names = [row["name"].partition(" (")[0] for row in csv.DictReader(file)]
    places = (
        "Cordialement,\n{}",
        "De : {}\nObjet : dossier",
        "Avec {} vous gagnez",
        "Contact : {}",
    )
    changed = [n for n in names for p in places if mask_text(p.format(n))[1].get("NOM")]
    assert not changed


READ_APART = """Mme|M.|M. et Mme|Nom|> Patient (e) :|Merci|Cordialement, à vous|Julie|Ben| |
Dupont Vasseroul|Vasseroul, Julie|contactez Hugo|je suis là""".replace("\n", "").split("|")
LINES = st.lists(st.sampled_from(["", *READ_APART]), max_size=7)


@settings(max_examples=300, deadline=None)
@given(LINES, LINES)
def test_names_of_lines_read_before_are_those_of_the_whole_text(before, lines):
    masker, text = NameMasker(), "\n".join(lines)
    masker.text("\n".join(before))
    assert masker.text(text) == _replaced(text, [*anchored_names(text), *names_on_lines(text)])


def test_the_list_of_given_names_has_no_everyday_words():
    assert 7_500 <= len(GIVEN_NAMES | AMBIGUOUS_NAMES) <= 8_500
    assert not GIVEN_NAMES & AMBIGUOUS_NAMES
    everyday = (
        "avril may june paris france rose pierre victoire prudence aime vital carte said german "
        "roman samu greta malte lydia pacifica rochelle morvan".split()
    )
    assert not GIVEN_NAMES & set(everyday)


def test_few_usual_words_are_taken_for_names():
    """At most 0.5 % of the content words, as published in docs/data-protection.md."""
    messages = read_folder(training_data_dir())[::10]
    usual, _, whole = lost([one.body for one in messages], frozenset())
    assert usual.total() <= 0.005 * whole
