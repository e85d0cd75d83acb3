"""HTML is parsed as the HTML standard says: what a browser shows is what is read."""

from __future__ import annotations

import pytest

from classifier.reading.containers.pages.html_text import read_html

SHOWN = {
    "comment ends at once": ("<!--><p>vu</p><!-- b -->", "vu"),
    "comment ends after a dash": ("<!---><p>vu</p><!-- b -->", "vu"),
    "comment ends with a bang": ("<!-- a --!><p>vu</p>", "vu"),
    "comment never ends": ("vu<!-- x", "vu"),
    "bogus comment": ("vu<!x <b>y</b>", "vuy"),
    "section of characters": ("vu<![CDATA[x]]>tu", "vutu"),
    "condition of Word": (
        "<!--[if mso]>x<![endif]--><!--[if !mso]><!-->vu<!--<![endif]-->",
        "vu",
    ),
    "noframes": ("<noframes><xml><style></xml></noframes><p>vu</p>", "vu"),
    "noembed": ("<noembed><style></noembed><p>vu</p>", "vu"),
    "iframe": ("<iframe><style></iframe><p>vu</p>", "vu"),
    "textarea": ("<textarea><b></textarea>vu", "<b>vu"),
    "xmp": ("<xmp><style></xmp><p>vu</p>", "<style>\n\nvu"),
    "title": ("<title>A <style> </title><p>vu</p>", "vu"),
    "script": ("<script><!-- <script> </script> --></script>vu", "vu"),
    "style": ("<style>p{color:red} </styles> </style >vu", "vu"),
    "plaintext": ("<plaintext>vu</plaintext>", "vu</plaintext>"),
    "noscript": ("<noscript>vu</noscript>", "vu"),
    "template": ("<template>x</template>vu", "vu"),
    "text beside the cells": ("<table><tr>vu<td>tu</table>", "vu\n\ntu"),
    "cells without a table": ("<td>vu<td>tu", "vutu"),
    "second body": ("<body><body style='display:none'>vu", ""),
    "text after the page": ("<html><body>vu</body></html>tu", "vutu"),
    "misnested formatting": ("<b>vu<i>tu</b>il</i>", "vutuil"),
    "empty block": ("vu<div></div>tu", "vu\ntu"),
    "closed details": ("<details><summary>vu</summary>x</details>", "vu"),
    "open details": ("<details open><summary>vu</summary>tu</details>", "vu\ntu"),
    "options": ("<select>x<option>vu<option>tu</select>", "vu\ntu"),
    "labels": ("<input type=submit value=vu> <input placeholder=tu><input type=hidden value=x>", "vu tu"),
    "drawing": ("<svg><desc>x</desc><text>vu</text>y</svg>", "vu"),
    "entities": ("&eacute;&notit;&#128;", "é¬it;€"),
    "unfinished tag": ("vu<a href='http://x.example/", "vu"),
}  # fmt: skip


@pytest.mark.parametrize("name", SHOWN)
def test_what_a_browser_shows_is_read(name):
    html, text = SHOWN[name]
    assert read_html(html).text == text


def test_text_that_is_not_shown_is_hidden_text():
    assert read_html("<details><summary>vu</summary>caché</details>").hidden == "caché"


