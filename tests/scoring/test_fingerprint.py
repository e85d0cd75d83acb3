"""Near-copies share a band, other messages do not, and the format is stable."""

from __future__ import annotations

import re

import pytest

from classifier.masking.message import mask_text
from classifier.text.fingerprint import fingerprint, keys_of

VITALE = (
    "Ameli : votre carte Vitale arrive à expiration le {date}. Pour continuer à être remboursé, "
    "commandez votre nouvelle carte (frais d'envoi {amount}) sous {delay} : {link}"
)
REFUND = (
    "Bonjour,\nAprès le nouveau calcul de votre dossier {file}, un remboursement de {amount} "
    "vous est dû. Complétez le formulaire avant le {date} : {link}\n"
    "Passé ce délai, la somme sera perdue.\nVotre caisse"
)
FACTS = [
    ("12/11/2026", "0,95 €", "24h", "https://ameli-vitale.example/a", "445217"),
    ("3 décembre 2026", "1,99€", "48 heures", "cartevitale-2026.example/k?id=9", "AB-99120"),
    ("01.02.2027", "4 euros", "72h", "http://bit.example/Xy7", "2026/4411"),
]


def filled(form: str, facts: tuple[str, ...]) -> str:
    names = ("date", "amount", "delay", "link", "file")
    return mask_text(form.format(**dict(zip(names, facts, strict=True))))[0]


def share(one: str, other: str) -> bool:
    return bool(set(keys_of(fingerprint(one))) & set(keys_of(fingerprint(other))))


@pytest.mark.parametrize("form", [VITALE, REFUND])
@pytest.mark.parametrize("other", [1, 2])
def test_copies_with_other_amounts_links_and_deadlines_share_a_band(form: str, other: int) -> None:
    assert share(filled(form, FACTS[0]), filled(form, FACTS[other]))


def test_capitals_accents_and_spacing_change_nothing_that_matters() -> None:
    text = filled(VITALE, FACTS[0])
    plain = text.upper().replace("À", "A").replace("É", "E").replace(" ", "  ")
    assert share(text, plain)


@pytest.mark.parametrize(
    "other",
    [
        filled(REFUND, FACTS[0]),
        "Votre décompte de prestations est disponible dans votre espace adhérent.",
        "Ok",
        "",
    ],
)
def test_different_messages_share_no_band(other: str) -> None:
    assert not share(filled(VITALE, FACTS[0]), other)


@pytest.mark.parametrize("text", ["", "Ok", "⟨NUMERO⟩", "a b", filled(REFUND, FACTS[1])])
def test_form_is_fixed_and_repeatable(text: str) -> None:
    value = fingerprint(text)
    assert re.fullmatch(r"[0-9a-f]{64}", value)
    assert value == fingerprint(text)
    assert len(set(keys_of(value))) == 8


def test_equal_keys_in_different_places_are_different_keys_of() -> None:
    assert len(set(keys_of("0" * 64))) == 8
