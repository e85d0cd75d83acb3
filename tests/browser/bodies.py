"""HTML bodies to compare: constructs written by hand, their combinations, and mutated tag soup."""

from __future__ import annotations

import random
from collections.abc import Iterator

SEED = 13
COMBINATIONS = 150
MUTATIONS = 250

# Every body is a page of its own. Word "vu" and the like only make differences easy to read.
CONSTRUCTS = {
    # comments and odd markup
    "comment ends at once": "<!--><p>vu</p><!-- b -->",
    "comment ends after a dash": "<!---><p>vu</p><!-- b -->",
    "comment ends with a bang": "<!-- a --!><p>vu</p><!-- b -->",
    "comment with dashes": "<!-- a -- b --->vu<!----><p>c</p>",
    "comment never ends": "<p>vu<!-- <p>tu</p>",
    "nested comment": "<!-- a <!-- b --> vu -->",
    "bogus comment": "<p>vu<!bogus <b>x</b>> tu<?php echo '>' ?> il</p>",
    "end tag comment": "<p>vu</ a>tu</>il</1>nous</p>",
    "cdata in html": "<p>vu<![CDATA[ x > y ]]>tu</p>",
    "cdata in svg": "<svg><text><![CDATA[vu <b> tu]]></text></svg>",
    "word condition": "<!--[if mso]><p>mso</p><![endif]--><p>vu</p><!--[if !mso]><!--><p>tu</p><!--<![endif]-->",
    "revealed condition": "<![if !mso]><p>vu</p><![endif]>",
    "processing instruction": '<?xml version="1.0"?><p>vu</p>',
    "less-than as text": "<p>3 < 4 et 5 > 2 <3 a<b c</p>",
    "nul and control": "<p>v\x00u t\x0cu</p>",
    "entities": "<p>&eacute;&amp;&lt;b&gt;&#233;&#x20AC;&#150;&notit;&not;in&copy &hellip;&#0;&#xD800;&zwnj;&NotEqualTilde;</p>",
    "entity in address": '<a href="http://x.example/?a=1&copy=2&lt=3&amp;b">vu</a>',
    "unfinished tag": '<p>vu</p><a href="http://x.example/',
    "unfinished tag name": "<p>vu</p><a",
    "slashes in tags": "<p/>vu<br/>tu<div/>il</div/>nous<a/href='http://x.example/'>la</a>",
    "upper case": "<P>VU<A HREF='HTTP://X.EXAMPLE/A'>TU</A></P>",
    # attributes
    "two addresses": '<a href="http://a.example/1" href="http://b.example/2">vu</a>',
    "two styles": '<p style="color:red" style="display:none">vu</p><p style="display:none" style="color:red">tu</p>',
    "attribute without quotes": "<a href=http://x.example/a?b=c>vu</a><p title=a>b>tu</p>",
    "quote in a name": "<a href='http://x.example/' a\"b='>'>vu</a>",
    "equals first": '<a ="x" href="http://x.example/">vu</a>',
    "no space between": '<a href="http://x.example/"class="b"style="color:red">vu</a>',
    "long attribute": f'<a title="{"x" * 9000}" href="http://x.example/{"y" * 300}">vu</a>',
    "greater-than in a value": '<a title="a > b" href="http://x.example/">vu</a>',
    "many attributes": f"<a {' '.join(f'a{i}={i}' for i in range(300))} href=http://x.example/>vu</a>",
    # elements of raw text
    "noframes": "<noframes><xml><style></xml></noframes><p>vu</p>",
    "noembed": "<noembed><p>x<style></noembed><p>vu</p>",
    "iframe": "<iframe><p>x<style></iframe><p>vu</p>",
    "textarea": "<textarea><p>x</p><style></textarea><p>vu</p>",
    "xmp": "<xmp><p>x</p> <style></xmp><p>vu</p>",
    "title": "<title>A <style> </title><p>vu</p>",
    "title in the body": "<p>vu</p><title>x <p> y</title><p>tu</p>",
    "script": "<script>document.write('<p>x</p>')</script><p>vu</p>",
    "script with a comment": "<script><!-- <script> </script> --></script><p>vu</p>",
    "style with a tag": "<style>p{color:red} </styles> </style><p>vu</p>",
    "style end with a space": "<style>p{color:red}</style ><p>vu</p>",
    "plaintext": "<p>vu</p><plaintext><p>tu</p></plaintext>",
    "noscript": "<noscript><p>vu <a href='http://x.example/'>tu</a></p></noscript>",
    "noscript in the head": "<head><noscript><style>.a{display:none}</style></noscript></head><p class=a>x</p><p>vu</p>",
    "template": "<template><p>x</p></template><p>vu</p>",
    "listing": "<listing>\n  vu  tu\n</listing>",
    "pre": "<pre>\n  vu\n   tu  il\n</pre>",
    # structure
    "two bodies": "<body class=a><p>vu</p><body style='display:none' bgcolor=black><p>tu</p>",
    "text after the body": "<html><body><p>vu</p></body></html><p>tu</p>",
    "foster parenting": "<table><tr><td>vu</td></tr>tu<tr><td>il</td></tr><p>nous</p></table>",
    "text in a row": "<table><tr>vu<td>tu</td>il</tr></table>",
    "cells without a table": "<td>vu</td><td>tu</td><tr>il</tr>",
    "unclosed cells": "<table><tr><td>vu<td>tu<tr><td>il</table>nous",
    "table in a paragraph": "<p>vu<table><tr><td>tu</table>il</p>nous",
    "nested tables": "<table><td>vu<table><td>tu</table>il</table>nous",
    "caption": "<table><caption>vu</caption><tr><th>tu</th><td>il</td></tr></table>",
    "misnested formatting": "<b>vu<i>tu</b>il</i>nous <p><b>a</p>b",
    "formatting across blocks": "<b><div>vu</b>tu</div>il",
    "links inside links": '<a href="http://a.example/">vu<a href="http://b.example/">tu</a>il</a>',
    "unclosed link": '<a href="http://a.example/">vu<p>tu</p><div>il',
    "block in a paragraph": "<p>vu<div>tu</div>il</p>nous",
    "empty blocks": "vu<div></div>tu<p></p>il<span></span>nous",
    "lists": "<ul><li>vu<li>tu<ol><li>il</ol></ul><dl><dt>a<dd>b</dl>",
    "select": "<select><option>vu<option>tu<div>il</select>nous",
    "button": "<p>vu <button>tu <b>il</b></button> nous</p>",
    "frameset": "<frameset><frame src='http://x.example/a'></frameset><p>x</p>",
    "form in a form": "<form action=http://a.example/><form action=http://b.example/>vu</form>tu</form>",
    "details": "<details><summary>vu</summary><p>x</p></details><details open><summary>tu</summary>il</details>",
    "details without a summary": "<details>x<p>y</p></details>vu",
    "dialog": "<dialog>x</dialog><dialog open>vu</dialog>",
    "ruby": "<ruby>vu<rp>(</rp><rt>tu</rt><rp>)</rp></ruby>",
    "fieldset": "<fieldset><legend>vu</legend>tu</fieldset>",
    "fields": "<form><input value=vu><input type=submit value=tu><input type=hidden value=x><input type=password value=y><input placeholder=il></form>",
    "audio and video": "<video>x</video><audio>y</audio><object>vu</object><canvas>z</canvas>",
    "meter": "<meter value=1>x</meter><progress>y</progress>vu",
    "marquee": "<marquee>vu</marquee><center>tu</center><nobr>il</nobr><wbr>nous",
    "unknown elements": "<o:p>vu</o:p><v:rect>tu</v:rect><foo-bar>il</foo-bar>",
    "image element": "<image src=x>vu</image><img alt='x'>tu",
    "datalist": "<datalist><option>x</datalist>vu",
    "math": "<math><mi>v</mi><mtext>tu</mtext></math>il",
    "svg text": "<svg><title>x</title><desc>y</desc><text>vu<tspan>tu</tspan></text></svg>",
    "svg left early": "<svg><g><p>vu</p></g></svg>tu",
    "svg foreign object": "<svg width=200 height=200><foreignObject width=200 height=200><p>vu</p></foreignObject></svg>",
    # links
    "base": '<base href="http://x.example/a/b"><a href="c">vu</a><a href="/d">tu</a><a href="//y.example/e">il</a>',
    "base counts once": '<base target=_top><base href="http://x.example/"><base href="http://y.example/"><a href="c">vu</a>',
    "base comes late": '<a href="c?d#e">vu</a><base href="https://x.example/f/">',
    "base with dots": '<base href="http://x.example/a/b/c"><a href="../d/./e">vu</a><a href="?q">tu</a><a href="#h">il</a>',
    "base of a scheme": '<base href="http://x.example/a/"><a href="http:b">vu</a><a href="https:c.example/d">tu</a>',
    "tab in an address": '<a href="ht\ntp://x.exa\tmple/a">vu</a>',
    "spaces around an address": '<a href=" \x01 http://x.example/a \n">vu</a>',
    "backslashes": r'<a href="http:\\x.example\a\b?c\d">vu</a>',
    "slashes missing": '<a href="http:x.example/a">vu</a><a href="https:///y.example/b">tu</a>',
    "percent in the host": '<a href="http://x%2Eexample/a">vu</a>',
    "user in the host": '<a href="http://www.ameli.fr@x.example/a">vu</a>',
    "capital scheme": '<a href="HtTpS://X.Example/A">vu</a>',
    "svg link": '<svg width=90 height=90><a href="http://x.example/a"><text y=20>vu</text></a><a xlink:href="http://y.example/b"><text y=40>tu</text></a></svg>',
    "area": '<map name=m><area href="http://x.example/a"><a href="http://y.example/b">vu</a></map><img usemap=#m>',
    "form": '<form action="http://x.example/a"><button formaction="http://y.example/b">vu</button><input type=submit formaction="http://z.example/c" value=tu></form>',
    "refresh": '<meta http-equiv=refresh content="9;url=http://x.example/a"><p>vu</p>',
    "refresh in the body": "<p>vu<meta http-equiv='Refresh' content=\"8; URL='http://x.example/a b'\"></p>",
    "link around blocks": '<a href="http://x.example/a"><div><p>vu</p></div></a>',
    "hidden link": '<a href="http://x.example/a" style="display:none">x</a><a href="http://y.example/b">vu</a>',
    "link without text": '<a href="http://x.example/a"></a><a href="http://y.example/b"><img src=c></a>vu',
    "link without address": "<a name=a>vu</a><a href>tu</a><a href=''>il</a>",
    "mail and telephone": "<a href=mailto:a@x.example>vu</a><a href=tel:0199001234>tu</a><a href=#top>il</a>",
    # hiding
    "display none": "<p>vu</p><p style='display:none'>x</p>",
    "none inside none": "<div style='display:none'><p style='display:block'>x</p></div>vu",
    "display of a line": "<div style='display:inline'>vu</div><div style='display:inline'>tu</div>",
    "block of a line": "vu<span style='display:block'>tu</span>il",
    "block in a line": "vu<span style='display:inline-block'>tu</span>il",
    "contents": "<div style='display:contents'>vu</div>tu",
    "flex": "<div style='display:flex'><span>vu</span><span>tu</span></div>",
    "table display": "<div style='display:table'><div style='display:table-row'><div style='display:table-cell'>vu</div><div style='display:table-cell'>tu</div></div></div>",
    "float": "<span style='float:left'>vu</span><span style='float:left'>tu</span>",
    "visibility": "<div style='visibility:hidden'>x<b style='visibility:visible'>vu</b>y</div>",
    "collapse": "<p style='visibility:collapse'>x</p>vu",
    "opacity": "<div style='opacity:0'>x<b style='opacity:1'>y</b></div><p style='opacity:.5'>vu</p>",
    "opacity of a share": "<div style='opacity:0%'>x</div><div style='opacity:50%'>vu</div>",
    "no font": "<div style='font-size:0'>x<b style='font-size:14px'>vu</b><i style='font-size:1em'>y</i></div>",
    "font shorthand": "<p style='font:0/0 a'>x</p><p style='font:bold 14px/20px Arial'>vu</p><p style='font:0'>tu</p>",
    "small font in quirks": "<div style='font-size:0'><table><tr><td>vu</td></tr></table></div>",
    "small font by the standard": "<!DOCTYPE html><div style='font-size:0'><table><tr><td>x</td></tr></table></div>vu",
    "old doctype": '<!DOCTYPE HTML PUBLIC "-//W3C//DTD HTML 4.01 Transitional//EN"><div style="font-size:0"><table><tr><td>vu</td></tr></table></div>',
    "xhtml doctype": '<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Transitional//EN" "http://www.w3.org/TR/xhtml1/DTD/xhtml1-transitional.dtd"><div style="font-size:0"><table><tr><td>x</td></tr></table></div>vu',
    "white on white": "<p style='color:#fff'>x</p><p style='background:#000;color:#fff'>vu</p>",
    "white link": "<div style='color:#fff'>x<a href='http://x.example/'>vu</a></div>",
    "font colour": "<font color=white>x</font><font color=ffffff>y</font><font color='#ff0000'>vu</font>",
    "page colours": "<body bgcolor=#000000 text=#ffffff>vu<font color=black>x</font>",
    "cell colours": "<table bgcolor=navy><tr><td><font color=navy>x</font><font color=white>vu</font></td></tr></table>",
    "colour of a block": "<div bgcolor=black><font color=white>x</font></div>vu",
    "white table in quirks": "<div style='color:#fff'><table><tr><td>vu</td></tr></table></div>",
    "clear colour": "<p style='color:transparent'>x</p><p style='color:rgba(0,0,0,.5)'>vu</p>",
    "text fill": "<p style='-webkit-text-fill-color:transparent'>x</p>vu",
    "painted over": "<div style='background:#fff'><p style='background:rgba(0,0,0,.9);color:#fff'>vu</p></div>",
    "off the page": "<p style='position:absolute;left:-9999px'>x</p><p style='left:-9999px'>vu</p>",
    "margin off the page": "<p style='margin-left:-9999px'>x</p><p style='margin:0 0 0 -9999px'>y</p>vu",
    "indent": "<p style='text-indent:-9999px'>x</p><span style='text-indent:-9999px'>vu</span>",
    "no height": "<div style='max-height:0;overflow:hidden'>x</div><span style='max-height:0;overflow:hidden'>vu</span><div style='max-height:0'>tu</div>",
    "no width": "<div style='width:0;height:0;overflow:hidden'>x</div>vu",
    "cell without height": "<table><tr><td style='height:0;overflow:hidden'>vu</td></tr></table>",
    "clip": "<p style='position:absolute;clip:rect(0,0,0,0)'>x</p><p style='clip:rect(0,0,0,0)'>vu</p>",
    "clip path": "<p style='clip-path:inset(100%)'>x</p><p style='clip-path:inset(5%)'>vu</p>",
    "scaled": "<p style='transform:scale(0)'>x</p><p style='transform:scale(.9)'>vu</p><span style='transform:scale(0)'>tu</span>",
    "hidden attribute": "<p hidden>x</p><p hidden style='display:block'>vu</p>",
    "aria hidden": "<p aria-hidden=true>vu</p>",
    "filter": "<p style='filter:opacity(0)'>x</p>vu",
    "generated": "<style>.a::before{content:'vu '} .a:after{content:\" il\"}</style><p class=a>tu</p>",
    "generated and hidden": "<style>.a::before{content:'x';display:none}</style><p class=a>vu</p>",
    "capitals": "<p style='text-transform:uppercase'>vu</p><p style='text-transform:capitalize'>tu il</p>",
    "turned": "<p>vu <bdo dir=rtl>lun ut</bdo></p>",
    "turned by style": "<p style='unicode-bidi:bidi-override;direction:rtl'>emmos enu</p>",
    "turned inside": "<p><bdo dir=rtl>abc<b>def</b>ghi</bdo></p>",
    "right to left without override": "<p dir=rtl>vu tu</p>",
    "spaces kept": "<p style='white-space:pre'>vu   tu\n il</p><p style='white-space:pre-line'>a   b\nc</p>",
    # style sheets
    "media screen": "<style>@media screen{.a{display:none}} @media print{.b{display:none}}</style><p class=a>x</p><p class=b>vu</p>",
    "media width": "<style>@media (max-width:600px){.a{display:none}} @media only screen and (min-width:600px){.b{display:none}}</style><p class=a>vu</p><p class=b>x</p>",
    "media range": "<style>@media (400px<=width<=900px){.a{display:none}} @media (width<400px){.b{display:none}}</style><p class=a>x</p><p class=b>vu</p>",
    "media not": "<style>@media not print{.a{display:none}} @media not all and (color){.b{display:none}}</style><p class=a>x</p><p class=b>vu</p>",
    "media unknown": "<style>@media blah, (foo:bar){.a{display:none}} @media screen, foo{.b{display:none}}</style><p class=a>vu</p><p class=b>x</p>",
    "media scheme": "<style>@media (prefers-color-scheme:dark){.a{display:none}} @media (orientation:landscape){.b{display:none}}</style><p class=a>vu</p><p class=b>x</p>",
    "media attribute": "<style media=print>.a{display:none}</style><style media=screen>.b{display:none}</style><p class=a>vu</p><p class=b>x</p>",
    "style of another type": "<style type=text/plain>.a{display:none}</style><style type=text/css>.b{display:none}</style><p class=a>vu</p><p class=b>x</p>",
    "supports": "<style>@supports (display:grid){.a{display:none}} @supports not (display:grid){.b{display:none}}</style><p class=a>x</p><p class=b>vu</p>",
    "import": "<style>@import url(http://x.example/a.css); .a{display:none}</style><p class=a>x</p>vu",
    "charset and font face": "<style>@charset 'x'; @font-face{font-family:a} .a{display:none}</style><p class=a>x</p>vu",
    "layer": "<style>@layer a{.a{display:none}}</style><p class=a>x</p>vu",
    "comment marks": "<style><!-- .a{display:none} --></style><p class=a>x</p>vu",
    "condition in a sheet": "<style><!--[if mso]> .a{color:red} <![endif]--> .b{display:none} .c{display:none}</style><p class=b>vu</p><p class=c>x</p>",
    "sheet for word": "<!--[if mso]><style>.a{display:none}</style><![endif]--><p class=a>vu</p>",
    "only word hides": "<p style='mso-hide:all'>vu</p>",
    "important": "<style>.a{display:none!important}</style><p class=a style='display:block'>x</p><p style='display:none!important;display:block'>y</p>vu",
    "specificity": "<style>#a{display:block} .b{display:none} p{display:none}</style><p id=a class=b>vu</p><p>x</p>",
    "order": "<style>.a{display:none} .a{display:block} .b{display:block} .b{display:none}</style><p class=a>vu</p><p class=b>x</p>",
    "invalid value": "<p style='display:none;display:foo'>x</p><p style='display:block;display:none x'>vu</p><p style='font-size:0;font-size:big'>y</p>",
    "invalid colour": "<p style='color:#fff;color:whitey'>x</p><p style='color:red;color:#ff'>vu</p>",
    "invalid selector": "<style>.a, ::foo{display:none} .b, .c:hover{display:none}</style><p class=a>vu</p><p class=b>x</p><p class=c>tu</p>",
    "several elements": "<style>.a p{display:none} .b>p{display:none} h1+p{display:none}</style><div class=a><i><p>x</p></i></div><div class=b><p>y</p><i><p>vu</p></i></div><h1>tu</h1><p>z</p><p>il</p>",
    "sibling": "<style>h1~p{display:none}</style><p>vu</p><h1>tu</h1><i>il</i><p>x</p>",
    "attribute selector": "<style>[title]{display:none} p[lang^=f]{display:none} a[href*='y.example']{display:none}</style><p title=a>x</p><p lang=fr>y</p><p lang=en>vu</p><a href=http://y.example/>z</a>",
    "not and first": "<style>p:not(.a){display:none} i:first-child{display:none}</style><p class=a>vu</p><p>x</p><div><i>y</i><i>tu</i></div>",
    "universal": "<style>*{visibility:hidden} b{visibility:visible}</style><p>x<b>vu</b></p>",
    "class case": "<style>.AbC{display:none}</style><p class=abc>x</p>vu",
    "class case by the standard": "<!doctype html><style>.AbC{display:none}</style><p class=abc>vu</p><p class=AbC>x</p>",
    "escapes": "<style>.a\\62{d\\69splay:n\\6fne}</style><p class=ab>x</p>vu",
    "inherit": "<div style='display:none'><p style='display:inherit'>x</p></div><p style='color:#fff'>y<b style='color:initial'>vu</b></p>",
    "broken sheet": "<style>.a{color:red;;display:none;} } .b{display:none} .c{display:none</style><p class=a>x</p><p class=b>vu</p><p class=c>y</p>",
    "nested braces": "<style>.a{x:{y};display:none} @foo{.b{display:none}} .c{display:none}</style><p class=a>x</p><p class=b>vu</p><p class=c>y</p>",
    "declaration in an address": "<p style='background:url(a;display:none;b)'>vu</p>",
    "width of a font": "<p style='font-size:50%'>vu</p><p style='font-size:.05em'>x</p><p style='font-size:1px'>y</p>",
    "background picture": "<div style='background:#fff url(x.png)'><p style='color:#fff'>vu</p></div>",
    "gradient": "<p style='background:linear-gradient(#000,#111);color:#fff'>vu</p>",
}  # fmt: skip

