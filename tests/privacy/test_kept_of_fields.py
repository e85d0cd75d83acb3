"""What is kept of the fields around a message, and of what is coded in its text."""

from __future__ import annotations

import base64
import quopri

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from classifier.indicators.rules.attachments import PACKED, RUNNING
from classifier.masking.fields import CALLER_WORDS
from classifier.masking.message import mask_message, mask_text
from classifier.records import Attachment, Message


def masked(**fields) -> Message:
    message = mask_message(Message("Bonjour", **fields)).message
    assert mask_message(message).message == message, "masking twice changes nothing"
    return message


@pytest.mark.parametrize(
    "address",
    [
        "lucas.dufresnoy@liste.example",
        "bounce-lucas.dufresnoy=boite.example@liste.example",
        "SRS0=ab12=XY=boite.example=lucas.dufresnoy@liste.example",
        '"Lucas Dufresnoy"@liste.example',
        "lucas!dufresnoy@liste.example",
        "btv1==123==lucas.dufresnoy@liste.example",
    ],
)
@pytest.mark.parametrize("field", ["reply_to", "return_path", "sent_by", "sender"])
def test_of_an_address_only_the_host_is_kept(field, address):
    given_address = f"AMELI <{address}>" if field == "sender" else address
    kept = getattr(masked(**{field: given_address}), field)
    assert "dufresnoy" not in kept.lower()
    assert "boite" not in kept
    assert kept.rstrip(">").endswith("⟨EMAIL⟩@liste.example")


def test_of_mail_servers_only_the_domain_is_kept():
    hosts = (
        "pc-de-lucas.local",
        "82-64-1-2.subs.provider.fr",
        "192.168.1.12",
        "mx1.ameli.fr",
        "mx2.ameli.fr",
    )
    assert masked(received=hosts).received == ("provider.fr", "ameli.fr")


@pytest.mark.parametrize(
    ("name", "kept"),
    [
        ("facture.pdf", "facture.pdf"),
        ("releve 0639981234.pdf", "releve ⟨TEL_MOBILE⟩.pdf"),
        ("IRM_Dufresnoy-Lucas_2026.pdf", "⟨VALEUR⟩.pdf"),
        ("carte_vitale_dufresnoy.jpg", "carte_vitale_⟨VALEUR⟩.jpg"),
        ("document.pdf.exe", "document.pdf.exe"),
        ("Lucas Dufresnoy", "⟨VALEUR⟩"),
    ],
)
def test_of_file_names_only_plain_words_and_endings_are_kept(name, kept):
    files = (Attachment(name, "application/pdf", 1, "0" * 64),)
    assert masked(attachments=files).attachments[0].name == kept


@pytest.mark.parametrize("ending", sorted(RUNNING | PACKED))
def test_the_endings_that_rules_ask_for_are_kept(ending):
    files = (Attachment(f"dufresnoy.{ending}", "", 1, ""),)
    assert masked(attachments=files).attachments[0].name == f"⟨VALEUR⟩.{ending}"


@given(st.text(min_size=1, max_size=80))
@settings(max_examples=200, deadline=None)
def test_of_the_words_of_a_caller_only_that_there_were_some_is_kept(words):
    kept = masked(caller_words=words).caller_words
    assert kept == (CALLER_WORDS if words.strip() else "")


SECRET = "Lucas Dufresnoy, NIR 284069912345621, metformine"


@pytest.mark.parametrize(
    "coded",
    [
        base64.b64encode(SECRET.encode()).decode(),
        base64.b64encode(SECRET.encode()).decode().rstrip("="),
        base64.b64encode(b"0639981234").decode(),
        base64.b64encode(b"lucas.dufresnoy@boite.example").decode(),
        SECRET.encode().hex(),
        SECRET.encode().hex(" "),
        SECRET.encode().hex(":").upper(),
        base64.b64encode(bytes(range(256))).decode(),
        "".join(f"%{byte:02X}" for byte in b"0639981234"),
    ],
)
@pytest.mark.parametrize("around", ["{}", "voir {} merci", "({})", "code: {}.", "{}\nBonjour"])
def test_undecoded_pieces_are_not_kept(coded, around):
    kept = mask_text(around.format(coded))[0]
    assert coded not in kept
    assert "⟨DONNEES⟩" in kept or "⟨TEL_MOBILE⟩" in kept
    assert mask_text(kept)[0] == kept


def test_quoted_printable_that_was_not_decoded_is_masked_as_what_it_says():
    coded = quopri.encodestring("Numéro : 06 39 98 12 34, références".encode()).decode()
    coded = coded.replace("6 39", "=36=20=33=39")
    assert mask_text(coded)[0] == "Numéro : ⟨TEL_MOBILE⟩, références"


@pytest.mark.parametrize(
    "text",
    [
        "Reactivation : payez, REMBOURSEMENT IMPORTANT, anticonstitutionnellement",
        "Saint-Germain-en-Laye et Villeneuve-d'Ascq, 100 % Santé, a=b, 2=3",
        "MonEspaceSante et FranceConnect, carte Vitale",
        "Réf. DC CE CA BE DE, BEEF CAFE",
    ],
)
def test_words_are_no_coded_pieces(text):
    assert mask_text(text) == (text, {})
