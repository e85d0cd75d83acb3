"""Links rewritten by gateways are restored; links inside links are found."""

from __future__ import annotations

import base64
from urllib.parse import quote

import pytest
from hypothesis import given
from hypothesis import strategies as st

from classifier.reading.intake import from_text
from classifier.text.redirects import original_link, redirect_targets, with_original_links

EVIL = "https://ameli-x.top/a?b=1&c=2"
ENCODED = quote(EVIL, safe="")
V2 = ENCODED.replace("-", "%2D").replace("_", "%5F").replace("%", "-")
REWRITTEN = {
    "safe links": f"https://eur01.safelinks.protection.outlook.com/?url={ENCODED}&data=05%7C01&reserved=0",
    "safe links, ap": f"https://nam02.safelinks.protection.outlook.com/ap/x-59584e83/?url={ENCODED}&data=1",
    "url defense 1": f"https://urldefense.proofpoint.com/v1/url?u={ENCODED}&k=abc",
    "url defense 2": f"https://urldefense.proofpoint.com/v2/url?u={V2}&d=Dw&c=x",
    "url defense 3": "https://urldefense.com/v3/__https://ameli-x.top/a?b=1*c=2__;"
    + base64.urlsafe_b64encode(b"&").decode().rstrip("=") + "!!abc!def$",
    "barracuda": f"https://linkprotect.cudasvc.com/url?a={ENCODED}&c=E,1",
    "cisco": f"https://secure-web.cisco.com/1AbCdEfGhIjKlMn/{ENCODED}",
    "sophos": "https://eu-west-1.protection.sophos.com/?d=ameli-x.top&u="
    + base64.b64encode(EVIL.encode()).decode(),
    "gmail": f"https://www.google.com/url?q={ENCODED}&source=gmail&ust=1",
    "twice": "https://eur01.safelinks.protection.outlook.com/?url="
    + quote(f"https://urldefense.proofpoint.com/v2/url?u={V2}&d=D", safe=""),
}  # fmt: skip


@pytest.mark.parametrize("name", REWRITTEN)
def test_links_rewritten_by_gateways_are_restored(name):
    assert original_link(REWRITTEN[name]) == EVIL


@pytest.mark.parametrize("name", sorted(set(REWRITTEN) - {"gmail"}))
def test_plain_text_and_html_give_the_same_link(name):
    plain = from_text(f"Bonjour, voir {REWRITTEN[name]} vite")
    page = from_text(
        f"<p>Bonjour, voir <a href='{REWRITTEN[name]}'>{EVIL.replace('&', '&amp;')}</a> vite</p>"
    )
    asis = from_text(f"Bonjour, voir {EVIL} vite")
    assert plain.body == page.body == asis.body
    assert [link.target for link in plain.links] == [EVIL]
    assert [link.target for link in page.links] == [EVIL]


@pytest.mark.parametrize(
    "target",
    [
        "https://www.ameli.fr/assure",
        "https://www.google.com/search?q=https%3A%2F%2Fx.fr",
        "https://evil.com/safelinks.protection.outlook.com/?url=https%3A%2F%2Fameli.fr",
        "https://safelinks.protection.outlook.com.evil.com/?url=https%3A%2F%2Fameli.fr",
        "https://eur01.safelinks.protection.outlook.com/?url=javascript%3Aalert",
        "https://eur01.safelinks.protection.outlook.com/",
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
        ("https://x.fr/a?b=c&d=http", []),
        ("https://x.fr/", []),
    ],
)
def test_links_inside_links(target, inner):
    assert list(redirect_targets(target)) == inner


@given(st.text(max_size=300))
def test_any_text_is_accepted(text):
    with_original_links(text)
    list(redirect_targets(text))
    original_link(f"https://urldefense.com/v3/__{text}__;{text}")
    original_link(f"https://x.safelinks.protection.outlook.com/?url={text}")


@pytest.mark.parametrize("piece", ["https://urldefense.com/", "http", "%", "?url=", "aHR0c", "__"])
def test_pathological_input_is_read_in_linear_time(piece):
    with_original_links((piece * 100_000)[:200_000])
    list(redirect_targets((piece * 1_000)[:2_000]))
