"""Pages whose text, style or link a reader may see otherwise than a browser."""

from __future__ import annotations

from collections.abc import Iterator

from hostile_inputs import (
    BENIGN,
    HOST,
    LINK,
    PAGE,
    THREAT,
    HostileInput,
    headers,
)

_INTRO = f"<p>Bonjour,</p><p>{THREAT}</p>"
_BENIGN_PAGE = f"<p>{BENIGN}</p>"


def inputs() -> Iterator[HostileInput]:
    """Yield all inputs."""
    for group in (
        _markup,
        _hiding,
        _seen_by_a_browser,
    ):
        yield from group()


def _page(name: str, page: str) -> HostileInput:
    head = headers("Content-Type: text/html; charset=utf-8", "Content-Transfer-Encoding: 8bit")
    return HostileInput(f"{name}.eml", (head + page).encode())


def _markup() -> Iterator[HostileInput]:
    """Yield pages with unusual elements and attributes."""
    entities = "".join(f"&#{ord(c)};" for c in THREAT)
    hexadecimal = "".join(f"&#x{ord(c):X}" + ";" for c in LINK)
    pages = {
        "attributes in capitals": f"{_INTRO}<A TITLE='x' HREF={LINK}>Renouveler</A>",
        "attribute without quotes after a slash": f"{_INTRO}<a/href={LINK}/ title=x>Renouveler</a>",
        "line end in a tag": f"{_INTRO}<a\n\fclass=x\n href\n =\n '{LINK}'>Renouveler</a>",
        "address in entities": f"{_INTRO}<a href='{hexadecimal}'>Renouveler</a>",
        "text in entities": f"<p>{entities}</p><a href='{LINK}'>Renouveler</a>",
        "entities without semicolons": _INTRO.replace("é", "&eacute")
        + f"<a href='{LINK.replace(':', '&colon;').replace('/', '&sol;')}'>Renouveler</a>",
        "base after the link": f"{_INTRO}<a href='suite'>Renouveler</a><base href='http://{HOST}'>",
        "two bases": f"<base href='http://{HOST}/'><base href='https://www.ameli.fr/'>{_INTRO}"
        "<a href='suite'>Renouveler</a>",
        "svg with href": f"{_INTRO}<svg><a href='{LINK}'><text>Renouveler</text></a></svg>",
        "text in an svg": f"<svg><text y='20'>{THREAT}</text></svg><a href='{LINK}'>Suite</a>",
        "foreign object": f"<svg><foreignObject><div>{PAGE}</div></foreignObject></svg>",
        "math": f"<math><mtext><p>{THREAT}</p></mtext></math><a href='{LINK}'>Suite</a>",
        "button in a label": f"{_INTRO}<label><input type=image src=x formaction='{LINK}'>"
        "Renouveler</label>",
        "form by reference": f"{_INTRO}<form id=f action='{LINK}'></form>"
        "<button form=f>Renouveler</button>",
        "details": f"<details><summary>Bonjour</summary>{PAGE}</details>",
        "dialog open": f"<dialog open>{PAGE}</dialog>",
        "marquee": f"<marquee>{THREAT}</marquee><a href='{LINK}'>Renouveler</a>",
        "noscript": f"<noscript>{PAGE}</noscript>",
        "frame set": f"<iframe src='{LINK}'></iframe>{_INTRO}",
        "iframe with srcdoc": '<iframe srcdoc="'
        + PAGE.replace('"', "&quot;").replace("<", "&lt;")
        + '"></iframe><p>Bonjour</p>',
        "object": f"{_INTRO}<object data='{LINK}'>Renouveler</object>",
        "alt text": f"<img alt=\"{THREAT}\" src=x><a href='{LINK}'><img alt='Renouveler'></a>",
        "placeholder": f"{_INTRO}<form action='{LINK}'><input value='Renouveler' type=submit>"
        "</form>",
        "select": f"<select><option>{THREAT}</option></select><a href='{LINK}'>Suite</a>",
        "wrong nesting": f"<table><p>{THREAT}</p><tr><td><a href='{LINK}'>Suite</table>",
        "plaintext": f"<p>Bonjour</p><plaintext>{THREAT} {LINK}",
        "cdata": f"<svg><![CDATA[{THREAT} {LINK}]]></svg>",
        "doctype with text": f"<!DOCTYPE html [<!ENTITY a 'b'>]>{PAGE}",
        "null characters": _INTRO.replace("Vitale", "Vi\0tale")
        + f"<a hr\0ef='x' href='{LINK}'>Renouveler</a>",
        "template": f"<template><p>{BENIGN}</p></template>{PAGE}",
        "onclick": f"{_INTRO}<button onclick=\"location.href='{LINK}'\">Renouveler</button>",
    }
    for name, page in pages.items():
        yield _page(f"markup {name}", f"<html><body>{page}</body></html>")