_WRAPPERS = (
    "<div>{}</div>", "<table><tr><td>{}</td></tr></table>", "<p>{}</p>", "<b>{}", "<center>{}</center>",
    "<div style='font-size:0'>{}</div>", "<div style='visibility:hidden'>{}</div>", "<ul><li>{}</ul>",
    "<a href='http://wrap.example/'>{}</a>", "<div style='color:#fff'>{}</div>", "<blockquote>{}</blockquote>",
    "<form action='http://form.example/'>{}</form>", "<font color=#c00>{}</font>", "<span>{}</span>",
    "<!doctype html>{}", "<div style='display:flex'>{}</div>", "<div style='background:#000'>{}</div>",
)  # fmt: skip
_SOUP = (
    "<p>", "</p>", "<div>", "</div>", "<span>", "</span>", "<b>", "</b>", "<i>", "</i>", "<table>",
    "</table>", "<tr>", "</tr>", "<td>", "</td>", "<th>", "<a href='http://s{n}.example/'>", "</a>",
    "<!--", "-->", "<!-->", "--!>", "<style>", "</style>", "<title>", "</title>", "<textarea>",
    "</textarea>", "<select>", "<option>", "</select>", "<ul>", "<li>", "</ul>", "<br>", "<hr>",
    "<div style='display:none'>", "<span style='display:none'>", "<span style='font-size:0'>",
    "<span style='visibility:hidden'>", "<font color=#ffffff>", "</font>", "<h1>", "</h1>", "<pre>",
    "</pre>", "<svg>", "</svg>", "<noscript>", "</noscript>", "<iframe>", "</iframe>", "<center>",
    "</center>", "<form action=http://f{n}.example/>", "</form>", "<button>", "</button>", "<body>",
    "</body>", "</html>", "<head>", "</head>", "<template>", "</template>", "<nobr>", "</nobr>",
    "<td style='display:none'>", "<caption>", "<tbody>", "</", "<", ">", "'", '"', "<a", "=", "&amp",
    "&#x41;", "<![CDATA[", "]]>", "<xmp>", "</xmp>", "<p hidden>", "<details>", "<summary>",
    " ", "\n", "mot{n} ", "mot{n}", "mot{n} ", "mot{n}", " mot{n} ", "mot{n}, ",
)  # fmt: skip


