"""Hosts that name a service and nobody."""

import pytest

from classifier.indicators.function_words import may_be_mail_provider, names_nobody


@pytest.mark.parametrize(
    "domain",
    [
        "tp-regularisation.fr",
        "chu-regie.fr",
        "assurance-maladie-paiements.com",
        "espace-adherent-securise.com",
        "espaceadherent.info",
        "mon-dossier-remboursement.fr",
        "parcel-redelivery-desk.co.uk",
        "ameli-dossier.net",
        "statements-estimates-desk.us",
        "regie-cantine-ecoles.fr",
    ],
)
def test_names_of_services_only(domain):
    assert names_nobody(domain)


@pytest.mark.parametrize(
    "domain",
    [
        "mutuelle-des-rives.fr",
        "mairie-valbonneuil.fr",
        "courtage-arvil.fr",
        "kestrel-instruments.com",
        "laposte.fr",
        "ameli.fr",
        "vérification-compte.fr",
        "impots.gouv.fr",
        "",
        "x" * 300 + ".com",
    ],
)
def test_names_of_somebody(domain):
    assert not names_nobody(domain)


@pytest.mark.parametrize(
    ("domain", "expected"),
    [
        ("boite-courriel.fr", True),
        ("mailbox-post.com", True),
        ("tp-regularisation.fr", False),
        ("courrier-rapide-caisse.fr", False),
    ],
)
def test_names_of_mail_providers(domain, expected):
    assert may_be_mail_provider(domain) is expected