def _hiding() -> Iterator[HostileInput]:
    """Yield pages in which a harmless text is not seen, or the scam only seems hidden."""
    hidden = {
        "opacity": "opacity:0",
        "clip": "position:absolute;clip:rect(0,0,0,0)",
        "clip path": "clip-path:inset(50%);position:absolute",
        "far left": "position:absolute;left:-9999px",
        "indent": "text-indent:-9999px;overflow:hidden;white-space:nowrap",
        "no height": "max-height:0;overflow:hidden",
        "same colour": "color:#fff;background:#fff",
        "transparent": "color:transparent",
        "scaled": "transform:scale(0)",
        "visibility": "visibility:hidden",
        "variable": "--d:none;display:var(--d)",
        "important": "display:none!important;display:block",
    }
    for name, style in hidden.items():
        yield _page(f"hiding {name}", f"<div style='{style}'>{f'<p>{BENIGN}</p>' * 6}</div>{PAGE}")
    shown = {
        "only printed": "<style>@media print{.k{display:none}}</style>",
        "only narrow": "<style>@media (max-width:1px){.k{display:none}}</style>",
        "not supported": "<style>@supports (x:y){.k{display:none}}</style>",
        "in a comment": "<style>/* .k{display:none} */</style>",
        "later rule": "<style>.k{display:none}.k{display:block}</style>",
        "broken rule": "<style>.k{display:none;;</style>",
        "layer": "<style>@layer a{.k{display:none}} .k{display:block}</style>",
        "escaped": "<style>.\\6b {display:bl\\6f ck}</style>",
        "hidden until found": "<style>[hidden]{display:block}</style>",
    }
    for name, sheet in shown.items():
        if name != "broken rule":
            yield _page(f"shown {name}", f"{sheet}<div class='k' data-x>{PAGE}</div>")


