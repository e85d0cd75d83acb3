"""Links rewritten by gateways are restored; links inside links are found, hidden ones are told."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import quote

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from wrapped_links import HIDDEN, NEUTRAL, REDIRECTS

from classifier.indicators.organisations import Organisations
from classifier.reading.intake import from_text
from classifier.records import Link
from classifier.scorer import Scorer
from classifier.text.lengths import ADDRESS_CHARACTERS, LINKS
from classifier.text.links import find_links, host_of
from classifier.text.redirects import (
    followed,
    hides_target,
    original_link,
    redirect_targets,
    with_original_links,
)
from classifier.text.wrappers import WRAPPERS, Kind

EVIL = "https://dossier-maj.top/a/b?c=1&d=2"
WRITERS = NEUTRAL | REDIRECTS
ORGANISATIONS = Path(__file__).parents[2] / "resources" / "organisations.csv"


@pytest.fixture(scope="module")
def scorer():
    return Scorer(Organisations.load(ORGANISATIONS), None)


def hosts_of(target):
    """Return the hosts that a link in a message leads to."""
    (link,) = followed([Link(target, target)])
    return [host_of(one) for one in (link.target, *link.onward)]


@pytest.mark.parametrize("name", NEUTRAL)
def test_links_rewritten_by_gateways_and_trackers_are_restored(name):
    wrapped = NEUTRAL[name](EVIL)
    restored = original_link(wrapped)
    assert host_of(restored) == host_of(EVIL)
    assert restored.startswith(EVIL.partition("?")[0])
    assert hosts_of(wrapped) == ["dossier-maj.top"]
    assert with_original_links(f"Voir {wrapped} vite") == f"Voir {restored} vite"


@pytest.mark.parametrize("name", REDIRECTS)
def test_a_redirect_counts_with_the_address_inside_it(name):
    wrapped = REDIRECTS[name](EVIL)
    assert original_link(wrapped) == wrapped
    first, *inner = hosts_of(wrapped)
    assert first == host_of(wrapped)
    assert inner == ["dossier-maj.top"]
    assert not hides_target(wrapped)


@pytest.mark.parametrize("name", HIDDEN)
def test_a_link_whose_address_cannot_be_read_is_hidden(name):
    (link,) = followed([Link(HIDDEN[name], HIDDEN[name])])
    assert link.hidden
    assert link.target == HIDDEN[name]


def test_the_domain_in_a_link_of_mimecast_is_shown_but_proves_nothing():
    address = "https://url.uk.m.mimecastprotect.com/s/Ah1HC79EKVt1?domain=www.ameli.fr"
    (link,) = followed([Link(address, address)])
    assert (link.hidden, link.onward) == (True, ("https://www.ameli.fr",))


def test_a_redirect_to_a_hidden_address_is_hidden():
    wrapped = REDIRECTS["google"](HIDDEN["sendgrid"])
    (link,) = followed([Link(wrapped, wrapped)])
    assert link.hidden
    assert link.onward == (HIDDEN["sendgrid"],)


def test_of_two_values_of_one_parameter_both_count():
    address = (
        f"https://x.safelinks.protection.outlook.com/?url={quote('https://www.ameli.fr')}"
        f"&url={quote(EVIL, safe='')}"
    )
    assert original_link(address) == address
    assert {"www.ameli.fr", "dossier-maj.top"} <= set(hosts_of(address))


TARGETS = st.builds(
    "{}://{}.{}/{}{}".format,
    st.sampled_from(["http", "https"]),
    st.from_regex(r"[a-z][a-z0-9]{2,8}(-[a-z][a-z0-9]{2,8}){0,2}", fullmatch=True),
    st.sampled_from(["top", "fr", "com", "co.uk"]),
    st.from_regex(r"[a-z0-9]{0,6}", fullmatch=True),
    st.sampled_from(["", "?id=1", "?a=b&c=%C3%A9", "?x=1+2"]),
)


@settings(max_examples=300, deadline=None)
@given(TARGETS, st.lists(st.sampled_from(sorted(WRITERS)), min_size=1, max_size=2))
def test_the_last_target_is_found_whatever_is_around_it(target, names):
    wrapped = target
    for name in names:
        wrapped = WRITERS[name](wrapped)
    assert host_of(target) in hosts_of(wrapped)


@settings(max_examples=100, deadline=None)
@given(TARGETS, st.sampled_from(sorted(NEUTRAL)))
def test_plain_text_and_html_give_the_same_link(target, name):
    wrapped = NEUTRAL[name](target)
    plain = from_text(f"Bonjour, voir {wrapped} vite")
    href = wrapped.replace("&", "&amp;")
    page = from_text(f"<p>Bonjour, voir <a href='{href}'>ce document</a> vite</p>")
    assert [host_of(link.target) for link in plain.links] == [host_of(target)]
    assert [link.target for link in page.links] == [link.target for link in plain.links]


@pytest.mark.parametrize("name", ["google", "safe links", "parameter"])
@pytest.mark.parametrize("padding", [1_000, 7_000])
def test_a_long_address_does_not_hide_where_it_leads(name, padding):
    wrapped = WRITERS[name](EVIL).replace("?", f"?x={'a' * padding}&", 1)
    plain = from_text(f"Bonjour, voir {wrapped} vite")
    href = wrapped.replace("&", "&amp;")
    page = from_text(f"<p>Bonjour, voir <a href='{href}'>ce document</a> vite</p>")
    for message in (plain, page):
        (link,) = message.links
        assert "dossier-maj.top" in [host_of(one) for one in (link.target, *link.onward)]


@pytest.mark.parametrize("name", WRITERS)
def test_the_addresses_inside_survive_masking(name, scorer):
    message = from_text(f"AMELI : votre dossier {WRITERS[name](EVIL)} avant ce soir")
    views = scorer.assess(message).links
    assert "dossier-maj.top" in [view.registered_domain for view in views]


@pytest.mark.parametrize("address", [HIDDEN["sendgrid"], "https://bit.ly/3xYz"])
def test_a_hidden_destination_is_shown_as_such(address, scorer):
    views = scorer.assess(from_text(f"AMELI : votre dossier {address} avant ce soir")).links
    assert [(view.hidden, view.owner) for view in views] == [(True, "")]


@pytest.mark.parametrize(
    "target",
    [
        "https://www.ameli.fr/assure",
        "https://www.google.com/search?q=https%3A%2F%2Fx.fr",
        "https://evil.com/safelinks.protection.outlook.com/?url=https%3A%2F%2Fameli.fr",
        "https://safelinks.protection.outlook.com.evil.com/?url=https%3A%2F%2Fameli.fr",
        "https://eur01.safelinks.protection.outlook.com/?url=javascript%3Aalert",
        "https://eur01.safelinks.protection.outlook.com/",
        "https://fireeye.com.evil.top/v1/url?u=https%3A%2F%2Fwww.ameli.fr",
    ],
)
def test_other_links_are_unchanged(target):
    assert original_link(target) == target


@pytest.mark.parametrize(
    ("target", "inner"),
    [
        ("https://www.ameli.fr/r?url=https%3A%2F%2Fevil.top%2Fa", ["https://evil.top/a"]),
        ("https://x.fr/r?next=https://evil.top/a", ["https://evil.top/a"]),
        ("https://x.fr/r?u=aHR0cHM6Ly9ldmlsLnRvcC9h", ["https://evil.top/a"]),
        ("https://x.fr/click/https%3A%2F%2Fevil.top%2Fa", ["https://evil.top/a"]),
        ("https://x.fr/r?next=192.0.2.7/a", []),
        ("https://x.fr/r?next=//192.0.2.7/a", ["https://192.0.2.7/a"]),
        ("https://x.fr/r?next=/espace/login.do", []),
        ("https://x.fr/r?next=index.html&to=jean.dupont@mgen.fr", []),
        ("https://x.fr/r?url=facture.zip", []),
        ("https://x.fr/clk;1;2;?https://evil.top/a", ["https://evil.top/a"]),
        ("https://x.fr/clk?https%3A%2F%2Fevil.top%2Fa", ["https://evil.top/a"]),
        ("https://x.fr//evil.top/a", ["https://evil.top/a"]),
        ("https://x.fr//index.php/a", []),
        ("https://x.fr/a?b=c&d=http", []),
        ("https://x.fr/a?utm_source=news.letter.fr", []),
        ("https://x.fr/", []),
    ],
)
def test_links_inside_links(target, inner):
    assert list(redirect_targets(target)) == inner


@pytest.mark.parametrize(
    "target",
    [
        "https://www.ameli.fr/assure/remboursements?id=123&utm_source=lettre",
        "https://www.facebook.com/mgen.officiel",
        "https://www.linkedin.com/company/ameli",
        "https://www.hornetsecurity.com/fr/",
        "https://www.google.com/maps/place/Lyon",
        "https://www.google.com/urlaub?q=abc",
        "https://www.facebook.com/groupe?u=12345",
        "https://www.instagram.com/mgen?u=abc",
        "https://www.baidu.com/search?url=abc",
    ],
)
def test_ordinary_pages_are_neither_redirects_nor_hidden(target):
    (link,) = followed([Link(target, target)])
    assert link == Link(target, target)


def test_every_row_of_the_table_is_tested():
    """A row that no test address reaches would be a format that nobody has looked at."""
    known = [*(write(EVIL) for write in WRITERS.values()), *HIDDEN.values()]
    seen = {host for address in known for host in (host_of(address),)}
    untested = [
        row.hosts
        for row in WRAPPERS
        if row.kind not in (Kind.HIDDEN, Kind.SHORTENER)
        and not any(_stands_for(name, host) for name in row.hosts for host in seen)
    ]
    assert untested == []


def _stands_for(name, host):
    if name.endswith(".*"):
        return f".{name[:-1]}" in f".{host}"
    return f".{host}".endswith(f".{name}")


@given(st.text(max_size=300))
def test_any_text_is_accepted(text):
    with_original_links(text)
    redirect_targets(text)
    original_link(f"https://urldefense.com/v3/__{text}__;{text}")
    original_link(f"https://url.avanan.click/v2/r01/___{text}")
    redirect_targets(f"https://{text}.translate.goog/{text}?_x_tr_enc={text}")
    redirect_targets(f"https://x.safelinks.protection.outlook.com/?url={text}")


@pytest.mark.parametrize(
    "piece",
    ["https://urldefense.com/", "http", "%", "?url=", "aHR0c", "__", "&u=a.fr", "https://a;"],
)
def test_pathological_input_is_read_in_linear_time(piece):
    text = (piece * 100_000)[:200_000]
    with_original_links(text)
    followed(find_links(text))
    followed([Link("x", f"https://www.google.com/url?q={text}")])


def test_very_many_long_addresses_are_read_up_to_a_bound_and_then_hidden():
    padded = f"https://www.ameli.fr/r?{'x=%68&' * 2_000}"[:ADDRESS_CHARACTERS]
    links = followed([Link("x", padded)] * LINKS)
    assert all(link.hidden for link in links)
    assert not followed([Link("x", padded)])[0].hidden
