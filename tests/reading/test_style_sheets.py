"""Which rules of a style sheet count, and which elements they mean."""

from __future__ import annotations

import pytest
import tinycss2
from hypothesis import given, settings
from hypothesis import strategies as st

from classifier.reading.containers.pages.html_text import read_html
from classifier.reading.containers.pages.style_media import counts
from classifier.reading.containers.pages.style_sheet import StyleSheet
from classifier.reading.containers.pages.style_values import legacy_colour, length


@pytest.mark.parametrize(
    ("query", "answer"),
    [
        ("", True), ("screen", True), ("all", True), ("print", False), ("SCREEN", True),
        ("print, screen", True), ("only screen", True), ("not print", True), ("not screen", False),
        ("(max-width:600px)", False), ("screen and (min-width:600px)", True),
        ("screen and (max-width:600px)", False), ("(max-width:50em)", True),
        ("(400px <= width < 900px)", True), ("(width<400px)", False), ("(900px>width)", True),
        ("(orientation:landscape)", True), ("(prefers-color-scheme:dark)", False), ("(color)", True),
        ("(min-width:1px) and (max-width:9999px)", True), ("not (min-width:9999px)", True),
        ("(-webkit-min-device-pixel-ratio:2)", False), ("(min-resolution:2dppx)", False),
        ("(foo:bar)", False), ("speech", False), ("screen, foo bar", True), ("(", False),
        ("(aspect-ratio:4/3)", True), ("(aspect-ratio:1/0)", False), ("(hover:hover)", True),
    ],
)  # fmt: skip
def test_media_queries_are_those_of_a_window_of_800_pixels(query, answer):
    assert counts(tinycss2.parse_component_value_list(query)) is answer


HIDES = {
    "media": "@media screen{.a{display:none}}",
    "nested media": "@media all{@media screen{.a{display:none}}}",
    "supports": "@supports (display:grid){.a{display:none}}",
    "after an import": "@import url(x.css);.a{display:none}",
    "after a font": "@font-face{font-family:x}.a{display:none}",
    "comment marks": "<!-- .a{display:none} -->",
    "condition of Word": "<!--[if mso]>.b{top:0}<![endif]--> .c{top:0} .a{display:none}",
    "element with class": "p.a{display:none}",
    "two classes": ".a.z{display:none}",
    "identifier": "#i{display:none}",
    "ancestor": "div .a{display:none}",
    "far ancestor": "html div p{display:none}",
    "parent": "div > p{display:none}",
    "neighbour": "h1 + p{display:none}",
    "neighbours": "h1 ~ p{display:none}",
    "attribute": "[title]{display:none}",
    "part of an attribute": "p[title*=nje i]{display:none}",
    "negation": "p:not(.b){display:none}",
    "everything": "div * + *{display:none}",
    "list of selectors": ".x, .a, .y{display:none}",
    "important": ".a{display:none !important} p#i{display:block}",
    "later": ".a{display:block} .a{display:none}",
    "stronger": "#i{display:none} p.a{display:block}",
    "invalid value": ".a{display:none;display:nothing}",
    "end of the sheet is missing": ".a{display:none",
}
SHOWS = {
    "print": "@media print{.a{display:none}}",
    "narrow window": "@media (max-width:480px){.a{display:none}}",
    "unsupported": "@supports not (display:grid){.a{display:none}}",
    "for Outlook": ".a{mso-hide:all}",
    "invalid selector": ".a, p::foo{display:none}",
    "condition of Word takes a rule": "<!--[if mso]>.b{top:0}<![endif]--> .a{display:none}",
    "no parent": "body > p{display:none}",
    "other neighbour": "h2 + p{display:none}",
    "under the mouse": ".a:hover{display:none}",
    "pseudo-element": ".a::before{display:none}",
    "overridden": ".a{display:none} #i{display:block}",
    "in a string": ".b{content:'} .a{display:none}'}",
    "invalid": ".a{display:none none}",
}


@pytest.mark.parametrize("name", HIDES)
def test_rules_that_count_hide(name):
    html = (
        f"<style>{HIDES[name]}</style><div><h1>vu</h1><p id=i class='a z' title=Anjein>X</p></div>"
    )
    assert (read_html(html).text, read_html(html).hidden) == ("vu", "X")


@pytest.mark.parametrize("name", SHOWS)
def test_rules_that_do_not_count_hide_nothing(name):
    html = (
        f"<style>{SHOWS[name]}</style><div><h1>vu</h1><p id=i class='a z' title=Anjein>X</p></div>"
    )
    assert (read_html(html).text.split(), read_html(html).hidden) == (["vu", "X"], "")


def test_the_media_of_a_style_element_counts():
    page = "<style media=print>.a{display:none}</style><style media=screen>.b{display:none}</style>"
    assert read_html(f"{page}<p class=a>vu</p><p class=b>X</p>").text == "vu"


def test_generated_text_is_read():
    page = read_html(
        "<style>.a::before{content:'Urgent\\a0: '} .a:after{content:attr(title)'!'}"
        ".b::before{content:'x';display:none}</style><p class=a title=vite>payez </p><p class=b>ici</p>"
    )
    assert page.text == "Urgent\xa0: payez vite!\n\nici"


def test_case_of_classes_matters_only_by_the_standard():
    hides = "<style>.Ab{display:none}</style><p class=aB>X</p>vu"
    assert read_html(hides).text == "vu"
    assert read_html(f"<!doctype html>{hides}").text == "X\n\nvu"


def test_a_table_takes_no_font_size_in_quirks_mode():
    table = "<div style='font-size:0'><table><td>X</table></div>vu"
    assert read_html(table).text == "X\n\nvu"
    assert read_html(f"<!doctype html>{table}").text == "vu"


@pytest.mark.parametrize(
    ("text", "colour"),
    [
        ("ffffff", (255, 255, 255)), ("#fff", (255, 255, 255)), ("white", (255, 255, 255)),
        ("chucknorris", (192, 0, 0)), ("f", (15, 0, 0)), ("#00ff00 ", (0, 255, 0)),
    ],
)  # fmt: skip
def test_colours_of_attributes_are_read_as_the_standard_says(text, colour):
    found = legacy_colour(text)
    assert found is not None
    assert (found.red, found.green, found.blue) == colour


def test_lengths():
    assert length("1e2px").number == 100
    assert length("2em").pixels(10) == 20
    assert length("5") is None
    assert length("0").number == 0


@settings(deadline=None)
@given(st.text(alphabet="abc.#>+~ *:()[]{}=\"'@;,!-0px%/\\\n<media screendisplay", max_size=200))
def test_any_style_sheet_is_read(css):
    sheet = StyleSheet()
    sheet.add(css)
    sheet.style_of(sheet.element("a", {"class": "b", "id": "c", "style": css}))