def _seen_by_a_browser() -> Iterator[HostileInput]:
    """Yield pages of which a browser shows the scam, whatever stands around it."""
    pages = {
        "font size parent": f"<div style='font-size:0'><div style='font-size:16px'>{PAGE}</div></"
        f"div>",
        "visibility child": f"<div style='visibility:hidden'><div style='visibility:visible'>"
        f"{PAGE}</div></div>",
        "generated": f'<style>.s::before{{content:"{THREAT}"}}</style><div class=s></div><a '
        f"href='{LINK}'>Suite</a>",
        "bidi": f"<p style='direction:rtl;unicode-bidi:bidi-override'>{THREAT[::-1]}</p><a "
        f"href='{LINK}'>Suite</a>",
        "transform": f"<p style='text-transform:uppercase'>{THREAT}</p><a href='{LINK}'>Suite</a>",
        "has": f"<style>div:has(.z){{display:none}}</style><div>{PAGE}</div>",
        "not": f"<style>div:not(.k){{display:none}}</style><div class=k>{PAGE}</div>",
        "nested rule": f"<style>.o{{ & .p {{display:none}} }}</style><div class=p>{PAGE}</div>",
        "container": f"<style>@container (max-width:1px){{.k{{display:none}}}}</style><div "
        f"class=k>{PAGE}</div>",
        "dark scheme": f"<style>@media (prefers-color-scheme:dark){{.k{{display:none}}}}</style><"
        f"div class=k>{PAGE}</div>",
        "aria hidden": f"<div aria-hidden=true>{PAGE}</div>",
        "inert": f"<div inert>{PAGE}</div>",
        "shadow root": f"<div><template shadowrootmode=open>{PAGE}</template></div>",
        "white on dark": f"<div style='background:#000'><div style='color:#fff'>{PAGE}</div></div>",
        "calc": f"<div style='font-size:calc(0px + 16px)'>{PAGE}</div>",
        "negative then back": f"<div style='position:relative;left:-9999px'><div "
        f"style='position:relative;left:9999px'>{PAGE}</div></div>",
        "opacity near": f"<div style='opacity:.9'>{PAGE}</div>",
        "table cells": f"<table><tr>{''.join(f'<td>{w}</td>' for w in THREAT.split())}</tr></"
        f"table><a href='{LINK}'>Suite</a>",
        "letters in spans": "".join(f"<span>{c}</span>" for c in THREAT)
        + f"<a href='{LINK}'>Suite</a>",
        "letters with comments": "<!-- x -->".join(THREAT) + f"<a href='{LINK}'>Suite</a>",
        "letters with wbr": "<wbr>".join(THREAT) + f"<a href='{LINK}'>Suite</a>",
        "letters with shy": "&shy;".join(THREAT) + f"<a href='{LINK}'>Suite</a>",
        "hidden words between": " ".join(
            f"{w}<i style='display:none'>bonjour merci</i>" for w in THREAT.split()
        )
        + f"<a href='{LINK}'>Suite</a>",
        "ruby": f"<ruby>{THREAT}<rp>(</rp><rt>x</rt><rp>)</rp></ruby><a href='{LINK}'>Suite</a>",
        "list numbers": "<ol>"
        + "".join(f"<li>{s}</li>" for s in THREAT.split(". "))
        + f"</ol><a href='{LINK}'>Suite</a>",
        "input value": f"<input readonly value=\"{THREAT}\"><a href='{LINK}'>Suite</a>",
        "textarea": f"<textarea>{THREAT}</textarea><a href='{LINK}'>Suite</a>",
        "button value": f'<p>Bonjour</p><input type=button value="{THREAT}" '
        f"onclick=\"location='{LINK}'\"><a href='{LINK}'>x</a>",
        "meter": f"<progress>{THREAT}</progress>{PAGE}",
        "canvas": f"<canvas>{THREAT}</canvas>{PAGE}",
        "video": f"<video>{_BENIGN_PAGE}</video>{PAGE}",
        "object fallback": f"<object data='nix:'>{PAGE}</object>",
        "benign above": f"{_BENIGN_PAGE * 6}<hr>{PAGE}",
        "benign below far": f"{PAGE}{'<br>' * 300}{_BENIGN_PAGE * 8}",
        "benign in columns": f"<table><tr><td>{_BENIGN_PAGE * 4}</td><td>{PAGE}</td></tr></table>",
        "svg image": f"{_BENIGN_PAGE}<svg><image href='x'/><text>{THREAT}</text></svg><a "
        f"href='{LINK}'>Suite</a>",
        "svg title": f"<svg><title>{BENIGN}</title></svg>{PAGE}",
        "foreign mathml": f"<math><annotation-xml encoding='text/html'>{PAGE}</annotation-xml></"
        f"math>",
        "nested form": f"<form action='https://www.ameli.fr'><form action='{LINK}'></form><p>"
        f"{THREAT}</p><button formaction='{LINK}'>ok</button></form>",
        "meta refresh caps": f"<META HTTP-EQUIV=Refresh CONTENT=\"1;URL='{LINK}'\"><p>{THREAT}</p>",
        "link in map": f"<p>{THREAT}</p><img usemap=#m src=x><map name=m><area shape=rect "
        f"coords=0,0,9,9 href={LINK}></map>",
        "anchor ping": f"<p>{THREAT}</p><a ping='{LINK}' href='{LINK}'>Suite</a>",
        "base target": f"<base target=_blank href='//{HOST}'><p>{THREAT}</p><a href='/suite'>"
        f"Suite</a>",
        "unclosed attribute": f'<p>{THREAT}</p><a href="{LINK}>Suite</a><p>x</p><a title="y">z</a>',
        "null in a path": f"<p>{THREAT}</p><a href='{LINK}\0a'>Suite</a>",
        "soft hyphen host": f"<p>{THREAT}</p><a href='http://vitale&shy;-renouvellement.top/"
        f"suite'>Suite</a>",
        "conditional mso only": f"<!--[if !mso]><!-->{PAGE}<!--<![endif]--><!--[if mso]>"
        f"{_BENIGN_PAGE}<![endif]-->",
        "downlevel revealed": f"<![if !mso]>{PAGE}<![endif]>",
        "xmlns prefix": f"<o:p>{THREAT}</o:p><v:roundrect href='{LINK}'>x</v:roundrect><a "
        f"href='{LINK}'>Suite</a>",
        "style in body late": f"{PAGE}<style>.none{{}}</style><p class=x>{BENIGN}</p><style>"
        f".x{{display:none}}</style>",
    }
    for name, page in pages.items():
        yield _page(f"seen {name}", f"<html><body>{page}</body></html>")
