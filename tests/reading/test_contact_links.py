"""Numbers and addresses behind buttons are put into the text, masked, judged and shown."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from classifier.masking.message import mask_message
from classifier.reading.intake import from_bytes, from_text
from classifier.records import Channel
from classifier.text.contact_links import contact_of
from classifier.text.links import host_of

_KEY = 0x42
_CODED = bytes([_KEY, *(byte ^ _KEY for byte in b"aide@dossier-maj.top")]).hex()


@pytest.mark.parametrize(
    ("address", "contact"),
    [
        ("tel:+33639980102", "tel:0639980102"),
        ("TEL:%2B33%206%2039%2098%2001%2002", "tel:0639980102"),
        ("tel:3646;ext=3", "tel:3646"),
        ("callto:+44 1632 960001", "tel:+441632960001"),
        ("sms:0639980102?body=OUI", "tel:0639980102"),
        ("sms:0639980102&body=OUI", "tel:0639980102"),
        ("whatsapp://send?phone=33639980102&text=x", "tel:0639980102"),
        ("viber://chat?number=%2B33639980102", "tel:0639980102"),
        ("tg://resolve?domain=dossier_maj", "app:dossier_maj"),
        ("mailto:aide@dossier-maj.top?subject=x", "mailto:aide@dossier-maj.top"),
        ("mailto:?to=aide%40dossier-maj.top", "mailto:aide@dossier-maj.top"),
        (f"/cdn-cgi/l/email-protection#{_CODED}", "mailto:aide@dossier-maj.top"),
        ("mailto:", ""),
        ("https://www.ameli.fr/", ""),
    ],
)
def test_the_contact_of_an_address(address, contact):
    assert contact_of(address) == contact
    assert not contact or host_of(contact) == ""


def _page(target: str, shown: str = "Rappeler un conseiller") -> str:
    return f"<html><p>Votre dossier est incomplet.</p><a href='{target}'>{shown}</a></html>"


def test_a_number_behind_a_button_is_shown_and_masked():
    message = from_text(_page("tel:+33639980102"), Channel.EMAIL)
    assert message.body.endswith("Rappeler un conseiller → 0639980102")
    assert message.links == ()
    assert mask_message(message).message.body.endswith("→ ⟨TEL_MOBILE⟩")


def test_an_address_behind_a_button_keeps_its_host():
    body = mask_message(from_text(_page("mailto:aide@dossier-maj.top"))).message.body
    assert body.endswith("→ ⟨EMAIL⟩@dossier-maj.top")


@pytest.mark.parametrize(
    ("target", "shown"),
    [
        ("tel:+33639980102", "06 39 98 01 02"),
        ("tel:3646", "Appelez le 36 46"),
        ("mailto:aide@dossier-maj.top", "Aide@dossier-maj.top"),
    ],
)
def test_what_is_written_out_is_not_repeated(target, shown):
    assert "→" not in from_text(_page(target, shown)).body


def test_an_address_coded_by_cloudflare_is_read_in_text_too():
    link = f"https://dossier-maj.top/cdn-cgi/l/email-protection#{_CODED}"
    message = from_text(f"Écrivez-nous : {link}")
    assert message.body.endswith("→ aide@dossier-maj.top")


def test_a_cover_note_with_a_signature_stays_a_cover_note():
    parts = (
        "Content-Type: multipart/mixed; boundary=b\n\n--b\nContent-Type: text/html\n\n"
        "<p>Est-ce vrai ?</p><a href='mailto:p@fai.example'>Paul</a>\n--b\n"
        "Content-Type: text/html; name=a.html\nContent-Disposition: attachment\n\n"
        "<p>Votre carte expire, validez sur https://dossier-maj.top</p>\n--b--\n"
    )
    message = from_bytes(f"From: p@fai.example\nSubject: ?\n{parts}".encode(), "x.eml")
    assert "Votre carte expire" in message.body


def test_the_first_five_of_many_numbers_are_shown_once_each():
    numbers = [f"+3363998{number:04}" for number in range(400)]
    buttons = "".join(f"<a href='tel:{number}'>Appeler</a> " for number in sorted(numbers * 2))
    body = from_text(f"<p>Dossier incomplet, appelez le +33639980001.</p>{buttons}").body
    shown = [line for line in body.split("\n") if "→" in line]
    assert shown == [f"Appeler → 063998000{number}" for number in (0, 2, 3, 4, 5)]


@pytest.mark.parametrize(
    ("target", "opens"),
    [
        ("feed:http://dossier-maj.top/a", "http://dossier-maj.top/a"),
        ("view-source:https://dossier-maj.top", "https://dossier-maj.top"),
        ("market://details?id=a", "market:"),
        ("dossier-maj.top:8080/a", "dossier-maj.top:8080/a"),
    ],
)
def test_other_schemes(target, opens):
    (link,) = from_text(_page(target)).links
    assert link.target == opens
    assert host_of(link.target) == ("" if opens == "market:" else "dossier-maj.top")


@given(st.text(max_size=200))
def test_any_address_is_read(text):
    for scheme in ("tel:", "mailto:", "whatsapp://send?", "/cdn-cgi/l/email-protection#"):
        assert isinstance(contact_of(scheme + text), str)
