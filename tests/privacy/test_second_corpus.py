"""What masking removes of the second corpus, and the kinds of spelling that it showed."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from masking_figures import kept, shares
from planted import ALWAYS, survivors
from second_corpus import FIRST_TRY, second_corpus

from classifier.masking.message import mask_message, mask_text
from classifier.records import Message

FIGURES = shares(second_corpus())
ROOT = Path(__file__).resolve().parents[2]
PAGE = (ROOT / "docs" / "data-protection.md").read_text(encoding="utf-8")
NAMES = {
    "social security numbers": "nir",
    "accounts": "iban",
    "cards": "card",
    "phone numbers": "phone",
    "mail addresses": "email",
    "passwords and codes": "secret",
    "numbers of papers, members, plates": "number",
    "dates of birth": "birth",
    "numbers in words": "spelled",
    "names": "name",
    "postal addresses": "address",
}
BELOW_HUNDRED = {
    **{str(n): word for n, word in enumerate("zéro un deux trois quatre cinq six sept".split())},
    "12": "douze",
    "16": "seize",
    "17": "dix-sept",
    "39": "trente-neuf",
    "58": "cinquante-huit",
    "71": "soixante et onze",
    "77": "soixante-dix-sept",
    "91": "quatre-vingt-onze",
    "98": "quatre-vingt-dix-huit",
}


def test_the_corpus_is_large_and_each_secret_stands_in_its_message():
    assert sum(whole for _, whole in FIGURES.values()) >= 700
    assert set(FIGURES) >= ALWAYS | {"number", "birth", "spelled", "name", "address"}
    for planted in (*second_corpus(), *second_corpus(of_callers=True)):
        fields = (planted.text, planted.sender, planted.subject, planted.attachment)
        fields += (planted.reply_to, planted.return_path, planted.received)
        assert survivors(planted, "\n".join(fields)), planted
        assert not survivors(planted, "Votre dossier est complet."), planted


@pytest.mark.parametrize("kind", sorted(ALWAYS | {"number", "birth", "spelled"}))
def test_no_number_secret_or_mail_address_survives(kind):
    left = {one for p in second_corpus() if p.kind == kind for one in survivors(p, kept(p))}
    assert not left


@pytest.mark.parametrize(("kind", "bound"), [("name", 0.97), ("address", 0.95)])
def test_names_and_postal_addresses_keep_their_bounds(kind, bound):
    gone, whole = FIGURES[kind]
    assert gone >= bound * whole


def test_the_page_says_what_was_gone_at_first_and_what_is_gone_now():
    rows = re.findall(r"\| (.+) \| (\d+) \| (\d+) % \| (\d+) % \|", PAGE)
    published = {NAMES[name]: tuple(map(int, figures)) for name, *figures in rows}
    assert published == {
        kind: (whole, round(100 * FIRST_TRY[kind] / whole), round(100 * gone / whole))
        for kind, (gone, whole) in FIGURES.items()
    }


def test_of_what_callers_write_nothing_is_kept():
    for planted in second_corpus(of_callers=True):
        message = Message("Votre carte expire.", caller_words=planted.text)
        masked = mask_message(message).message
        assert not survivors(planted, f"{masked.body}\n{masked.caller_words}")


def test_masking_a_masked_text_changes_nothing():
    for planted in second_corpus():
        once = mask_text(planted.text)[0]
        assert mask_text(once)[0] == once


@settings(max_examples=200, deadline=None)
@given(
    st.lists(st.sampled_from(sorted(BELOW_HUNDRED)), max_size=9),
    st.sampled_from([" ", ", ", " - "]),
)
def test_a_row_of_numbers_in_words_is_masked(numbers, between):
    begun = ["zéro", "six", "trente-neuf", "quatre-vingt-dix-huit"]
    row = between.join([*begun, *(BELOW_HUNDRED[number] for number in numbers)])
    masked = mask_text(f"Notez : {row}.")[0]
    assert re.fullmatch("Notez : ⟨[A-Z_]+⟩.", masked)


@pytest.mark.parametrize(
    ("text", "masked"),
    [
        ("au zéro huit quatre-vingt-dix-neuf zéro zéro zéro zéro douze", "au ⟨TEL_SURTAXE⟩"),
        ("call zero six three nine nine eight one two four four", "call ⟨TEL_MOBILE⟩"),
        ("trois fois deux cent trente-quatre euros", "trois fois deux cent trente-quatre euros"),
        ("née en mille neuf cent cinquante-huit", "née en mille neuf cent cinquante-huit"),
        ("un, deux ou trois jours, puis quatre", "un, deux ou trois jours, puis quatre"),
        ("permis de conduire 15BC81907", "permis de conduire ⟨CONTRAT⟩"),
        ("une commande de 1000 litres", "une commande de 1000 litres"),
        ("code promo valable en 2026", "code promo valable en 2026"),
        ("J.-P. Kerautret a signé", "⟨NOM⟩ a signé"),
        ("F. K. T. est un sigle", "F. K. T. est un sigle"),
        ("dossier Tromelin, dossier MDPH", "dossier ⟨NOM⟩, dossier MDPH"),
        ("les Kerbrat n’ont rien payé", "les ⟨NOM⟩ n’ont rien payé"),
        ("les Ardennes sont belles", "les Ardennes sont belles"),
        ("selon Bleuzen Lagathu", "selon ⟨NOM⟩"),
        ("Cabinet Electro Moselle", "Cabinet Electro Moselle"),
        ("Mme Floch et Azeline", "Mme ⟨NOM⟩ et ⟨NOM⟩"),
        ("Actuellement, votre dossier est clos", "Actuellement, votre dossier est clos"),
        ("un certain Kerdreux", "un certain ⟨NOM⟩"),
        ("réponse secrète : Medor", "réponse secrète : ⟨CODE⟩"),
        ("né le 4 4 1938", "né le ⟨DATE⟩"),
        ("Mise =?utf-8?Q?=C3=A0?= jour", "Mise à jour"),
        ("née en avril 2011 à Brest", "née en ⟨DATE⟩ à Brest"),
        ("commande 4970 1000 0150 4618", "commande ⟨CONTRAT⟩"),
        ("relevé de 2024, né sous X", "relevé de 2024, né sous X"),
    ],
)
def test_what_the_corpus_showed(text, masked):
    assert mask_text(text)[0] == masked
