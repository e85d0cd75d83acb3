"""Sentences in the language of the reader."""

import pytest

from classifier.errors import VigieError
from classifier.sentence import Sentence, named, plural, sentence
from triage_app.errors import StoreError
from triage_app.wording.words import words_in


@pytest.fixture
def spoken(tmp_path):
    """Return words with a small French test catalogue."""
    from babel.messages.catalog import Catalog
    from babel.messages.mofile import write_mo

    from triage_app.wording.words import Words

    catalogue = Catalog(locale="fr", fuzzy=False)
    catalogue.add("Sent by {name}.", "Envoyé par {name:le}.")
    catalogue.add("Links of {name}.", "Liens {name:de}.")
    catalogue.add(("{n} link", "{n} links"), ("{n} lien", "{n} liens", "{n} liens"))
    catalogue.add("Scam", "Arnaque confirmée", context="label")
    folder = tmp_path / "fr" / "LC_MESSAGES"
    folder.mkdir(parents=True)
    with (folder / "vigie.mo").open("wb") as file:
        write_mo(file, catalogue)
    return Words("fr", tmp_path)


def test_an_error_is_shown_in_the_language_of_the_reader():
    error = StoreError("Choose at least one contact.")
    assert words_in("fr")(error) == "Choisissez au moins un contact."
    assert words_in("en")(error) == str(error) == "Choose at least one contact."


def test_an_error_takes_a_sentence_made_elsewhere():
    made = sentence("Case {number}", number=3)
    assert str(VigieError(made)) == "Case 3"
    assert VigieError(made).sentence is made


@pytest.mark.parametrize(
    ("name", "expected"),
    [("CAF", "Envoyé par la CAF."), ("Alan", "Envoyé par Alan."), ("MGEN", "Envoyé par MGEN.")],
)
def test_french_gives_a_name_its_article(spoken, name, expected):
    assert spoken(sentence("Sent by {name}.", name=name)) == expected


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Alan", "Liens d’Alan."),
        ("MGEN", "Liens de MGEN."),
        ("CAF", "Liens de la CAF."),
        ("Assurance Maladie", "Liens de l’Assurance Maladie."),
        ("Ministère de la Santé", "Liens du ministère de la Santé."),
        ("Harmonie Mutuelle", "Liens d’Harmonie Mutuelle."),
        ("Yousign", "Liens de Yousign."),
    ],
)
def test_french_elides(spoken, name, expected):
    assert spoken(sentence("Links of {name}.", name=name)) == expected


@pytest.mark.parametrize(("n", "french", "english"), [(0, "lien", "links"), (1, "lien", "link")])
def test_plural_forms_follow_the_language(spoken, n, french, english):
    made = plural("{n} link", "{n} links", n)
    assert spoken(made) == f"{n} {french}"
    assert str(made) == f"{n} {english}"


def test_a_value_may_be_a_sentence_or_several(spoken):
    made = sentence("Sent by {name}.", name=(named("label", "Scam"), "x"))
    assert spoken(made) == "Envoyé par Arnaque confirmée, x."
    assert str(made) == "Sent by Scam, x."


def test_values_are_not_read_as_placeholders(spoken):
    """Untrusted text may contain braces."""
    assert spoken(sentence("Sent by {name}.", name="{n}{0.__class__}")).endswith("__class__}.")


def test_texts_without_french_stay_english(spoken):
    assert spoken(Sentence("Not in the catalogue.")) == "Not in the catalogue."


@pytest.mark.parametrize(
    ("language", "expected"),
    [("fr", "14\u202f997 messages tenus à l’écart"), ("en", "14,997 held-out messages")],
)
def test_the_digits_of_a_count_are_grouped(language, expected):
    assert words_in(language)(sentence("{n} held-out messages", n=14997)) == expected


def test_a_number_that_names_something_is_read_digit_by_digit(spoken):
    words = words_in("en")
    assert words(sentence("Case no. {case}, event {event}", case=14997, event=2026)) == (
        "Case no. 14997, event 2026"
    )
    assert words(sentence("Cases left out: {cases}.", cases=(1200, 3400))).endswith(": 1200, 3400.")
