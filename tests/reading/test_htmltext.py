"""HTML gives the visible text, links with text and target, and the hidden text separately."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from classifier.reading.containers.pages.html_text import looks_like_html, read_html
from classifier.reading.limits import BODY_CHARACTERS
from classifier.reading.remarks import HTML_CUT
from classifier.text.cleaning import clean


def test_visible_text_has_sensible_lines():
    page = read_html(
        "<html><head><title>t</title><style>p{}</style></head><body>"
        "<p>Bonjour&nbsp;Madame,</p>\n<p>Votre <b>carte</b>\n est <br>prête.<br><br>Merci</p>"
        "<table><tr><td>De&nbsp;:</td><td>Ameli</td></tr><tr><td>x</td></tr></table>"
        "<script>alert(1)</script><!-- non --></body></html>"
    )
    expected = "Bonjour\xa0Madame,\n\nVotre carte est\nprête.\n\nMerci\n\nDe\xa0: Ameli\nx"
    assert page.text == expected
    assert page.hidden == ""


def test_links_have_text_and_target():
    page = read_html(
        '<p>Allez sur <a href=" https://evil.com/x\n">https://www.ameli.fr</a> ou '
        '<a href="https://b.fr"><img src="x" alt="Cliquer ici"></a>'
        '<a href="#haut">haut</a><a href="mailto:a@b.fr">mail</a></p>'
        '<form action="https://vole.com/p"><input></form>'
    )
    first, picture, contact, form = page.links
    assert (contact.shown, contact.target) == ("mail", "mailto:a@b.fr")
    assert (first.shown, first.target) == ("https://www.ameli.fr", "https://evil.com/x")
    assert page.text[first.start : first.end] == first.shown
    assert (picture.shown, picture.target, picture.start) == ("Cliquer ici", "https://b.fr", -1)
    assert form.target == "https://vole.com/p"
    assert page.pictures == 1


@pytest.mark.parametrize(
    "opening",
    [
        '<span style="display:none">', '<span style="DISPLAY : none !important">', "<div hidden>",
        '<span style="font-size:0">', '<span style="font-size:0px;color:red">',
        '<span style="font-size:1px">', '<span style="visibility:hidden">',
        '<span style="opacity:0">', '<span style="opacity: 0.0">', '<font color="#ffffff">',
        '<span style="color:white">', '<span style="color:#FEFEFE">',
        '<table bgcolor="#336699"><td><span style="color:rgb(51,102,153)">',
        '<div style="position:absolute;left:-9999px">', '<div style="text-indent:-9999px">',
        '<div style="max-height:0;overflow:hidden">',
        '<div style="display:none"><p style="display:block">',
    ],
)  # fmt: skip
def test_hidden_text_is_kept_apart(opening):
    page = read_html(f"<p>vu</p>{opening}secret")
    assert page.text == "vu"
    assert page.hidden == "secret"


@pytest.mark.parametrize(
    "opening",
    [
        '<div style="font-size:0"><span style="font-size:14px">',  # usual in newsletters
        '<table><td bgcolor="#000000"><font color="white">', '<table><td class="dark" background="y.png"><font color="white">',
        '<table><td background="x.png"><span style="color:#fff">', '<span style="opacity:0.9">',
        '<span style="visibility:hidden"><b style="visibility:visible">',
        '<div style="background:url(x.png)"><span style="color:#fff">', '<span style="color:#333">',
        '<div style="max-height:0">', '<span style="font-size:120%">', '<span style="color">',
    ],
)  # fmt: skip
def test_visible_text_stays(opening):
    assert read_html(f"{opening}texte").text == "texte"


def test_long_html_is_cut_with_a_remark():
    page = read_html("<p>mot</p>" * 120_000)
    assert HTML_CUT in page.remarks
    page = read_html("x" * (BODY_CHARACTERS + 5))
    assert len(page.text) == BODY_CHARACTERS


def test_embedded_pictures_do_not_appear_in_the_text():
    page = read_html(f'<img src="data:image/png;base64,{"A" * 2_000_000}"><p>Bonjour</p>')
    assert (page.text, page.pictures, page.remarks) == ("Bonjour", 1, ())


@pytest.mark.parametrize(
    ("text", "answer"),
    [
        ("<p>Bonjour</p>", True),
        ("<!DOCTYPE html><html>", True),
        ("Bonjour <b>vous</b>", True),
        ("Bonjour <https://ameli.fr> et <a@b.fr>", False),
        ("3 < 4 et 5 > 2", False),
        ("Bonjour", False),
    ],
)
def test_html_is_distinguished_from_text(text, answer):
    assert looks_like_html(text) is answer


SNIPPETS = st.sampled_from(
    ["<p>", "</p>", "<div style='display:none'>", "</div>", "<a href='http://x.fr'>", "</a>",
     "<!--",     "-->", "<![CDATA[", "]]>", "<?", "<!", "<br/>", "&#0;", "&#xD800;", "&amp",
     "mot ", "é\u0301",
     "<td>", "<script>", "</script>", "<", ">", '"', "<pre>", "\n", "\u0301", "\x00",
     "<img alt='i'>",
     "<style>", "<span style='font-size:0;color:#", "&#55357;", "<a href=''>"]
)  # fmt: skip


@settings(deadline=None)
@given(st.lists(SNIPPETS, max_size=60).map("".join))
def test_any_malformed_html_gives_clean_text(html):
    page = read_html(html)
    assert clean(page.text) == page.text
    assert clean(page.hidden) == page.hidden
    for link in page.links:
        assert clean(link.shown + link.target) == link.shown + link.target
        if link.start >= 0:
            assert page.text[link.start : link.end] == link.shown


@settings(deadline=None)
@given(st.text(st.characters(exclude_categories=()), max_size=200))
def test_any_text_is_read(text):
    read_html(text)


@pytest.mark.parametrize(
    "piece",
    ["<!--", "<a", "<a ", '<a b="', "<p>", "<div>", "<script>", "</", "<![", "<?", "&", "&#",
     "<a href=x>y", "<b><i></b>", "<br>", "<td style='a:"],
)  # fmt: skip
def test_pathological_input_is_read_in_linear_time(piece):
    """With 100,000 characters; the parser alone takes quadratic time for several of these."""
    read_html((piece * 100_000)[:100_000])


def test_deep_nesting_does_not_overflow_the_stack():
    assert read_html("<div>" * 30_000 + "fond").text == "fond"
