"""Detection of hidden text, for all ways of hiding it."""

from __future__ import annotations

import pytest

from classifier.reading.containers.pages.html_text import read_html
from classifier.reading.content import join
from classifier.reading.intake import from_text
from classifier.records import Channel, Part

HIDDEN = {
    "zero size": "<span style='font-size:0'>X</span>",
    "zero font": "<span style='font:0/0 a'>X</span>",
    "one pixel": "<font style='font-size:1px'>X</font>",
    "display": "<div style='DISPLAY : none !important'>X</div>",
    "visibility": "<div style='visibility:hidden'>X</div>",
    "opacity": "<div style='opacity:0'>X</div>",
    "filter": "<div style='filter:opacity(0%)'>X</div>",
    "white on white": "<font color=white>X</font>",
    "nearly white": "<span style='color:#fefefe'>X</span>",
    "black on black": "<table><td bgcolor=#000000><font color='#000'>X</font></td></table>",
    "clear": "<span style='color:transparent'>X</span>",
    "clear by alpha": "<span style='color:rgba(1,2,3,0)'>X</span>",
    "off screen": "<div style='position:absolute;left:-9999px'>X</div>",
    "indented away": "<div style='text-indent:-9999px'>X</div>",
    "no height": "<div style='max-height:0;overflow:hidden'>X</div>",
    "clipped": "<div style='position:absolute;clip:rect(0 0 0 0)'>X</div>",
    "clipped by a path": "<div style='clip-path: inset(100%)'>X</div>",
    "scaled away": "<div style='transform:scale(0)'>X</div>",
    "attribute": "<div hidden>X</div>",
    "class": "<style>.k {display:none}</style><div class=k>X</div>",
    "class of an element": "<style>div.k, p.z {font-size:0px}</style><div class='a k'>X</div>",
    "identifier": "<style>#k{visibility:hidden}</style><div id=K>X</div>",
    "element": "<style>font{display:none}</style><font>X</font>",
    "in a comment": "<style><!-- .k{display:none} --></style><div class=k>X</div>",
    "white by class": "<style>.k{color:#fff}</style><div class=k>X</div>",
    "after a query": "<style>@media print{.a{color:red} .b{top:0}} .k{display:none}</style><p class=k>X</p>",
    "comment in a value": "<div style='display:/**/none'>X</div>",
    "escaped letters": "<div style='d\\69splay:n\\6fne'>X</div>",
    "important class": "<style>.k{display:none !important}</style><div class=k style='display:block'>X</div>",
    "after a string with a brace": "<style>.a{font:'}{'} .k{display:none}</style><div class=k>X</div>",
    "white by hue": "<span style='color:hsl(0, 0%, 100%)'>X</span>",
    "clear by eight digits": "<span style='color:#12345600'>X</span>",
    "named colour": "<table><td bgcolor=navy><font color='#000082'>X</font></td></table>",
}
SHOWN = {
    "plain": "<span>X</span>",
    "small": "<span style='font-size:9px'>X</span>",
    "white on blue": "<table><td bgcolor=#003399><font color=white>X</font></td></table>",
    "white on a picture": "<table><td background='a.png'><font color=white>X</font></td></table>",
    "white on a class": "<table><td class=blue><font color=white>X</font></td></table>",
    "white on a painted class": "<style>.blue{background:#039}</style><table><td class=blue><font color=white>X</font></td>",
    "shown again": "<div style='visibility:hidden'><b style='visibility:visible'>X</b></div>",
    "hidden on phones": "<style>@media (max-width:600px){.k{display:none}}</style><div class=k>X</div>",
    "hidden for Outlook": "<!--[if mso]><style>.k{display:none}</style><![endif]--><div class=k>X</div>",
    "hidden in Word alone": "<div style='mso-hide:all'>X</div>",
    "indented inside a line": "<span style='text-indent:-9999px'>X</span>",
    "a line has no height": "<span style='max-height:0;overflow:hidden'>X</span>",
    "moved without a position": "<div style='left:-9999px'>X</div>",
    "hidden elsewhere": "<style>.a .k{display:none}</style><div class=k>X</div>",
    "a little to the left": "<div style='margin-left:-10px'>X</div>",
    "declaration inside an address": "<div style='background:url(a;display:none;b)'>X</div>",
    "shown by an important class": "<style>.k{display:block!important}</style><div class=k style='display:none'>X</div>",
    "commented out": "<div style='/*display:none*/top:0'>X</div>",
    "white on a class of a long sheet": "<style>.a{color:red}"
    + "/**/" * 50_000
    + ".b{background:#039}</style><table><td class=b><font color=white>X</font></td>",
    "half seen": "<div style='opacity:0.5'>X</div>",
}


@pytest.mark.parametrize("name", HIDDEN)
def test_hidden_text_is_detected(name):
    page = read_html(f"<html><body><p>vu</p>{HIDDEN[name]}</body></html>")
    assert (page.text, page.hidden) == ("vu", "X")


@pytest.mark.parametrize("name", SHOWN)
def test_visible_text_is_not_taken_for_hidden(name):
    page = read_html(f"<html><body><p>vu</p>{SHOWN[name]}</body></html>")
    assert (page.text.split(), page.hidden) == (["vu", "X"], "")