def bodies(seed: int = SEED) -> Iterator[tuple[str, str]]:
    """Yield the name and the HTML of each body; the same ones for a seed."""
    yield from CONSTRUCTS.items()
    chance = random.Random(seed)
    names = list(CONSTRUCTS)
    for number in range(COMBINATIONS):
        chosen = chance.sample(names, 2)
        inside = "".join(CONSTRUCTS[name] for name in chosen)
        for wrapper in chance.sample(_WRAPPERS, chance.randint(1, 2)):
            inside = wrapper.format(inside)
        yield f"combination {number}: {', '.join(chosen)}", inside
    for number in range(MUTATIONS):
        yield f"soup {number}", _soup(chance)


def _soup(chance: random.Random) -> str:
    """Return random tags and words, or a construct with pieces cut out and tags put in."""
    if chance.random() < 0.5:
        pieces = chance.choices(_SOUP, k=chance.randint(8, 40))
        return "".join(piece.replace("{n}", str(i)) for i, piece in enumerate(pieces))
    html = chance.choice(list(CONSTRUCTS.values()))[:2_000]
    for number in range(chance.randint(1, 4)):
        place = chance.randrange(len(html) + 1)
        cut = chance.choice((0, 0, 1, 3, 8))
        html = html[:place] + chance.choice(_SOUP).replace("{n}", str(number)) + html[place + cut :]
    return html
