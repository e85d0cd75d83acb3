"""Hosts written so that a person understands them and a program does not."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from classifier.text.links import find_links, host_of
from classifier.text.spelt_hosts import spelt_links


@pytest.mark.parametrize(
    ("text", "target"),
    [
        ("Allez sur carte-vitale . top vite", "carte-vitale.top"),
        ("Allez sur carte - vitale . top vite", "carte-vitale.top"),
        ("sur carte-vitale [.] top", "carte-vitale.top"),
        ("sur renouvelez(.)top", "renouvelez.top"),
        ("sur renouvelez { point } top.", "renouvelez.top"),
        ("sur ameli [point] dossier [point] com !", "ameli.dossier.com"),
        ("sur renouvelez (dot) com", "renouvelez.com"),
        ("sur carte-vitale POINT top", "carte-vitale.top"),
        ("sur carte2026 dot com", "carte2026.com"),
        ("sur renouvelez . com/suite?x=1, merci", "renouvelez.com/suite?x=1"),
        ("sur carte-vitale. top/suite", "carte-vitale.top/suite"),
        ("sur carte-vitale·top/suite", "carte-vitale.top/suite"),
        ("sur www.carte-vitale,top", "www.carte-vitale.top"),
        ("sur http://carte-vitale . top/suite", "http://carte-vitale.top/suite"),
    ],
)
def test_a_spelt_host_is_a_link(text, target):
    (link,) = find_links(text)
    assert link.target == target
    assert text[link.start : link.end] == link.shown
    assert host_of(link.target).endswith(target.removeprefix("http://").partition("/")[0])


@pytest.mark.parametrize(
    "text",
    [
        "je suis au top . ca va bien . merci",
        "Le point info retraite (point) et le point com du jour",
        "Chers adhérent·es, tou·te·s les client·e·s",
        "1 . Bonjour, 2 . Merci . Fr et . Com",
        "Rendez-vous mardi . fraise ou abricot",
        "oui,non,peut-être,top",
        "M. Ca/va et Mme. be",
        "Paul [point] d'honneur",
        "service @ ameli . fr",
    ],
)
def test_ordinary_words_are_no_host(text):
    assert find_links(text) == ()


def test_other_links_beside_a_spelt_one_stay():
    text = "Voir https://www.ameli.fr ou ameli-dossier . top/x, puis mutuelle.fr"
    assert [link.target for link in find_links(text)] == [
        "https://www.ameli.fr", "ameli-dossier.top/x", "mutuelle.fr"
    ]  # fmt: skip


@given(st.text(st.sampled_from("ab-.,·[]() /pointdotopcmfr\n"), max_size=200))
def test_links_are_in_order_and_apart(text):
    links = find_links(text)
    ends = [0, *(link.end for link in links)]
    assert all(end <= link.start < link.end for end, link in zip(ends, links, strict=False))


@pytest.mark.parametrize("piece", ["a . ", "a- ", "a [.] ", "a point ", "a·", "www.a,", "a. fr/a "])
def test_pathological_input_is_read_in_linear_time(piece):
    list(spelt_links(piece * (200_000 // len(piece))))
