"""Numbers, secrets and addresses are masked in all spellings, and other numbers are kept apart."""

from __future__ import annotations

import base64
import re
from itertools import islice
from urllib.parse import quote, quote_plus

import invented_numbers as invented
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from masking_figures import kept
from planted import ALWAYS, PLANTED, survivors

from classifier.masking.message import mask_text

NIRS = list(islice(invented.nirs("123478"), 60))
CARDS = list(islice(invented.cards(), 40))
RIBS = list(islice(invented.ribs(), 30))
SEPARATORS = st.sampled_from([" ", ".", "-", ",", ", ", "|", " | ", "/", "_", "\u00a0", ";"])
LOOKS_LIKE = {"0": "0Oo", "1": "1Il"}


@pytest.mark.parametrize("kind", sorted(ALWAYS | {"number"}))
def test_no_planted_identifier_of_these_kinds_survives(kind):
    left = {one for p in PLANTED if p.kind == kind for one in survivors(p, kept(p))}
    assert not left


def test_at_least_95_of_100_planted_postal_addresses_are_masked():
    addresses = [planted for planted in PLANTED if planted.kind == "address"]
    left = [one for planted in addresses for one in survivors(planted, kept(planted))]
    assert len(left) <= 0.05 * len(addresses), left


@settings(max_examples=200, deadline=None)
@given(st.sampled_from(NIRS), SEPARATORS, st.data())
def test_social_security_numbers_with_letters_for_digits_are_masked(number, separator, data):
    groups = re.findall(r"(.)(..)(..)(..)(...)(...)(..)", number)[0]
    typed = [
        "".join(data.draw(st.sampled_from(LOOKS_LIKE.get(sign, sign))) for sign in group)
        for group in groups
    ]
    assert mask_text(f"NIR {separator.join(typed)}.")[0] == "NIR ⟨NIR⟩."


@settings(max_examples=100, deadline=None)
@given(
    st.sampled_from(RIBS),
    st.sampled_from(["\n", " | ", "\t", " ", " / "]),
    st.sampled_from([("Code banque :", "Guichet :", "N° de compte", "Clé RIB"), ("", "", "", "")]),
)
def test_bank_details_in_four_fields_are_masked(account, between, labels):
    fields = (account[:5], account[5:10], account[10:21], account[21:])
    cells = [
        f"{name} : {field}" if name else field for name, field in zip(labels, fields, strict=True)
    ]
    masked, counts = mask_text(between.join(cells))
    assert account[10:21] not in masked
    assert counts["RIB"] == 1


@settings(max_examples=200, deadline=None)
@given(
    st.sampled_from([*NIRS, *CARDS, "0639980417", "jean.kerbratec@courriel.example"]),
    st.sampled_from(["https://a.example/x?n={}&l=fr", "suivi-a.fr/{}/x", "https://a.example/#/{}"]),
    st.sampled_from(["plain", "percent", "plus", "base64", "url", "hex", "twice"]),
)
def test_identifiers_in_links_are_masked_however_they_are_coded(identifier, link, way):
    spaced = " ".join(identifier[at : at + 3] for at in range(0, len(identifier), 3))
    spaced = identifier if "@" in identifier else spaced
    coded = {
        "plain": identifier,
        "percent": quote(spaced, safe=""),
        "plus": quote_plus(spaced),
        "base64": quote(base64.b64encode(identifier.encode()).decode(), safe=""),
        "url": base64.urlsafe_b64encode(spaced.encode()).decode().rstrip("="),
        "hex": identifier.encode().hex(),
        "twice": quote(quote(spaced, safe=""), safe=""),
    }[way]
    masked, _ = mask_text(f"Voir {link.format(coded)} merci")
    secret = coded.partition("@")[0].partition("%40")[0].partition("%2540")[0]
    assert secret not in masked
    assert link.partition("{")[0].partition("/x")[0] in masked
    assert mask_text(masked)[0] == masked


@pytest.mark.parametrize(
    ("text", "placeholder"),
    [
        ("horodatage 1764237123456", "NUMERO"),
        ("t=1764237123", "NUMERO"),
        ("SIRET 552 100 554 00013", "CONTRAT"),
        ("SIRET : 73282932000074", "CONTRAT"),
        ("Société au capital de 10 euros, 732 829 320 00074", "NUMERO"),
        ("commande 402-1234567-1234567", "CONTRAT"),
        ("commande n° 4929 1234 5678 9015", "CONTRAT"),
        ("suivi 184066991116837", "CONTRAT"),
    ],
)
def test_other_long_numbers_are_no_cards_and_no_social_security_numbers(text, placeholder):
    counts = mask_text(text)[1]
    assert "NIR" not in counts
    assert "CARTE" not in counts
    assert placeholder in counts


@pytest.mark.parametrize(
    "text",
    [
        "Mot de passe oublié ? Cliquez ici",
        "Votre mot de passe est expiré, mot de passe : voir votre espace",
        "Mot de passe : https://ameli.fr/x",
        "le code de la route, un code à usage unique",
        "rue de la République, la place du marché, une résidence de vacances",
        "SMS au 33700 Signal, appelez le 3646 Service gratuit",
        "let us meet at example.com, or chat dot com",
    ],
)
def test_text_without_identifiers_is_kept(text):
    assert mask_text(text) == (text, {})


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Mаdame Kerbratec a dit", "Mаdame ⟨NOM⟩ a dit"),
        ("le 12 nоvembre", "le ⟨DATE⟩"),
        ("ＮＩＲ ２ ５５ ０８ １４ １６８ ０２５ ３８", "ＮＩＲ ⟨NIR⟩"),
        ("Vоtre cоde : 482913, urgеnt", "Vоtre cоde : ⟨CODE⟩, urgеnt"),
        ("ʙᴏɴᴊᴏᴜʀ ᴍᴀᴅᴀᴍᴇ Kerbratec", "ʙᴏɴᴊᴏᴜʀ ᴍᴀᴅᴀᴍᴇ ⟨NOM⟩"),
        ("Привет, код", "Привет, код"),
    ],
)
def test_look_alike_letters_hide_nothing_and_are_kept(text, expected):
    assert mask_text(text)[0] == expected
