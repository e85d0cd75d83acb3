"""Of a link its host, the shape of its path and the names of its parameters are kept."""

from __future__ import annotations

import base64
from urllib.parse import quote, quote_plus

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from stdnum.fr import nir
from wrapped_links import HIDDEN, NEUTRAL, REDIRECTS

from classifier.masking.message import mask_message, mask_text
from classifier.records import Link, Message
from classifier.text.links import find_links, host_of
from classifier.text.redirects import followed, hides_target, is_redirect_page, redirect_targets

WRITERS = NEUTRAL | REDIRECTS

BODY = "284069912345"
SECRETS = {
    "number": f"{BODY}{nir.calc_check_digits(BODY)}678"[:15],
    "grouped number": "2 84 06 99 123 456 78",
    "phone": "0639981234",
    "mail address": "lucas.dufresnoy@boite.example",
    "name": "Dufresnoy Lucas",
    "illness": "diabete-insuline",
}
CODINGS = {
    "plain": lambda text: text.replace(" ", "-"),
    "percent": lambda text: quote(text, safe=""),
    "every character": lambda text: "".join(f"%{byte:02X}" for byte in text.encode()),
    "plus": quote_plus,
    "percent twice": lambda text: quote(quote(text, safe=""), safe=""),
    "base64": lambda text: base64.b64encode(text.encode()).decode(),
    "base64 of links": lambda text: base64.urlsafe_b64encode(text.encode()).decode().rstrip("="),
    "hexadecimal": lambda text: text.encode().hex(),
    "percent and base64": lambda text: quote(base64.b64encode(text.encode()).decode(), safe=""),
}
PLACES = (
    "https://suivi-maj.top/{}",
    "https://suivi-maj.top/carte/{}/maj",
    "https://suivi-maj.top/{}.pdf",
    "https://suivi-maj.top/a?d={}",
    "https://suivi-maj.top/a?{}",
    "https://suivi-maj.top/a?x=1&utm_source={}&y=2",
    "https://suivi-maj.top/a?x=1&amp;id={}",
    "https://suivi-maj.top/#{}",
    "https://suivi-maj.top/#/compte?d={}",
    "suivi-maj.top/{}",
    "www.suivi-maj.top?n={}",
    "hxxps://suivi-maj[.]top/{}",
    "https://pass:{}@suivi-maj.top/a",
    "https://www.google.com/url?q=https%3A%2F%2Fsuivi-maj.top%2Fa%3Fd%3D{}",
    "https://clic.example/r?next=suivi-maj.top/{}",
    "https://clic.example/r/https://suivi-maj.top/a?d={}",
)


def pieces_of(secret):
    """Return what must not be left of a secret: its words, and its digits in one piece."""
    digits = "".join(filter(str.isdigit, secret))
    words = [word for word in secret.replace("@", " ").replace("-", " ").split() if word.isalpha()]
    return [piece.lower() for piece in (*words, digits, secret) if len(piece) > 4]


@pytest.mark.parametrize("coding", CODINGS)
@pytest.mark.parametrize("kind", SECRETS)
def test_no_identifier_survives_in_a_link(coding, kind):
    secret = SECRETS[kind]
    coded = CODINGS[coding](secret)
    for place in PLACES:
        text = f"Validez sur {place.format(coded)} avant demain"
        masked, counts = mask_text(text)
        left = "".join(masked.lower().split("boite.example"))
        for piece in (*pieces_of(secret), coded.lower()):
            assert piece not in left, place
        assert "suivi-maj" in masked, place
        assert masked.endswith("avant demain"), place
        assert mask_text(masked) == (masked, counts), place


@pytest.mark.parametrize("coding", CODINGS)
def test_it_is_told_which_identifier_a_link_held(coding):
    coded = CODINGS[coding]("jean.dufresnoy@boite.example")
    for place in PLACES[:12]:
        assert mask_text(place.format(coded))[1] == {"EMAIL": 1}, place


@settings(max_examples=300, deadline=None)
@given(
    st.sampled_from(sorted(WRITERS)),
    st.lists(st.sampled_from(["maj", "carte-vitale", "0639981234", "dufresnoy"]), max_size=3),
)
def test_a_redirect_still_leads_to_the_same_hosts(name, pieces):
    address = WRITERS[name](f"https://suivi-maj.top/{'/'.join(pieces)}?d=0639981234")
    (link,) = followed([Link("ici", address)])
    (kept,) = mask_message(Message("ici", links=(link,))).message.links
    assert host_of(kept.target) == host_of(link.target)
    assert is_redirect_page(kept.target) == is_redirect_page(link.target)
    assert bool(hides_target(kept.target)) == bool(hides_target(link.target))
    hosts = [host_of(one) for one in redirect_targets(link.target)]
    assert [host_of(one) for one in redirect_targets(kept.target)] == hosts
    assert [host_of(one) for one in kept.onward] == [host_of(one) for one in link.onward]
    assert "0639981234" not in repr(kept)
    assert "dufresnoy" not in repr(kept)


@pytest.mark.parametrize("address", HIDDEN.values(), ids=HIDDEN)
def test_a_hidden_destination_stays_hidden(address):
    (kept,) = find_links(mask_text(address)[0])
    assert bool(hides_target(kept.target)) == bool(hides_target(address))


@pytest.mark.parametrize(
    "text",
    [
        "https://www.ameli.fr/assure/remboursements/carte-vitale",
        "ameli-carte.top/maj",
        "https://ameli.fr@elsewhere.example/x",
        "https://192.168.10.25/a",
        "https://suivi-maj.top/index.php?",
        "https://mgen.fr/?t={{jeton}}",
        "Voir https://www.google.com/url?q=https%3A%2F%2Fsuivi-maj.top",
        "https://translate.goog/",
    ],
)
def test_what_tells_where_a_link_leads_is_kept(text):
    assert mask_text(text) == (text, {})


@settings(max_examples=500, deadline=None)
@given(st.text("aà/?#&=;%.:@0125⟨⟩ -+_[]{}\\hHtps", max_size=80))
def test_masking_twice_changes_nothing_more(end):
    text = f"https://suivi-maj.top/{end}"
    once, counts = mask_text(text)
    assert mask_text(once) == (once, counts)


def test_every_link_of_a_very_long_text_is_reduced():
    text = "\n".join(f"https://suivi-maj.top/dufresnoy{n}" for n in range(1_200))
    assert "dufresnoy" not in mask_text(text)[0]


def test_the_end_of_a_very_long_address_is_reduced():
    assert (
        "dufresnoy"
        not in mask_text(f"https://suivi-maj.top/{'a' * 9_000}/dufresnoy?x=dufresnoy")[0]
    )


@pytest.mark.parametrize("piece", ["a.fr/?a=", "https://a.fr/r?url=", "%25", "Mjg0", "?a=b&", "/x"])
def test_hostile_addresses_are_masked_in_bounded_time(piece):
    mask_text(f"https://suivi-maj.top/{piece * 10_000}")
    mask_text(f"{piece * 4} " * 5_000)


@pytest.mark.parametrize("label", ["mot de passe : ", "Mot de passe :\n", "identifiant : "])
def test_a_link_behind_a_label_is_no_password(label):
    text = f"Saisissez votre {label}dons-correction.site"
    assert mask_text(text) == (text, {})
