"""The model card: stored with the model, in both languages, with figures and intervals."""

import pytest
from msgspec.structs import replace

from classifier.errors import ModelError
from classifier.records import Band
from triage_app.services.learning.model_card import CARD, card
from triage_app.services.learning.models import ModelShelf, model_card
from triage_app.wording.words import words_in


@pytest.fixture(scope="module")
def shelf(trained_folder):
    return ModelShelf(trained_folder / "models")


def test_the_card_is_stored_with_the_model_and_printed(shelf):
    text = (shelf.folder("0001") / CARD).read_text(encoding="utf-8")
    assert text == model_card(shelf) == model_card(shelf, "0001")
    assert "# Fiche du modèle 0001" in text
    assert "# Card of model 0001" in text


def test_the_card_has_counts_figures_intervals_and_checks(shelf):
    manifest = shelf.check("0001")
    text = card(manifest)
    recall = manifest.figures.recall_at_2
    number, nombre = (words_in(language).numbers.number for language in ("en", "fr"))
    assert f"{number(recall.low, 3)} – {number(recall.high, 3)}" in text
    assert f"| {nombre(recall.value, 3)} |" in text
    said = manifest.said[Band.VERY_LIKELY_SCAM]
    assert (
        f"| {number(said.share, 3)} | {number(said.low, 3)} – {number(said.high, 3)} | 0 |" in text
    )
    assert manifest.gate.sentence_en in text
    for word in ("| S01 |", "| email |", "| en |", "vigie models rollback", "Known limits"):
        assert word in text


def test_the_card_counts_the_messages_of_the_organisation(shelf):
    manifest = shelf.check("0001")
    assert "messages of the organisation" not in card(manifest)
    data = replace(manifest.data, template_ids=["genuine-1", "genuine-4"])
    text = card(replace(manifest, data=data))
    assert "2 genuine messages of the organisation." in text
    assert "2 messages types de l’organisme." in text


def test_figures_without_observations_are_a_dash(shelf):
    manifest = replace(shelf.check("0001"), bands={})
    assert "| – |" in card(manifest)
    assert "| – | – | – |" in card(replace(manifest, said={}))  # a model made before


def test_without_a_model_there_is_no_card(tmp_path):
    with pytest.raises(ModelError):
        model_card(ModelShelf(tmp_path))
    with pytest.raises(ModelError):
        model_card(ModelShelf(tmp_path), "0009")
