"""Claimed organisation, owners of domains, and words that are not organisations."""

from __future__ import annotations

from pathlib import Path

import pytest

from classifier.errors import VigieError
from classifier.indicators.organisations import Organisations
from classifier.records import Channel, Link, Message

TABLE = Path(__file__).parents[2] / "resources" / "organisations.csv"


@pytest.fixture(scope="module")
def organisations() -> Organisations:
    return Organisations.load(TABLE)


def claimed(
    organisations: Organisations, body: str = "", sender: str = "", subject: str = ""
) -> str:
    match = organisations.claimed(Message(body, Channel.EMAIL, sender, subject))
    return match.id if match else ""


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("Ameli: votre carte expire", "ameli"),
        ("L'ASSURANCE MALADIE vous informe", "ameli"),
        ("Votre Caf vous rappelle", "caf"),
        ("votre compte cpf expire", "cpf"),
        ("votre contrat Malakoff Humanis", "malakoff"),
        ("MNT : votre releve est disponible", "mnt"),
        ("Medicare: your card must be renewed", "mygov"),
        ("Doctolib : votre rendez-vous est confirmé", "doctolib"),
    ],
)
def test_a_body_names_its_organisation(
    organisations: Organisations, body: str, expected: str
) -> None:
    assert claimed(organisations, body) == expected


@pytest.mark.parametrize(
    "body",
    [
        "Votre mutuelle vous informe",
        "Votre banque a bloqué une opération",
        "Rendez-vous en april, see you on 3 April",
        "la nouvelle génération de cartes, une generation entière",
        "alan vous salue, c'est mon voisin Alan",
        "une assurance tous risques",
        "",
    ],
)
def test_everyday_words_are_not_organisations(organisations: Organisations, body: str) -> None:
    assert claimed(organisations, body) == ""


@pytest.mark.parametrize(
    ("body", "sender", "expected"),
    [
        ("Votre relevé est prêt.", "Mutuelle SG <contact@mutuelle-sg.example>", ""),
        ("La Mutuelle SG vous informe de la baisse des tarifs.", "", ""),
        ("SG : votre carte est prête", "", "sg"),
        ("Votre contrat MNT, Mutuelle MNT", "", "mnt"),
        (
            "L'Assurance Maladie nous a transmis vos droits. L'Assurance Maladie rembourse 70 %.\n"
            "Voir https://www.ameli.fr/assure\n\nL'équipe Harmonie Mutuelle",
            "",
            "harmonie",
        ),
        ("Vos droits : https://www.ameli.fr", "Harmonie <a@harmonie-mutuelle.fr>", "harmonie"),
        ("Harmonie Mutuelle : voir www.ameli.fr et www.ameli.fr/assure", "", "harmonie"),
        ("Voir www.ameli.fr", "", "ameli"),
        ("Bonjour,\nVotre dossier Ameli est complet.\nBien à vous\nCNIL 2026-1", "", "ameli"),
    ],
)
def test_who_speaks_comes_before_who_is_spoken_of(
    organisations: Organisations, body: str, sender: str, expected: str
) -> None:
    assert claimed(organisations, body, sender) == expected


def test_a_message_that_names_an_organisation_further_on_does_not_introduce_itself(
    organisations: Organisations,
) -> None:
    named = "Bonjour, merci de votre venue hier soir, le dossier de la CPAM est parti."
    assert not organisations.introduces_itself(Message(named))
    assert organisations.introduces_itself(Message("Votre compte CPAM est bloqué."))
    assert organisations.introduces_itself(Message("Bonjour,\nVoici.\nLa CPAM du Rhône"))


def test_the_sender_takes_precedence_over_subject_and_body(organisations: Organisations) -> None:
    found = claimed(
        organisations, "Comme Ameli vous l'a dit", "Malakoff Humanis <x@y.example>", "Doctolib"
    )
    assert found == "malakoff"
    assert claimed(organisations, "", "x@info.ameli.fr") == "ameli"
    assert claimed(organisations, "", "38663") == "ameli"
    assert claimed(organisations, "", "Alan <x@y.example>") == "alan"


@pytest.mark.parametrize(
    ("host", "owner"),
    [
        ("assure.ameli.fr", "ameli"),
        ("AMELI.FR.", "ameli"),
        ("guadeloupe.msa.fr", "msa"),
        ("alan.com", "alan"),
        ("www.doctolib.fr", "doctolib"),
    ],
)
def test_owner_of_official_hosts(organisations: Organisations, host: str, owner: str) -> None:
    match = organisations.owner_of(host)
    assert match is not None
    assert match.id == owner
    assert organisations.is_official(owner, host)


@pytest.mark.parametrize(
    "host", ["ameli.fr.evil.example", "xameli.fr", "ameli.com", "ameli-fr.com", "fr", "", "."]
)
def test_look_alike_domains_have_no_owner(organisations: Organisations, host: str) -> None:
    assert organisations.owner_of(host) is None
    assert not organisations.is_official("ameli", host)


def test_a_domain_is_official_only_for_its_owner(organisations: Organisations) -> None:
    assert not organisations.is_official("caf", "ameli.fr")
    assert not organisations.is_official("no such id", "ameli.fr")


def test_public_numbers_are_digits_only(organisations: Organisations) -> None:
    assert {"3646", "38663"} <= organisations.known_numbers
    assert all(number.isdigit() for number in organisations.known_numbers)


def test_a_missing_table_is_reported(tmp_path: Path) -> None:
    with pytest.raises(VigieError, match="reinstall"):
        Organisations.load(tmp_path / "none.csv")


def test_every_row_of_the_table_is_usable(organisations: Organisations) -> None:
    for domain in organisations.domains:
        match = organisations.owner_of(domain)
        assert match is not None
        assert domain == domain.strip().lower()
        assert "." in domain


@pytest.mark.parametrize(("name", "expected"), [("MGEN", "mgen"), ("santé", "")])
def test_a_link_through_a_search_engine_does_not_speak_for_it(organisations, name, expected):
    address = "https://www.google.com/amp/s/dossier-maj.top/valider"
    body = f"Votre mutuelle {name} vous attend : {address} Cordialement"
    start = body.index(address)
    links = (Link(address, address, start, start + len(address)),)
    match = organisations.claimed(Message(body, links=links))
    assert (match.id if match else "") == expected
