"""Words of requests that stand in no request: lists of data, codes of law."""

import pytest

from classifier.indicators.catalogue import find_all
from classifier.indicators.organisations import Organisations
from classifier.reading.intake import from_text
from classifier.records import Channel
from triage_app.paths import resources_dir

REQUESTS = {"I20", "I21", "I22", "I23", "I23b", "I53", "I54"}


@pytest.fixture(scope="module")
def organisations():
    return Organisations.load(resources_dir() / "organisations.csv")


@pytest.mark.parametrize(
    "text",
    [
        "Données touchées : nom, date de naissance, numéro de sécurité sociale.",
        "Données non touchées : coordonnées bancaires, mots de passe, carte bancaire.",
        "En application du code de la mutualité, nous vous demandons de nous adresser une copie.",
        "Vous pouvez envoyer votre demande sur la base du code des assurances.",
        "Merci de transmettre votre code postal.",
    ],
)
def test_it_is_not_taken_for_one(organisations, text):
    found = find_all(from_text(text, Channel.LETTER), organisations)
    assert not {one.indicator for one in found} & REQUESTS


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Donnez votre date de naissance et votre numéro de sécurité sociale.", "I22"),
        ("Il faudra nous transmettre le code reçu par SMS.", "I54"),
        ("Donnez le code à notre conseiller.", "I23b"),
        ("Donnez-moi le code reçu par SMS, n'en parlez à personne.", "I23b"),
        ("Tu peux m'acheter des coupons Transcash, n'en parle à personne", "I65"),
    ],
)
def test_a_request_is_still_one(organisations, text, wanted):
    assert wanted in {one.indicator for one in find_all(from_text(text), organisations)}
