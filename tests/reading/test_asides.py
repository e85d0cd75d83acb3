"""What stands beside what a page shows: programs, markup for Outlook, text of small screens."""

from __future__ import annotations

import pytest

from classifier.reading.containers.pages.html_aside import links_in_outlook
from classifier.reading.containers.pages.html_code import programmed, refreshed
from classifier.reading.containers.pages.html_text import read_html
from classifier.records import Part

WORDS = "un deux trois quatre cinq six sept huit neuf dix"
SHOWN = f"<p>{WORDS}</p>"


@pytest.mark.parametrize(
    ("name", "attributes", "found"),
    [
        ("button", {"onclick": "window.open('https://a.fr/x')"}, ["https://a.fr/x"]),
        ("a", {"href": "java\tscript:open('https://a.fr')"}, ["https://a.fr"]),
        ("a", {"href": " data:text/html;base64,aHR0cHM6Ly9hLmZyL3g"}, ["https://a.fr/x"]),
        ("set", {"to": "https://a.fr"}, ["https://a.fr"]),
        ("a", {"href": "https://a.fr/?u=https://b.fr"}, []),
        ("button", {"onclick": "show(this)"}, []),
        ("div", {"title": "https://a.fr"}, []),
        ("div", {"to": "https://a.fr"}, []),
    ],
)
def test_addresses_in_programs(name, attributes, found):
    assert list(programmed(name, attributes)) == found


@pytest.mark.parametrize(
    ("content", "address"),
    [("0;url=https://a.fr", "https://a.fr"), ("3, 'x'", "x"), ("5", ""), ("", "")],
)
def test_refreshed(content, address):
    assert refreshed(content) == address


def test_links_for_outlook():
    button = "<v:rect href='https://a.fr/x?a=1&amp;b=2'>x</v:rect>"
    assert list(links_in_outlook(f"<!--[if mso]>{button}<![endif]-->")) == [
        "https://a.fr/x?a=1&b=2"
    ]
    assert not list(links_in_outlook(f"<!--[if !mso]><!-->{button}<!--<![endif]-->"))
    assert not list(links_in_outlook(f"<!-- {button} -->"))


def test_a_link_for_outlook_to_a_site_of_the_page_is_not_told_again():
    page = f"{SHOWN}<a href='https://a.fr/x'>y</a><!--[if mso]><v:rect href='%s'/><![endif]-->"
    assert len(read_html(page % "https://a.fr/y").links) == 1
    assert [one.target for one in read_html(page % "https://b.fr/y").links] == [
        "https://a.fr/x",
        "https://b.fr/y",
    ]


@pytest.mark.parametrize(
    "html",
    [
        f"<div style='display:none'>{WORDS}</div>{SHOWN}",  # the preview of a mail program
        f"{SHOWN}<div hidden><a href='https://a.fr/m'>{WORDS}</a></div><a href='https://a.fr'>y</a>",
        f"<title>{WORDS}</title><p>un deux</p>",
        SHOWN,
    ],
)
def test_an_ordinary_page_has_one_way_to_be_seen(html):
    assert Part.HIDDEN not in dict(read_html(html).otherwise)


@pytest.mark.parametrize(
    "html",
    [
        f"<p>un deux</p><div hidden>{WORDS} <a href='https://b.fr'>x</a></div>",
        f"{SHOWN}<div hidden>{WORDS} <a href='https://b.fr'>x</a></div><a href='https://a.fr'>y</a>",
        f"<noscript><style></noscript><p>{WORDS} <a href='https://b.fr'>x</a></p>",
        f"<!--[if mso]><p>{WORDS} <a href='https://b.fr'>x</a></p><![endif]--><p>un deux</p>",
    ],
)
def test_a_page_that_another_program_may_show_is_a_way_of_its_own(html):
    hidden = dict(read_html(html).otherwise)[Part.HIDDEN]
    assert WORDS in hidden.text
    assert "https://b.fr" in {link.target for link in hidden.links}


def test_hidden_links_take_no_room_from_those_that_are_shown():
    page = "<b hidden><a href='https://b.fr'>x</a></b>" * 600 + "<a href='https://a.fr'>y</a>"
    assert [one.target for one in read_html(SHOWN + page).links] == ["https://a.fr"]
