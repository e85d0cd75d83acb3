"""Where a thing goes: to a counter, into one's own space, to a site that nobody knows."""

import pytest

from classifier.indicators.catalogue import find_all
from classifier.indicators.organisations import Organisations
from classifier.reading.intake import from_text
from classifier.records import Channel
from triage_app.paths import resources_dir

DATA = {"I20", "I21", "I22", "I24"}


@pytest.fixture(scope="module")
def organisations():
    return Organisations.load(resources_dir() / "organisations.csv")


def found(text, organisations, sender=""):
    message = from_text(text, Channel.EMAIL, sender)
    return {one.indicator for one in find_all(message, organisations)}


@pytest.mark.parametrize(
    "text",
    [
        "Merci de déposer votre RIB dans votre espace adhérent.",
        "Présentez-vous au guichet avec votre pièce d'identité.",
        "Please bring your passport to the desk.",
        "Merci de nous envoyer une copie de votre RIB par voie postale.",
        "Upload your bank details in the member portal.",
        "Envoyez la photo de votre pièce d'identité sur www.caf.fr.",
    ],
)
def test_a_known_way_is_no_sign(text, organisations):
    assert not found(text, organisations) & DATA


@pytest.mark.parametrize(
    "text",
    [
        "Merci de déposer votre RIB dans votre espace : https://valdosia-suite.com/a",
        "Upload your bank details in the member portal: https://valdosia-suite.com/a",
        "Envoyez la photo de votre pièce d'identité en réponse.",
        "Merci de nous transmettre votre RIB par retour. Le guichet est ouvert lundi.",
        "Transmettez votre RIB par retour, puis passez au guichet mardi.",
        "Passez au guichet mardi, puis transmettez votre RIB par retour.",
        "Send us a copy of your passport by reply, then come to the desk.",
        "Envoyez-nous votre RIB par mail ou passez au guichet mardi.",
        "Donnez votre numéro de carte bancaire au conseiller, vous pouvez aussi venir en agence.",
        "Transmettez la copie de votre pièce d'identité, inutile de passer à l'accueil.",
        "Nous aurons besoin de votre numéro de carte bancaire, l'accueil en agence reste ouvert.",
        "Transmettez votre RIB par retour, au lieu de le déposer dans votre espace adhérent.",
        "Send your bank details by reply, or call in at the desk on Tuesday.",
    ],
)
def test_a_strange_site_or_another_statement_makes_no_way_known(text, organisations):
    assert found(text, organisations) & DATA


def test_a_public_insurer_that_another_sender_names_does_not_speak(organisations):
    text = "Il vous reste ⟨MONTANT⟩ à régler après la part de la Sécurité sociale."
    assert "I30" not in found(text, organisations, "Cabinet Orvel <accueil@cabinet-orvel.fr>")
    assert "I30" in found("La CPAM vous doit ⟨MONTANT⟩.", organisations)