@pytest.mark.parametrize("gradient", ["#fff,#fff", "90deg,#ffffff,#fefefe"])
def test_white_text_on_a_white_gradient_is_hidden(gradient):
    page = (
        "<html><body><p>Bonjour</p>"
        f"<p style='color:#fff;background:linear-gradient({gradient})'>caché</p></body></html>"
    )
    assert "caché" not in read_html(page).text


def test_an_invalid_colour_does_not_lose_the_links():
    page = read_html("<p style='color:rgba(1,2,3,1.2.3)'><a href='https://evil.com/x'>ici</a></p>")
    assert [link.target for link in page.links] == ["https://evil.com/x"]


@pytest.mark.parametrize("value", ["color()", "color( / 1)", "hsl(nan,1e999%,0%)", "(" * 1_500])
def test_odd_values_do_not_cost_the_links(value):
    page = read_html(
        f"<p style='width:{value};color:{value}'><a href='https://evil.com/x'>ici</a></p>"
    )
    assert [link.target for link in page.links] == ["https://evil.com/x"]
    assert page.remarks == ()


def test_words_split_by_hidden_letters_are_joined():
    page = read_html("<style>.z{font-size:0}</style>Votre rembour<i class=z>xq</i>sement")
    assert (page.text, page.hidden) == ("Votre remboursement", "xq")


@pytest.mark.parametrize(
    "scheme", ["data:text/html,x", "JavaScript:alert(1)", "vbscript:x", "file:///etc/passwd"]
)
def test_script_links_are_reported_without_their_content(scheme):
    (link,) = read_html(f"<a href='{scheme}'>Ouvrir</a>").links
    assert (link.shown, link.target) == ("Ouvrir", scheme.lower().partition(":")[0] + ":")


def test_forms_are_reported():
    page = read_html("<form action='https://evil.com/p'><input type=password name=p></form>")
    assert page.form
    assert [link.target for link in page.links] == ["https://evil.com/p"]
    assert not read_html("<form><input type=hidden><input type=submit></form>").form


@pytest.mark.parametrize(
    "css",
    [
        "{" * 100_000,
        "@media{" * 20_000,
        ".a{" * 50_000,
        "/*" * 100_000,
        "<style" * 30_000,
        ".a," * 60_000 + "b{color:red}",
    ],
)
def test_pathological_style_sheets_are_read_in_linear_time(css):
    assert read_html(f"<style>{css}</style><p class=a>vu</p>").text == "vu"


def test_pale_and_small_text_is_shown_and_a_reading_is_without_it():
    page = read_html(
        "<p>vu</p><p style='color:#eee'>pâle</p><p style='font-size:4px'>petit</p>"
        "<a href='http://a.example/' style='color:#f8f8f8'>lien</a>"
    )
    assert page.text.split() == ["vu", "pâle", "petit", "lien"]
    ((part, clear),) = page.otherwise
    assert (part, clear.text) == (Part.CLEAR, "vu")
    assert clear.hidden.split() == ["pâle", "petit", "lien"]
    assert [link.target for link in clear.links] == ["http://a.example/"]


def test_covered_text_is_hidden_and_a_reading_is_with_it():
    page = read_html("<p>vu</p><p style='color:#fff'>blanc</p><p hidden>caché</p>")
    assert (page.text, page.hidden) == ("vu", "blanc\ncaché")
    ((part, whole),) = page.otherwise
    assert (part, whole.text, whole.hidden) == (Part.FAINT, "vu\n\nblanc", "caché")


def test_plain_pages_have_one_reading():
    assert read_html("<p>vu</p><p style='display:none'>caché</p>").otherwise == ()


def test_the_other_readings_of_joined_pages_are_joined():
    pale = read_html("<p>un</p><p style='color:#eee'>pâle</p>")
    white = read_html("<p>deux</p><p style='color:#fff'>blanc</p>")
    joined = join([pale, white])
    assert joined.text == "un\n\npâle\n\ndeux"
    assert {part: content.text for part, content in joined.otherwise} == {
        Part.CLEAR: "un\n\ndeux",
        Part.FAINT: "un\n\npâle\n\ndeux\n\nblanc",
    }


def test_a_scam_diluted_by_pale_text_is_read_without_it():
    kind = "Le compte rendu de la réunion est dans le dossier partagé. " * 5
    html = f"<p>Payez ici : <a href='http://a.example/x'>http://a.example/x</a></p><p style='color:#eee'>{kind}</p>"
    message = from_text(html)
    assert [one.part for one in message.alternatives] == [Part.CLEAR]
    assert "réunion" not in message.alternatives[0].body


def test_a_template_is_shown_only_as_a_shadow_root():
    shown = read_html("<div><template shadowrootmode='open'><p>vu</p></template></div><p>tu</p>")
    assert shown.text.split() == ["vu", "tu"]
    assert read_html("<template id='a'><p>x</p></template><p>tu</p>").text == "tu"


def test_descriptions_of_pictures_are_a_reading_of_their_own():
    said = "Votre carte Vitale expire ce soir, renouvelez-la"
    page = f"<img alt='{said}' src=x><p>Bonjour</p><img alt='Logo ameli' src=y>"
    message = from_text(f"<html>{page}</html>", Channel.EMAIL)
    assert message.body == "Bonjour"
    (described,) = message.alternatives
    assert (described.part, described.body) == (Part.PICTURES, f"Bonjour\n\n{said}")