TARGETS = {
    "first of two": ("<a href='http://a.example/' href='http://b.example/'>", "http://a.example/"),
    "tabs and line ends": ("<a href=' ht\ntp://a.ex\tample/x\r\n'>", "http://a.example/x"),
    "control characters": ("<a href='\x01 http://a.example/x'>", "http://a.example/x"),
    "backslashes": (r"<a href='http:\\a.example\x'>", "http://a.example/x"),
    "no slashes": ("<a href='http:a.example/x'>", "http://a.example/x"),
    "many slashes": ("<a href='https:////a.example/x'>", "https://a.example/x"),
    "percent signs": ("<a href='http://a%2Eexample/x'>", "http://a.example/x"),
    "user before the host": ("<a href='http://www.ameli.fr@a.example/x'>", "http://www.ameli.fr@a.example/x"),
    "signs in the user": ("<a href='http://ameli.fr <b>@a.example/x'>", "http://ameli.fr%20%3Cb%3E@a.example/x"),
    "space in the path": ("<a href='http://a.example/x y'>", "http://a.example/x%20y"),
    "slash after the name": ("<a/href='http://a.example/x'>", "http://a.example/x"),
    "long attribute": (f"<a title='{'x' * 9_000}' href=http://a.example/x>", "http://a.example/x"),
    "base": ("<base href=http://a.example/b/c><a href=x>", "http://a.example/b/x"),
    "base counts once": (
        "<base target=t><base href=http://a.example/><base href=http://b.example/><a href=x>",
        "http://a.example/x",
    ),
    "base behind the link": ("<a href=/x>y</a><base href=http://a.example/b/>", "http://a.example/x"),
    "steps up": ("<base href=http://a.example/b/c/d><a href=../x/./y>", "http://a.example/b/x/y"),
    "other host": ("<base href=https://a.example/b><a href=//b.example/x>", "https://b.example/x"),
    "query": ("<base href=http://a.example/b?c><a href='?x'>", "http://a.example/b?x"),
    "place in the page": ("<base href=http://a.example/b><a href=#x>", "http://a.example/b#x"),
    "same scheme": ("<base href=http://a.example/b/><a href='http:x'>", "http://a.example/b/x"),
    "drawing": ("<svg><a xlink:href=http://a.example/x><text>y", "http://a.example/x"),
    "drawing without prefix": ("<svg><a href=http://a.example/x><text>y", "http://a.example/x"),
    "area": ("<map><area href=http://a.example/x></map>", "http://a.example/x"),
    "link in a map": ("<map><a href=http://a.example/x>y</a></map>", "http://a.example/x"),
    "form": ("<form action=http://a.example/x>", "http://a.example/x"),
    "button": ("<button formaction=http://a.example/x>y</button>", "http://a.example/x"),
    "field": ("<input type=image formaction=http://a.example/x>", "http://a.example/x"),
    "refresh": ("<meta http-equiv=Refresh content='0; url=http://a.example/x'>", "http://a.example/x"),
    "refresh with quotes": (
        "<meta http-equiv=refresh content='3,URL=\"http://a.example/x\"y'>",
        "http://a.example/x",
    ),
    "frame": ("<frameset><frame src=http://a.example/x></frameset>", "http://a.example/x"),
}  # fmt: skip


@pytest.mark.parametrize("name", TARGETS)
def test_links_lead_where_a_browser_goes(name):
    html, target = TARGETS[name]
    assert [link.target for link in read_html(f"{html}").links] == [target]


@pytest.mark.parametrize(
    "html",
    [
        "<a href='http://<x>/'>y</a>",  # no browser takes it for a host
        "<a style='display:none' href='http://a.example/'>y</a>",
        "<noembed><a href='http://a.example/'>y</a></noembed>",
        "<!-- <a href='http://a.example/'>y</a> -->",
        "<a name='http://a.example/'>y</a>",
        "<meta http-equiv=refresh content=5>",
    ],
)
def test_what_cannot_be_clicked_is_no_link(html):
    assert read_html(html).links == ()


def test_letters_under_an_override_are_read_in_the_order_shown():
    page = read_html("<p>Votre <bdo dir=rtl><a href='http://a.example/'>etrac</a> elativ</bdo></p>")
    assert page.text == "Votre vitale carte"
    (link,) = page.links
    assert page.text[link.start : link.end] == link.shown == "carte"


def test_an_override_inside_an_override_turns_once():
    page = read_html("<bdo dir=rtl>fed<b style='unicode-bidi:bidi-override;direction:rtl'>cba</b>")
    assert page.text == "abcdef"


def test_capitals_of_the_style_are_read():
    assert read_html("<p style='text-transform:uppercase'>vite</p>").text == "VITE"
    assert read_html("<p style='text-transform:capitalize'>l’été ici</p>").text == "L’été Ici"


def test_preformatted_text_keeps_its_lines():
    assert read_html("<pre>\nvu\n  tu</pre>").text == "vu\n  tu"
    assert read_html("<p style='white-space:pre-line'>vu   tu\nil</p>").text == "vu tu\nil"
