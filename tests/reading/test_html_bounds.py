"""Padding does not empty a page, and what is cut is said."""

from __future__ import annotations

import pytest

from classifier.reading.containers.pages.html_builder import parse
from classifier.reading.containers.pages.html_guard import bounded
from classifier.reading.containers.pages.html_text import read_html
from classifier.reading.intake import from_bytes
from classifier.reading.limits import HTML_TAGS
from classifier.reading.remarks import HTML_CUT, NO_TEXT

MEGABYTE = 1_000_000
SCAM = "<p>Votre carte expire : <a href='http://ameli-maj.example/'>ici</a></p>"
PADDING = {
    "comments": "<!--x-->", "style": "<style>.a{b:c}</style>", "spaces": " ", "line ends": "\n",
    "empty lines": "<br>", "empty elements": "<b></b>", "empty blocks": "<p></p>",
    "open blocks": "<p>", "nested blocks": "<div>", "nested tables": "<table><td>", "fonts": "<font>",
    "hidden words": "<i hidden>mot</i>", "hidden letters": "<b style='font-size:0'>x</b>",
    "scripts": "<script>x</script>", "pictures": "<img src=x>", "entities": "&zwnj;&nbsp;",
    "templates": "<template></template>", "ends": "</p>", "drawings": "<svg></svg>",
}  # fmt: skip


@pytest.mark.parametrize("name", PADDING)
def test_a_megabyte_of_padding_does_not_empty_a_page(name):
    piece = PADDING[name]
    page = read_html(piece * (MEGABYTE // len(piece)) + SCAM)
    assert [link.target for link in page.links] == ["http://ameli-maj.example/"]
    assert page.text.endswith("Votre carte expire : ici")


def test_one_long_piece_of_padding_does_not_empty_a_page():
    for start, end in (("<!--", "-->"), ("<p title='", "'>"), ("<style>", "</style>")):
        page = read_html(f"{start}{'x' * MEGABYTE}{end}{SCAM}")
        assert page.text.endswith("Votre carte expire : ici")


def test_a_text_over_its_bound_ends_no_page():
    page = read_html(f"<style>{'x' * 2 * MEGABYTE}</style>{SCAM}")
    assert page.text.endswith("Votre carte expire : ici")
    assert HTML_CUT in page.remarks


def test_what_is_cut_is_said():
    assert HTML_CUT in read_html("<i>x</i>" * (HTML_TAGS // 2 + 10)).remarks
    assert HTML_CUT in read_html("<p>" * HTML_TAGS + "</p>" * 10 + "x").remarks


def test_a_page_of_which_nothing_is_left_is_not_called_empty():
    page = "<div><b></b></div>" * 120_000 + SCAM
    head = "From: a@b.example\nSubject: Bonjour\nContent-Type: text/html\n\n"
    remarks = from_bytes(f"{head}{page}".encode(), "a.eml").remarks
    assert HTML_CUT in remarks
    assert NO_TEXT not in remarks


def test_ordinary_pages_pass_unchanged():
    html = "<table><tr><td><p>vu<b>tu</b><br><a href='x'>il</a></table>\n" * 800
    assert bounded(html) == (html, ())


@pytest.mark.parametrize(
    "html",
    [
        "<div>" * 9_000 + "vu",
        "<p>" + "".join(f"<b a={i}>" for i in range(2_000)) + "</p>" + "<p>vu</p>" * 2_000,
        "<b><div>" * 5_000 + "vu" + "</b>" * 5_000,
        "<a " + " ".join(f"b{i}=1" for i in range(9_000)) + ">vu</a>",
        "<svg><style>" + "<div>" * 9_000 + "vu",
        "<table><td>" * 5_000 + "vu",
    ],
)
def test_a_bounded_page_makes_a_shallow_tree(html):
    guarded, _ = bounded(html)
    soup, _ = parse(guarded)
    text = soup.find(string=lambda one: "vu" in one)
    assert text is not None
    assert len(list(text.parents)) < 1_100
    assert len(soup.find_all(True)) < 40_000


def test_words_are_kept_when_deep_tags_are_left_out():
    words = [f"mot{number}" for number in range(3_000)]
    page = read_html("".join(f"<div><b>{word}</b> " for word in words))
    assert page.text.split() == words


@pytest.mark.parametrize(
    "text", ["mot  mot\n" * 30_000, " " * 300_000, "a" + " " * 65_535, "a " * 100_000 + "  \t b"]
)
def test_white_space_of_a_long_text_is_collapsed_in_chunks(text):
    page = read_html(f"<p>x{text}</p>")
    assert page.text == " ".join(f"x{text}".split())[: len(page.text)]
    assert len(page.text) >= min(len(" ".join(f"x{text}".split())), 199_000)
