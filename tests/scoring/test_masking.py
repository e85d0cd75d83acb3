"""Masking: all kinds of identifiers in all spellings, and nothing else."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from stdnum import iban as iban_checker
from stdnum import luhn
from stdnum.fr import nir

from classifier.masking.accounts import _structures
from classifier.masking.digits import plain_digits
from classifier.masking.message import mask_message, mask_text
from classifier.records import Attachment, Channel, Link, Message

SEPARATORS = ["", " ", ".", "-", "\u00a0", "\u202f", "\u2009", "\u2011", " - ", "\u200b", "\t", "_"]
FULL_WIDTH = str.maketrans("0123456789", "０１２３４５６７８９")
AROUND = ["", " ", "NIR", "abc", "(", "n°", ": ", "«", "é", "\n", ".", "Merci", ",", "/", "€", ". "]


@st.composite
def nirs(draw: st.DrawFn) -> str:
    """Valid social security numbers: Corsica, overseas, provisional, incomplete months."""
    month = draw(st.one_of(st.integers(1, 12), st.integers(20, 42), st.integers(50, 99)))
    department = draw(st.sampled_from(["2A", "2B", "97", "98", "99", "01", "75", "59", "93"]))
    rest = draw(st.integers(1, 999_999))
    body = f"{draw(st.sampled_from('1278'))}{draw(st.integers(0, 99)):02}{month:02}{department}"
    body = f"{body}{rest:06}"
    return f"{body}{nir.calc_check_digits(body)}" if draw(st.booleans()) else body


@st.composite
def cards(draw: st.DrawFn) -> str:
    """Card numbers of 13 to 19 digits with a valid Luhn digit."""
    size = draw(st.integers(12, 18))
    body = draw(st.sampled_from("3456")) + draw(
        st.text("0123456789", min_size=size - 1, max_size=size - 1)
    )
    return body + luhn.calc_check_digit(body)


@st.composite
def ibans(draw: st.DrawFn) -> str:
    """Valid IBANs of every country of the registry."""
    country = draw(st.sampled_from(sorted(_structures())))
    account = draw(st.from_regex(_structures()[country][1], fullmatch=True))
    return iban_checker.calc_check_digits(f"{country}00{account}").join([country, account])


@st.composite
def spelt(draw: st.DrawFn, numbers: st.SearchStrategy[str]) -> tuple[str, str]:
    """A number and one spelling of it: separators, full-width digits, joined to neighbours."""
    number = draw(numbers)
    marks = draw(
        st.one_of(
            st.sampled_from(SEPARATORS).map(lambda mark: [mark] * len(number)),
            st.lists(st.sampled_from(SEPARATORS), min_size=len(number), max_size=len(number)),
        )
    )
    step = draw(st.sampled_from([1, 2, 3, 4, 5]))
    parts = [
        c + (m if i % step == step - 1 else "")
        for i, (c, m) in enumerate(zip(number, marks, strict=True))
    ]
    text = "".join(parts[:-1]) + number[-1]
    if draw(st.booleans()):
        text = text.translate(FULL_WIDTH)
    if draw(st.booleans()):
        text = text.lower()
    return number, draw(st.sampled_from(AROUND)) + text + draw(st.sampled_from(AROUND))


@given(spelt(nirs()))
@settings(max_examples=300, deadline=None)
def test_no_social_security_number_survives(case: tuple[str, str]) -> None:
    number, text = case
    masked, _ = mask_text(text)
    assert len(plain_digits(masked)) < 8, (number, masked)


def test_no_date_is_cut_out_of_a_social_security_number():
    assert mask_text("100019 7.1.00 000")[0] == "⟨NIR⟩"


@given(spelt(cards()))
@settings(max_examples=300, deadline=None)
def test_no_card_number_survives(case: tuple[str, str]) -> None:
    number, text = case
    masked, _ = mask_text(text)
    assert len(plain_digits(masked)) < 8, (number, masked)


@given(spelt(ibans()))
@settings(max_examples=400, deadline=None)
def test_no_iban_survives(case: tuple[str, str]) -> None:
    number, text = case
    masked, _ = mask_text(text)
    assert number[-8:].lower() not in masked.lower(), masked
    assert "⟨IBAN" in masked, (number, masked)


@given(st.text("Mmeadrco0123456789 .-/@:n°€,⟨⟩\u00a0AFRB'\n", max_size=120))
@settings(max_examples=400, deadline=None)
def test_masking_twice_changes_nothing_more(text: str) -> None:
    once, counts = mask_text(text)
    assert mask_text(once) == (once, counts)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("NIR 2 55 08 14 168 025 38", "NIR ⟨NIR⟩"),
        ("1 86 02 2A 215 325 23 merci", "⟨NIR⟩ merci"),
        ("Numéro de sécurité sociale : 2550814168025 39", "Numéro de sécurité sociale : ⟨NIR⟩"),
        ("2 55 08 14 168 025 39", "⟨NIR⟩"),  # the key is wrong, the form is not
        ("FR14 2004 1010 0505 0001 3M02 606", "⟨IBAN_FR⟩"),
        ("fr7630006000011234567890189.", "⟨IBAN_FR⟩."),
        ("FR76 3000 6000 0112 3456 7890 180", "⟨IBAN_FR⟩"),
        ("GB29 NWBK 6016 1331 9268 19", "⟨IBAN_ETRANGER⟩"),
        ("RIB 20041 01005 0500013M026 06", "RIB ⟨RIB⟩"),
        ("4970 1000 0000 0154 exp 12/27", "⟨CARTE⟩ exp ⟨DATE⟩"),
        ("carte 4111 1111 1111 1112", "carte ⟨CARTE⟩"),
        ("06.39.98.12.34 / 01 99 00 12 34", "⟨TEL_MOBILE⟩ / ⟨TEL_FIXE⟩"),
        ("+33 (0)6 39 98 12 34", "⟨TEL_MOBILE⟩"),
        ("0033639981234", "⟨TEL_MOBILE⟩"),
        ("0 899 00 00 12", "⟨TEL_SURTAXE⟩"),
        ("0 800 123 456", "⟨TEL_GRATUIT⟩"),
        ("+44 7700 900123", "⟨TEL_ETRANGER⟩"),
        ("07700 900123", "⟨TEL_ETRANGER⟩"),
        ("0491 570 006", "⟨TEL_ETRANGER⟩"),
        ("jean.dupont@gmail.com", "⟨EMAIL⟩@gmail.com"),
        ("0,95€ ou 1 234,56 euros", "⟨PETIT_MONTANT⟩ ou ⟨MONTANT⟩"),
        (
            "£2.99, EUR 12, 0€95, 95 centimes",
            "⟨PETIT_MONTANT⟩, ⟨MONTANT⟩, ⟨PETIT_MONTANT⟩, ⟨PETIT_MONTANT⟩",
        ),
        ("0,34 € la minute", "⟨PETIT_MONTANT⟩ la minute"),
        ("le 12/11/2026 ou 2026-11-12 ou 12.11.26", "le ⟨DATE⟩ ou ⟨DATE⟩ ou ⟨DATE⟩"),
        ("1er mai, 12 novembre 2026, November 17, 2026", "⟨DATE⟩, ⟨DATE⟩, ⟨DATE⟩"),
        ("avant le 12/11", "avant le ⟨DATE⟩"),
        ("Bonjour Madame Dupont,", "Bonjour Madame ⟨NOM⟩,"),
        ("M. Jean de la Tour et Mme MARTIN", "M. ⟨NOM⟩ et Mme ⟨NOM⟩"),
        ("Bonjour Claire, votre colis", "Bonjour ⟨NOM⟩, votre colis"),
        ("Dear John Smith,", "Dear ⟨NOM⟩,"),
        ("contrat n° AB123456", "contrat n° ⟨CONTRAT⟩"),
        ("n° d'adhérent : 0045127", "n° d'adhérent : ⟨CONTRAT⟩"),
        ("Ref: CPAM-4521, dossier n°44521", "Ref: ⟨CONTRAT⟩, dossier n°⟨CONTRAT⟩"),
        ("12 rue de la Paix, 75002 Paris merci", "⟨ADRESSE⟩ merci"),
        ("221B Baker Street, London", "⟨ADRESSE⟩"),
        ("Votre code est 482913.", "Votre code est ⟨CODE⟩."),
        ("123 456 est votre code", "⟨CODE⟩ est votre code"),
        ("lot 12345678", "lot ⟨NUMERO⟩"),
    ],
)
def test_identifiers_become_typed_placeholders(text: str, expected: str) -> None:
    assert mask_text(text)[0] == expected


@pytest.mark.parametrize(
    "text",
    [
        "sous 24h ou 48 h, en 2026",
        "17Cyber et 17cyber.gouv.fr",
        "100 % Santé, 2025-2026",
        "SMS au 38663, appel au 3646, signalement au 33700, Caf 3230",
        "Interbancaire 0 892 705 705, Info Escroqueries 0 805 805 817",
        "à 14h05, 24/7, STOP au 36184",
        "envoyez le code STOP au 36184",
        "https://192.168.10.25/a",
        "https://ameli-2026.fr/x",
        "https://ameli.fr@elsewhere.example/x",
        "Madame, Monsieur, Cher client, Bonjour Votre carte est prête",
        "Mme Votre dossier est complet",
    ],
)
def test_text_that_is_not_an_identifier_is_unchanged(text: str) -> None:
    assert mask_text(text) == (text, {})


def test_identifiers_in_link_addresses_are_masked_and_the_host_kept() -> None:
    text = "https://secure12.example/p?id=255081416802538&m=jean%40gmail.com&t=0639981234"
    masked, counts = mask_text(text)
    assert masked.startswith("https://secure12.example/p?id=⟨NIR⟩&m=⟨EMAIL⟩%40gmail.com&t=")
    assert counts == {"NIR": 1, "EMAIL": 1, "TEL_MOBILE": 1}


def test_public_numbers_of_organisations_are_kept() -> None:
    text = "Appelez le 01 56 03 34 56"
    assert mask_text(text, frozenset({"0156033456"}))[0] == text
    assert mask_text(text)[0] == "Appelez le ⟨TEL_FIXE⟩"


def test_every_field_is_masked_and_link_offsets_are_adjusted() -> None:
    url = "https://x.example/?t=0639981234"
    body = f"Mme Dupont, tel 0639981234, voir {url}"
    start = body.index(url)
    message = Message(
        body=body,
        channel=Channel.EMAIL,
        sender="Ameli <jean@x.example>",
        subject="dossier 445217",
        reply_to="a.b@x.example",
        return_path="c@x.example",
        hidden_text="0639981234",
        caller_words="je suis M. Martin",
        links=(
            Link(url, url, start, start + len(url)),
            Link("ici", "https://y.example/0639981234"),
        ),
        attachments=(Attachment("releve 0639981234.pdf", "application/pdf", 1, ""),),
    )
    result = mask_message(message)
    masked = result.message
    assert masked.sender == "Ameli <⟨EMAIL⟩@x.example>"
    assert masked.subject == "dossier ⟨CONTRAT⟩"
    assert (masked.reply_to, masked.return_path) == ("⟨EMAIL⟩@x.example", "⟨EMAIL⟩@x.example")
    assert masked.hidden_text == "⟨TEL_MOBILE⟩"
    assert masked.caller_words == "⟨APPELANT⟩", "only that there were some"
    first, second = masked.links
    assert masked.body[first.start : first.end] == first.shown == first.target
    assert second.target == "https://y.example/⟨TEL_MOBILE⟩"
    assert masked.attachments[0].name == "releve ⟨TEL_MOBILE⟩.pdf"
    assert result.counts["TEL_MOBILE"] == 5
    assert mask_message(masked) == result


@pytest.mark.parametrize("sender", ["38663", "AMELI", "36180", "Doctolib", "Info Ameli"])
def test_short_codes_and_names_of_senders_are_kept(sender: str) -> None:
    assert mask_message(Message(body="", sender=sender)).message.sender == sender


def test_mobile_numbers_of_senders_are_masked() -> None:
    assert (
        mask_message(Message(body="", sender="+33 6 39 98 12 34")).message.sender == "⟨TEL_MOBILE⟩"
    )


@pytest.mark.parametrize(
    "text",
    [
        "1 " * 20_000,
        "4" * 40_000,
        "a@" * 20_000,
        "M. A" * 10_000,
        "1.a" * 15_000,
        "FR76" * 10_000,
        "code " * 8_000 + "1234",
        "12/" * 15_000,
        "-" * 40_000,
    ],
)
def test_pathological_input_is_masked_in_linear_time(text: str) -> None:
    mask_text(text)


@pytest.mark.parametrize("text", ["Votre c@rte v!tale est bloquée", "Bonj0ur m@d@me, di$t@nce"])
def test_a_sign_inside_a_word_is_no_mail_address(text):
    assert mask_text(text) == (text, {})


@pytest.mark.parametrize("address", ["jean.moulin@boite.example", "jean@boite", "carte@ameli.fr"])
def test_addresses_are_masked_whatever_their_words(address):
    assert mask_text(f"Écrivez à {address} vite")[1] == {"EMAIL": 1}
